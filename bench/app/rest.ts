import { toMegabytes, toThree } from '../figures'
import type { Suite, Table, Wishes } from '../runner'
import { load, openBusyDesk, type BusyDesk } from './busy-desk'
import { askOnce, type Devtools } from './devtools'
import { onDesktop } from './on-desktop'
import { sumOf, type Role } from './process-tree'

const looks = 20
/** By then caches are filled and the engine has settled. */
const warmUpShare = 0.25

interface Look {
  minutes: number
  bytes: Record<'all' | 'main' | 'window', number>
}

/** As many of the looks are followed by a collection, at even distances, the last of them among these. */
const collections = 4
/** What a collection has freed of the window is nearly back as garbage by then; sooner, a look would tell of it alone. */
const garbageBackMinutes = 3
/** Freed memory goes back to the system after a moment. */
const givenBackAfterMs = 2_000

interface Collected {
  minutes: number
  bytes: Record<'main' | 'heap of main' | 'window' | 'heap of the window', number>
}

interface Watched {
  seen: Look[]
  collected: Collected[]
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

/** Has all garbage collected that the engine finds, and looks at what is left. */
async function collect({ app }: BusyDesk, sinceMs: number): Promise<Collected> {
  const { page, mainUrl } = app
  const heapOf = async (one: Devtools): Promise<number> =>
    (await one.ask<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize
  return askOnce(mainUrl ?? '', async (main) => {
    // Twice, since what the first one ends may have held more.
    for (const one of [page, main, page, main]) await one.ask('HeapProfiler.collectGarbage')
    await wait(givenBackAfterMs)
    const tree = app.processes()
    const minutes = (performance.now() - sinceMs) / 60_000
    return {
      minutes,
      bytes: {
        main: sumOf(tree, 'ownBytes', ['main']),
        'heap of main': await heapOf(main),
        window: sumOf(tree, 'ownBytes', ['window']),
        'heap of the window': await heapOf(page),
      },
    }
  })
}

/** Whether a look is followed by a collection: of a short run only the last is. */
function isCollected(look: number, minutes: number): boolean {
  if (look === looks) return true
  return look > 0 && look % (looks / collections) === 0 && minutes / looks >= garbageBackMinutes
}

async function watch(desk: BusyDesk, { minutes }: Wishes): Promise<Watched> {
  const { app } = desk
  desk.trade(load.fillsASecond)
  const sinceMs = performance.now()
  const seen: Look[] = []
  const collected: Collected[] = []
  for (let look = 0; look <= looks; look++) {
    await wait(Math.max(0, sinceMs + (look * minutes * 60_000) / looks - performance.now()))
    const tree = app.processes()
    const of = (roles?: Role[]): number => sumOf(tree, 'ownBytes', roles)
    seen.push({
      minutes: (performance.now() - sinceMs) / 60_000,
      bytes: { all: of(), main: of(['main']), window: of(['window']) },
    })
    console.log(
      `after ${toThree(seen.at(-1)?.minutes ?? 0)} minutes: ${toMegabytes(of())} MB, ` +
        `main ${toMegabytes(of(['main']))}, the window ${toMegabytes(of(['window']))}`,
    )
    if (!isCollected(look, minutes)) continue
    const left = await collect(desk, sinceMs)
    collected.push(left)
    const words = Object.entries(left.bytes).map(([part, bytes]) => `${part} ${toMegabytes(bytes)}`)
    console.log(`  and with its garbage collected: ${words.join(', ')}`)
  }
  return { seen, collected }
}

const growth = (slope: number): string => `${slope > 0 ? '+' : ''}${toMegabytes(slope)}`

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
      growth(slope),
    ]
  })
}

function toCollectedTable(collected: Collected[]): Table {
  const parts = Object.keys(collected[0]?.bytes ?? {}) as (keyof Collected['bytes'])[]
  const isLine = collected.length > 1
  return {
    name: 'The same once all garbage has been collected, MB',
    head: [
      '',
      ...collected.map(({ minutes }) => `after ${toThree(minutes)} minutes`),
      ...(isLine ? ['growth an hour'] : []),
    ],
    rows: parts.map((part) => [
      part,
      ...collected.map(({ bytes }) => toMegabytes(bytes[part])),
      ...(isLine
        ? [growth(slopeAnHour(collected.map(({ minutes, bytes }) => ({ minutes, value: bytes[part] }))))]
        : []),
    ]),
  }
}

async function restTables(wishes: Wishes): Promise<Table[]> {
  const { seen, collected } = await onDesktop(async (launch) => {
    const desk = await openBusyDesk((plan) => launch({ ...plan, asksMain: true }))
    try {
      return await watch(desk, wishes)
    } finally {
      await desk.close()
    }
  })
  return [
    {
      name: `Memory over ${toThree(seen.at(-1)?.minutes ?? 0)} minutes of traffic, MB`,
      head: ['', 'at first', 'a quarter in', 'most', 'at last', 'growth an hour'],
      rows: toRows(seen),
    },
    toCollectedTable(collected),
  ]
}

/** Whether a desk that is left on grows. */
export const rest: Suite = {
  title: 'A long time on',
  notes: [
    `The same busy desk as for the window, with ${load.fillsASecond} fills a second, which is 36,000 an hour, where main and the window ` +
      'keep the newest 5,000. Memory is what comes of no file, without the embedded exchange; growth is the slope of a line through all but the first quarter.',
    `The second table is read right after a look of the first, with what V8 and Blink find to be garbage collected by force in both processes; caches are left as they are. ` +
      `Each makes the first table's figures some megabytes lower for a while than they would be: the window's garbage is nearly back by the next look, ${garbageBackMinutes} minutes later, main's takes longer. A shorter run has it collected at its end only. Main's debugging port is open for it.`,
    '`npm run bench -- --only rest --minutes 60` watches for an hour.',
  ],
  cases: [],
  tables: restTables,
}
