import { RequestFailures } from '../../src/main/paradex/request-info'
import { describe, expect, test } from 'vitest'
import { Handlers } from '../../src/main/paradex/handlers'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import { Counters } from '../../src/main/paradex/counters'
import { MarketReader } from '../../src/main/paradex/market-reader'
import { RestClient } from '../../src/main/paradex/rest'
import type { RpcResult } from '../../src/main/paradex/rpc'
import { createSignals } from '../../src/main/paradex/signals'
import { SummaryScope } from '../../src/main/paradex/summary-scope'
import { TickerBoard } from '../../src/main/paradex/tickers'
import { Translator } from '../../src/main/paradex/translator'
import { systemClock } from '../../src/main/socket/clock'
import { openDesk, openExchange, until } from './desk'
import * as wire from './wire-samples'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Handlers of frames, and all the news they give, by name. */
function openHandlers() {
  const counters = new Counters()
  const translator = new Translator(quiet, counters, new KnownOrders())
  const tickers = new TickerBoard()
  const rest = new RestClient({ restUrl: 'http://127.0.0.1:9/v1', clock: systemClock, random: () => 0 })
  const markets = new MarketReader(rest, translator, tickers)
  const signals = createSignals(quiet)
  const news: [string, unknown][] = []
  for (const [name, signal] of Object.entries(signals)) {
    ;(signal as { on: (handler: (item: unknown) => void) => void }).on((item) => news.push([name, item]))
  }
  let doubts = 0
  const handlers = new Handlers({
    requests: new RequestFailures(),
    signals,
    translator,
    tickers,
    markets,
    counters,
    onMoneyMoved: () => {},
    onDoubt: () => (doubts += 1),
    onMarketCreated: () => {},
  })
  return { handlers, news, counters, doubts: () => doubts }
}

describe('channels', () => {
  test('tell what changed the account’s money', () => {
    const { handlers, news, counters } = openHandlers()
    handlers.onNotification('balance_events', {
      type: 'TRANSACTION_FILL',
      status: 'ON_BLOCKCHAIN',
      settlement_asset_name: 'USDC',
      settlement_asset_balance_before: '100',
      settlement_asset_balance_after: '99.5',
      fill_id: '7',
      market: 'BTC-USD-PERP',
      fees: '0.5',
      realized_pnl: '0',
      realized_funding: '0',
      created_at: 5,
    })
    expect(news).toEqual([
      [
        'balanceEvent',
        {
          type: 'TRANSACTION_FILL',
          status: 'ON_BLOCKCHAIN',
          token: 'USDC',
          balanceBefore: '100',
          balanceAfter: '99.5',
          fillId: '7',
          market: 'BTC-USD-PERP',
          fees: '0.5',
          realizedPnl: '0',
          realizedFunding: '0',
          createdAtMs: 5,
        },
      ],
    ])
    expect(counters.snapshot()).toEqual({})
  })

  test('doubt a transfer or a settlement in words nobody knows, and what cannot be read', () => {
    const { handlers, news, doubts } = openHandlers()
    const transfer = (status: string) => ({ id: '1', status, amount: '5', last_updated_at: 9 })
    const settlement = (state: string) => ({ id: '1', state, hash: '0x1' })
    for (const status of ['PENDING', 'AVAILABLE', 'COMPLETED', 'FAILED'])
      handlers.onNotification('transfers', transfer(status))
    for (const state of [
      'NOT_RECEIVED',
      'RECEIVED',
      'ACCEPTED_ON_L2',
      'ACCEPTED_ON_L1',
      'REJECTED',
      'REVERTED',
    ])
      handlers.onNotification('transaction', settlement(state))
    expect(doubts()).toBe(0)
    expect(news).toHaveLength(10)

    handlers.onNotification('transfers', transfer('UNHEARD_OF'))
    expect(doubts()).toBe(1)
    handlers.onNotification('transaction', settlement('UNHEARD_OF'))
    expect(doubts()).toBe(2)
    expect(news.slice(10)).toMatchObject([
      ['transfer', { status: 'UNHEARD_OF' }],
      ['transaction', { state: 'UNHEARD_OF' }],
    ])

    for (const channel of ['transfers', 'transaction', 'balance_events', 'funding_payments.X'])
      handlers.onNotification(channel, { id: 7 })
    expect(doubts()).toBe(6)
    expect(news).toHaveLength(12)
  })

  test('tell observations of funding, in JSON', () => {
    const { handlers, news } = openHandlers()
    handlers.onNotification('funding_data.X', {
      market: 'X',
      funding_rate: '0.0001',
      funding_rate_8h: '0.0008',
      funding_index: '-2.5',
      funding_period_hours: 1,
      created_at: 9,
    })
    expect(news).toEqual([
      [
        'fundingData',
        {
          market: 'X',
          fundingRate: '0.0001',
          fundingRate8h: '0.0008',
          fundingIndex: '-2.5',
          fundingPremium: null,
          impactPremiumRate: null,
          fundingPeriodHours: 1,
          createdAtMs: 9,
        },
      ],
    ])
  })

  test('tell a market’s new terms, its end and its settlement', () => {
    const { handlers, news } = openHandlers()
    const event = (event_type: string, changed_fields?: unknown) =>
      handlers.onNotification('markets', {
        symbol: wire.market.symbol,
        event_type,
        changed_fields,
        updated_at: 3,
      })
    event('CREATED', wire.market)
    event('UPDATED', { price_tick_size: '0.5' })
    event('SETTLED', { settlement_price: 50000 })
    event('DELETED')
    event('UPDATED', { price_tick_size: '1' })
    expect(news.map(([name]) => name)).toEqual(['market', 'market', 'marketRemoved', 'marketRemoved'])
    expect(news[1]?.[1]).toMatchObject({ priceTickSize: '0.5', orderSizeIncrement: '0.00001' })
    expect(news[2]?.[1]).toEqual({
      symbol: wire.market.symbol,
      reason: 'settled',
      settlementPrice: '50000',
      atMs: 3,
    })
    expect(news[3]?.[1]).toMatchObject({ reason: 'delisted', settlementPrice: null })
  })

  test('tell a failed change of an order once', () => {
    const { handlers, news } = openHandlers()
    const request_info = { id: 'r', request_type: 'MODIFY_ORDER', status: 'FAILED', message: 'no margin' }
    handlers.onNotification('orders.ALL', { ...wire.order, request_info })
    handlers.onNotification('orders.ALL', { ...wire.order, request_info })
    expect(news.map(([name]) => name)).toEqual(['order', 'modifyRefused', 'order'])
    expect(news[1]?.[1]).toMatchObject({ problem: { code: 'order.modifyRefused', detail: 'no margin' } })
  })

  test('and fields nobody has heard of are counted', () => {
    const { handlers, news, counters } = openHandlers()
    handlers.onNotification('orders.ALL', { ...wire.order, moon_phase: 'full' })
    handlers.onNotification('moons.ALL', {})
    expect(news.map(([name]) => name)).toEqual(['order'])
    expect(counters.snapshot()).toEqual({ 'unknownField:order.moon_phase': 1, 'unknownChannel:moons': 1 })
  })
})

