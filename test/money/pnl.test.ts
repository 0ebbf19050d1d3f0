import { describe, expect, it } from 'vitest'
import { unrealizedPnlAt } from '../../src/money/pnl'

const stake = {
  side: 'long',
  size: '0.3',
  entryPrice: '97000.1',
  unrealizedPnl: '12',
  unrealizedFundingPnl: '-0.05',
} as const

describe('unrealised PnL', () => {
  it('follows the mark, with the running funding in it', () => {
    expect(unrealizedPnlAt(stake, '97001.1')).toBe('0.25')
    expect(unrealizedPnlAt({ ...stake, side: 'short' }, '97001.1')).toBe('-0.35')
  })

  it('is the venue’s last word where there is no mark', () => {
    expect(unrealizedPnlAt(stake, null)).toBe('12')
  })
})
