import { describe, expect, it } from 'vitest'
import { isBehind } from '../../src/main/desk/book-lag'
import { createMarketFeed } from '../../src/main/desk/market-feed'
import type { MarketBook, Ticker } from '../../src/preload/model'
import type { Session } from '../../src/main/session/session'

const market = 'BTC-USD-PERP'
const book: MarketBook = {
  market,
  shape: { tick: null, interactive: false },
  phase: 'live',
  bids: [{ price: '99.0', size: '1' }],
  asks: [{ price: '101', size: '1' }],
  updatedAtMs: 1,
}
const tickOf = (bid: string) => ({ market, bid, ask: '101' }) as Ticker

describe('a book that may be behind its market', () => {
  it.each([
    ['quiet, and the best prices agree', book, tickOf('99'), 60_000, false],
    ['quiet for long, and the best prices moved on', book, tickOf('98'), 2_000, true],
    ['a moment behind', book, tickOf('98'), 300, false],
    ['grouped', { ...book, shape: { tick: '10', interactive: false } }, tickOf('98'), 60_000, false],
    ['with RPI orders', { ...book, shape: { tick: null, interactive: true } }, tickOf('98'), 60_000, false],
    ['without a tick to compare with', book, undefined, 60_000, false],
    ['none at all', { ...book, phase: 'waiting' as const }, tickOf('98'), 60_000, false],
  ])('%s', (_, shown, tick, silentMs, expected) => {
    expect(isBehind(shown, tick, silentMs)).toBe(expected)
  })

  it('is told as stale once and asked for until it is in, and is live with its next word', () => {
    let nowMs = 0
    const told: string[] = []
    let asked = 0
    const feed = createMarketFeed(
      (event, payload) => {
        if (event === 'market:book') told.push((payload as MarketBook).phase)
      },
      () => nowMs,
    )
    feed.follow({
      watch: () => (asked += 1),
      watchTrades: () => undefined,
      watchFunding: () => undefined,
    } as unknown as Session)
    feed.watch(market, book.shape)
    asked = 0
    feed.listener.book(book)
    feed.beat([tickOf('99')])
    nowMs = 1_900
    feed.beat([tickOf('98')])
    nowMs = 4_000
    feed.beat([tickOf('97')])
    expect(told).toEqual(['live', 'stale'])
    expect(asked).toBe(1)
    nowMs = 5_000
    feed.beat([])
    expect(asked).toBe(2)
    feed.listener.book(book)
    feed.beat([])
    expect(told).toEqual(['live', 'stale', 'live'])
  })
})
