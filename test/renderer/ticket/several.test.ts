import { describe, expect, it } from 'vitest'
import { add } from '../../../src/money/decimal'
import type { Draft } from '../../../src/renderer/ticket/draft'
import { emptyDraft } from '../../../src/renderer/ticket/draft'
import type { LadderDraft } from '../../../src/renderer/ticket/ladder-draft'
import {
  checkLadder,
  emptyLadder,
  isLadderCertain,
  rungsOf,
  sumOf,
  takePrice,
  toLadderIntent,
} from '../../../src/renderer/ticket/ladder-draft'
import { checkTwap, durationOf, slicesOf, toTwapIntent } from '../../../src/renderer/ticket/twap-draft'
import { account, market, ticker } from '../samples'
import { around, noLimits } from './around'

const draft = (over: Partial<Draft> = {}): Draft => ({ ...emptyDraft, sizeText: '0.1', ...over })
const ladder = (over: Partial<LadderDraft> = {}): LadderDraft => ({
  ...emptyLadder,
  countText: '5',
  firstText: '96000',
  lastText: '95000',
  ...over,
})
const rulesOf = (found: { rule: string }[]): string[] => found.map(({ rule }) => rule)

describe('a ladder in the ticket', () => {
  it('shows orders that sum to the size, from the first price to the last', () => {
    const rungs = rungsOf(draft(), ladder(), market()) ?? []
    expect(rungs.map(({ price }) => price)).toEqual(['96000', '95750', '95500', '95250', '95000'])
    expect(rungs.reduce((sum, { size }) => add(sum, size), '0')).toBe('0.1')
    expect(sumOf(rungs, 1)).toEqual({ notional: '9550', average: '95500' })
  })

  it('misses what is not typed, one sentence a field', () => {
    expect(rulesOf(checkLadder(draft({ sizeText: '' }), emptyLadder, around()))).toEqual([
      'sizeMissing',
      'firstMissing',
      'lastMissing',
    ])
    for (const countText of ['', '1', '51', '99'])
      expect(rulesOf(checkLadder(draft(), ladder({ countText }), around()))).toEqual(['count'])
    expect(rulesOf(checkLadder(draft(), ladder({ firstText: '96000.05' }), around()))).toEqual(['firstTick'])
  })

  it('says how much is the least for so many orders, and how many prices have room', () => {
    expect(checkLadder(draft({ sizeText: '0.004' }), ladder(), around())).toEqual([
      { rule: 'tooThin', least: '0.005' },
    ])
    expect(checkLadder(draft(), ladder({ lastText: '96000.2' }), around())).toEqual([
      { rule: 'tooTight', most: 3 },
    ])
  })

  it('judges each order by itself and the sum by what they cost together', () => {
    const dear = around({ market: market({ minNotional: '5000' }) })
    expect(rulesOf(checkLadder(draft(), ladder(), dear))).toEqual(['minNotional'])
    const poor = around({ account: account({ freeCollateral: '100' }) })
    expect(rulesOf(checkLadder(draft(), ladder(), poor))).toEqual(['collateral'])
    expect(rulesOf(checkLadder(draft(), ladder(), around({ openOrderCount: 96 })))).toEqual(['openOrders'])
    expect(rulesOf(checkLadder(draft(), ladder(), around({ openOrderCount: 95 })))).toEqual([])
  })

  it('warns of orders that would trade at once only where it is to rest', () => {
    const high = ladder({ firstText: '97000', lastText: '98000' })
    expect(rulesOf(checkLadder(draft(), high, around()))).toEqual(['postOnlyCross'])
    expect(checkLadder(draft(), { ...high, postOnly: false }, around())).toEqual([])
    expect(isLadderCertain({ rule: 'postOnlyCross' })).toBe(false)
    expect(isLadderCertain({ rule: 'tooThin', least: '1' })).toBe(true)
  })

  it('takes picked prices for its first and then its last', () => {
    const once = takePrice(emptyLadder, '96000')
    expect(takePrice(once, '95000')).toMatchObject({ firstText: '96000', lastText: '95000' })
  })

  it('becomes one intent for all its orders', () => {
    expect(toLadderIntent(draft({ reduceOnly: true }), ladder(), market(), 'i')).toEqual({
      intentId: 'i',
      market: 'BTC-USD-PERP',
      side: 'buy',
      size: '0.1',
      count: 5,
      firstPrice: '96000',
      lastPrice: '95000',
      shape: 'even',
      timeInForce: 'postOnly',
      reduceOnly: true,
      selfTradePrevention: null,
      confirmed: false,
    })
    expect(toLadderIntent(draft(), ladder({ lastText: '' }), market(), 'i')).toBeNull()
  })
})

describe('a TWAP in the ticket', () => {
  it.each([
    ['30', 1800],
    ['0.5', 30],
    ['1440', 86_400],
    ['0.3', null],
    ['1440.5', null],
    ['', null],
  ])('%s minutes are %s seconds', (text, seconds) => {
    expect(durationOf(text)).toBe(seconds)
  })

  it('is cut into orders of 30 seconds', () => {
    expect(slicesOf('1', 900, market())).toEqual({ count: 30, each: '0.033' })
  })

  it('needs a step for each of its orders, and holds the largest order against each', () => {
    expect(checkTwap(draft({ sizeText: '0.02' }), 900, around())).toEqual([
      { rule: 'tooThin', least: '0.03' },
    ])
    const large = around({ market: market({ maxOrderSize: '0.05' }), account: null })
    expect(checkTwap(draft({ sizeText: '1' }), 900, large)).toEqual([])
    expect(rulesOf(checkTwap(draft({ sizeText: '2' }), 900, large))).toEqual(['maxSize'])
  })

  it('is held to the own limits as a whole', () => {
    const limits = { ...noLimits, maxOrderNotional: '5000' }
    const even = ticker({ ask: '97000' })
    expect(checkTwap(draft(), 900, around({ limits, ticker: even }))).toEqual([
      { rule: 'ownOrder', limit: '5000', over: '4712.053' },
    ])
  })

  it('becomes an intent of its whole size', () => {
    expect(toTwapIntent(draft({ side: 'sell' }), 900, 'M', 'i')).toEqual({
      intentId: 'i',
      market: 'M',
      side: 'sell',
      size: '0.1',
      durationS: 900,
      confirmed: false,
    })
  })
})
