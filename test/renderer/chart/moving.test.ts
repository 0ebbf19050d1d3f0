import { describe, expect, it } from 'vitest'
import type { Order } from '../../../src/preload/model'
import type { Move } from '../../../src/renderer/chart/moving'
import {
  distanceFrom,
  findMoveFaults,
  snapped,
  standingOf,
  toMoved,
} from '../../../src/renderer/chart/moving'
import { order, position } from '../samples'
import { around } from '../ticket/around'

const move = (to: string, over: Partial<Move> = {}): Move => ({
  orderId: 'o1',
  field: 'price',
  from: '97000',
  to,
  ...over,
})
const buy = order({ price: '97000', timeInForce: 'gtc' })
const stop = order({
  type: 'stopLossMarket',
  side: 'sell',
  price: '0',
  triggerPrice: '95000',
  state: 'untriggered',
  reduceOnly: true,
})
const rulesOf = (one: Order, to: Move, over = {}): string[] =>
  findMoveFaults(one, to, around(over)).map(({ rule }) => rule)

describe('a price of the canvas', () => {
  it.each([
    ['97012.3419', '0.1', '97012.3'],
    ['97012.26', '0.5', '97012.5'],
    ['0.04', '0.1', null],
    ['-3', '0.1', null],
  ])('%s is on the tick of %s: %s', (price, tick, expected) => expect(snapped(price, tick)).toBe(expected))
})

describe('a move', () => {
  it('changes the one price of the order as it is now', () => {
    const partly = order({ price: '97000', size: '0.5', remainingSize: '0.2', state: 'partlyFilled' })
    expect(toMoved(partly, move('97010.5'))).toEqual({
      orderId: 'o1',
      size: '0.5',
      price: '97010.5',
      triggerPrice: null,
      confirmed: false,
    })
    const trigger = move('94000', { field: 'trigger', from: '95000' })
    expect(toMoved(stop, trigger)).toMatchObject({ price: '0', triggerPrice: '94000' })
  })

  it('stands only for an order that is still there, and where it was', () => {
    expect(standingOf(buy, move('97100'))).toBe('stands')
    expect(standingOf(undefined, move('97100'))).toBe('gone')
    for (const state of ['filled', 'cancelled', 'unknown', 'sending'] as const)
      expect(standingOf(order({ ...buy, state }), move('97100'))).toBe('gone')
    expect(standingOf(order({ ...buy, price: '96999' }), move('97100'))).toBe('changed')
    const trigger = move('94000', { field: 'trigger', from: '95000' })
    expect(standingOf(stop, trigger)).toBe('stands')
    expect(standingOf(order({ ...stop, state: 'working' }), trigger)).toBe('gone')
  })

  it('is measured from the mark', () => {
    expect(distanceFrom('100', '101.5')).toBe('0.015')
    expect(distanceFrom('100', '99')).toBe('-0.01')
    expect(distanceFrom(null, '99')).toBeNull()
  })
})

describe('what speaks against a move', () => {
  it('is nothing on its own side of the book', () => {
    expect(rulesOf(buy, move('96500'))).toEqual([])
    expect(rulesOf(stop, move('94000', { field: 'trigger' }), { position: position() })).toEqual([])
  })

  it('is that it would trade at once, or be cancelled for it where it is post-only', () => {
    expect(rulesOf(buy, move('97120.5'))).toEqual(['crosses'])
    expect(rulesOf(order({ ...buy, timeInForce: 'postOnly' }), move('97120.5'))).toEqual(['postOnlyCross'])
    expect(rulesOf(order({ ...buy, side: 'sell' }), move('97120.4'))).toEqual(['crosses'])
  })

  it('is the band, the tick and the own limits, but nothing of its size and margin', () => {
    expect(rulesOf(buy, move('120000'))).toEqual(['priceBand', 'crosses'])
    expect(rulesOf(buy, move('97000.05'))).toEqual(['priceTick'])
    expect(rulesOf(buy, move('96000'), { account: null, openOrderCount: 100 })).toEqual([])
  })

  it('is a trigger that has been reached, and a liquidation that comes first', () => {
    const held = { position: position({ side: 'long', liquidationPrice: '90000' }) }
    expect(rulesOf(stop, move('98000', { field: 'trigger' }), held)).toEqual(['triggersAtOnce'])
    expect(rulesOf(stop, move('90000', { field: 'trigger' }), held)).toEqual(['pastLiquidation'])
    expect(rulesOf(stop, move('90000.1', { field: 'trigger' }), held)).toEqual([])
    // A short that nothing can liquidate has a price of zero.
    const safe = around({ position: position({ side: 'short', liquidationPrice: '0' }) })
    expect(rulesOf(stop, move('90000', { field: 'trigger' }), safe)).not.toContain('pastLiquidation')
  })
})
