import { describe, expect, it } from 'vitest'
import { isSamePosition, sizeOf, toDeedIntents } from '../../../src/renderer/positions/deeds'
import { market, position } from '../samples'

const newId = (): string => 'i'

describe('what a deed sends', () => {
  it('closes with the whole size, at market and reduce-only', () => {
    expect(toDeedIntents('close', position(), market(), newId)).toEqual([
      {
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
      },
    ])
    expect(toDeedIntents('close', position({ side: 'short' }), market(), newId)[0]?.side).toBe('buy')
  })

  it('turns round with twice the size, which can not be reduce-only', () => {
    const intents = toDeedIntents('reverse', position({ size: '0.333' }), market(), newId)
    expect(intents).toMatchObject([{ side: 'sell', size: '0.666', reduceOnly: false }])
  })

  it.each([
    ['0.5', '0.001', '0.25'],
    ['0.333', '0.001', '0.166'],
    ['3', '1', '1'],
    ['0.000000009', '0.000000001', '0.000000004'],
  ])('leaves half of %s on steps of %s by trading %s', (size, orderSizeIncrement, half) => {
    expect(sizeOf('halve', { size }, { orderSizeIncrement })).toBe(half)
    expect(toDeedIntents('halve', position({ size }), market({ orderSizeIncrement }), newId)).toMatchObject([
      { size: half, reduceOnly: true },
    ])
  })

  it('has no half of the smallest step', () => {
    expect(sizeOf('halve', { size: '0.001' }, market())).toBeNull()
    expect(toDeedIntents('halve', position({ size: '0.001' }), market(), newId)).toEqual([])
  })
})

describe('a position larger than one order may be', () => {
  const sizesOf = (size: string, maxOrderSize: string): string[] => {
    let made = 0
    const intents = toDeedIntents('close', position({ size }), market({ maxOrderSize }), () => `i${made++}`)
    expect(new Set(intents.map(({ intentId }) => intentId)).size).toBe(intents.length)
    expect(intents.every(({ reduceOnly }) => reduceOnly)).toBe(true)
    return intents.map((intent) => intent.size)
  }

  it('is closed by several orders, which come to all of it', () => {
    expect(sizesOf('2.5', '1')).toEqual(['1', '1', '0.5'])
    expect(sizesOf('2', '1')).toEqual(['1', '1'])
    expect(sizesOf('1', '1')).toEqual(['1'])
  })

  it('is closed by one where the market names no largest order', () => {
    expect(sizesOf('1000000', '0')).toEqual(['1000000'])
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
