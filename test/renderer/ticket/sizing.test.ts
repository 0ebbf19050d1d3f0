import { describe, expect, it } from 'vitest'
import { emptyDraft } from '../../../src/renderer/ticket/draft'
import { dearestRung, emptyLadder } from '../../../src/renderer/ticket/ladder-draft'
import { meansOf, sizeOf, textIn, textOfShare, withinUnit } from '../../../src/renderer/ticket/sizing'
import { account, position, ticker } from '../samples'
import { around } from './around'

const means = { price: '97120.5', capacity: '2', step: '0.001' }

describe('what is typed', () => {
  it.each([
    ['base', '0.1234', { size: '0.1234' }],
    ['usd', '1000', { size: '0.01' }],
    ['usd', '97120.5', { size: '1' }],
    ['usd', '97120.49', { size: '0.999' }],
    ['percent', '33.33', { size: '0.666' }],
    ['percent', '100', { size: '2' }],
    ['percent', '400', { size: '2' }],
    ['usd', '50', { gap: 'step' }],
    ['percent', '0.01', { gap: 'step' }],
    ['usd', '', null],
    ['percent', '.', null],
  ] as const)('in %s as %j comes to %o', (sizeUnit, sizeText, expected) => {
    expect(sizeOf({ sizeUnit, sizeText }, means)).toEqual(expected)
  })

  it('says what it lacks where nothing is quoted, nothing known or nothing there', () => {
    const usd = { sizeUnit: 'usd', sizeText: '10' } as const
    const percent = { sizeUnit: 'percent', sizeText: '10' } as const
    expect(sizeOf(usd, { ...means, price: null })).toEqual({ gap: 'price' })
    expect(sizeOf(usd, { ...means, price: '0' })).toEqual({ gap: 'price' })
    expect(sizeOf(percent, { ...means, capacity: null })).toEqual({ gap: 'capacity' })
    expect(sizeOf(percent, { ...means, capacity: '0' })).toEqual({ gap: 'nothing' })
  })

  it('is no more than all of it', () => {
    expect(withinUnit('percent', '10', '100')).toBe('100')
    expect(withinUnit('percent', '10', '101')).toBe('10')
    expect(withinUnit('usd', '10', '101')).toBe('101')
  })
})

describe('the same size in another unit', () => {
  it.each([
    ['base', '0.5', '0.5'],
    ['usd', '0.5', '48560.25'],
    ['percent', '0.5', '25'],
    ['percent', '3', '100'],
    ['usd', null, ''],
  ] as const)('is in %s of %j: %j', (unit, size, text) => expect(textIn(unit, size, means)).toBe(text))

  it('is taken by the share in each', () => {
    expect(textOfShare('base', '25', means)).toBe('0.5')
    expect(textOfShare('percent', '25', means)).toBe('25')
    expect(textOfShare('usd', '25', means)).toBe('48560.25')
    expect(textOfShare('percent', '0', means)).toBe('')
  })
})

describe('what a size is reckoned with', () => {
  it('is the limit once there is one, before that what is quoted, and nothing where nothing is', () => {
    expect(meansOf({ ...emptyDraft, priceText: '90000' }, around()).price).toBe('90000')
    expect(meansOf(emptyDraft, around()).price).toBe(ticker().ask)
    const bare = around({ ticker: undefined })
    expect(meansOf(emptyDraft, bare)).toEqual({ price: null, capacity: null, step: '0.001' })
    expect(meansOf(emptyDraft, around({ account: null })).capacity).toBeNull()
  })

  it('is the position for an order that may only reduce', () => {
    const held = around({ position: position({ side: 'long', size: '0.4' }), account: account() })
    expect(meansOf({ ...emptyDraft, side: 'sell', reduceOnly: true }, held).capacity).toBe('0.4')
    expect(meansOf({ ...emptyDraft, side: 'buy', reduceOnly: true }, held).capacity).toBe('0')
  })

  it('is the dearest price of a ladder', () => {
    const ladder = { ...emptyLadder, firstText: '96000', lastText: '97000' }
    expect(meansOf(dearestRung(emptyDraft, ladder), around()).price).toBe('97000')
    expect(meansOf(dearestRung(emptyDraft, { ...ladder, lastText: '' }), around()).price).toBe('96000')
    expect(meansOf(dearestRung(emptyDraft, emptyLadder), around()).price).toBe(ticker().ask)
  })
})
