import { describe, expect, it } from 'vitest'
import type { Argument } from '../../../src/preload/contract'
import type { Result } from '../../../src/preload/model'
import type { Candle } from '../../../src/preload/records'
import type { DeskSession } from '../../../src/renderer/desk'
import { createCandleFeed } from '../../../src/renderer/chart/candle-feed'
import { tapeTrade } from '../samples'

const MINUTE = 60_000
const choice = { market: 'BTC-USD-PERP', minutes: 1, priceKind: 'last' } as const
const candle = (minute: number, close = '100'): Candle => ({
  startAtMs: minute * MINUTE,
  open: '100',
  high: '100',
  low: '100',
  close,
  volume: '1',
})
type Asked = Argument<'history:candles'>

/** A desk that answers as told, and what it was asked. */
function deskOf(answer: (asked: Asked) => Result<Candle[]>): Pick<DeskSession, 'ask'> & { asked: Asked[] } {
  const asked: Asked[] = []
  const ask = (_: string, argument: unknown): Promise<unknown> => {
    asked.push(argument as Asked)
    return Promise.resolve(answer(argument as Asked))
  }
  return { asked, ask: ask as DeskSession['ask'] }
}
const within =
  (...candles: Candle[]) =>
  ({ startAtMs, endAtMs }: Asked): Result<Candle[]> => ({
    ok: true,
    value: candles.filter((one) => one.startAtMs >= startAtMs && one.startAtMs <= endAtMs),
  })

describe('the candle feed', () => {
  it('reads the newest page, then older ones until there is none', async () => {
    const desk = deskOf(within(candle(550), candle(999), candle(1000)))
    const feed = createCandleFeed(choice, desk, () => 1000 * MINUTE)
    await feed.load()
    expect(feed.state.get()).toMatchObject({ phase: 'ready', older: 'more' })
    expect(feed.state.get().candles).toHaveLength(2)
    await feed.loadOlder()
    expect(feed.state.get().candles.map(({ startAtMs }) => startAtMs / MINUTE)).toEqual([550, 999, 1000])
    await feed.loadOlder()
    expect(feed.state.get().older).toBe('none')
    const before = desk.asked.length
    await feed.loadOlder()
    expect(desk.asked).toHaveLength(before)
  })

  it('says why there are none, and what it has read stays when a later page fails', async () => {
    let answer: (asked: Asked) => Result<Candle[]> = () => ({
      ok: false,
      problem: { code: 'rest.unreachable' },
    })
    const feed = createCandleFeed(
      choice,
      deskOf((asked) => answer(asked)),
      () => 1000 * MINUTE,
    )
    await feed.load()
    expect(feed.state.get()).toMatchObject({ phase: 'failed', problem: { code: 'rest.unreachable' } })
    const failing = answer
    answer = within(candle(1000))
    await feed.load()
    answer = failing
    await feed.loadOlder()
    expect(feed.state.get()).toMatchObject({ phase: 'ready', older: 'failed' })
    expect(feed.state.get().candles).toHaveLength(1)
  })

  it('takes each trade in once', async () => {
    const feed = createCandleFeed(choice, deskOf(within(candle(1000))), () => 1000 * MINUTE)
    feed.takeTrades([tapeTrade('1', { size: '5', createdAtMs: 1000 * MINUTE })])
    await feed.load()
    const two = tapeTrade('2', { price: '101', size: '0.5', createdAtMs: 1000 * MINUTE + 1 })
    const elsewhere = tapeTrade('3', { ...two, id: '3', market: 'ETH-USD-PERP' })
    feed.takeTrades([tapeTrade('1'), two, elsewhere])
    feed.takeTrades([tapeTrade('1'), two])
    expect(feed.state.get().candles).toMatchObject([{ close: '101', high: '101', volume: '1.5' }])
  })

  it('reads the candle that has ended anew when the next begins', async () => {
    let nowMs = 1000 * MINUTE
    const desk = deskOf(within(candle(1000, '99')))
    const feed = createCandleFeed(choice, desk, () => nowMs)
    await feed.load()
    nowMs = 1001 * MINUTE
    feed.takeTrades([tapeTrade('1', { price: '101', size: '1', createdAtMs: nowMs })])
    expect(feed.state.get().candles).toHaveLength(2)
    expect(desk.asked.at(-1)).toMatchObject({ startAtMs: 1000 * MINUTE })
  })

  it('draws marks from ticks, not from trades', async () => {
    const feed = createCandleFeed(
      { ...choice, priceKind: 'mark' },
      deskOf(within(candle(1000))),
      () => 1000 * MINUTE,
    )
    await feed.load()
    feed.takeTrades([tapeTrade('1', { price: '500', createdAtMs: 1000 * MINUTE })])
    feed.takePrice('102', 1000 * MINUTE + 5)
    expect(feed.state.get().candles).toMatchObject([{ high: '102', close: '102', volume: '1' }])
  })

  it('begins anew after a break that no page fills', async () => {
    let nowMs = 1000 * MINUTE
    const feed = createCandleFeed(choice, deskOf(within(candle(1000), candle(5000))), () => nowMs)
    await feed.load()
    nowMs = 5000 * MINUTE
    await feed.load()
    expect(feed.state.get().candles.map(({ startAtMs }) => startAtMs / MINUTE)).toEqual([5000])
  })
})
