import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFrame } from '../../src/main/paradex/frames'
import { NewestTexts } from '../../src/main/paradex/newest-texts'
import { FakeClock } from '../socket/fake-clock'

const frameOf = (channel: string, data: unknown): string =>
  JSON.stringify({ jsonrpc: '2.0', method: 'subscription', params: { channel, data } })
const best = (market: string, bid: string, atMs: number): string =>
  frameOf(`bbo.${market}`, { market, bid, last_updated_at: atMs, seq_no: 7 })
const summary = (symbol: string, mark: string, atMs: number): string =>
  frameOf('markets_summary', { symbol, mark_price: mark, greeks: { delta: '1' }, created_at: atMs })

function open() {
  const clock = new FakeClock()
  const read: string[] = []
  const texts = new NewestTexts(clock, (text) => read.push(text))
  /** As a socket does it: read now unless it waits. */
  const take = (text: string): void => {
    if (texts.keep(text) === null) read.push(text)
  }
  return { clock, read, texts, take }
}

describe('best prices and summaries as texts', () => {
  test('are read at once, and then ten times a second, the newest of each market only', () => {
    const { clock, read, take } = open()
    const first = [best('X', '1', 100), best('Y', '1', 100), summary('X', '1', 100)]
    first.forEach(take)
    expect(read.splice(0)).toEqual(first)
    take(best('X', '2', 200))
    take(best('X', '4', 400))
    // One that is older comes later, as over another way.
    take(best('X', '3', 300))
    take(summary('X', '2', 200))
    take(summary('Y', '1', 50))
    expect(read.splice(0)).toEqual([summary('Y', '1', 50)])
    clock.advance(100)
    expect(read.splice(0)).toEqual([best('X', '4', 400), summary('X', '2', 200)])
    take(best('Y', '2', 500))
    expect(read.splice(0)).toEqual([best('Y', '2', 500)])
    clock.advance(1_000)
    take(best('X', '5', 600))
    expect(read.splice(0)).toEqual([best('X', '5', 600)])
  })

  test('are forgotten when they are stopped, and summaries of markets that nobody wants any more', () => {
    const { clock, read, texts, take } = open()
    for (const atMs of [1, 2]) for (const market of ['X', 'Y']) take(summary(market, '1', atMs))
    texts.keepSummariesOf(new Set(['Y']))
    read.splice(0)
    clock.advance(100)
    expect(read.splice(0)).toEqual([summary('Y', '1', 2)])
    take(summary('Y', '1', 3))
    texts.stop()
    clock.advance(1_000)
    expect(read).toEqual([])
  })

  test.each([
    ['another channel', frameOf('trades.X', { market: 'X', last_updated_at: 2 })],
    ['a channel of a like name', frameOf('markets_summary_2', { symbol: 'X', created_at: 2 })],
    ['the account’s own', frameOf('positions', { market: 'X', last_updated_at: 2 })],
    ['an answer', '{"jsonrpc":"2.0","id":1,"result":{"channel":"bbo.X"}}'],
    ['no time', frameOf('bbo.X', { market: 'X', bid: '1' })],
    ['a time that is a text', frameOf('bbo.X', { market: 'X', last_updated_at: '2' })],
    ['a time with a fraction', frameOf('bbo.X', { market: 'X', last_updated_at: 2.5 })],
    ['a time no date stands for', best('X', '1', 9e15)],
    ['a time of something inside', frameOf('markets_summary', { symbol: 'X', rolling: { created_at: 2 } })],
    ['no market', frameOf('bbo.X', { bid: '1', last_updated_at: 2 })],
    [
      'a market that may be another',
      frameOf('markets_summary', { a: { symbol: 'X' }, symbol: 'Y', created_at: 2 }),
    ],
    ['a market written with escapes', best('X\\n', '1', 2)],
    ['something behind the data', best('X', '1', 2).replace('}}}', '},"id":1}}')],
    ['something else before it', best('X', '1', 2).replace('"method"', '"usIn":1,"method"')],
    ['a text cut off', best('X', '1', 2).slice(0, -1)],
    ['nothing', ''],
  ])('are told from %s, which never waits', (_, text) => {
    const { read, take } = open()
    for (const known of [best('X', '1', 1), summary('X', '1', 1), summary('Y', '1', 1)]) take(known)
    read.splice(0)
    take(text)
    take(text)
    expect(read).toEqual([text, text])
  })

  test('end with what reading every one of them ends with', () => {
    const market = fc.constantFrom('X', 'Y-USD-PERP', 'Ü"}\\', '"market":"Z', '')
    const atMs = fc.integer({ min: 0, max: 2_000_000_000_000 })
    const text = fc
      .tuple(
        fc.boolean(),
        market,
        atMs,
        fc.nat(99),
        fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }),
      )
      .map(([isBest, name, at, price, order]) => {
        const fields: Record<string, [string, unknown]> = isBest
          ? {
              a: ['market', name],
              b: ['last_updated_at', at],
              c: ['bid', String(price)],
              d: ['seq_no', price],
            }
          : {
              a: ['symbol', name],
              b: ['created_at', at],
              c: ['mark_price', `${price}`],
              d: ['greeks', { vega: '}' }],
            }
        return frameOf(
          isBest ? `bbo.${name}` : 'markets_summary',
          Object.fromEntries(order.map((key) => fields[key] ?? [])),
        )
      })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat(60)), { maxLength: 40 }), (sent) => {
        const { clock, read, take } = open()
        for (const [each, pauseMs] of sent) {
          take(each)
          clock.advance(pauseMs)
        }
        clock.advance(200)
        expect(standing(read)).toEqual(standing(sent.map(([each]) => each)))
      }),
    )
  })
})

/** What the boards hold after these: of each channel and market the newest, of one time the last that came. */
function standing(texts: readonly string[]): Map<string, unknown> {
  const held = new Map<string, { at: number; data: unknown }>()
  for (const text of texts) {
    const frame = readFrame(text)
    if (frame.kind !== 'notification') throw new Error('no notification')
    const data = frame.data as Record<string, unknown>
    const at = Number(data['last_updated_at'] ?? data['created_at'])
    const name = `${frame.channel} ${String(data['market'] ?? data['symbol'])}`
    const known = held.get(name)
    if (!known || known.at <= at) held.set(name, { at, data })
  }
  return new Map([...held].sort(([a], [b]) => (a < b ? -1 : 1)))
}
