import { describe, expect, it } from 'vitest'
import { isSamePosition, sizeOf, toDeedIntent } from '../../../src/renderer/positions/deeds'
import { market, position } from '../samples'

describe('what a deed sends', () => {
  it('closes with the whole size, at market and reduce-only', () => {
    expect(toDeedIntent('close', position(), market(), 'i')).toEqual({
      intentId: 'i',
      market: 'BTC-USD-PERP',
      side: 'sell',
      type: 'market',
      size: '0.5',
      price: '0',
      triggerPrice: null,
      timeInForce: 'ioc',
      reduceOnly: true,
      selfTradePrevention: null,
      exits: null,
      // The dialog has asked.
      confirmed: true,
    })
    expect(toDeedIntent('close', position({ side: 'short' }), market(), 'i')?.side).toBe('buy')
  })

  it('turns round with twice the size, which can not be reduce-only', () => {
    const intent = toDeedIntent('reverse', position({ size: '0.333' }), market(), 'i')
    expect(intent).toMatchObject({ side: 'sell', size: '0.666', reduceOnly: false })
  })

  it.each([
    ['0.5', '0.001', '0.25'],
    ['0.333', '0.001', '0.166'],
    ['3', '1', '1'],
    ['0.000000009', '0.000000001', '0.000000004'],
  ])('leaves half of %s on steps of %s by trading %s', (size, orderSizeIncrement, half) => {
    expect(sizeOf('halve', { size }, { orderSizeIncrement })).toBe(half)
    expect(toDeedIntent('halve', position({ size }), market({ orderSizeIncrement }), 'i')?.reduceOnly).toBe(
      true,
    )
  })

  it('has no half of the smallest step', () => {
    expect(sizeOf('halve', { size: '0.001' }, market())).toBeNull()
    expect(toDeedIntent('halve', position({ size: '0.001' }), market(), 'i')).toBeNull()
  })
})

describe('a position asked about', () => {
  it('is another one after a fill, a flip or its end', () => {
    expect(isSamePosition(position(), position({ unrealizedPnl: '1' }))).toBe(true)
    expect(isSamePosition(position(), position({ size: '0.4' }))).toBe(false)
    expect(isSamePosition(position(), position({ side: 'short' }))).toBe(false)
    expect(isSamePosition(position(), undefined)).toBe(false)
  })
})
