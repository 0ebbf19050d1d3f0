import { describe, expect, it } from 'vitest'
import type { EnvironmentName, Position } from '../../../src/preload/model'
import { check, isCertain } from '../../../src/renderer/ticket/checks'
import type { Finding, Surroundings } from '../../../src/renderer/ticket/checks'
import type { Draft } from '../../../src/renderer/ticket/draft'
import { emptyDraft, toIntent } from '../../../src/renderer/ticket/draft'
import { estimate } from '../../../src/renderer/ticket/estimate'
import { closedBecause } from '../../../src/renderer/ticket/gate'
import { account, connection, market, position, ticker } from '../samples'
import { around } from './around'

const draft = (over: Partial<Draft> = {}): Draft => ({
  ...emptyDraft,
  sizeText: '0.1',
  priceText: '97000',
  ...over,
})
const rulesOf = (findings: Finding[]): string[] => findings.map(({ rule }) => rule)
const find = (over: Partial<Draft>, where: Partial<Surroundings> = {}): Finding[] =>
  check(draft(over), around(where))

describe('check', () => {
  it('finds nothing wrong with a sound order', () => {
    expect(find({})).toEqual([])
  })

  it('misses the size of an empty or zero field, and the price of a limit only', () => {
    expect(rulesOf(find({ sizeText: '', priceText: '' }))).toEqual(['sizeMissing', 'priceMissing'])
    expect(rulesOf(find({ sizeText: '0.000', type: 'market', priceText: '' }))).toEqual(['sizeMissing'])
  })

  it('names the nearest sizes and prices on the grid', () => {
    const coarse = market({ orderSizeIncrement: '0.05', priceTickSize: '0.5' })
    expect(find({ sizeText: '0.12', priceText: '97000.3' }, { market: coarse })).toEqual([
      { rule: 'sizeStep', step: '0.05', below: '0.1', above: '0.15' },
      { rule: 'priceTick', step: '0.5', below: '97000', above: '97000.5' },
    ])
  })

  it('says by how much a size is over the largest', () => {
    expect(find({ sizeText: '50.001' }, { account: null })).toEqual([
      { rule: 'maxSize', limit: '50', over: '0.001' },
    ])
    expect(find({ sizeText: '50' }, { account: null })).toEqual([])
  })

  it('measures the least notional at the mark price, and not for a reduce-only order', () => {
    const dear = market({ minNotional: '100' })
    expect(find({ sizeText: '0.001' }, { market: dear })).toEqual([
      { rule: 'minNotional', limit: '100', short: '2.87947' },
    ])
    const short = position({ side: 'short' })
    expect(find({ sizeText: '0.001', reduceOnly: true }, { market: dear, position: short })).toEqual([])
  })

  it('measures the least notional of an option at the index price', () => {
    const option = market({ kind: 'option', minNotional: '100' })
    const quoted = ticker({ markPrice: '10', indexPrice: '97118.2' })
    expect(rulesOf(find({ sizeText: '0.01', priceText: '10' }, { market: option, ticker: quoted }))).toEqual(
      [],
    )
  })

  it('refuses a buy above the band and a sell below it, and lets the others rest', () => {
    const even = ticker({ markPrice: '100000', bid: null, ask: null })
    const where = { ticker: even, account: null }
    expect(find({ priceText: '105000.1' }, where)).toEqual([
      { rule: 'priceBand', limit: '105000', over: '0.1' },
    ])
    expect(find({ priceText: '105000' }, where)).toEqual([])
    expect(find({ side: 'sell', priceText: '94999.9' }, where)).toEqual([
      { rule: 'priceBand', limit: '95000', over: '0.1' },
    ])
    expect(find({ priceText: '50000' }, where)).toEqual([])
  })

  it('names the last price on the grid inside the band', () => {
    const odd = { ticker: ticker({ markPrice: '97238.127893', bid: null, ask: null }), account: null }
    expect(find({ priceText: '999999' }, odd)).toMatchObject([{ limit: '102100' }])
    expect(find({ side: 'sell', priceText: '1' }, odd)).toMatchObject([{ limit: '92376.3' }])
  })

  it('says how much collateral is short, fee included', () => {
    const poor = account({ freeCollateral: '194' })
    expect(find({ priceText: '97120.5' }, { account: poor })).toEqual([
      { rule: 'collateral', needed: '197.154615', free: '194', short: '3.154615' },
    ])
  })

  it('needs no collateral for what closes a position', () => {
    const poor = account({ freeCollateral: '0' })
    expect(find({ side: 'sell' }, { account: poor, position: position() })).toEqual([])
  })

  it('refuses reduce-only without anything to reduce', () => {
    expect(rulesOf(find({ reduceOnly: true }))).toEqual(['nothingToReduce'])
    expect(rulesOf(find({ reduceOnly: true }, { position: position({ side: 'long' }) }))).toEqual([
      'nothingToReduce',
    ])
  })

  it('warns of the position limit with what is held already', () => {
    const tight = market({ positionLimit: '0.55' })
    expect(find({}, { market: tight, position: position() })).toEqual([
      { rule: 'positionLimit', limit: '0.55', over: '0.05' },
    ])
    expect(find({ side: 'sell' }, { market: tight, position: position() })).toEqual([])
  })

  it('warns of a post-only order that would trade at once', () => {
    expect(rulesOf(find({ timeInForce: 'postOnly', priceText: '97120.5' }))).toEqual(['postOnlyCross'])
    expect(rulesOf(find({ timeInForce: 'postOnly', priceText: '97120.4' }))).toEqual([])
  })

  it('warns when the market has as many open orders as it takes', () => {
    expect(rulesOf(find({}, { openOrderCount: 100 }))).toEqual(['openOrders'])
  })

  it('keeps from sending only what the exchange is sure to refuse', () => {
    expect(isCertain({ rule: 'minNotional' })).toBe(true)
    expect(isCertain({ rule: 'collateral' })).toBe(false)
  })
})

