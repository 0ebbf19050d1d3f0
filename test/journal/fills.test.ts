import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccountJournal } from '../../src/main/journal/account-journal'
import type { Journal } from '../../src/main/journal/journal'
import type { FillQuery, JournalFill } from '../../src/main/journal/nouns'
import { add, multiply } from '../../src/money/decimal'
import type { Fill } from '../../src/preload/model'
import { aFill } from '../fixtures/nouns'
import { dayMs, folder, noonMs, open, valueOf, visit } from './stage'

const live = { caughtUp: false }
const inNew = async <T>(work: (account: AccountJournal, journal: Journal) => T): Promise<T> =>
  visit(folder(), (journal) => work(journal.account('testnet', '0x1'), journal))
const idsOf = (fills: JournalFill[]) => fills.map(({ fill }) => fill.id)

/** Every page of a query, one after the other. */
function pages(account: AccountJournal, query: FillQuery): JournalFill[][] {
  const page = valueOf(account.fills(query))
  return [page.entries, ...(page.next ? pages(account, { ...query, before: page.next }) : [])]
}

describe('a fill in the journal', () => {
  it('is new once, also after a restart', async () => {
    const directory = folder()
    const record = (journal: Journal) => journal.account('testnet', '0x1').recordFill(aFill(), live)
    expect(await visit(directory, (journal) => [record(journal), record(journal)])).toEqual(['new', 'known'])
    expect(await visit(directory, record)).toBe('known')
  })

  it('is told from another of the same id but another type', () =>
    inNew((account) => {
      expect(account.recordFill(aFill({ key: 'FILL:7' }), live)).toBe('new')
      expect(account.recordFill(aFill({ key: 'LIQUIDATION:7' }), live)).toBe('new')
      expect(valueOf(account.knownFillKeys(0)).sort()).toEqual(['FILL:7', 'LIQUIDATION:7'])
    }))

  it('belongs to one account of one environment, however its address is written', () =>
    inNew((_, journal) => {
      journal.account('testnet', '0x0AB').recordFill(aFill(), live)
      expect(journal.account('testnet', '0xab').recordFill(aFill(), live)).toBe('known')
      expect(journal.account('mainnet', '0xab').recordFill(aFill(), live)).toBe('new')
      expect(journal.account('testnet', '0xabc').recordFill(aFill(), live)).toBe('new')
    }))

  it('comes back as it went in, with what its model has grown since', () =>
    inNew((account) => {
      const fill = { ...aFill({ price: '97000.10', fee: '-0.000000012345678901' }), flags: ['interactive'] }
      account.recordFill(fill, { caughtUp: true })
      expect(valueOf(account.fills({ limit: 1 })).entries).toEqual([
        { fill, caughtUp: true, busted: false, rungAtMs: null },
      ])
    }))

  it('waits for its bell until that has rung, also over a restart', async () => {
    const directory = folder()
    await visit(directory, (journal) => {
      const account = journal.account('testnet', '0x1')
      for (const id of ['2', '1', '3']) account.recordFill(aFill({ id, createdAtMs: Number(id) }), live)
      expect(account.markRung(['FILL:1', 'FILL:nobody'])).toBe(true)
    })
    await visit(directory, (journal) => {
      const account = journal.account('testnet', '0x1')
      expect(idsOf(valueOf(account.unrungFills()))).toEqual(['2', '3'])
      account.markRung(['FILL:2', 'FILL:3'])
      expect(valueOf(account.unrungFills())).toEqual([])
      expect(valueOf(account.fills({ limit: 1 })).entries[0]?.rungAtMs).toBe(noonMs)
    })
  })

  it('is known by its key from a moment on', () =>
    inNew((account) => {
      for (const id of ['1', '2', '3']) account.recordFill(aFill({ id, createdAtMs: Number(id) }), live)
      expect(valueOf(account.knownFillKeys(2)).sort()).toEqual(['FILL:2', 'FILL:3'])
    }))
})

describe('a bust', () => {
  it('takes every fill of its id back, once', () =>
    inNew((account) => {
      account.recordFill(aFill({ key: 'FILL:7' }), live)
      account.recordFill(aFill({ key: 'RPI:7' }), live)
      account.recordFill(aFill({ id: '8' }), live)
      expect(valueOf(account.bustFill('7')).map(({ key }) => key)).toEqual(['FILL:7', 'RPI:7'])
      expect(valueOf(account.bustFill('7'))).toEqual([])
      expect(valueOf(account.fills({ limit: 9 })).entries.map(({ busted }) => busted)).toEqual([
        false,
        true,
        true,
      ])
      expect(idsOf(valueOf(account.unrungFills()))).toEqual(['8'])
      expect(valueOf(account.totals({})).fills).toBe(1)
    }))

  it('heard before its fill keeps that fill from being news', () =>
    inNew((account) => {
      expect(valueOf(account.bustFill('7'))).toEqual([])
      expect(account.recordFill(aFill(), live)).toBe('known')
      expect(valueOf(account.fills({ limit: 1 })).entries[0]?.busted).toBe(true)
      expect(valueOf(account.unrungFills())).toEqual([])
      expect(valueOf(account.totals({})).fills).toBe(0)
    }))
})

