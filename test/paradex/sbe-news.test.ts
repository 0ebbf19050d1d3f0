import { RequestFailures } from '../../src/main/paradex/request-info'
import { expect, test } from 'vitest'
import { Counters } from '../../src/main/paradex/counters'
import { Handlers } from '../../src/main/paradex/handlers'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import { MarketReader } from '../../src/main/paradex/market-reader'
import { RestClient } from '../../src/main/paradex/rest'
import { readSbe } from '../../src/main/paradex/sbe'
import { createSignals } from '../../src/main/paradex/signals'
import { TickerBoard } from '../../src/main/paradex/tickers'
import { Translator } from '../../src/main/paradex/translator'
import { systemClock } from '../../src/main/socket/clock'
import { encodeSbe, int64Null, templateOf, type EncodedParts } from './sbe-encoder'
import { market } from './wire-samples'

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

function open() {
  const news: [string, unknown][] = []
  const signals = createSignals(silent)
  const counters = new Counters()
  const translator = new Translator(silent, counters, new KnownOrders())
  const tickers = new TickerBoard()
  const rest = new RestClient({ restUrl: 'http://127.0.0.1:9/v1', clock: systemClock, random: Math.random })
  let moved = 0
  let doubts = 0
  const handlers = new Handlers({
    requests: new RequestFailures(),
    signals,
    translator,
    tickers,
    markets: new MarketReader(rest, translator, tickers),
    counters,
    onMoneyMoved: () => void moved++,
    onDoubt: () => void doubts++,
    onMarketCreated: () => undefined,
  })
  for (const name of [
    'order',
    'fill',
    'position',
    'account',
    'ticker',
    'trade',
    'book',
    'market',
    'fundingData',
    'fundingComparison',
  ] as const) {
    signals[name].on((value: unknown) => news.push([name, value]))
  }
  const give = (name: string, parts: EncodedParts) => {
    const read = readSbe(encodeSbe(templateOf(name), parts))
    if (read.kind === 'message') handlers.onSbe(read.message)
  }
  return { handlers, counters, news, give, moved: () => moved, doubts: () => doubts }
}

const us = 1_700_000_000_123_456n

test('private messages in SBE become the same nouns as in JSON', () => {
  const { give, news, counters, moved } = open()
  give('OrderEvent', {
    fields: {
      seq: 5n,
      status: 3,
      side: 2,
      orderType: 1,
      timeInForce: 3,
      price: 100_0000_0000n,
      triggerPrice: int64Null,
      size: 2_0000_0000n,
      sizeOpen: 1_0000_0000n,
      avgFillPrice: int64Null,
      createdAt: us,
      updatedAt: us,
      flags: 1,
    },
    data: { orderId: '7', clientOrderId: 'c7', market: 'X' },
  })
  give('FillEvent', {
    fields: {
      fillType: 1,
      side: 1,
      liquidity: 1,
      price: 100_0000_0000n,
      size: 1_0000_0000n,
      fee: -5n,
      realizedPnl: int64Null,
      realizedFunding: 3n,
      createdAt: us,
    },
    data: { fillId: '9', orderId: 'other', market: 'X' },
  })
  give('PositionEvent', {
    fields: {
      seq: 6n,
      side: 2,
      size: 3_0000_0000n,
      avgEntryPrice: 100_0000_0000n,
      liquidationPrice: int64Null,
      updatedAt: us,
      status: 1,
    },
    data: { market: 'X' },
  })
  give('AccountEvent', {
    fields: {
      accountValue: 4_0000_0000n,
      maintenanceMarginReq: 1_0000_0000n,
      updatedAt: us,
      account: '0x12',
      status: 1,
    },
    data: { settlementAsset: 'USDC' },
  })
  expect(news).toEqual([
    [
      'order',
      expect.objectContaining({
        id: '7',
        state: 'partlyFilled',
        side: 'sell',
        timeInForce: 'postOnly',
        reduceOnly: true,
        remainingSize: '1',
        updatedAtMs: 1_700_000_000_123,
        seq: '5',
      }),
    ],
    [
      'fill',
      expect.objectContaining({
        key: 'FILL:9',
        side: 'sell',
        liquidity: 'maker',
        fee: '-0.00000005',
        realizedPnl: null,
        realizedFunding: '0.00000003',
        remainingSize: null,
      }),
    ],
    ['position', expect.objectContaining({ side: 'short', size: '3', liquidationPrice: null, seq: '6' })],
    ['account', expect.objectContaining({ address: '0x12', marginRatio: '0.25', status: 'ACTIVE' })],
  ])
  expect(moved()).toBe(1)
  expect(counters.snapshot()).toEqual({})
})

