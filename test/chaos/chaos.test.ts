import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hireCrew } from './crew'
import { runLong } from './long-run'
import { drawSchedule, readSchedule } from './schedule'
import { shrink } from './shrink'

/** Seeds that between them draw every kind of step, and one that nobody has tried. */
const seeds = [3, 11, 23, 38, 43, 51, Date.now() % 1_000_000_000]

test('nothing is lost and nothing doubled in schedules of faults drawn at random', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paradesk-chaos-'))
  const said: string[] = [`seeds ${seeds.join(', ')}`]
  const crew = hireCrew({ processes: 1, slots: seeds.length, speed: 10 })
  try {
    const { schedules, failures } = await runLong({
      crew,
      seeds: seeds.values(),
      untilMs: Infinity,
      folder,
      say: (line) => said.push(line),
    })
    expect(
      failures.map(({ wrongs }) => wrongs),
      said.join('\n'),
    ).toEqual([])
    expect(schedules).toBe(seeds.length)
  } finally {
    crew.dismiss()
    rmSync(folder, { recursive: true, force: true })
  }
}, 240_000)

test('a seed draws the same schedule each time, and a file gives it back', () => {
  const drawn = drawSchedule(5)
  expect(drawSchedule(5)).toEqual(drawn)
  expect(drawSchedule(6)).not.toEqual(drawn)
  expect(readSchedule(JSON.stringify(drawn))).toEqual(drawn)
  expect(() => readSchedule('{"seed":1,"steps":[{"do":"explode"}]}')).toThrow()
})

test('a failing schedule shrinks to the steps that matter', async () => {
  const drawn = drawSchedule(5)
  const [first, second] = [drawn.steps[2], drawn.steps[drawn.steps.length - 2]]
  const names = ({ steps }: typeof drawn) => steps.map((step) => step.do)
  const wanted = new Set([
    JSON.stringify({ ...first, afterMs: 0 }),
    JSON.stringify({ ...second, afterMs: 0 }),
  ])
  const fails = (candidate: typeof drawn) => {
    const there = new Set(candidate.steps.map((step) => JSON.stringify({ ...step, afterMs: 0 })))
    return Promise.resolve([...wanted].every((one) => there.has(one)))
  }
  const { schedule, failed, tries } = await shrink(drawn, fails, () => false)
  expect(names(schedule)).toEqual([first?.do, second?.do])
  expect(failed).toBe(tries)
  // The time that what was left out took has stayed.
  const sum = (steps: typeof drawn.steps) => steps.reduce((all, { afterMs }) => all + afterMs, 0)
  expect(sum(schedule.steps)).toBeLessThanOrEqual(sum(drawn.steps))
})