describe('pages of fills', () => {
  it('list each one once, newest first, whatever shares a moment and whatever comes in meanwhile', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        async (times, limit) =>
          inNew((account) => {
            times.forEach((createdAtMs, id) =>
              account.recordFill(aFill({ id: String(id), createdAtMs }), live),
            )
            const first = valueOf(account.fills({ limit }))
            account.recordFill(aFill({ id: 'late', createdAtMs: 9 }), live)
            const rest = first.next ? pages(account, { limit, before: first.next }) : []
            const listed = [first.entries, ...rest].flat()
            expect(idsOf(listed).sort()).toEqual(times.map((_, id) => String(id)).sort())
            const listedTimes = listed.map(({ fill }) => fill.createdAtMs)
            expect(listedTimes).toEqual([...listedTimes].sort((a, b) => b - a))
            for (const page of [first.entries, ...rest]) expect(page.length).toBeLessThanOrEqual(limit)
          }),
      ),
      { numRuns: 25 },
    ))

  it('are of one market, one order or a stretch of time', () =>
    inNew((account) => {
      const fills = [
        { id: '1', market: 'A', orderId: 'x', createdAtMs: 1 },
        { id: '2', market: 'B', orderId: 'x', createdAtMs: 2 },
        { id: '3', market: 'A', orderId: 'y', createdAtMs: 3 },
        { id: '4', market: 'A', orderId: 'y', createdAtMs: 4 },
      ]
      for (const fill of fills) account.recordFill(aFill(fill), live)
      const found = (query: Partial<FillQuery>) => pages(account, { limit: 1, ...query }).flatMap(idsOf)
      expect(found({ market: 'A' })).toEqual(['4', '3', '1'])
      expect(found({ orderId: 'x' })).toEqual(['2', '1'])
      expect(found({ fromMs: 2, toMs: 4 })).toEqual(['3', '2'])
      expect(found({ market: 'A', orderId: 'y', toMs: 4 })).toEqual(['3'])
      expect(found({ market: 'C' })).toEqual([])
    }))

  it('are empty before anything was written, and for a cursor of nobody’s', () =>
    inNew((account) => {
      expect(valueOf(account.fills({ limit: 10 }))).toEqual({ entries: [], next: null })
      account.recordFill(aFill(), live)
      expect(valueOf(account.fills({ limit: 10, before: 'x; DROP TABLE fills' })).entries).toEqual([])
    }))
})

