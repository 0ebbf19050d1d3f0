import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { paradex } from 'ccxt'
import { MARKET, SYMBOL, numbers, openCcxt, read, startStillExchange, type WireBook } from './ccxt-desk'
import { toDecimal } from '../../src/sandbox/quanta'
import type { Sandbox } from '../../src/sandbox/sandbox'

let sandbox: Sandbox
let exchange: paradex

beforeAll(async () => {
  sandbox = (await startStillExchange()).sandbox
  exchange = openCcxt(sandbox)
  await exchange.loadMarkets()
})

afterAll(() => sandbox.stop())

/** The first of the results the exchange gives of a path without ccxt. */
async function first(path: string): Promise<Record<string, string>> {
  const { results } = await read(sandbox, exchange, path)
  return results[0] ?? {}
}

describe("ccxt's view of the market", () => {
  test('has every market with its steps and limits', async () => {
    const { results } = await read(sandbox, exchange, '/markets')
    const known = exchange.symbols.map((symbol) => exchange.market(symbol).id ?? '')
    expect(known.sort()).toEqual(results.map(({ symbol }) => symbol).sort())
    const terms = await first(`/markets?market=${MARKET}`)
    expect(exchange.market(SYMBOL)).toMatchObject({
      ...{ id: MARKET, base: 'BTC', quote: 'USD', settle: 'USDC', type: 'swap', linear: true },
      precision: { amount: Number(terms.order_size_increment), price: Number(terms.price_tick_size) },
      limits: {
        amount: { max: Number(terms.max_order_size) },
        cost: { min: Number(terms.min_notional) },
      },
    })
  })

  test('has the fees of the API tier', async () => {
    const spec = sandbox.exchange.markets.get(MARKET)
    const rates = {
      maker: Number(toDecimal(spec?.makerFeeRate ?? 0n)),
      taker: Number(toDecimal(spec?.takerFeeRate ?? 0n)),
    }
    expect(rates.taker).toBeGreaterThan(0)
    expect(await exchange.fetchTradingFee(SYMBOL)).toMatchObject(rates)
    expect((await exchange.fetchTradingFees())[SYMBOL]).toMatchObject(rates)
  })

  test('has the tick of one market and of all', async () => {
    const tick = await first(`/markets/summary?market=${MARKET}`)
    const expected = {
      bid: Number(tick.bid),
      ask: Number(tick.ask),
      last: Number(tick.last_traded_price),
      markPrice: Number(tick.mark_price),
      quoteVolume: Number(tick.volume_24h),
    }
    expect(expected.ask).toBeGreaterThan(expected.bid)
    expect(await exchange.fetchTicker(SYMBOL)).toMatchObject(expected)
    const all = await exchange.fetchTickers()
    expect(Object.keys(all).sort()).toEqual([...exchange.symbols].sort())
    expect(all[SYMBOL]).toMatchObject(expected)
  })

  test('has funding and open interest of the tick', async () => {
    const tick = await first(`/markets/summary?market=${MARKET}`)
    expect(await exchange.fetchFundingRate(SYMBOL)).toMatchObject({
      fundingRate: Number(tick.funding_rate),
      markPrice: Number(tick.mark_price),
      indexPrice: Number(tick.underlying_price),
      interval: '8h',
    })
    const interest = await exchange.fetchOpenInterest(SYMBOL)
    expect(interest).toMatchObject({ openInterestAmount: Number(tick.open_interest) })
    const { results } = await read(sandbox, exchange, `/funding/data?market=${MARKET}`)
    const rows = results.map((row) => [row.created_at, Number(row.funding_rate)]).reverse()
    expect(rows.length).toBeGreaterThan(1)
    const history = await exchange.fetchFundingRateHistory(SYMBOL)
    expect(history.map(({ timestamp, fundingRate }) => [timestamp, fundingRate])).toEqual(rows)
  })

  test('has the book, level by level', async () => {
    const book = await read<WireBook>(sandbox, exchange, `/orderbook/${MARKET}`)
    const { bids, asks, nonce, timestamp } = await exchange.fetchOrderBook(SYMBOL)
    expect(bids.length).toBe(20)
    expect({ bids, asks }).toEqual({ bids: numbers(book.bids), asks: numbers(book.asks) })
    expect([nonce, timestamp]).toEqual([book.seq_no, book.last_updated_at])
  })

  test('has the trades, oldest first', async () => {
    const trades = [...sandbox.exchange.trades(MARKET)].slice(0, 5).reverse()
    expect(trades.length).toBe(5)
    const seen = await exchange.fetchTrades(SYMBOL, undefined, 5)
    expect(seen.map(({ id, side, timestamp }) => [id, side, timestamp])).toEqual(
      trades.map(({ id, side, createdAtMs }) => [id, side.toLowerCase(), createdAtMs]),
    )
    const rest = await read(sandbox, exchange, `/trades?market=${MARKET}&page_size=5`)
    expect(seen.map(({ price, amount }) => [price, amount]).reverse()).toEqual(
      rest.results.map(({ price, size }) => [Number(price), Number(size)]),
    )
  })

  test('pages through all trades by cursor', async () => {
    const all = sandbox.exchange.trades(MARKET).map(({ id }) => id)
    const paging = { paginate: true, paginationCalls: 50, maxEntriesPerRequest: 4 }
    const seen = await exchange.fetchTrades(SYMBOL, 1, undefined, paging)
    expect(all.length).toBeGreaterThan(8)
    expect(seen.map(({ id }) => id ?? '').sort()).toEqual([...all].sort())
  })

  test.each(['1m', '15m', '1h'])('has candles of %s', async (timeframe) => {
    const minutes = exchange.parseTimeframe(timeframe) / 60
    const now = (await exchange.fetchTime()) ?? 0
    const since = now - 5 * minutes * 60_000
    const query = `symbol=${MARKET}&resolution=${minutes}&start_at=${since}&end_at=${now}`
    const { results } = await read(sandbox, exchange, `/markets/klines?${query}`)
    expect(results.length).toBeGreaterThanOrEqual(5)
    expect(await exchange.fetchOHLCV(SYMBOL, timeframe, since, undefined, { until: now })).toEqual(results)
  })

  test('has mark candles, which have no volume', async () => {
    const last = await exchange.fetchOHLCV(SYMBOL, '1m', undefined, 10)
    const mark = await exchange.fetchMarkOHLCV(SYMBOL, '1m', undefined, 10)
    expect(mark.map(([time]) => time)).toEqual(last.map(([time]) => time))
    expect(mark.every((candle) => candle[5] === 0)).toBe(true)
  })

  test('has the time and the state of the system', async () => {
    const { server_time: time } = await read<{ server_time: string }>(sandbox, exchange, '/system/time')
    expect(Math.abs(((await exchange.fetchTime()) ?? 0) - Number(time))).toBeLessThan(5_000)
    expect(await exchange.fetchStatus()).toMatchObject({ status: 'ok' })
  })
})

describe('where ccxt departs from the specification', () => {
  test("asks for index candles as 'index'; the specification's word is 'underlying'", async () => {
    await expect(exchange.fetchIndexOHLCV(SYMBOL)).rejects.toThrow(/INVALID_REQUEST_PARAMETER/)
    const candles = await exchange.fetchOHLCV(SYMBOL, '1m', undefined, 10, { price: 'underlying' })
    expect(candles.length).toBe(10)
  })

  test('reads no depth for a book, so that the default of 20 comes', async () => {
    const { bids } = await exchange.fetchOrderBook(SYMBOL, 3)
    expect(bids.length).toBe(20)
    expect((await exchange.fetchOrderBook(SYMBOL, undefined, { depth: 3 })).bids.length).toBe(3)
  })
})
