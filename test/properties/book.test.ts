import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OrderBook, type BookView } from '../../src/main/paradex/book'
import { Counters } from '../../src/main/paradex/counters'
import { LiveBook } from '../../src/main/paradex/live-book'
import type { Book, BookLevel } from '../../src/main/paradex/nouns'
import { compare, fromUnits, sign, toPlaces } from '../../src/money/decimal'
import { FakeClock } from '../socket/fake-clock'
import { oneIn } from './runs'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** A book as a list of prices with sizes, the plainest way to hold one. */
type Sides = { bids: ReadonlyMap<number, number>; asks: ReadonlyMap<number, number> }

/** The change from one state of the venue's book to the next: where it moves to and what stands there. */
const move = fc.record({
  middle: fc.integer({ min: 10, max: 90 }),
  bids: fc.array(fc.record({ below: fc.integer({ min: 1, max: 9 }), size: fc.nat(3) }), { maxLength: 4 }),
  asks: fc.array(fc.record({ above: fc.nat(9), size: fc.nat(3) }), { maxLength: 4 }),
})
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never

/** The venue's own book after a move: what it has passed through is gone. */
function moved({ bids, asks }: Sides, { middle, bids: newBids, asks: newAsks }: Move): Sides {
  const next = {
    bids: new Map([...bids].filter(([price]) => price < middle)),
    asks: new Map([...asks].filter(([price]) => price >= middle)),
  }
  for (const { below, size } of newBids) next.bids.set(middle - below, size)
  for (const { above, size } of newAsks) next.asks.set(middle + above, size)
  for (const side of [next.bids, next.asks])
    for (const [price, size] of side) if (size === 0) side.delete(price)
  return next
}

/** Prices and sizes written in any of the ways a decimal can be. */
const level = (price: number, size: number): BookLevel => {
  const text = fromUnits(BigInt(price) * 10n ** 7n)
  return { price: price % 2 ? text : toPlaces(text, 4), size: size === 0 ? '0.0' : String(size) }
}

function changes(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): BookLevel[] {
  const gone = [...before.keys()].filter((price) => !after.has(price)).map((price) => level(price, 0))
  const set = [...after].filter(([price, size]) => before.get(price) !== size)
  return [...set.map(([price, size]) => level(price, size)), ...gone]
}

const nothing: Sides = { bids: new Map(), asks: new Map() }

/** A venue with one book, which tells it whole or by its changes. */
class Venue {
  readonly states: Sides[] = [nothing]
  get seq(): number {
    return this.states.length - 1
  }
  at(seq: number): Sides {
    return this.states[seq] ?? nothing
  }
  move(step: Move): void {
    this.states.push(moved(this.at(this.seq), step))
  }
  whole(seq = this.seq): Book {
    return this.#tell('snapshot', seq, nothing)
  }
  change(seq: number): Book {
    return this.#tell('delta', seq, this.at(seq - 1))
  }
  #tell(update: Book['update'], seq: number, before: Sides): Book {
    const now = this.at(seq)
    return {
      market: 'X',
      update,
      seq,
      bids: changes(before.bids, now.bids),
      asks: changes(before.asks, now.asks),
      updatedAtMs: seq,
    }
  }
}

function expectSameBook(view: BookView | null, { bids, asks }: Sides): void {
  const plain = (levels: BookLevel[] | undefined) =>
    levels?.map(({ price, size }) => [Math.round(Number(price) * 10), Number(size)])
  expect(plain(view?.bids)).toEqual([...bids].sort(([a], [b]) => b - a))
  expect(plain(view?.asks)).toEqual([...asks].sort(([a], [b]) => a - b))
}

function expectSound(view: BookView | null): void {
  if (!view) return
  const { bids, asks } = view
  for (const { price, size } of [...bids, ...asks]) expect([sign(price), sign(size)]).toEqual([1, 1])
  bids.slice(1).forEach(({ price }, index) => expect(compare(price, bids[index]?.price ?? '')).toBe(-1))
  asks.slice(1).forEach(({ price }, index) => expect(compare(price, asks[index]?.price ?? '')).toBe(1))
  if (bids[0] && asks[0]) expect(compare(bids[0].price, asks[0].price)).toBe(-1)
}

