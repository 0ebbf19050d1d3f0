import { describe, expect, test } from 'vitest'
import { Counters } from '../../src/main/paradex/counters'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import type { MarketSummary } from '../../src/main/paradex/nouns'
import { TickerBoard } from '../../src/main/paradex/tickers'
import { toOrder } from '../../src/main/paradex/translate-order'
import { Translator } from '../../src/main/paradex/translator'
import { WireObject } from '../../src/main/paradex/wire'
import type { Order, OrderState } from '../../src/preload/model'
import * as wire from './wire-samples'

const order = (id: string, state: OrderState): Order => ({
  ...toOrder(new WireObject(wire.order), () => 'unseen'),
  id,
  clientId: `c${id}`,
  state,
})

describe('known orders', () => {
  test('name those that ended while nobody listened', () => {
    const orders = new KnownOrders()
    for (const id of ['1', '2', '3']) orders.remember(order(id, 'working'))
    orders.remember(order('2', 'filled'))
    orders.remember(order('2', 'new'))
    expect(orders.missingFrom(new Set(['1']))).toEqual(['c3'])
    expect(orders.side('2')).toBe('sell')
    expect(orders.side('9')).toBeUndefined()
  })

  test('forget ended ones before working ones', () => {
    const orders = new KnownOrders(2)
    orders.remember(order('1', 'working'))
    orders.remember(order('2', 'filled'))
    orders.remember(order('3', 'working'))
    expect([orders.side('1'), orders.side('2'), orders.side('3')]).toEqual(['sell', undefined, 'sell'])
  })
})

describe('ticker board', () => {
  const summary: MarketSummary = {
    market: 'X',
    markPrice: '10',
    indexPrice: '11',
    lastPrice: '12',
    bid: '9',
    bidSize: '1',
    ask: '13',
    askSize: '2',
    fundingRate: '0.1',
    openInterest: '5',
    volume24h: '6',
    priceChangeRate24h: '0.2',
    atMs: 100,
  }
  const best = { market: 'X', bid: '9.5', bidSize: '3', ask: null, askSize: null, atMs: 150 }

  test('merges summaries and best prices, the newer side winning', () => {
    const board = new TickerBoard()
    expect(board.applyBest(best)).toMatchObject({ bid: '9.5', ask: null, markPrice: null, updatedAtMs: 150 })
    expect(board.applySummary(summary)).toMatchObject({
      bid: '9.5',
      ask: null,
      markPrice: '10',
      updatedAtMs: 150,
    })
    expect(board.applySummary({ ...summary, atMs: 200 })).toMatchObject({
      bid: '9',
      ask: '13',
      updatedAtMs: 200,
    })
    expect(board.all()).toHaveLength(1)
  })

  test('takes whatever comes after what was stamped with a moment still far off', () => {
    const board = new TickerBoard(() => 200)
    board.applySummary({ ...summary, atMs: 60_201 })
    board.applyBest({ ...best, atMs: 60_201 })
    expect(board.applySummary({ ...summary, markPrice: '1', atMs: 200 })).toMatchObject({ markPrice: '1' })
    expect(board.applyBest({ ...best, bid: '2', atMs: 201 })).toMatchObject({ bid: '2', updatedAtMs: 201 })
  })

  test('takes nothing older than it has', () => {
    const board = new TickerBoard()
    board.applySummary(summary)
    expect(board.applySummary({ ...summary, markPrice: '1', atMs: 99 })).toBeNull()
    expect(board.get('X')?.markPrice).toBe('10')
    expect(board.get('Y')).toBeNull()
  })
})

describe('the translator', () => {
  test('counts each message that it cannot read, and writes down the first of many', () => {
    const lines: unknown[] = []
    const warn = (_message: string, fields?: unknown) => lines.push(fields)
    const log = { debug: () => {}, info: () => {}, warn, error: () => {} }
    const counters = new Counters()
    const translator = new Translator(log, counters, new KnownOrders())
    for (let i = 0; i < 1_000; i += 1) translator.position({ market: 'X' })
    translator.position({ size: '1' })
    expect(counters.snapshot()).toEqual({ 'malformed:position.size': 1_000, 'malformed:position.market': 1 })
    expect(lines).toEqual([
      ...[1, 10, 100, 1_000].map((times) => ({ noun: 'position', field: 'size', times })),
      { noun: 'position', field: 'market', times: 1 },
    ])
  })
})

describe('counters', () => {
  test('do not grow with what the wire sends', () => {
    const counters = new Counters()
    for (let i = 0; i < 1_000; i += 1) counters.bump('unknownChannel', `channel ${i}`)
    const counts = counters.snapshot()
    expect(Object.keys(counts).length).toBeLessThan(250)
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(1_000)
    expect(counts['unknownChannel:other']).toBe(800)
  })
})
