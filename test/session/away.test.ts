import { describe, expect, it } from 'vitest'
import { until } from '../../scripts/until'
import { createAway } from '../../src/main/session/away'
import { createListened } from '../../src/main/session/listened'
import { offlineConnection } from '../../src/main/session/session'
import type { Change, Fill } from '../../src/preload/model'
import type { AwayDigest } from '../../src/preload/records'
import { collect } from '../fixtures/collect'
import { aFill, anOrder } from '../fixtures/nouns'

const span = { fromMs: 1_000, toMs: 9_000, sinceMs: 500 }
const caughtUp = (over: Partial<Fill>): Change => ({ kind: 'fill', fill: aFill(over), caughtUp: true })
const ended: Change = {
  kind: 'order',
  order: anOrder({ id: 'o1', state: 'cancelled', cancelReason: 'USER_CANCELED', updatedAtMs: 4_000 }),
}
const paid = (id: string, payment: string, createdAtMs = 2_000): Change => ({
  kind: 'funding',
  payment: { id, market: 'ETH-USD-PERP', payment, index: '0', createdAtMs },
})
const fills = [
  caughtUp({
    key: 'F:1',
    id: '1',
    market: 'ETH-USD-PERP',
    side: 'buy',
    size: '0.1',
    price: '3400',
    fee: '0.1',
    realizedPnl: '1.05',
  }),
  caughtUp({
    key: 'F:2',
    id: '2',
    market: 'ETH-USD-PERP',
    side: 'buy',
    size: '0.3',
    price: '3402',
    fee: '-0.3',
    realizedPnl: null,
  }),
]

function stage() {
  const told: AwayDigest[] = []
  return { away: createAway((digest) => told.push(digest)), told }
}

describe('the digest of a time away', () => {
  it('sums each market and side exactly, and tells ends, busts and the net of funding', () => {
    const { away } = stage()
    away.begin(span)
    away.hear([...fills, ended, paid('p1', '-0.25'), paid('p2', '0.1'), paid('old', '7', 400)])
    away.hearBusted([aFill({ key: 'F:9', id: '9' })])
    expect(away.view()).toMatchObject({
      fromMs: 1_000,
      toMs: 9_000,
      fills: [{ count: 2, size: '0.4', averagePrice: '3401.5', fee: '-0.2', realizedPnl: '1.05' }],
      liquidations: [],
      orders: [{ id: 'o1', cancelReason: 'USER_CANCELED' }],
      busts: [{ key: 'F:9' }],
      funding: [{ market: 'ETH-USD-PERP', payment: '-0.15' }],
      dismissed: false,
    })
  })

  it('doubles nothing by a second reconnect, and tells a busted fill as that alone', () => {
    const { away, told } = stage()
    away.begin(span)
    away.hear([...fills, ended])
    away.end()
    away.begin({ fromMs: 10_000, toMs: 12_000, sinceMs: 9_000 })
    away.hear(fills)
    expect(told).toHaveLength(1)
    away.hearBusted([aFill({ key: 'F:2', id: '2' })])
    expect(away.view()).toMatchObject({ fromMs: 1_000, toMs: 12_000, fills: [{ count: 1, size: '0.1' }] })
    expect(away.view()?.busts.map(({ key }) => key)).toEqual(['F:2'])
  })

  it('lets go of what it found once it is dismissed, and not while more may be found', async () => {
    const { away } = stage()
    away.begin(span)
    const kept = ['1', '2'].map((id) => {
      const fill = aFill({ id })
      away.hear([{ kind: 'fill', fill, caughtUp: true }])
      return new WeakRef(fill)
    })
    away.dismiss()
    away.hear([ended])
    expect(away.view()).toMatchObject({ fills: [{ count: 2 }], orders: [{ id: 'o1' }], dismissed: false })
    away.dismiss()
    away.end()
    await until('all are collected', async () => {
      await new Promise(setImmediate)
      collect()
      return kept.every((fill) => fill.deref() === undefined)
    })
  })

  it('begins another once it was dismissed, and takes in nothing that was listened to', () => {
    const { away, told } = stage()
    away.hear(fills)
    expect(told).toEqual([])
    away.begin(span)
    away.hear(fills)
    away.dismiss()
    expect(away.view()?.dismissed).toBe(true)
    away.end()
    away.hear([ended])
    away.begin({ fromMs: 10_000, toMs: 12_000, sinceMs: 3_000 })
    expect(away.view()?.dismissed).toBe(true)
    away.hear([ended])
    expect(away.view()).toMatchObject({ fromMs: 10_000, fills: [], orders: [{ id: 'o1' }], dismissed: false })
  })

  it('has no time away before an account was ever listened to', () => {
    const listened = createListened(
      null,
      () => offlineConnection('sandbox'),
      () => 0,
    )
    expect(listened.spanUntil(5_000)).toBeNull()
    expect(listened.spanUntil(8_000)).toEqual({ fromMs: 5_000, toMs: 8_000, sinceMs: 5_000 })
  })
})
