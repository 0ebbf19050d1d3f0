import { describe, expect, it } from 'vitest'
import type { Limits, Position } from '../../../src/preload/model'
import { check, isCertain } from '../../../src/renderer/ticket/checks'
import type { Draft } from '../../../src/renderer/ticket/draft'
import { emptyDraft } from '../../../src/renderer/ticket/draft'
import { position, ticker } from '../samples'
import { around, noLimits } from './around'

const find = (own: Partial<Limits>, over: Partial<Draft> = {}, held?: Position) =>
  check(
    { ...emptyDraft, sizeText: '0.1', priceText: '100000', ...over },
    around({
      limits: { ...noLimits, ...own },
      position: held,
      account: null,
      ticker: ticker({ markPrice: '100000', bid: '99999.9', ask: '100000.1' }),
    }),
  )

describe("a person's own limits", () => {
  it('say by how much an order is over, and keep it from being sent', () => {
    const [found] = find({ maxOrderNotional: '9000' })
    expect(found).toEqual({ rule: 'ownOrder', limit: '9000', over: '1000' })
    expect(found && isCertain(found)).toBe(true)
    expect(find({ maxOrderNotional: '10000' })).toEqual([])
  })

  it('count what is held already, and let through what makes it smaller', () => {
    const long = position({ size: '0.5' })
    expect(find({ maxPositionNotional: '55000' }, {}, long)).toEqual([
      { rule: 'ownPosition', limit: '55000', over: '5000' },
    ])
    expect(find({ maxPositionNotional: '1' }, { side: 'sell' }, long)).toEqual([])
    expect(
      find({ maxPositionNotional: '1000', maxOrderNotional: '1' }, { reduceOnly: true, side: 'sell' }, long),
    ).toEqual([])
  })

  it('count what rests on the same side, which may fill as well', () => {
    const resting = { buys: '0.3', sells: '5' }
    const judged = check(
      { ...emptyDraft, sizeText: '0.1', priceText: '100000' },
      around({
        limits: { ...noLimits, maxPositionNotional: '35000' },
        resting,
        account: null,
        ticker: ticker({ markPrice: '100000', bid: '99999.9', ask: '100000.1' }),
      }),
    )
    expect(judged).toEqual([{ rule: 'ownPosition', limit: '35000', over: '5000' }])
  })

  it('measure a price from the mark, on both sides of it', () => {
    expect(find({ maxDistanceFromMark: '0.01' }, { priceText: '98900' })).toEqual([
      { rule: 'priceOwnDistance', limit: '0.01', away: '0.011' },
    ])
    expect(find({ maxDistanceFromMark: '0.01' }, { priceText: '99000' })).toEqual([])
    expect(find({ maxDistanceFromMark: '0.01' }, { type: 'market' })).toEqual([])
  })
})
