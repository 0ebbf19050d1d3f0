import { describe, expect, it } from 'vitest'
import { Exchange } from '../../../src/sandbox/exchange/exchange'
import type { ExchangeEvent } from '../../../src/sandbox/exchange/types'
import { ALICE, BTC, q, request } from './scene'

const START_MS = 1_790_000_030_000

function createWorld(seed = 7) {
  const clock = { nowMs: START_MS }
  const exchange = new Exchange({ seed, nowMs: () => clock.nowMs })
  const events: ExchangeEvent[] = []
  exchange.openAccount(ALICE, q('100000'))
  exchange.on((event) => events.push(event))
  const run = (steps: number) => {
    for (let i = 0; i < steps; i += 1) {
      clock.nowMs += 100
      exchange.step()
    }
  }
  return { exchange, events, run, clock }
}

describe('the simulation', () => {
  it('is the same for the same seed and calls, to the last id', () => {
    const history = (seed: number) => {
      const { exchange, events, run } = createWorld(seed)
      run(200)
      exchange.submit(ALICE, request({ type: 'MARKET', size: q('0.2') }))
      exchange.movePrice('SOL-USD-PERP', q('170'))
      run(200)
      return [events, [...exchange.markets.keys()].map((market) => exchange.book(market, 50))]
    }
    expect(history(3)).toEqual(history(3))
    expect(history(3)).not.toEqual(history(4))
  })

  it('keeps every book uncrossed, deep, on tick and on step', () => {
    const { exchange, run } = createWorld()
    for (let round = 0; round < 60; round += 1) {
      run(10)
      for (const [market, spec] of exchange.markets) {
        const { bids, asks } = exchange.book(market, 50)
        expect(bids[0]?.price).toBeLessThan(asks[0]?.price ?? 0n)
        for (const side of [bids, asks]) {
          expect(side.length).toBeGreaterThanOrEqual(15)
          expect(side.length).toBeLessThanOrEqual(25)
          expect(
            side.every(({ price, size }) => price % spec.tick === 0n && size % spec.step === 0n && size > 0n),
          ).toBe(true)
        }
        const sorted = (prices: bigint[]) =>
          prices.every((price, at) => at === 0 || price > (prices[at - 1] ?? 0n))
        expect(sorted(asks.map(({ price }) => price))).toBe(true)
        expect(sorted(bids.map(({ price }) => price).reverse())).toBe(true)
      }
    }
  })

  it('lets every market trade and move, with its mark between its bid and its ask or near', () => {
    const { exchange, run, events } = createWorld()
    const before = [...exchange.markets.keys()].map((market) => exchange.summary(market))
    run(600)
    for (const was of before) {
      const is = exchange.summary(was.market)
      expect(exchange.trades(was.market).length).toBeGreaterThan(10)
      expect(is.volume24h).not.toBe(was.volume24h)
      expect(is.openInterest).not.toBe(was.openInterest)
      expect(is.markPrice).not.toBe(was.markPrice)
      expect(is.fundingRate).not.toBe(was.fundingRate)
      const distance = is.markPrice - ((is.bid ?? 0n) + (is.ask ?? 0n)) / 2n
      expect((distance < 0n ? -distance : distance) * 500n).toBeLessThan(is.markPrice)
    }
    expect(events.filter(({ kind }) => kind === 'summary')).toHaveLength(600 * 8)
  })

  it('fills a resting order once the market comes to it, at its own price', () => {
    const { exchange, run } = createWorld()
    const bid = exchange.book(BTC, 1).bids[0]?.price ?? 0n
    const answer = exchange.submit(ALICE, request({ price: bid, size: q('0.01') }))
    if (!answer.ok) throw new Error(answer.refusal.code)
    for (let i = 0; i < 5000 && exchange.openOrders(ALICE).length > 0; i += 1) run(1)
    expect(exchange.order(ALICE, answer.order.id)).toMatchObject({ status: 'CLOSED', remaining: 0n })
    expect(
      exchange.fills(ALICE).every(({ price, liquidity }) => price === bid && liquidity === 'MAKER'),
    ).toBe(true)
  })

  it('trades through resting orders with makers that are moved past them', () => {
    const { exchange } = createWorld()
    const ask = exchange.submit(ALICE, request({ side: 'SELL', price: q('98000'), size: q('0.05') }))
    if (!ask.ok) throw new Error(ask.refusal.code)
    exchange.movePrice(BTC, q('98500'))
    expect(exchange.order(ALICE, ask.order.id)).toMatchObject({ status: 'CLOSED', avgFillPrice: q('98000') })
    expect(exchange.summary(BTC)).toMatchObject({ markPrice: q('98500'), indexPrice: q('98500') })
    expect(exchange.book(BTC, 1).bids[0]?.price).toBeGreaterThan(q('98490'))
  })

  it('stays where a price was moved to', () => {
    const { exchange, run } = createWorld()
    exchange.movePrice(BTC, q('60000'))
    run(600)
    const { markPrice } = exchange.summary(BTC)
    expect(markPrice).toBeGreaterThan(q('59000'))
    expect(markPrice).toBeLessThan(q('61000'))
  })

  it.each(['paused', 'maintenance'])('holds still while it is %s', (how) => {
    const { exchange, run } = createWorld()
    run(10)
    if (how === 'paused') exchange.pause(true)
    else exchange.setSystemStatus('maintenance')
    const before = exchange.book(BTC, 50)
    const trades = exchange.trades(BTC).length
    run(50)
    expect(exchange.book(BTC, 50)).toEqual(before)
    expect(exchange.trades(BTC)).toHaveLength(trades)
    if (how === 'paused') exchange.pause(false)
    else exchange.setSystemStatus('ok')
    run(50)
    expect(exchange.book(BTC, 50).seqNo).toBeGreaterThan(before.seqNo)
  })

  it('serves retail takers with RPI orders', () => {
    const { exchange, run } = createWorld()
    const { bids } = exchange.book(BTC, 1)
    const price = (bids[0]?.price ?? 0n) + q('0.1')
    const answer = exchange.submit(ALICE, request({ price, size: q('0.01'), instruction: 'RPI' }))
    if (!answer.ok) throw new Error(answer.refusal.code)
    for (let i = 0; i < 5000 && exchange.openOrders(ALICE).length > 0; i += 1) run(1)
    expect(exchange.fills(ALICE)[0]?.kind).toBe('RPI')
  })

  it('leaves money and sizes reconciled after an account has traded in it, funding and liquidation included', () => {
    const { exchange, run, clock } = createWorld()
    for (let round = 0; round < 40; round += 1) {
      const side = round % 3 === 0 ? 'SELL' : 'BUY'
      exchange.submit(ALICE, request({ type: 'MARKET', side, size: q('0.8') }))
      const { bids, asks } = exchange.book(BTC, 5)
      const price = (side === 'BUY' ? asks : bids)[4]?.price ?? 0n
      exchange.submit(ALICE, request({ side: side === 'BUY' ? 'SELL' : 'BUY', price, size: q('0.3') }))
      clock.nowMs += 3_600_000
      run(10)
    }
    exchange.movePrice(BTC, q('60000'))
    const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n)
    const fills = exchange.fills(ALICE)
    expect(fills.some(({ kind }) => kind === 'LIQUIDATION')).toBe(true)
    expect(exchange.fundingPayments(ALICE).length).toBeGreaterThan(3)
    expect(exchange.positions(ALICE)).toEqual([])
    expect(sum(fills.map(({ side, size }) => (side === 'BUY' ? size : -size)))).toBe(0n)
    expect(exchange.account(ALICE)?.totalCollateral).toBe(
      q('100000') +
        sum(fills.map(({ realizedPnl, fee }) => realizedPnl - fee)) +
        sum(exchange.fundingPayments(ALICE).map(({ payment }) => payment)),
    )
  })

  it('tells accounts with a position what they are worth, once a second', () => {
    const { exchange, run, events } = createWorld()
    exchange.submit(ALICE, request({ type: 'MARKET', size: q('0.1') }))
    events.length = 0
    run(100)
    expect(events.filter(({ kind }) => kind === 'account')).toHaveLength(10)
  })
})