describe('the totals', () => {
  const cents = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((n) => multiply(String(n), '0.0000001'))
  const anyFill = fc.record({
    id: fc.integer({ min: 0, max: 30 }).map(String),
    market: fc.constantFrom('A', 'B'),
    fee: cents,
    feeCurrency: fc.constantFrom('USDC', 'DIME'),
    realizedPnl: fc.option(cents, { nil: null }),
    size: fc.constantFrom('0.1', '0.2', '3'),
    price: fc.constantFrom('0.3', '97000.1'),
    createdAtMs: fc.integer({ min: noonMs - 4e8, max: noonMs }),
  })
  const sumOf = (values: string[]) => values.reduce(add, '0')

  it('are exact and count each fill once, with repeats and busts in any order', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(anyFill, { maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 0, max: 30 })), { maxLength: 6 }),
        async (fills, busts) =>
          inNew((account) => {
            const kept = new Map<string, Fill>()
            fills.forEach((over, index) => {
              for (const [at, id] of busts) if (at === index) account.bustFill(String(id))
              const fill = aFill(over)
              account.recordFill(fill, live)
              if (!kept.has(fill.key)) kept.set(fill.key, fill)
            })
            for (const [at, id] of busts) if (at >= fills.length) account.bustFill(String(id))
            const busted = new Set(busts.map(([, id]) => String(id)))
            const counted = [...kept.values()].filter(({ id }) => !busted.has(id))
            const totals = valueOf(account.totals({}))
            expect(totals).toMatchObject({
              realizedPnl: sumOf(counted.map(({ realizedPnl }) => realizedPnl ?? '0')),
              volume: sumOf(counted.map(({ price, size }) => multiply(price, size))),
              fills: counted.length,
            })
            for (const currency of ['USDC', 'DIME'])
              expect(totals.fees[currency] ?? '0').toBe(
                sumOf(counted.filter((fill) => fill.feeCurrency === currency).map(({ fee }) => fee)),
              )
          }),
      ),
      { numRuns: 40 },
    ))

  it('of any stretch of days are what its days come to, over months and years', async () => {
    const dayOf = (index: number) =>
      new Date(Date.UTC(2024, 10, 28) + index * dayMs).toISOString().slice(0, 10)
    const daysLong = 430
    const { journal } = open(folder())
    const account = journal.account('testnet', '0x1')
    const chance = fc.sample(fc.tuple(fc.nat(daysLong - 1), anyFill), { numRuns: 400, seed: 5 })
    journal.write(() =>
      chance.forEach(([day, fill], index) =>
        account.recordFill(
          aFill({ ...fill, id: String(index), createdAtMs: Date.UTC(2024, 10, 28) + day * dayMs }),
          live,
        ),
      ),
    )
    for (let id = 0; id < 40; id++) account.bustFill(String(id * 7))
    const anyDay = fc.option(fc.nat(daysLong + 5).map(dayOf), { nil: undefined })
    fc.assert(
      fc.property(anyDay, anyDay, fc.constantFrom(undefined, 'A'), (fromDay, toDay, market) => {
        const query = { fromDay, toDay, market }
        const days = valueOf(account.dayTotals(query))
        const totals = valueOf(account.totals(query))
        expect(days.every(({ day }) => day >= (fromDay ?? '') && day <= (toDay ?? '9'))).toBe(true)
        expect(totals).toMatchObject({
          realizedPnl: sumOf(days.map(({ realizedPnl }) => realizedPnl)),
          volume: sumOf(days.map(({ volume }) => volume)),
          fills: days.reduce((sum, { fills }) => sum + fills, 0),
        })
      }),
      { numRuns: 300 },
    )
  })

  it('are parted by market and by day of UTC, to the millisecond', () =>
    inNew((account) => {
      const midnightMs = Date.UTC(2026, 1, 1)
      account.recordFill(aFill({ id: '1', fee: '0.1', createdAtMs: midnightMs - 1 }), live)
      account.recordFill(aFill({ id: '2', fee: '0.2', createdAtMs: midnightMs }), live)
      account.recordFill(
        aFill({ id: '3', fee: '0.3', market: 'ETH-USD-PERP', createdAtMs: midnightMs }),
        live,
      )
      account.recordFunding({
        id: 'f',
        market: 'BTC-USD-PERP',
        payment: '-0.7',
        index: '1',
        createdAtMs: midnightMs,
      })
      const days = valueOf(account.dayTotals({}))
      expect(days.map(({ day, market, fees, funding }) => [day, market, fees.USDC, funding])).toEqual([
        ['2026-01-31', 'BTC-USD-PERP', '0.1', '0'],
        ['2026-02-01', 'BTC-USD-PERP', '0.2', '-0.7'],
        ['2026-02-01', 'ETH-USD-PERP', '0.3', '0'],
      ])
      expect(valueOf(account.totals({ fromDay: '2026-02-01' })).fees).toEqual({ USDC: '0.5' })
      expect(valueOf(account.totals({ toDay: '2026-01-31' })).fills).toBe(1)
      expect(valueOf(account.totals({ market: 'ETH-USD-PERP' })).fees).toEqual({ USDC: '0.3' })
    }))
})

describe('a batch', () => {
  it('is on disk whole, or not at all', async () => {
    const directory = folder()
    const { journal } = open(directory)
    const account = journal.account('testnet', '0x1')
    expect(() =>
      journal.write(() => {
        account.recordFill(aFill({ id: '1' }), live)
        throw new Error('the caller stumbled')
      }),
    ).toThrow('the caller stumbled')
    expect(valueOf(account.knownFillKeys(0))).toEqual([])
    expect(journal.healthy).toBe(true)
    const done = journal.write(() => ['1', '2', '2'].map((id) => account.recordFill(aFill({ id }), live)))
    expect(done).toEqual({ ok: true, value: ['new', 'new', 'known'] })
    await journal.close()
    expect(await visit(directory, (again) => again.account('testnet', '0x1').knownFillKeys(0))).toEqual({
      ok: true,
      value: ['FILL:1', 'FILL:2'],
    })
  })

  it('within another one is part of that', () =>
    inNew((account, journal) => {
      const outer = journal.write(() => {
        account.recordFill(aFill({ id: '1' }), live)
        return journal.write(() => account.recordFill(aFill({ id: '2' }), live))
      })
      expect(outer).toEqual({ ok: true, value: { ok: true, value: 'new' } })
      expect(valueOf(account.totals({})).fills).toBe(2)
    }))
})
