import { createHash } from 'node:crypto'
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

/** Ids as long and as much alike as the venue's: fills' one after the other, orders' by the time. */
const idOf = (index: number): string => String(8_600_000_000_000_000n + BigInt(index))
const orderIdOf = (index: number): string =>
  `${1_795_968_562_756_000n + BigInt(index) * 2_654_435n}0000${1_000_000 + (index % 900_001)}`
/** As the app names its orders, but the same each time. */
const clientIdOf = (index: number): string =>
  `pd-${createHash('sha256').update(String(index)).digest('hex').slice(0, 24)}`

/** The fills go round over all days and markets, so that there are as many of both as a busy year has. */
function fillOf(index: number): Fill {
  const market = `M${String(index % marketCount).padStart(3, '0')}-USD-PERP`
  const day = Math.floor(index / marketCount) % dayCount
  return {
    key: `FILL:${index}`,
    id: idOf(index),
    fillType: index === 0 ? 'unwindTransfer' : 'fill',
    orderId: orderIdOf(Math.floor(index / 3)),
    clientId: clientIdOf(Math.floor(index / 3)),
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
  account.putNote({ subject: 'fills:FILL:7', words: '突破失败', tags: [] })
  for (let index = from; index < to;) {
    const end = Math.min(to, index + 5_000)
    valueOf(
      journal.write(() => {
        for (; index < end; index++) account.recordFill(fillOf(index), { caughtUp: true })
      }),
    )
  }
  await journal.hurrySearch()
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

/** How many fills have a text, until so many are found; or how many the first look has. */
function seek(account: AccountJournal, text: string, atMost: number, looksAtMost = Infinity): number {
  let found = 0
  let cursor: string | null = null
  for (let look = 0; look < looksAtMost && found < atMost; look++) {
    const page: EntryPage<'fills'> = valueOf(readEntries(account, 'fills', { ...everything, text }, cursor))
    found += page.entries.length
    cursor = page.cursor
    if (cursor === null) break
  }
  return found
}

/** The longest page of a search for what no fill has, in ms. */
function longestLook(account: AccountJournal): number {
  let longest = 0
  let cursor: string | null = null
  do {
    const at = performance.now()
    const page: EntryPage<'fills'> = valueOf(
      readEntries(account, 'fills', { ...everything, text: 'nowhere' }, cursor),
    )
    longest = Math.max(longest, performance.now() - at)
    cursor = page.cursor
  } while (cursor !== null)
  return longest
}

function expectFound(found: number, wanted: number): void {
  if (found < wanted) throw new Error(`${found} found where ${wanted} are`)
}

const asked: readonly [string, (account: AccountJournal, size: number) => unknown][] = [
  ['the newest 100 fills', (account) => valueOf(account.fills({ limit: 100 }))],
  [
    'the newest 100 of a market',
    (account) => valueOf(account.fills({ market: 'M007-USD-PERP', limit: 100 })),
  ],
  [
    'the fills of an order',
    (account, size) => valueOf(account.fills({ orderId: orderIdOf(Math.floor(size / 6)), limit: 100 })),
  ],
  [
    'an id, looked up',
    (account, size) => {
      const text = idOf(Math.floor(size / 2))
      const found = valueOf(readEntries(account, 'fills', { ...everything, text }, null))
      if (found.entries[0]?.id !== text) throw new Error('it was not found')
    },
  ],
  ['a text that no fill has, to the last fill', (account) => seek(account, 'nowhere', 1)],
  ['the same of two letters', (account) => seek(account, '止损', 1)],
  ['an id that no fill has', (account) => seek(account, idOf(0).replace(/0/g, '9'), 1)],
  [
    'a part of an id',
    (account, size) => {
      const part = idOf(Math.floor(size / 3)).slice(5)
      expectFound(seek(account, part, Infinity), 1)
    },
  ],
  ['a text that only the first fill has', (account) => expectFound(seek(account, 'unwind', Infinity), 1)],
  ['a text that is noted of one fill', (account) => expectFound(seek(account, '突破', Infinity), 1)],
  [
    'the first 100 of a market, by a part of its name',
    (account, size) => expectFound(seek(account, 'm042', 100), Math.min(100, size / marketCount)),
  ],
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
  const longest: number[] = []
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
      longest.push(median(Array.from({ length: rounds }, () => longestLook(account))))
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
    lines: [
      { name: 'opening it', ys: opening },
      ...lines,
      { name: 'the longest page of a text that no fill has', ys: longest },
    ],
  }
}

/** What is on disk, from a hundred fills to a million. */
export const journal: Suite = {
  title: 'The journal',
  notes: [
    `The fills are spread over ${marketCount} markets and ${dayCount} days, which makes 35,000 sums of a day and a market from 35,000 fills on.`,
    'A text is looked for in pages, as the window asks for them, by an index that is made ready in the background; the fills since its last whole block, up to 4,095, are looked through. The longest page is what anything else may have had to wait for.',
  ],
  cases: [],
  curves: async () => [await journalCurve()],
}
