import { describe, expect, it } from 'vitest'
import { check, fieldOf, isCertain } from '../../../src/renderer/ticket/checks'
import type { Finding, Surroundings } from '../../../src/renderer/ticket/checks'
import type { Draft } from '../../../src/renderer/ticket/draft'
import { emptyDraft, toIntent } from '../../../src/renderer/ticket/draft'
import { estimate } from '../../../src/renderer/ticket/estimate'
import { closedBecause } from '../../../src/renderer/ticket/gate'
import { wakesWhen } from '../../../src/trading/kinds'
import { account, connection, market, position } from '../samples'
import { around } from './around'

const draft = (over: Partial<Draft> = {}): Draft => ({
  ...emptyDraft,
  type: 'stopLimit',
  sizeText: '0.1',
  priceText: '98100',
  triggerText: '98000',
  ...over,
})
const find = (over: Partial<Draft>, where: Partial<Surroundings> = {}): Finding[] =>
  check(draft(over), around({ position: position(), ...where }))
const rulesOf = (findings: Finding[]): string[] => findings.map(({ rule }) => rule)

describe('the kinds of order', () => {
  it.each([
    ['buy', 'stopLimit', 'rises'],
    ['sell', 'stopMarket', 'falls'],
    ['buy', 'stopLossMarket', 'rises'],
    ['sell', 'stopLossLimit', 'falls'],
    ['buy', 'takeProfitLimit', 'falls'],
    ['sell', 'takeProfitMarket', 'rises'],
  ] as const)('a %s of type %s wakes when the price %s', (side, type, direction) => {
    expect(wakesWhen(side, type)).toBe(direction)
  })
})

describe('the trigger of a draft', () => {
  it('must be there and on the tick, like the price', () => {
    expect(find({})).toEqual([])
    expect(rulesOf(find({ triggerText: '' }))).toEqual(['triggerMissing'])
    expect(rulesOf(find({ triggerText: '0.0', type: 'stopMarket', priceText: '' }))).toEqual([
      'triggerMissing',
    ])
    const coarse = market({ priceTickSize: '0.5' })
    const [off] = find({ triggerText: '98000.3' }, { market: coarse })
    expect(off).toEqual({ rule: 'triggerTick', step: '0.5', below: '98000', above: '98000.5' })
    expect(off && fieldOf(off)).toBe('trigger')
    expect(off && isCertain(off)).toBe(true)
  })

  it('is not asked for where the type has none', () => {
    expect(find({ type: 'limit', triggerText: '', priceText: '97000' })).toEqual([])
  })

  it('warns, and only warns, where it is reached already', () => {
    const [early] = find({ triggerText: '97120.5' })
    expect(early).toEqual({ rule: 'triggersAtOnce', mark: '97120.53' })
    expect(early && isCertain(early)).toBe(false)
    expect(rulesOf(find({ side: 'sell', triggerText: '97120.6' }))).toEqual(['triggersAtOnce'])
    expect(find({ side: 'sell', triggerText: '97120.5' })).toEqual([])
    const profit = { type: 'takeProfitMarket', side: 'sell' } as const
    expect(rulesOf(find({ ...profit, triggerText: '97000' }))).toEqual(['triggersAtOnce'])
    expect(find({ ...profit, triggerText: '98000' })).toEqual([])
  })

  it('says nothing of what is reached while no mark is known', () => {
    expect(find({ triggerText: '1' }, { ticker: undefined })).toEqual([])
  })
})

describe('an order that waits', () => {
  it('is not measured by the band or the free collateral of today', () => {
    expect(
      find({ priceText: '150000', triggerText: '149000' }, { account: account({ freeCollateral: '0' }) }),
    ).toEqual([])
  })

  it('takes a place among the open orders, and an immediate one none', () => {
    expect(rulesOf(find({ timeInForce: 'ioc' }, { openOrderCount: 100 }))).toEqual(['openOrders'])
    expect(find({ type: 'limit', timeInForce: 'ioc', priceText: '97000' }, { openOrderCount: 100 })).toEqual(
      [],
    )
  })

  it('costs what it will at its own prices', () => {
    const cost = (over: Partial<Draft>) => estimate(draft(over), around())
    expect(cost({ type: 'stopMarket' })).toMatchObject({ notional: '9800', liquidity: 'taker' })
    expect(cost({ priceText: '98100' })).toMatchObject({ notional: '9810', liquidity: 'taker' })
    expect(cost({ priceText: '97900' })).toMatchObject({ liquidity: 'maker' })
    expect(cost({ type: 'stopLossMarket' }).margin).toBe('0')
  })

  it('is open to send while prices have stopped, since it carries its own', () => {
    const blind = connection({ marketData: 'stale' })
    expect(
      closedBecause(draft({ type: 'stopMarket' }), {
        connection: blind,
        activeAddress: '0x1',
        watchOnly: false,
      }),
    ).toBeNull()
  })
})

describe('take-profits and stop-losses', () => {
  const stop = { type: 'stopLossMarket', side: 'sell', triggerText: '90000' } as const

  it('reduce only, whatever is ticked', () => {
    expect(toIntent(draft(stop), 'BTC-USD-PERP', 'i')).toEqual({
      intentId: 'i',
      market: 'BTC-USD-PERP',
      side: 'sell',
      type: 'stopLossMarket',
      size: '0.1',
      price: '0',
      triggerPrice: '90000',
      timeInForce: 'ioc',
      reduceOnly: true,
      selfTradePrevention: null,
      exits: null,
      confirmed: false,
    })
  })

  it('need something to reduce', () => {
    expect(find(stop)).toEqual([])
    expect(rulesOf(find(stop, { position: undefined }))).toEqual(['nothingToReduce'])
  })

  it('are exempt from the least notional', () => {
    const dear = market({ minNotional: '100000' })
    expect(find(stop, { market: dear })).toEqual([])
    expect(rulesOf(find({}, { market: dear }))).toEqual(['minNotional'])
  })
})

describe('the intent of a stop', () => {
  it('carries both prices and how long it stands', () => {
    expect(toIntent(draft({ timeInForce: 'postOnly' }), 'BTC-USD-PERP', 'i')).toMatchObject({
      type: 'stopLimit',
      price: '98100',
      triggerPrice: '98000',
      timeInForce: 'postOnly',
      reduceOnly: false,
    })
  })

  it('is none without its trigger', () => {
    expect(toIntent(draft({ triggerText: '.' }), 'BTC-USD-PERP', 'i')).toBeNull()
  })
})
