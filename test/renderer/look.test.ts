import { describe, expect, it } from 'vitest'
import { isNewWish } from '../../src/renderer/ticket/one-click'
import { createWorkspace, lookOf, withLook } from '../../src/renderer/workspace'

const start = createWorkspace().get()
const looking = {
  market: 'BTC-USD-PERP',
  pickedPrice: { price: '97120.5', at: 12 },
  bookView: { multiple: '5', interactive: true },
  shown: { orderId: 'o1', times: 1 },
} as const

describe('what all windows look at', () => {
  it('comes over whole, and says the same there', () => {
    const there = withLook(start, looking)
    expect(lookOf(there)).toEqual(looking)
    expect(lookOf(withLook(there, lookOf(there)))).toEqual(looking)
  })

  it('never carries an armed ticket over, and disarms on another market only', () => {
    const armed = { ...start, market: 'BTC-USD-PERP', armed: true }
    expect(lookOf(armed)).not.toHaveProperty('armed')
    expect(withLook(armed, looking).armed).toBe(true)
    expect(withLook(armed, { ...looking, market: 'ETH-USD-PERP' }).armed).toBe(false)
    expect(withLook(start, looking).armed).toBe(false)
  })

  it('marks a price picked elsewhere, which is a wish but sends nothing here', () => {
    const { pickedPrice } = withLook(start, looking)
    expect(pickedPrice).toEqual({ ...looking.pickedPrice, elsewhere: true })
    expect(isNewWish(pickedPrice, null)).toBe(true)
  })

  it('leaves what it knows already as it is, so that nothing is drawn or taken twice', () => {
    const there = withLook(start, looking)
    const again = withLook(there, { ...looking, market: 'ETH-USD-PERP' })
    expect(again.pickedPrice).toBe(there.pickedPrice)
    expect(again.shown).toBe(there.shown)
    expect(again.bookView).toBe(there.bookView)
    const here = { ...start, pickedPrice: { price: '97120.5', at: 12 } }
    expect(withLook(here, looking).pickedPrice).toBe(here.pickedPrice)
  })

  it('is where a page begins that comes later, without a price that was picked before', () => {
    const later = createWorkspace(looking).get()
    expect([later.market, later.bookView, later.pickedPrice]).toEqual([
      'BTC-USD-PERP',
      looking.bookView,
      null,
    ])
  })
})