/** What the line does with the message of each move, and how long it takes. */
const passage = fc.record({
  step: move,
  fate: fc.oneof(
    { weight: 6, arbitrary: fc.constant('told' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('lost' as const, 'late' as const, 'twice' as const, 'old' as const),
    },
  ),
  old: fc.nat(40),
  afterMs: fc.integer({ min: 0, max: 400 }),
})

describe('a book', () => {
  it('is the venue’s, or none and asked for anew, whatever the line loses, doubles or turns around', () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 30 }), (passages) => {
        const venue = new Venue()
        const clock = new FakeClock()
        const live = new LiveBook({ market: 'X' }, { log: quiet, clock, counters: new Counters() })
        let asked = 0
        const askedAtMs: number[] = []
        live.attach(() => {
          asked += 1
          askedAtMs.push(clock.nowMs())
          live.take(venue.whole())
        })
        const check = (): void => {
          expectSound(live.view)
          if (live.view) expectSameBook(live.view, venue.at(live.view.seq))
          expect(live.phase).toBe(live.view ? 'live' : 'waiting')
        }
        live.take(venue.whole())
        let late: Book[] = []
        let gaps = 0
        for (const { step, fate, old, afterMs } of passages) {
          venue.move(step)
          const change = venue.change(venue.seq)
          const before = live.view?.seq
          if (fate === 'told' || fate === 'twice') live.take(change)
          if (fate === 'twice') live.take(change)
          const oldSeq = 1 + (old % venue.seq)
          if (fate === 'old') live.take(venue.change(oldSeq))
          // What is said again tells nothing, and costs nothing.
          if (fate === 'twice' && before === venue.seq - 1) expect(live.view?.seq).toBe(venue.seq)
          if (fate === 'old' && before !== undefined && oldSeq <= before + 1) expect(live.view).not.toBeNull()
          if (before !== undefined && !live.view) gaps += 1
          check()
          for (const each of late) live.take(each)
          late = fate === 'late' ? [change] : []
          check()
          clock.advance(afterMs)
          check()
        }
        // Nothing more is lost: whatever happened, the book is there again.
        clock.advance(1_000)
        venue.move({ middle: 50, bids: [], asks: [] })
        live.take(venue.change(venue.seq))
        clock.advance(1_000)
        expect(live.view?.seq).toBe(venue.seq)
        expectSameBook(live.view, venue.at(venue.seq))
        askedAtMs
          .slice(1)
          .forEach((atMs, index) => expect(atMs - (askedAtMs[index] ?? 0)).toBeGreaterThanOrEqual(1_000))
        expect(asked).toBeGreaterThanOrEqual(gaps > 0 ? 1 : 0)
      }),
      oneIn(2),
    )
  })

  it('never shows what no book can be, whatever it is told', () => {
    const price = fc.oneof(
      { weight: 20, arbitrary: fc.integer({ min: 1, max: 9 }).map(String) },
      { weight: 5, arbitrary: fc.constantFrom('0', '0.0', '1.5', '4.50', '5.0') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('0.1', '5.50', '1.000000001', '-0', 'x', '', '1e3', '9'.repeat(40), '-2'),
      },
    )
    const some = fc.array(fc.record({ price, size: price }), { maxLength: 6 })
    const message: fc.Arbitrary<Book> = fc.record({
      market: fc.constant('X'),
      update: fc.constantFrom('snapshot', 'delta', 'delta'),
      seq: fc.oneof(fc.nat(8), fc.constantFrom(-1, Number.MAX_SAFE_INTEGER, Number.NaN, 1.5)),
      bids: some,
      asks: some,
      updatedAtMs: fc.nat(9),
    })
    fc.assert(
      fc.property(fc.array(message, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (messages, depth) => {
        const book = new OrderBook({ mayCross: false, depth })
        for (const each of messages) {
          const before = book.view
          const step = book.apply(each)
          expectSound(book.view)
          expect(Math.max(book.view?.bids.length ?? 0, book.view?.asks.length ?? 0)).toBeLessThanOrEqual(
            depth,
          )
          if (step === 'applied') expect(book.view?.seq).toBe(each.seq)
          if (step === 'repeated') expect(book.view).toBe(before)
          if (step === 'gap' || step === 'broken') expect(book.view).toBeNull()
        }
      }),
    )
  })

  it('does not hang on the order of the levels in a message', () => {
    fc.assert(
      fc.property(
        fc.array(move, { minLength: 2, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (steps, draws) => {
          const venue = new Venue()
          for (const step of steps) venue.move(step)
          const [straight, mixed] = [new OrderBook({ mayCross: false }), new OrderBook({ mayCross: false })]
          const mix = <T>(list: T[]): T[] => {
            const keyed = list.map((item) => ({ item, by: draws.next().value as number }))
            return keyed.sort((a, b) => a.by - b.by).map(({ item }) => item)
          }
          for (let seq = 1; seq <= venue.seq; seq += 1) {
            const message = seq === 1 ? venue.whole(1) : venue.change(seq)
            straight.apply(message)
            mixed.apply({ ...message, bids: mix(message.bids), asks: mix(message.asks) })
            expect(mixed.view).toEqual(straight.view)
            expectSameBook(straight.view, venue.at(seq))
          }
        },
      ),
    )
  })
})