describe('estimate', () => {
  const cost = (over: Partial<Draft>, held?: Position) => estimate(draft(over), around({ position: held }))

  it('takes the taker rate for a crossing limit and the maker rate for a resting one', () => {
    expect(cost({ priceText: '97120.5' })).toMatchObject({ liquidity: 'taker', fee: '2.913615' })
    expect(cost({ priceText: '97120.4' })).toMatchObject({ liquidity: 'maker', fee: '-0.485602' })
    expect(cost({ priceText: '97120.5', timeInForce: 'postOnly' })).toMatchObject({ liquidity: 'maker' })
  })

  it('values a market order at the price it would meet', () => {
    expect(cost({ type: 'market' }).notional).toBe('9712.05')
    expect(cost({ type: 'market', side: 'sell' }).notional).toBe('9712.04')
  })

  it('takes margin only for what goes beyond closing', () => {
    expect(cost({ side: 'sell', sizeText: '0.6' }, position({ size: '0.5' })).margin).toBe('194')
    expect(cost({ reduceOnly: true }).margin).toBe('0')
  })

  it('says nothing of what it does not know', () => {
    const blind = market({ takerFeeRate: null, initialMarginFraction: null })
    expect(estimate(draft({ type: 'market' }), around({ market: blind, ticker: undefined }))).toEqual({
      price: null,
      notional: null,
      liquidity: 'taker',
      feeRate: null,
      fee: null,
      marginRate: null,
      margin: null,
      liquidation: { kind: 'unknown' },
    })
  })
})

describe('closedBecause', () => {
  const environment: EnvironmentName = 'testnet'
  const standing = { connection: connection(), activeAddress: '0x1', watchOnly: false }
  it.each([
    [{}, connection({ environment }), null],
    [{}, connection({ phase: 'syncing' }), 'notLive'],
    // Main asks before it sends on old numbers.
    [{}, connection({ phase: 'stale' }), null],
    [{}, connection({ systemState: 'maintenance' }), 'maintenance'],
    [{}, connection({ systemState: 'cancelOnly' }), 'cancelOnly'],
    [{}, connection({ systemState: 'postOnly' }), 'postOnly'],
    [{ timeInForce: 'postOnly' as const }, connection({ systemState: 'postOnly' }), null],
    [
      { timeInForce: 'postOnly' as const, type: 'market' as const },
      connection({ systemState: 'postOnly' }),
      'postOnly',
    ],
    [{ type: 'market' as const }, connection({ marketData: 'stale' }), null],
    [{}, connection({ marketData: 'stale' }), null],
  ])('for %o it answers the reason', (over, line, reason) => {
    expect(closedBecause(draft(over), { ...standing, connection: line })).toBe(reason)
  })

  it('asks for an account first', () => {
    const offline = connection({ phase: 'offline' })
    expect(closedBecause(draft(), { ...standing, connection: offline, activeAddress: null })).toBe(
      'noAccount',
    )
  })

  it('takes nothing from who may only watch, whatever the connection', () => {
    expect(closedBecause(draft(), { ...standing, watchOnly: true })).toBe('watchOnly')
  })
})

describe('toIntent', () => {
  it('makes a post-only limit and an immediate market order', () => {
    expect(toIntent(draft({ timeInForce: 'postOnly' }), 'BTC-USD-PERP', 'i')).toEqual({
      intentId: 'i',
      market: 'BTC-USD-PERP',
      side: 'buy',
      type: 'limit',
      size: '0.1',
      price: '97000',
      triggerPrice: null,
      timeInForce: 'postOnly',
      reduceOnly: false,
      selfTradePrevention: null,
      exits: null,
      confirmed: false,
    })
    expect(toIntent(draft({ type: 'market', timeInForce: 'postOnly' }), 'BTC-USD-PERP', 'i')).toMatchObject({
      price: '0',
      timeInForce: 'ioc',
    })
  })

  it('makes nothing of half a draft', () => {
    expect(toIntent(draft({ priceText: '' }), 'BTC-USD-PERP', 'i')).toBeNull()
    expect(toIntent(draft({ sizeText: '.' }), 'BTC-USD-PERP', 'i')).toBeNull()
  })
})
