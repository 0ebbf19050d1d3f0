import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, multiply } from '../../src/money/decimal'
import { slippage, sweep } from '../../src/money/depth'

const asks = [
  { price: '100', size: '1' },
  { price: '101', size: '2' },
  { price: '103', size: '5' },
]

describe('a sweep through a book', () => {
  it('says what an order would meet on average, at worst, and in how many levels', () => {
    expect(sweep(asks, { side: 'buy', size: '2', limit: null })).toEqual({
      filled: '2',
      averagePrice: '100.5',
      worstPrice: '101',
      levels: 2,
    })
  })

  it('goes no further than its limit', () => {
    expect(sweep(asks, { side: 'buy', size: '9', limit: '101' })).toMatchObject({
      filled: '3',
      worstPrice: '101',
    })
    const bids = [
      { price: '99', size: '1' },
      { price: '98', size: '1' },
    ]
    expect(sweep(bids, { side: 'sell', size: '9', limit: '98.5' })).toMatchObject({ filled: '1' })
    expect(sweep(asks, { side: 'buy', size: '1', limit: '99' })).toEqual({
      filled: '0',
      averagePrice: null,
      worstPrice: null,
      levels: 0,
    })
  })

  it('says what is missing in a book that is too thin', () => {
    expect(sweep(asks, { side: 'buy', size: '10', limit: null }).filled).toBe('8')
    expect(sweep([], { side: 'buy', size: '10', limit: null }).averagePrice).toBeNull()
  })

  it('never fills more than was asked or is there, at an average between the best and the worst', () => {
    const levels = fc
      .array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 20 })
      .map((all) => all.map((size, index) => ({ price: String(100 + index), size: String(size) })))
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 5_000 }).map(String), (book, size) => {
        const { filled, averagePrice, worstPrice } = sweep(book, { side: 'buy', size, limit: null })
        const there = book.reduce((sum, level) => add(sum, level.size), '0')
        expect(filled).toBe(compare(size, there) < 0 ? size : there)
        if (averagePrice === null || worstPrice === null) return
        expect(compare(averagePrice, '100')).not.toBe(-1)
        expect(compare(averagePrice, worstPrice)).not.toBe(1)
        expect(compare(multiply(averagePrice, filled), multiply(worstPrice, filled))).not.toBe(1)
      }),
    )
  })

  it('measures how much worse a price is', () => {
    expect(slippage('buy', '101', '100')).toBe('0.01')
    expect(slippage('sell', '99', '100')).toBe('0.01')
    expect(slippage('sell', '101', '100')).toBe('-0.01')
  })
})
