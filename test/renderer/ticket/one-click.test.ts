import { describe, expect, it } from 'vitest'
import { isNewWish } from '../../../src/renderer/ticket/one-click'
import { chooseMarket, createWorkspace } from '../../../src/renderer/workspace'

describe('a price pressed in the book', () => {
  it('is a wish once', () => {
    const picked = { price: '100', at: 1_000 }
    expect(isNewWish(null, null)).toBe(false)
    expect(isNewWish(picked, null)).toBe(true)
    expect(isNewWish(picked, picked)).toBe(false)
  })

  it('is one wish when it is double-clicked, and another when another price or a later press', () => {
    const heard = { price: '100', at: 1_000 }
    expect(isNewWish({ price: '100', at: 1_300 }, heard)).toBe(false)
    expect(isNewWish({ price: '100', at: 1_700 }, heard)).toBe(true)
    expect(isNewWish({ price: '101', at: 1_100 }, heard)).toBe(true)
  })

  it('is never armed for a market chosen after', () => {
    const now = { ...createWorkspace().get(), market: 'BTC-USD-PERP', armed: true }
    expect(chooseMarket(now, 'BTC-USD-PERP').armed).toBe(true)
    expect(chooseMarket(now, 'ETH-USD-PERP').armed).toBe(false)
  })
})
