import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Crew } from './crew'
import type { Verdict } from './play'
import { drawSchedule, type Schedule } from './schedule'
import { shrink } from './shrink'

/** What came of a long run. */
export interface Sum {
  schedules: number
  /** How often each kind of thing was done, faults by their names. */
  done: Map<string, number>
  failures: Failure[]
  /** Bytes of heap that each schedule left behind; null where there was too little to tell. */
  bytesPerSchedule: number | null
}

/** A schedule that failed. */
export interface Failure {
  seed: number
  wrongs: string[]
  file: string
  steps: number
  failed: number
  tries: number
}

interface Options {
  crew: Crew
  /** The seeds, one after the other; it ends with them. */
  seeds: Iterator<number>
  /** When to begin no more, by `performance.now()`. */
  untilMs: number
  /** Where failing schedules are written. */
  folder: string
  say: (line: string) => void
}

const weighEveryMs = 45_000
const shrinkMs = 120_000
/** A run that fails everywhere says it with these. */
const mostFailures = 5

/** Plays schedule after schedule until the seeds or the time are over; a failing one is shrunk and written down. */
export async function runLong({ crew, seeds, untilMs, folder, say }: Options): Promise<Sum> {
  const sum: Sum = { schedules: 0, done: new Map(), failures: [], bytesPerSchedule: null }
  const weights: { schedules: number; bytes: number }[] = []
  let isOver = false

  async function next(): Promise<void> {
    if (performance.now() >= untilMs) isOver = true
    const drawn = isOver ? ({ done: true } as const) : seeds.next()
    if (drawn.done) {
      isOver = true
      return
    }
    const schedule = drawSchedule(drawn.value)
    const verdict = await crew.play(schedule)
    sum.schedules += 1
    for (const step of schedule.steps) {
      const name = step.do === 'fault' ? step.name : step.do
      sum.done.set(name, (sum.done.get(name) ?? 0) + 1)
    }
    if (verdict.wrongs.length > 0) failing.push({ schedule, verdict })
  }

  let failing: { schedule: Schedule; verdict: Verdict }[] = []
  while (!isOver && sum.failures.length < mostFailures) {
    const roundEndsMs = Math.min(performance.now() + weighEveryMs, untilMs)
    await Promise.all(
      Array.from({ length: crew.places }, async () => {
        do await next()
        while (!isOver && performance.now() < roundEndsMs && failing.length === 0)
      }),
    )
    for (const { schedule, verdict } of failing.slice(0, mostFailures - sum.failures.length))
      sum.failures.push(await lookInto(schedule, verdict))
    failing = []
    const bytes = (await crew.weigh()).reduce((all, one) => all + one, 0)
    weights.push({ schedules: sum.schedules, bytes })
    say(`${sum.schedules} schedules, ${sum.failures.length} failures, heap ${Math.round(bytes / 2 ** 20)} MB`)
  }
  sum.bytesPerSchedule = slopeOf(weights)
  return sum

  async function lookInto(schedule: Schedule, { wrongs, log }: Verdict): Promise<Failure> {
    const { seed } = schedule
    say(`Seed ${seed} failed:`)
    for (const wrong of wrongs) say(`  ${wrong}`)
    const kind = kindOf(wrongs)
    const overAtMs = performance.now() + shrinkMs
    const shrunk = await shrink(
      schedule,
      async (candidate) => kindOf((await crew.play(candidate)).wrongs) === kind,
      () => performance.now() > overAtMs,
    )
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `seed-${seed}.json`)
    writeFileSync(file, JSON.stringify(shrunk.schedule, null, 2))
    writeFileSync(join(folder, `seed-${seed}.log`), [...wrongs, '', ...log].join('\n'))
    const { failed, tries } = shrunk
    const { steps } = shrunk.schedule
    say(`  ${schedule.steps.length} steps became ${steps.length}; ${failed} of ${tries} tries fail.`)
    say(`  Play it again: npm run chaos -- --replay ${file}`)
    return { seed, wrongs, file, steps: steps.length, failed, tries }
  }
}

/** Which of the things that are checked failed. */
function kindOf(wrongs: string[]): string {
  return (
    wrongs[0]
      ?.split(': ')
      .slice(0, 2)
      .join(': ')
      .replaceAll(/\S*\d\S*/g, '#') ?? ''
  )
}

/** The slope of the line through the weights; what the first ones still load is left out. */
function slopeOf(weights: { schedules: number; bytes: number }[]): number | null {
  const settled = weights.slice(Math.ceil(weights.length / 4))
  if (settled.length < 4) return null
  const mean = (of: (weight: { schedules: number; bytes: number }) => number) =>
    settled.reduce((sum, weight) => sum + of(weight), 0) / settled.length
  const x = mean(({ schedules }) => schedules)
  const y = mean(({ bytes }) => bytes)
  const spread = settled.reduce((sum, { schedules }) => sum + (schedules - x) ** 2, 0)
  return settled.reduce((sum, { schedules, bytes }) => sum + (schedules - x) * (bytes - y), 0) / spread
}