describe('scope of the summaries', () => {
  /** A venue whose answers come when told to. */
  function openScope() {
    const asked: unknown[] = []
    const waiting: ((result: RpcResult) => void)[] = []
    const scope = new SummaryScope((params) => {
      asked.push(params)
      return new Promise((resolve) => waiting.push(resolve))
    })
    const answer = async (result: RpcResult = { ok: true, value: {} }) => {
      waiting.shift()?.(result)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return { scope, asked, answer }
  }
  const channel = 'markets_summary'

  test('starts with what is wanted and is changed in place, one change at a time', async () => {
    const { scope, asked, answer } = openScope()
    scope.set(['A', 'B'])
    expect([scope.toParams(), asked]).toEqual([{ markets: ['A', 'B'] }, []])
    scope.set(['B', 'C'])
    scope.joined()
    scope.set(['D'])
    expect(asked).toEqual([{ channel, add: ['C'], remove: ['A'] }])
    await answer()
    await answer()
    expect(asked.slice(1)).toEqual([{ channel, add: ['D'], remove: ['B', 'C'] }])
  })

  test('starts anew with a connection, whatever was under way', async () => {
    const { scope, asked, answer } = openScope()
    scope.toParams()
    scope.joined()
    scope.set(['A'])
    scope.left()
    scope.set(['B'])
    expect(scope.toParams()).toEqual({ markets: ['B'] })
    scope.joined()
    await answer()
    expect(asked).toEqual([{ channel, add: ['A'], remove: [] }])
    scope.set(['B', 'C'])
    expect(asked.at(-1)).toEqual({ channel, add: ['C'], remove: [] })
  })
})

describe('channels of the sandbox exchange', () => {
  test('tell funding, here and elsewhere, while it is watched', async () => {
    const { sandbox } = await openExchange({ stepMs: 2 })
    const { client } = openDesk(sandbox, null)
    const observed = new Set<string>()
    const sources = new Set<string>()
    client.onFundingData((data) => observed.add(data.market))
    client.onFundingComparison(({ source }) => sources.add(source))
    await client.connect()
    const removers = [client.watchFunding('BTC-USD-PERP'), client.watchFundingComparison()]
    await until(() => observed.size > 0 && sources.size > 1)
    expect([...observed]).toEqual(['BTC-USD-PERP'])
    for (const remove of removers) remove()
    expect(client.counters).toEqual({})
  })

  test('tell a market’s new tick and its end at once', async () => {
    const { sandbox, control } = await openExchange()
    const { client } = openDesk(sandbox, null)
    const ticks: string[] = []
    const removed: string[] = []
    client.onMarket((market) => ticks.push(`${market.symbol} ${market.priceTickSize}`))
    client.onMarketRemoved(({ symbol }) => removed.push(symbol))
    await client.connect()
    await control.market({ market: 'BTC-USD-PERP', tick: '0.5' })
    await until(() => ticks.includes('BTC-USD-PERP 0.5'))
    await control.delist({ market: 'ETH-USD-PERP' })
    await until(() => removed.includes('ETH-USD-PERP'))
    expect(client.counters).toEqual({})
  })

  test('tell summaries of the markets in scope only', async () => {
    const { sandbox } = await openExchange({ simulate: true, stepMs: 5 })
    const { client } = openDesk(sandbox, null, { scopedSummaries: true })
    await client.connect()
    let told = new Set<string>()
    client.onTicker(({ market }) => told.add(market))
    client.scopeSummaries(['ETH-USD-PERP'])
    await until(() => told.size > 0)
    client.scopeSummaries(['BTC-USD-PERP'])
    await until(() => told.has('BTC-USD-PERP'))
    told = new Set()
    await until(() => told.size > 0)
    expect([...told]).toEqual(['BTC-USD-PERP'])
    client.dropNow()
    await until(() => client.connection.phase === 'live')
    told = new Set()
    await until(() => told.has('BTC-USD-PERP'))
    expect(client.counters).toEqual({})
  })
})
