import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OrderBook, type BookView } from '../../src/main/paradex/book'
import { NewestFrames } from '../../src/main/paradex/newest-frames'
import type { BestPrices, MarketSummary } from '../../src/main/paradex/nouns'
import { readSbe, type SbeMessage } from '../../src/main/paradex/sbe'
import { HotFrame, type HotKind } from '../../src/main/paradex/sbe-hot'
import { toSbeBestPrices, toSbeBook, toSbeSummary, toSbeTrade } from '../../src/main/paradex/translate-sbe'
import { FakeClock } from '../socket/fake-clock'
import { encodeSbe, int64Null, templateOf, type EncodedParts, type WireValue } from './sbe-encoder'

const names = ['TradeEvent', 'BboEvent', 'BookEvent', 'MarketSummaryEvent'] as const
const mantissa = fc.oneof(
  fc.bigInt(0n, 10n ** 13n),
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  fc.constantFrom(0n, -1n, int64Null, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n), 2n ** 32n),
)
const moment = fc.oneof(
  { weight: 9, arbitrary: fc.bigInt(1_700_000_000_000_000n, 1_900_000_000_000_000n) },
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
)

function valueOf(name: string, type: string): fc.Arbitrary<WireValue> {
  if (name === 'ts' || name === 'createdAt') return moment
  if (name === 'seq') return fc.oneof(fc.bigInt(0n, 99n), mantissa)
  if (/int64|Decimal|Mantissa|NULL/i.test(type)) return mantissa
  return fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 255 }))
}

const frame = fc.constantFrom(...names).chain((name) => {
  const template = templateOf(name)
  const block = (fields: typeof template.fields) =>
    fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field.name, field.type)])))
  const parts: fc.Arbitrary<EncodedParts> = fc.record({
    fields: block(template.fields),
    groups: fc.record(
      Object.fromEntries(
        template.groups.map((group) => [group.name, fc.array(block(group.fields), { maxLength: 5 })]),
      ),
    ),
    data: fc.record({ market: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
  })
  return fc
    .tuple(parts, fc.constantFrom({}, { version: 0 }, { extra: 3 }))
    .map(([each, how]) => encodeSbe(template, each, how))
})

const viewOf = (put: (book: OrderBook) => unknown): BookView | null => {
  const book = new OrderBook({ mayCross: true })
  put(book)
  return book.view
}

/** What the whole way makes of a message; undefined where it finds it malformed. */
function slowly(message: SbeMessage): unknown {
  try {
    if (message.name === 'TradeEvent') return toSbeTrade(message)
    if (message.name === 'BboEvent') return toSbeBestPrices(message)
    if (message.name === 'MarketSummaryEvent') return toSbeSummary(message)
    if (message.name !== 'BookEvent') return undefined
    const whole = toSbeBook(message)
    return viewOf((book) => book.apply({ ...whole, update: 'snapshot' }))
  } catch {
    return undefined
  }
}

function quickly(hot: HotFrame, kind: HotKind): unknown {
  if (kind === 'trade') return hot.trade()
  if (kind === 'best') return hot.best()
  if (kind === 'summary') return hot.summary()
  const { market, seq, atMs } = hot
  if (seq === null) return null
  const head = { market, isWhole: true, seq, updatedAtMs: atMs }
  return viewOf((book) => book.change(head, (bids, asks) => hot.putLevels(bids, asks)))
}

describe('the plain way through a frame', () => {
  const hot = new HotFrame()

  test('says what the whole way says, of whatever it takes', () => {
    let taken = 0
    fc.assert(
      fc.property(frame, fc.nat(40), fc.boolean(), (bytes, at, isCut) => {
        const given = isCut ? bytes.subarray(0, Math.max(0, bytes.length - at)) : bytes
        const kind = hot.open(given)
        const noun = kind && quickly(hot, kind)
        if (kind === null || (noun === null && kind === 'trade') || (kind === 'book' && hot.seq === null))
          return
        const read = readSbe(given)
        expect(read.kind).toBe('message')
        if (read.kind !== 'message') return
        expect(noun).toEqual(slowly(read.message))
        if (kind === 'book' && read.message.name === 'BookEvent')
          expect(hot.isWhole).toBe(read.message.pkgType === 'SNAPSHOT')
        taken += 1
      }),
      { numRuns: 2_000 },
    )
    // It would be of no use if it took only a few.
    expect(taken).toBeGreaterThan(500)
  })

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(frame, fc.nat(), fc.nat(255), (bytes, at, value) => {
        bytes[at % bytes.length] = value
        const kind = hot.open(bytes)
        if (kind) quickly(hot, kind)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('the newest frames', () => {
  const best = (market: string, ts: bigint, bidPrice: bigint) =>
    encodeSbe(templateOf('BboEvent'), { fields: { ts: ts * 1000n, bidPrice }, data: { market } })

  function open() {
    const clock = new FakeClock()
    const told: [string, string | null, number][] = []
    const trades: string[] = []
    const newest = new NewestFrames(clock, {
      onTrade: ({ id }) => trades.push(id),
      onBest: ({ market, bid, atMs }: BestPrices) => told.push([market, bid, atMs]),
      onSummary: ({ market, markPrice, atMs }: MarketSummary) => told.push([market, markPrice, atMs]),
    })
    return { clock, told, trades, newest }
  }

  test('are told at once, and then ten times a second, the newest of each market only', () => {
    const { clock, told, newest } = open()
    newest.take(best('X', 1n, 100_000_000n))
    newest.take(best('Y', 1n, 100_000_000n))
    expect(told).toEqual([
      ['X', '1', 1],
      ['Y', '1', 1],
    ])
    newest.take(best('X', 2n, 200_000_000n))
    newest.take(best('X', 4n, 400_000_000n))
    newest.take(best('X', 3n, 300_000_000n))
    expect(told.length).toBe(2)
    clock.advance(100)
    expect(told.slice(2)).toEqual([['X', '4', 4]])
    newest.take(best('X', 5n, 500_000_000n))
    newest.take(best('Y', 5n, 500_000_000n))
    expect(told.slice(3)).toEqual([['Y', '5', 5]])
    clock.advance(100)
    expect(told.slice(4)).toEqual([['X', '5', 5]])
    clock.advance(1_000)
    newest.take(best('X', 6n, 600_000_000n))
    expect(told.slice(5)).toEqual([['X', '6', 6]])
  })

  test('forget what waits when they are stopped, and pass over no trade', () => {
    const { clock, told, trades, newest } = open()
    const trade = (tradeId: bigint) =>
      encodeSbe(templateOf('TradeEvent'), { fields: { tradeId, side: 1, ts: 5n, createdAt: 5n } })
    for (const id of [1n, 2n, 3n]) expect(newest.take(trade(id))).toBe('trade')
    newest.take(best('X', 1n, 1n))
    newest.take(best('X', 2n, 2n))
    newest.stop()
    clock.advance(1_000)
    expect([trades, told.length]).toEqual([['1', '2', '3'], 1])
    expect(newest.take(encodeSbe(templateOf('BookEvent'), { fields: {} }))).toBeNull()
  })
})
