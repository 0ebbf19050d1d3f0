import { describe, expect, it } from 'vitest'
import { mostLeverage } from '../../src/renderer/margin/leverage'

describe('the most leverage of a market', () => {
  it('is one over its initial margin, whole', () => {
    expect(mostLeverage({ initialMarginFraction: '0.02' })).toBe(50)
    expect(mostLeverage({ initialMarginFraction: '0.03' })).toBe(33)
  })

  it('is one where nothing can be borrowed', () => {
    expect(mostLeverage({ initialMarginFraction: null })).toBe(1)
    expect(mostLeverage({ initialMarginFraction: '0' })).toBe(1)
    expect(mostLeverage({ initialMarginFraction: '2' })).toBe(1)
  })
})
