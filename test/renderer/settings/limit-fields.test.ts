import { describe, expect, it } from 'vitest'
import { toLimit, toLimits, toText } from '../../../src/renderer/settings/limit-fields'

describe('the fields of own limits', () => {
  it('are no limit while they are empty, and refuse a zero, which would stop everything', () => {
    expect(toLimit('maxOrderNotional', ' ')).toBeNull()
    expect(toLimit('maxOrderNotional', '0.00')).toBeUndefined()
    expect(toLimit('maxOrderNotional', '5000.5')).toBe('5000.5')
  })

  it('take the distance in per cent and keep it as a fraction', () => {
    expect(toLimit('maxDistanceFromMark', '2.5')).toBe('0.025')
    expect(toText('maxDistanceFromMark', '0.025')).toBe('2.5')
    expect(toText('confirmAbove', null)).toBe('')
  })

  it('are kept together or not at all', () => {
    const texts = {
      maxOrderNotional: '1',
      maxPositionNotional: '',
      maxDistanceFromMark: '',
      confirmAbove: '',
    }
    expect(toLimits(texts)).toEqual({
      maxOrderNotional: '1',
      maxPositionNotional: null,
      maxDistanceFromMark: null,
      confirmAbove: null,
    })
    expect(toLimits({ ...texts, confirmAbove: '0' })).toBeNull()
  })
})
