import { describe, expect, it } from 'vitest'
import type { Means } from '../../../src/renderer/ticket/capacity'
import { capacityOf, shareOf } from '../../../src/renderer/ticket/capacity'
import { account, market, position } from '../samples'

const capacity = (over: Partial<Means> = {}): string | null =>
  capacityOf({
    side: 'buy',
    market: market(),
    account: account({ freeCollateral: '1000' }),
    position: undefined,
    reduceOnly: false,
    costs: { price: '100', marginRate: '0.02', feeRate: '0.0003' },
    ...over,
  })

describe('how much can be sent', () => {
  it('is what margin and fee leave of the free collateral, down on the step', () => {
    // 1000 / (100 × 0.0203) = 492.6108…, over the largest order of 50.
    expect(capacity({ market: market({ maxOrderSize: '1000', positionLimit: '0' }) })).toBe('492.61')
    expect(capacity()).toBe('50')
  })

  it('takes a rebate for no help', () => {
    const free = market({ maxOrderSize: '0', positionLimit: '0' })
    expect(capacity({ market: free, costs: { price: '100', marginRate: '0.02', feeRate: '-0.01' } })).toBe(
      '500',
    )
  })

  it('adds what is closed first, and keeps within the position limit', () => {
    const short = position({ side: 'short', size: '0.5' })
    const wide = market({ maxOrderSize: '0', positionLimit: '0' })
    expect(capacity({ market: wide, position: short, account: account({ freeCollateral: '0' }) })).toBe('0.5')
    const tight = market({ maxOrderSize: '0', positionLimit: '1' })
    expect(capacity({ market: tight, position: short })).toBe('1.5')
    expect(capacity({ market: tight, position: position({ size: '0.4' }) })).toBe('0.6')
    expect(capacity({ market: tight, position: position({ size: '3' }) })).toBe('0')
  })

  it('is what is held for a reduce-only order of the other side', () => {
    expect(capacity({ reduceOnly: true })).toBe('0')
    expect(capacity({ reduceOnly: true, side: 'sell', position: position({ size: '0.5' }) })).toBe('0.5')
  })

  it('is not known without a price, an account or a margin', () => {
    expect(capacity({ account: null })).toBeNull()
    expect(capacity({ costs: { price: null, marginRate: '0.02', feeRate: null } })).toBeNull()
    expect(capacity({ costs: { price: '100', marginRate: null, feeRate: null } })).toBeNull()
  })

  it('is shared out on the step', () => {
    expect(shareOf('0.5', '25', '0.001')).toBe('0.125')
    expect(shareOf('0.5', '75', '0.1')).toBe('0.3')
    expect(shareOf('0.003', '25', '0.001')).toBeNull()
  })
})
