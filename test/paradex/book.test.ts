import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupLevels, OrderBook } from '../../src/main/paradex/book'
import { Counters } from '../../src/main/paradex/counters'
import { LiveBook, toBookChannel } from '../../src/main/paradex/live-book'
import type { Book, BookLevel } from '../../src/main/paradex/nouns'
import { FakeClock } from '../socket/fake-clock'
import { openDesk, openExchange, until } from './desk'

const level = (price: number, size: number): BookLevel => ({ price: String(price), size: String(size) })
const book = (update: Book['update'], seq: number, bids: BookLevel[], asks: BookLevel[]): Book => ({
  market: 'X',
  update,
  seq,
  bids,
  asks,
  updatedAtMs: seq,
})
const whole = book('snapshot', 1, [level(99, 1), level(98, 2)], [level(101, 1), level(103, 4)])

describe('order book', () => {
  test('puts changes over a whole book, best prices first', () => {
    const kept = new OrderBook({ mayCross: false })
    expect(kept.apply(whole)).toBe('applied')
    expect(kept.apply(book('delta', 2, [level(99, 0), level(100, 5), level(97, 1)], [level(101, 3)]))).toBe(
      'applied',
    )
    expect(kept.view).toEqual({
      market: 'X',
      seq: 2,
      bids: [level(100, 5), level(98, 2), level(97, 1)],
      asks: [level(101, 3), level(103, 4)],
      updatedAtMs: 2,
    })
  })

  test('takes equal prices of different form for one level', () => {
    const kept = new OrderBook({ mayCross: false })
    kept.apply(whole)
    kept.apply(book('delta', 2, [{ price: '99.00', size: '0.0' }], []))
    expect(kept.view?.bids).toEqual([level(98, 2)])
  })

  test.each([
    ['a gap', book('delta', 3, [], []), 'gap', null],
    ['a repeat', book('delta', 1, [level(99, 7)], []), 'repeated', 1],
    ['a crossed change', book('delta', 2, [level(101, 1)], []), 'broken', null],
    ['a negative size', book('delta', 2, [level(99, -1)], []), 'broken', null],
    ['a price of nothing', book('delta', 2, [level(0, 1)], []), 'broken', null],
    ['a price that is none', book('delta', 2, [{ price: 'x', size: '1' }], []), 'broken', null],
  ] as const)('answers %s', (_, message, step, seq) => {
    const kept = new OrderBook({ mayCross: false })
    kept.apply(whole)
    expect(kept.apply(message)).toBe(step)
    expect(kept.view?.seq ?? null).toBe(seq)
    expect(kept.apply(book('delta', 4, [], []))).not.toBe('applied')
    expect(kept.apply(whole)).toBe('applied')
  })

  test('may look crossed on the interactive feed only', () => {
    const kept = new OrderBook({ mayCross: true })
    kept.apply(whole)
    expect(kept.apply(book('delta', 2, [level(102, 1)], []))).toBe('applied')
  })

  test('keeps no more levels than its depth', () => {
    const kept = new OrderBook({ mayCross: false, depth: 2 })
    kept.apply(
      book(
        'snapshot',
        1,
        [1, 2, 3].map((price) => level(price, 1)),
        [9, 8, 7].map((p) => level(p, 1)),
      ),
    )
    expect(kept.view?.bids.map(({ price }) => price)).toEqual(['3', '2'])
    expect(kept.view?.asks.map(({ price }) => price)).toEqual(['7', '8'])
  })

  const side = (from: number, to: number) =>
    fc.uniqueArray(
      fc.record({ price: fc.integer({ min: from, max: to }), size: fc.integer({ min: 1, max: 9 }) }),
      {
        selector: ({ price }) => price,
        maxLength: 8,
      },
    )
  const state = fc.record({ bids: side(1, 50), asks: side(51, 99) })
  type State = { bids: { price: number; size: number }[]; asks: { price: number; size: number }[] }
  const changes = (before: State['bids'], after: State['bids']) => [
    ...after.map(({ price, size }) => level(price, size)),
    ...before
      .filter(({ price }) => !after.some((other) => other.price === price))
      .map(({ price }) => level(price, 0)),
  ]
  const toFeed = (states: State[]): Book[] =>
    states.map((now, index) => {
      const before = states[index - 1]
      return before
        ? book('delta', index + 1, changes(before.bids, now.bids), changes(before.asks, now.asks))
        : book('snapshot', 1, changes([], now.bids), changes([], now.asks))
    })
  const sorted = ({ bids, asks }: State) => ({
    bids: [...bids].sort((a, b) => b.price - a.price).map(({ price, size }) => level(price, size)),
    asks: [...asks].sort((a, b) => a.price - b.price).map(({ price, size }) => level(price, size)),
  })

  test('ends where the venue’s book is, whatever is repeated on the way', () => {
    fc.assert(
      fc.property(
        fc.array(state, { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(11)),
        (states, repeats) => {
          const kept = new OrderBook({ mayCross: false })
          const feed = toFeed(states)
          feed.forEach((message, index) => {
            kept.apply(message)
            for (const repeat of repeats) {
              const old = feed[repeat]
              if (old && repeat <= index && old.update === 'delta') expect(kept.apply(old)).toBe('repeated')
            }
            expect(kept.view).toMatchObject(sorted(states[index] as State))
          })
        },
      ),
    )
  })

  test('never shows a book that lacks a change', () => {
    const some = fc.array(state, { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(some, fc.nat(20), (states, at) => {
        const kept = new OrderBook({ mayCross: false })
        const feed = toFeed(states)
        const lost = 1 + (at % (feed.length - 2))
        const steps = feed.filter((_, index) => index !== lost).map((message) => kept.apply(message))
        expect(steps[lost]).toBe('gap')
        expect(steps.slice(lost + 1).every((step) => step === 'repeated')).toBe(true)
        expect(kept.view).toBeNull()
      }),
    )
  })

  test('is grouped so that no price looks better than it is', () => {
    fc.assert(
      fc.property(state, fc.constantFrom('2', '5', '10', '0.5'), (levels, tick) => {
        const { bids, asks } = sorted(levels)
        const total = (some: BookLevel[]) => some.reduce((sum, { size }) => sum + Number(size), 0)
        const [low, high] = [groupLevels(bids, tick, 'bids'), groupLevels(asks, tick, 'asks')]
        expect([total(low), total(high)]).toEqual([total(bids), total(asks)])
        expect(Number(low[0]?.price ?? 0)).toBeLessThanOrEqual(Number(bids[0]?.price ?? 0))
        expect(Number(high[0]?.price ?? 0)).toBeGreaterThanOrEqual(Number(asks[0]?.price ?? 0))
        for (const { price } of [...low, ...high]) expect(Number(price) % Number(tick)).toBe(0)
      }),
    )
    expect(() => groupLevels([], '0', 'bids')).toThrow(RangeError)
  })
})

describe('live book', () => {
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

  test('names its channel as the venue does', () => {
    expect(toBookChannel({ market: 'X' })).toBe('order_book.X.deltas@15@100ms')
    expect(toBookChannel({ market: 'X', feed: 'interactive', tick: '0.01', refreshMs: 50 })).toBe(
      'order_book.X.interactive@15@50ms@0_01',
    )
  })

  test('asks for a new whole book after a gap, once a second at most', () => {
    const clock = new FakeClock()
    const counters = new Counters()
    const live = new LiveBook({ market: 'X' }, { log: quiet, clock, counters })
    let renewals = 0
    live.attach(() => (renewals += 1))
    const seqs: number[] = []
    live.onChange((view) => seqs.push(view.seq))
    live.take(whole)
    live.take(book('delta', 5, [], []))
    clock.advance(0)
    expect([renewals, live.phase, live.view]).toEqual([1, 'waiting', null])
    live.take(whole)
    live.take(book('delta', 5, [], []))
    clock.advance(999)
    expect(renewals).toBe(1)
    clock.advance(1)
    expect(renewals).toBe(2)
    live.take(whole)
    expect([live.phase, seqs, counters.snapshot()]).toEqual(['live', [1, 1, 1], { 'book:gap': 2 }])
  })

  test.each([{ feed: 'deltas' }, { feed: 'snapshot' }, { feed: 'interactive' }, { tick: '10' }] as const)(
    'follows the sandbox exchange (%o)',
    async (choice) => {
      const { sandbox } = await openExchange({ simulate: true })
      const { client } = openDesk(sandbox, null)
      await client.connect()
      const { book: live, close } = client.openBook({ market: 'BTC-USD-PERP', refreshMs: 50, ...choice })
      const seqs: number[] = []
      live.onChange((view) => seqs.push(view.seq))
      await until(() => seqs.length > 5)
      expect(live.view?.bids.length).toBeGreaterThan(3)
      if ('tick' in choice) {
        expect(live.view?.bids.every(({ price }) => Number(price) % 10 === 0)).toBe(true)
      }
      close()
      expect(live.view).toBeNull()
      expect(Object.keys(client.counters).filter((name) => name.startsWith('book'))).toEqual([])
    },
  )

  test('is made whole again after lost frames and lost connections, beside another of its market', async () => {
    const { sandbox, control } = await openExchange({ simulate: true })
    const { client } = openDesk(sandbox, null)
    await client.connect()
    const fine = client.openBook({ market: 'BTC-USD-PERP', refreshMs: 50 }).book
    const coarse = client.openBook({ market: 'BTC-USD-PERP', refreshMs: 50, tick: '10' }).book
    await until(() => fine.phase === 'live' && coarse.phase === 'live')
    await control.frames({ sockets: 'market', truncate: true, count: 4 })
    await until(() => Object.keys(client.counters).some((name) => name.startsWith('malformed:')))
    await until(() => fine.phase === 'live' && coarse.phase === 'live')
    await control.drop({ sockets: 'market', how: 'reset' })
    await until(() => fine.phase === 'waiting')
    await until(() => fine.phase === 'live' && coarse.phase === 'live')
    const prices = (live: LiveBook) => live.view?.bids.map(({ price }) => Number(price) % 10) ?? []
    expect(prices(coarse).every((rest) => rest === 0)).toBe(true)
    expect(prices(fine).some((rest) => rest !== 0)).toBe(true)
  })

  test('says so when the venue has no such channel', async () => {
    const { sandbox } = await openExchange()
    const { client } = openDesk(sandbox, null)
    await client.connect()
    const { book: live } = client.openBook({ market: 'NO-SUCH-PERP' })
    await until(() => live.phase === 'refused')
    expect(live.problem?.code).toMatch(/^rpc\./)
  })
})
