import { toMegabytes, toThree } from '../figures'
import type { Suite, Table, Wishes } from '../runner'
import { load, openBusyDesk, type BusyDesk } from './busy-desk'
import { onDesktop } from './on-desktop'
import { sumOf, type Role } from './process-tree'

const looks = 20
/** By then caches are filled and the engine has settled. */
const warmUpShare = 0.25

interface Look {
  minutes: number
  bytes: Record<'all' | 'main' | 'window', number>
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Growth of a figure by the hour: least squares over the looks. */
export function slopeAnHour(points: readonly { minutes: number; value: number }[]): number {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const x = mean(points.map(({ minutes }) => minutes))
  const y = mean(points.map(({ value }) => value))
  const over = points.reduce((sum, { minutes, value }) => sum + (minutes - x) * (value - y), 0)
  const under = points.reduce((sum, { minutes }) => sum + (minutes - x) ** 2, 0)
  return (60 * over) / under
}

async function watch(desk: BusyDesk, { minutes }: Wishes): Promise<Look[]> {
  const { app } = desk
  desk.trade(load.fillsASecond)
  const sinceMs = performance.now()
  const seen: Look[] = []
  for (let look = 0; look <= looks; look++) {
    await wait(Math.max(0, sinceMs + (look * minutes * 60_000) / looks - performance.now()))
    const tree = app.processes()
    const of = (roles?: Role[]): number => sumOf(tree, 'ownBytes', roles)
    seen.push({
      minutes: (performance.now() - sinceMs) / 60_000,
      bytes: { all: of(), main: of(['main']), window: of(['window']) },
    })
    console.log(`after ${toThree(seen.at(-1)?.minutes ?? 0)} minutes: ${toMegabytes(of())} MB`)
  }
  return seen
}

function toRows(seen: Look[]): string[][] {
  const settled = seen.slice(Math.floor(seen.length * warmUpShare))
  return (['all', 'main', 'window'] as const).map((part) => {
    const values = settled.map(({ bytes }) => bytes[part])
    const slope = slopeAnHour(settled.map(({ minutes, bytes }) => ({ minutes, value: bytes[part] })))
    return [
      part,
      toMegabytes(seen[0]?.bytes[part] ?? NaN),
      toMegabytes(values[0] ?? NaN),
      toMegabytes(Math.max(...values)),
      toMegabytes(values.at(-1) ?? NaN),
      `${slope > 0 ? '+' : ''}${toMegabytes(slope)}`,
    ]
  })
}

async function restTable(wishes: Wishes): Promise<Table> {
  const seen = await onDesktop(async (launch) => {
    const desk = await openBusyDesk(launch)
    try {
      return await watch(desk, wishes)
    } finally {
      await desk.close()
    }
  })
  return {
    name: `Memory over ${toThree(seen.at(-1)?.minutes ?? 0)} minutes of traffic, MB`,
    head: ['', 'at first', 'a quarter in', 'most', 'at last', 'growth an hour'],
    rows: toRows(seen),
  }
}

/** Whether a desk that is left on grows. */
export const rest: Suite = {
  title: 'A long time on',
  notes: [
    `The same busy desk as for the window, with ${load.fillsASecond} fills a second, which is 36,000 an hour, where main and the window ` +
      'keep the newest 5,000. Memory is what comes of no file, without the embedded exchange; growth is the slope of a line through all but the first quarter.',
    '`npm run bench -- --only rest --minutes 60` watches for an hour.',
  ],
  cases: [],
  tables: async (wishes) => [await restTable(wishes)],
}
