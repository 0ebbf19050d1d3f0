import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../../src/main/log'
import type { AccountJournal } from '../../src/main/journal/account-journal'
import { openJournal } from '../../src/main/journal/open-journal'
import type { Fill, Result } from '../../src/preload/model'
import { readEntries, type EntryPage } from '../../src/main/review/entries'
import type { ReviewFilter } from '../../src/preload/review'
import type { Curve, Suite } from '../runner'
import { median } from '../statistics'

const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const sizes = [100, 1_000, 10_000, 100_000, 1_000_000]
const marketCount = 100
const dayCount = 350
const startMs = Date.UTC(2025, 0, 1)
const dayMs = 86_400_000
const rounds = 5

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

const idOf = (index: number): string => String(8_600_000_000_000_000n + BigInt(index))

/** The fills go round over all days and markets, so that there are as many of both as a busy year has. */
function fillOf(index: number): Fill {
  const market = `M${String(index % marketCount).padStart(3, '0')}-USD-PERP`
  const day = Math.floor(index / marketCount) % dayCount
  return {
    key: `FILL:${index}`,
    id: idOf(index),
    fillType: 'fill',
    orderId: `o${Math.floor(index / 3)}`,
    clientId: '',
    market,
    side: index % 2 === 0 ? 'buy' : 'sell',
    liquidity: 'taker',
    price: `${1_000 + (index % 977)}.5`,
    size: `0.0${1 + (index % 89)}`,
    remainingSize: '0',
    fee: `0.0${1 + (index % 97)}`,
    feeCurrency: 'USDC',
    realizedPnl: `${(index % 41) - 20}.25`,
    createdAtMs: startMs + day * dayMs + (index % 80_000) * 1_000,
  }
}

function open(directory: string) {
  return valueOf(openJournal({ directory, log, nowMs: () => startMs + dayCount * dayMs, retentionDays: 0 }))
    .journal
}

/** Of a few times the one in the middle, in ms. */
function timed(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const at = performance.now()
    work()
    return performance.now() - at
  })
  return median(times)
}

async function grow(directory: string, from: number, to: number): Promise<void> {
  const journal = open(directory)
  await journal.backedUp
  const account = journal.account('mainnet', '0x1')
  for (let index = from; index < to;) {
    const end = Math.min(to, index + 5_000)
    valueOf(
      journal.write(() => {
        for (; index < end; index++) account.recordFill(fillOf(index), { caughtUp: true })
      }),
    )
  }
  await journal.close()
}

async function openingOf(directory: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const at = performance.now()
    const journal = open(directory)
    times.push(performance.now() - at)
    await journal.backedUp
    await journal.close()
  }
  return median(times)
}

const everything: ReviewFilter = { market: null, side: null, tag: null, text: '', fromMs: null, toMs: null }

/** Looks for a text among all fills that none of them has; how often that was asked. */
function seekInVain(account: AccountJournal, looksAtMost: number): void {
  let cursor: string | null = null
  for (let look = 0; look < looksAtMost; look++) {
    const page: EntryPage<'fills'> = valueOf(
      readEntries(account, 'fills', { ...everything, text: 'nowhere' }, cursor),
    )
    if (page.entries.length > 0) throw new Error('something was found')
    cursor = page.cursor
    if (cursor === null) return
  }
}

const asked: readonly [string, (account: AccountJournal, size: number) => unknown][] = [
  ['the newest 100 fills', (account) => valueOf(account.fills({ limit: 100 }))],
  [
    'the newest 100 of a market',
    (account) => valueOf(account.fills({ market: 'M007-USD-PERP', limit: 100 })),
  ],
  [
    'the fills of an order',
    (account, size) => valueOf(account.fills({ orderId: `o${Math.floor(size / 6)}`, limit: 100 })),
  ],
  [
    'an id, looked up',
    (account, size) => {
      const text = idOf(Math.floor(size / 2))
      const found = valueOf(readEntries(account, 'fills', { ...everything, text }, null))
      if (found.entries[0]?.id !== text) throw new Error('it was not found')
    },
  ],
  [
    'a text that no fill has: one look, after which others have their turn',
    (account) => seekInVain(account, 1),
  ],
  ['the same to the last fill', (account) => seekInVain(account, Infinity)],
  ['PnL, fees and funding of all time', (account) => valueOf(account.totals({}))],
  [
    'the same of a hundred days',
    (account) => valueOf(account.totals({ fromDay: '2025-05-17', toDay: '2025-08-24' })),
  ],
  ['the same of a market', (account) => valueOf(account.totals({ market: 'M007-USD-PERP' }))],
  ['a market day by day', (account) => valueOf(account.dayTotals({ market: 'M007-USD-PERP' }))],
  [
    'all markets of a month, day by day',
    (account) => valueOf(account.dayTotals({ fromDay: '2025-06-01', toDay: '2025-06-30' })),
  ],
]

async function journalCurve(): Promise<Curve> {
  const directory = mkdtempSync(join(tmpdir(), 'paradesk-bench-'))
  const opening: number[] = []
  const lines: Curve['lines'] = asked.map(([name]) => ({ name, ys: [] }))
  try {
    let have = 0
    for (const size of sizes) {
      await grow(directory, have, size)
      have = size
      opening.push(await openingOf(directory))
      const journal = open(directory)
      await journal.backedUp
      const account = journal.account('mainnet', '0x1')
      for (const [index, [, ask]] of asked.entries()) lines[index]?.ys.push(timed(() => ask(account, size)))
      await journal.close()
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
  return {
    name: 'The journal as it grows',
    along: 'fills',
    unit: 'ms',
    xs: sizes,
    lines: [{ name: 'opening it', ys: opening }, ...lines],
  }
}

/** What is on disk, from a hundred fills to a million. */
export const journal: Suite = {
  title: 'The journal',
  notes: [
    `The fills are spread over ${marketCount} markets and ${dayCount} days, which makes 35,000 sums of a day and a market from 35,000 fills on.`,
    'A text is looked for in a thousand fills at a time; the window asks on by itself, and shows what has been found so far.',
  ],
  cases: [],
  curves: async () => [await journalCurve()],
}
