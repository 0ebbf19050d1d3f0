import { expect, it } from 'vitest'
import { createMarketFeed, plainBook } from '../../src/main/desk/market-feed'
import type { Session } from '../../src/main/session/session'
import type { Events } from '../../src/preload/contract'
import type { MarketBook, TapeTrade, Ticker } from '../../src/preload/model'

const tick = (market: string, bid: string) => ({ market, bid }) as Ticker

it('tells the watched market at each beat, and the newest of the others five times a second', () => {
  const told: string[][] = []
  let nowMs = 1_000
  const feed = createMarketFeed(
    (event, payload) => {
      if (event === 'market:tickers')
        told.push((payload as Ticker[]).map(({ market, bid }) => `${market} ${bid}`))
    },
    () => nowMs,
  )
  const beatAfter = (ms: number, ...ticks: Ticker[]): void => {
    nowMs += ms
    feed.beat(ticks)
  }
  feed.watch('BTC', plainBook)
  beatAfter(0, tick('BTC', '1'), tick('ETH', '1'))
  beatAfter(100, tick('BTC', '2'), tick('ETH', '2'), tick('SOL', '2'))
  beatAfter(50, tick('BTC', '3'))
  beatAfter(49, tick('ETH', '3'))
  beatAfter(100, tick('ETH', '4'))
  beatAfter(101)
  expect(told).toEqual([['BTC 1', 'ETH 1'], ['BTC 2'], ['BTC 3'], ['ETH 3', 'SOL 2'], ['ETH 4']])
  // A clock that is set back holds nothing up.
  beatAfter(-3_600_000, tick('SOL', '5'))
  expect(told.at(-1)).toEqual(['SOL 5'])
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

const shape = { tick: null, interactive: false }
const book = (market: string): MarketBook => ({
  market,
  shape,
  phase: 'live',
  bids: [{ price: '99', size: '1' }],
  asks: [{ price: '101', size: '1' }],
  updatedAtMs: 1,
})

it('asks once for the market that several windows look at, and gives a later one the book that is there', () => {
  const told: MarketBook[] = []
  const asked: (string | null)[] = []
  const feed = createMarketFeed((event, payload) => {
    if (event === 'market:book') told.push(payload as MarketBook)
  })
  feed.follow({
    watch: (market: string | null) => asked.push(market),
    watchTrades: () => undefined,
    watchFunding: () => undefined,
  } as unknown as Session)
  feed.watch('BTC-USD-PERP', shape)
  feed.watch('BTC-USD-PERP', shape)
  expect(told).toEqual([])
  feed.listener.book(book('BTC-USD-PERP'))
  feed.beat([])
  feed.watch('BTC-USD-PERP', shape)
  expect(told).toEqual([book('BTC-USD-PERP'), book('BTC-USD-PERP')])
  feed.watch('BTC-USD-PERP', { ...shape, interactive: true })
  feed.watch('ETH-USD-PERP', shape)
  expect(asked).toEqual([null, 'BTC-USD-PERP', 'BTC-USD-PERP', 'ETH-USD-PERP'])
  expect(told).toHaveLength(2)
})

const trade = (id: string, createdAtMs = Number(id)): TapeTrade => ({
  id,
  market: 'BTC-USD-PERP',
  side: 'buy',
  price: '100',
  size: '1',
  createdAtMs,
})

it('gives a window that begins the tape, and all of them one that begins anew', () => {
  const told: string[] = []
  const feed = createMarketFeed((event, payload) => {
    const idsOf = (trades: TapeTrade[]): string => trades.map(({ id }) => id).join()
    if (event === 'market:tape') told.push(`tape ${idsOf((payload as Events['market:tape']).trades)}`)
    if (event === 'market:trades') told.push(`trades ${idsOf(payload as TapeTrade[])}`)
  })
  const { listener } = feed
  feed.watch('BTC-USD-PERP', shape)
  listener.tradesSent()
  listener.trade(trade('3'))
  feed.beat([])
  listener.trade(trade('4'))
  listener.pastTrades([trade('3'), trade('2')])
  feed.beat([])
  feed.watch('BTC-USD-PERP', shape)
  expect(told.splice(0)).toEqual(['trades 3', 'tape 4,3,2', 'trades 4', 'tape 4,3,2'])
  // The line was lost, and what came meanwhile could not be read.
  listener.tradesSent()
  listener.trade(trade('9'))
  feed.beat([])
  expect(told.splice(0)).toEqual(['tape 9', 'trades 9'])
  feed.watch('ETH-USD-PERP', shape)
  feed.watch('ETH-USD-PERP', shape)
  expect(told).toEqual(['tape '])
})

it('tells the trades of a second market too, once where it is the one that is looked at, and keeps them off its tape', () => {
  const asked: (string | null)[] = []
  const told: string[] = []
  const feed = createMarketFeed((event, payload) => {
    if (event === 'market:trades') told.push(...(payload as TapeTrade[]).map(({ id }) => id))
    if (event === 'market:tape') told.push(`tape of ${(payload as Events['market:tape']).trades.length}`)
  })
  feed.follow({
    watch: () => undefined,
    watchTrades: (market: string | null) => asked.push(market),
    watchFunding: () => undefined,
  } as unknown as Session)
  feed.watch('BTC-USD-PERP', shape)
  feed.watchTrades('ETH-USD-PERP')
  feed.watch('ETH-USD-PERP', shape)
  feed.watch('BTC-USD-PERP', shape)
  expect(asked).toEqual([null, null, 'ETH-USD-PERP', null, 'ETH-USD-PERP'])
  feed.listener.trade({ ...trade('1'), market: 'ETH-USD-PERP' })
  feed.beat([])
  feed.watch('BTC-USD-PERP', shape)
  expect(told).toEqual(['1', 'tape of 0'])
})
