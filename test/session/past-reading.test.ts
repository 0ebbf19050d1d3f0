import { describe, expect, it } from 'vitest'
import type { Journal } from '../../src/main/journal/journal'
import type { HistoryQuery, Page } from '../../src/main/paradex/history'
import { createPastKeeping } from '../../src/main/session/past-keeping'
import { createPastReading } from '../../src/main/session/past-reading'
import type { Fill, PastRead, Result } from '../../src/preload/model'
import type { FundingPayment, SettlementTransaction, TradeBust, Transfer } from '../../src/preload/records'
import { aFill, anOrder } from '../fixtures/nouns'
import { folder, silentLog, valueOf, visit } from '../journal/stage'

const accountOf = (journal: Journal) => journal.account('custom', '0x1')
const fillAt = (atMs: number, over: Partial<Fill> = {}) =>
  aFill({ id: String(atMs), key: `FILL:${atMs}`, createdAtMs: atMs, ...over })
/** A minute is left to the stream and the snapshot. */
const askedAtMs = 100_000

/** A venue's lists, in pages of two; `fail` says of which request nothing comes. */
function aVenue(fills: Fill[], fail: (list: string, nth: number) => boolean = () => false) {
  const asked: string[] = []
  const list =
    <T>(name: string, all: T[], atMsOf: (noun: T) => number) =>
    (query: HistoryQuery = {}): Promise<Result<Page<T>>> => {
      const label = query.market === undefined ? name : `${name} ${query.market}`
      const inRange = all.filter((noun) => atMsOf(noun) <= (query.endAtMs ?? Infinity))
      const page = (from: number): Promise<Result<Page<T>>> => {
        asked.push(label)
        if (fail(name, asked.filter((one) => one === label).length))
          return Promise.resolve({ ok: false, problem: { code: 'rest.failed' } })
        const next = from + 2 < inRange.length ? () => page(from + 2) : null
        return Promise.resolve({ ok: true, value: { entries: inRange.slice(from, from + 2), next } })
      }
      return page(0)
    }
  const payment: FundingPayment = {
    id: 'p1',
    market: 'BTC-USD-PERP',
    payment: '-1',
    index: '1',
    createdAtMs: 5,
  }
  const history = {
    orders: list(
      'orders',
      [anOrder({ id: 'o1', market: 'ETH-USD-PERP', side: 'sell', state: 'filled' })],
      () => 1,
    ),
    fills: list('fills', fills, ({ createdAtMs }) => createdAtMs),
    fundingPayments: (query: HistoryQuery & { market: string }) =>
      list('funding', query.market === payment.market ? [payment] : [], () => 5)(query),
    transfers: list<Transfer>('transfers', [], () => 0),
    transactions: list<SettlementTransaction>('transactions', [], () => 0),
    tradeBusts: list<TradeBust>('busts', [{ fillId: '3', createdAtMs: 4 }], ({ createdAtMs }) => createdAtMs),
  }
  return { history, asked }
}

/** Reads the past and resolves with where it ended. */
async function read(journal: Journal, { history }: ReturnType<typeof aVenue>): Promise<PastRead['phase']> {
  return new Promise((resolve) => {
    const kept = createPastKeeping(accountOf(journal), (work) => journal.write(work))
    const reading = createPastReading({
      history,
      kept,
      tell: ({ phase }) => phase !== 'reading' && resolve(phase),
      later(callback) {
        queueMicrotask(callback)
        return () => undefined
      },
      log: silentLog,
      pageSize: 2,
    })
    reading.begin(askedAtMs)
    // While one is under way, another begins nothing.
    reading.begin(askedAtMs)
  })
}

describe('reading an account’s past into its journal', () => {
  const fills = [5, 4, 3, 2, 1].map((atMs) => fillAt(atMs))

  it('keeps every page of everything once, and rings for none of it', async () => {
    await visit(folder(), async (journal) => {
      const account = accountOf(journal)
      const venue = aVenue(fills.with(4, fillAt(1, { orderId: 'o1', side: 'buy', liquidity: 'maker' })))
      expect(await read(journal, venue)).toBe('whole')
      const kept = valueOf(account.fills({ limit: 10 })).entries
      expect(kept.map(({ fill, busted }) => `${fill.id}${busted ? ' busted' : ''}`)).toEqual([
        '5',
        '4',
        '3 busted',
        '2',
        '1',
      ])
      expect(valueOf(account.unrungFills())).toEqual([])
      // The venue names a maker's fill by the side of the taker.
      expect(kept.at(-1)?.fill.side).toBe('sell')
      expect(valueOf(account.orders({ limit: 10 })).entries.map(({ id }) => id)).toEqual(['o1'])
      // Of every market that an order or a fill was in.
      expect(venue.asked.filter((name) => name.startsWith('funding'))).toEqual([
        'funding BTC-USD-PERP',
        'funding ETH-USD-PERP',
      ])
      expect(valueOf(account.funding({ limit: 10 })).entries.map(({ id }) => id)).toEqual(['p1'])

      const again = aVenue(fills)
      expect(await read(journal, again)).toBe('whole')
      expect(again.asked).toEqual([])
    })
  })

  it('leaves to the stream what is young, and the bell of a fill that is known as it was', async () => {
    await visit(folder(), async (journal) => {
      const account = accountOf(journal)
      account.recordFill(fillAt(2), { caughtUp: false })
      expect(await read(journal, aVenue([fillAt(askedAtMs), fillAt(askedAtMs - 59_000), ...fills]))).toBe(
        'whole',
      )
      const kept = valueOf(account.fills({ limit: 10 })).entries
      expect(kept.map(({ fill }) => fill.id)).toEqual(['5', '4', '3', '2', '1'])
      // Heard, and not rung yet: that is for the bell to do.
      expect(valueOf(account.unrungFills()).map(({ fill }) => fill.id)).toEqual(['2'])
    })
  })

  it('goes on where it was interrupted, over a page that fails and over starts', async () => {
    const directory = folder()
    await visit(directory, async (journal) => {
      // The second page fails for good.
      const venue = aVenue(fills, (list, nth) => list === 'fills' && nth > 1)
      expect(await read(journal, venue)).toBe('failed')
      expect(valueOf(accountOf(journal).fills({ limit: 10 })).entries.map(({ fill }) => fill.id)).toEqual([
        '5',
        '4',
      ])
    })
    await visit(directory, async (journal) => {
      const venue = aVenue(fills, (list, nth) => list === 'fills' && nth === 1)
      expect(await read(journal, venue)).toBe('whole')
      expect(venue.asked).not.toContain('orders')
      expect(valueOf(accountOf(journal).fills({ limit: 10 })).entries).toHaveLength(5)
      expect(valueOf(accountOf(journal).unrungFills())).toEqual([])
    })
  })
})
