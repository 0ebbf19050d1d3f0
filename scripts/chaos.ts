import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hireCrew, type Crew } from '../test/chaos/crew'
import { runLong, type Sum } from '../test/chaos/long-run'
import { drawAppSchedule, playApp } from '../test/chaos/play-app'
import { readSchedule } from '../test/chaos/schedule'
import { buildIfStale } from './build'
import { Obstacle, runAsCommand } from './command-line'
import { withDesktop } from './desktop-session'
import { ensureElectron } from './electron-runtime'
import { projectRoot } from './project'
import { ensurePackages } from './system-packages'

/** More than this for each schedule, and a desk that runs for weeks would not. */
const mostBytesPerSchedule = 8 * 1024
const replays = 10

function* from(seed: number, count: number): Generator<number> {
  for (let next = seed; next < seed + count; next += 1) yield next
}

function report(sum: Sum): void {
  const { schedules, failures, bytesPerSchedule, done } = sum
  const faults = [...done].filter(([name]) => name.includes(':'))
  const drawn = faults.reduce((all, [, times]) => all + times, 0)
  console.log(`${schedules} schedules, ${failures.length} failed.`)
  console.log(`${drawn} faults of ${faults.length} kinds; besides: ${list(done, false)}.`)
  if (bytesPerSchedule !== null) console.log(`Heap: ${Math.round(bytesPerSchedule)} bytes a schedule.`)
  for (const { seed, file } of failures) console.log(`Seed ${seed}: npm run chaos -- --replay ${file}`)
}

function list(done: Map<string, number>, ofFaults: boolean): string {
  return [...done]
    .filter(([name]) => name.includes(':') === ofFaults)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ')
}

async function replay(crew: Crew, file: string): Promise<number> {
  const schedule = readSchedule(readFileSync(file, 'utf8'))
  const verdicts = await Promise.all(Array.from({ length: replays }, () => crew.play(schedule)))
  const failed = verdicts.filter(({ wrongs }) => wrongs.length > 0)
  for (const wrong of failed[0]?.wrongs ?? []) console.log(wrong)
  for (const line of failed[0]?.log ?? []) console.log(`  ${line}`)
  console.log(`${failed.length} of ${replays} tries failed.`)
  return failed.length > 0 ? 1 : 0
}

/** The real app on a desktop, schedule after schedule; seeds are printed as they come. */
async function playOnApp(seeds: Iterator<number>, untilMs: number): Promise<number> {
  await ensurePackages('desktop')
  const { path: electron } = await ensureElectron()
  await buildIfStale()
  return withDesktop({}, async (desktop) => {
    let failures = 0
    for (let next = seeds.next(); !next.done && performance.now() < untilMs; next = seeds.next()) {
      const verdict = await playApp(drawAppSchedule(next.value), { electron, desktop })
      const { wrongs, steps, kills, fills, rang } = verdict
      const told = `${steps} steps, ${kills} kills, ${fills} fills, ${rang} rang`
      console.log(`Seed ${next.value}: ${told}; ${wrongs.length === 0 ? 'all true' : 'FAILED'}.`)
      for (const wrong of wrongs) console.log(`  ${wrong}`)
      if (wrongs.length > 0) console.log(`  Play it again: npm run chaos -- --app --seed ${next.value}`)
      failures += wrongs.length > 0 ? 1 : 0
    }
    return failures > 0 ? 1 : 0
  })
}

function positive(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new Obstacle(`--${name} wants a number above zero.`)
  return value
}

runAsCommand(import.meta.url, async (args) => {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string' },
      count: { type: 'string' },
      replay: { type: 'string' },
      app: { type: 'boolean', default: false },
      speed: { type: 'string', default: '10' },
      slots: { type: 'string', default: '6' },
      processes: { type: 'string', default: String(availableParallelism()) },
    },
  })
  const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : positive('seed', values.seed)
  const count =
    values.count === undefined ? (values.seed === undefined ? Infinity : 1) : positive('count', values.count)
  const untilMs = performance.now() + positive('minutes', values.minutes) * 60_000
  if (values.app) {
    console.log(`From seed ${seed}.`)
    return playOnApp(from(seed, count), untilMs)
  }
  const crew = hireCrew({
    processes: positive('processes', values.processes),
    slots: positive('slots', values.slots),
    speed: positive('speed', values.speed),
  })
  try {
    if (values.replay !== undefined) return await replay(crew, values.replay)
    console.log(`From seed ${seed}.`)
    const sum = await runLong({
      crew,
      seeds: from(seed, count),
      untilMs,
      folder: join(projectRoot, 'test-results', 'chaos'),
      say: (line) => console.log(line),
    })
    report(sum)
    return sum.failures.length > 0 || (sum.bytesPerSchedule ?? 0) > mostBytesPerSchedule ? 1 : 0
  } finally {
    crew.dismiss()
  }
})
