import { expect, it } from 'vitest'
import { createMarketFeed, plainBook } from '../../src/main/desk/market-feed'
import type { Ticker } from '../../src/preload/model'

const tick = (market: string, bid: string) => ({ market, bid }) as Ticker

it('tells the watched market at each beat, and the newest of the others at every other', () => {
  const told: string[][] = []
  const feed = createMarketFeed((event, payload) => {
    if (event === 'market:tickers')
      told.push((payload as Ticker[]).map(({ market, bid }) => `${market} ${bid}`))
  })
  feed.watch('BTC', plainBook)
  feed.beat([tick('BTC', '1'), tick('ETH', '1')])
  feed.beat([tick('BTC', '2'), tick('ETH', '2'), tick('SOL', '2')])
  feed.beat([tick('ETH', '3')])
  feed.beat([tick('ETH', '4')])
  feed.beat([])
  feed.beat([])
  expect(told).toEqual([['BTC 1', 'ETH 1'], ['BTC 2'], ['ETH 3', 'SOL 2'], ['ETH 4']])
})

it('tells nothing of a session that is over', () => {
  const told: unknown[] = []
  const feed = createMarketFeed((event) => told.push(event))
  feed.beat([])
  feed.beat([tick('ETH', '1')])
  feed.drop()
  feed.beat([])
  expect(told).toEqual([])
})