describe('the candles', () => {
  it('go back a day without gaps and end at the start price', () => {
    const { exchange } = createWorld()
    const candles = exchange.candles(BTC)
    expect(candles).toHaveLength(1441)
    expect(candles.at(-1)).toMatchObject({ openAtMs: START_MS - (START_MS % 60_000), close: q('97250') })
    candles.forEach((candle, at) => {
      const before = candles[at - 1]
      expect(candle.high >= candle.open && candle.high >= candle.close).toBe(true)
      expect(candle.low <= candle.open && candle.low <= candle.close && candle.low > 0n).toBe(true)
      if (before) expect([candle.openAtMs - before.openAtMs, candle.open]).toEqual([60_000, before.close])
    })
  })

  it('add up the trades of their minute', () => {
    const { exchange, run, clock } = createWorld()
    clock.nowMs = START_MS + 29_900
    run(600)
    const minute = exchange.candles(BTC).at(-1)
    const trades = exchange.trades(BTC).filter(({ createdAtMs }) => createdAtMs >= (minute?.openAtMs ?? 0))
    expect(trades.length).toBeGreaterThan(5)
    expect(minute?.volume).toBe(trades.reduce((sum, { size }) => sum + size, 0n))
    expect(minute?.close).toBe(trades[0]?.price)
  })

  it('stay bounded and whole when the clock jumps by days, and still when it runs back', () => {
    const { exchange, clock } = createWorld()
    clock.nowMs += 10 * 86_400_000
    exchange.step()
    const candles = exchange.candles(BTC)
    expect(candles.length).toBeLessThanOrEqual(2880)
    expect(candles.at(-1)?.openAtMs).toBe(clock.nowMs - (clock.nowMs % 60_000))
    expect(
      candles.every(
        (candle, at) => at === 0 || candle.openAtMs - (candles[at - 1]?.openAtMs ?? 0) === 60_000,
      ),
    ).toBe(true)
    const { volume24h } = exchange.summary(BTC)
    const traded = exchange.trades(BTC).reduce((sum, { price, size }) => sum + (price * size) / q('1'), 0n)
    expect(volume24h).toBe(traded)
    clock.nowMs -= 86_400_000
    exchange.step()
    expect(exchange.candles(BTC)).toHaveLength(candles.length)
  })
})