test('a fill of a type without a name here is left to the reading, which knows it by its own', () => {
  const { give, news, doubts } = open()
  give('FillEvent', {
    fields: { fillType: 77, side: 1, liquidity: 2, price: 1n, size: 1n, createdAt: us },
    data: { fillId: '9', orderId: '7', market: 'X' },
  })
  expect(news).toEqual([])
  expect(doubts()).toBe(1)
})

test('market data becomes ticks, trades and books', () => {
  const { give, news } = open()
  give('BboEvent', {
    fields: { ts: us, bidPrice: 5_0000_0000n, bidSize: 1n, askPrice: int64Null, askSize: int64Null },
    data: { market: 'X' },
  })
  give('MarketSummaryEvent', {
    fields: { ts: us, fundingRate: 7n, fundingRatePrecise: 71_234n, bid: int64Null },
    data: { market: 'X' },
  })
  give('TradeEvent', {
    fields: { tradeId: 4n, side: 1, price: 1n, size: 2n, createdAt: us },
    data: { market: 'X' },
  })
  give('BookEvent', {
    fields: { ts: us, seq: 3n, pkgType: 1 },
    groups: { bids: [{ price: 1_0000_0000n, size: 0n }], asks: [] },
    data: { market: 'X' },
  })
  expect(news.map(([name]) => name)).toEqual(['ticker', 'ticker', 'trade', 'book'])
  expect(news[0]?.[1]).toMatchObject({ bid: '5', ask: null })
  expect(news[1]?.[1]).toMatchObject({ fundingRate: '0.000000071234' })
  expect(news[3]?.[1]).toMatchObject({ update: 'delta', seq: 3, bids: [{ price: '1', size: '0' }] })
})

test('funding becomes observations, here and elsewhere', () => {
  const { give, news, counters } = open()
  give('FundingDataEvent', {
    fields: { fundingRate: 7n, fundingRate8h: 56n, fundingIndex: -1n, fundingPeriodHours: 1, createdAt: us },
    data: { market: 'X' },
  })
  give('FundingRateComparisonEvent', {
    fields: { lastUpdatedAt: us, hourlyFundingRate: 5n, assetKind: 1, source: 2 },
    data: { market: 'X' },
  })
  expect(news).toEqual([
    ['fundingData', expect.objectContaining({ fundingRate: '0.00000007', fundingPeriodHours: 1 })],
    [
      'fundingComparison',
      {
        market: 'X',
        source: 'BINANCE',
        hourlyFundingRate: '0.000000000005',
        updatedAtMs: Number(us / 1000n),
      },
    ],
  ])
  expect(counters.snapshot()).toEqual({})
})

test('what cannot be read or was not asked for is counted', () => {
  const { give, handlers, news, counters } = open()
  give('TradeEvent', { fields: { side: 99, tradeType: 1 }, data: { market: 'X' } })
  give('SubscribedEvent', { fields: {}, data: { channel: 'X' } })
  give('HeartbeatEvent', { fields: {} })
  handlers.onNotification('orders.ALL', { id: 1 })
  handlers.onNotification('news.flash', {})
  expect(news).toEqual([])
  expect(counters.snapshot()).toEqual({
    'malformed:trade.side': 1,
    'unaskedMessage:SubscribedEvent': 1,
    'malformed:order.side': 1,
    'unknownChannel:news': 1,
  })
})

test('a market’s new terms are laid over its old ones', () => {
  const { handlers, news, counters } = open()
  const event = (event_type: string, changed_fields: unknown) =>
    handlers.onNotification('markets', { symbol: 'BTC-USD-PERP', event_type, updated_at: 1, changed_fields })
  event('CREATED', market)
  event('UPDATED', { price_tick_size: '0.5', price_bands_width: 0.1 })
  event('DELETED', {})
  expect(news.map(([, value]) => value)).toEqual([
    expect.objectContaining({ priceTickSize: '0.1', priceBandsWidth: '0.05' }),
    expect.objectContaining({ priceTickSize: '0.5', priceBandsWidth: '0.1', orderSizeIncrement: '0.00001' }),
  ])
  expect(counters.snapshot()).toEqual({})
})
