import { describe, expect, it } from 'vitest'
import type { Order } from '../../src/preload/model'
import type { AlgoOrder } from '../../src/preload/records'
import { likelyChildren } from '../../src/trading/children'
import { anOrder } from '../fixtures/nouns'

const algo: AlgoOrder = {
  id: '9',
  kind: 'twap',
  market: 'BTC-USD-PERP',
  side: 'buy',
  size: '1',
  remainingSize: '0.5',
  filledSize: '0.5',
  avgFillPrice: '100000',
  state: 'working',
  cancelReason: null,
  createdAtMs: 100_000,
  updatedAtMs: 130_000,
  endAtMs: 160_000,
}
const child = (over: Partial<Order> = {}) =>
  anOrder({ clientId: '', type: 'market', state: 'filled', createdAtMs: 120_000, ...over })

describe('the likely children of a TWAP', () => {
  it.each<[string, Partial<Order>]>([
    ['another market', { market: 'ETH-USD-PERP' }],
    ['the other side', { side: 'sell' }],
    ['another type', { type: 'limit' }],
    ['an order with a name of its own', { clientId: 'pd-1' }],
    ['one from before it', { createdAtMs: 90_000 }],
    ['one from after it', { createdAtMs: 170_000 }],
  ])('leave out %s', (_, over) => {
    expect(likelyChildren(algo, [child(over)])).toEqual([])
  })

  it('are market orders of its market and side made while it ran', () => {
    expect(likelyChildren(algo, [child(), child({ createdAtMs: 160_500 })])).toHaveLength(2)
    const ended = { ...algo, state: 'cancelled' as const }
    expect(likelyChildren(ended, [child({ createdAtMs: 150_000 })])).toEqual([])
  })
})
