import { describe, expect, it } from 'vitest'
import type { Change } from '../../src/preload/model'
import { isOpen, reduce, toState } from '../../src/renderer/state'
import type { DeskState } from '../../src/renderer/state'
import { account, fill, market, order, position, snapshot, SAMPLE_MS } from './samples'

const start = (): DeskState => toState(snapshot())
const after = (state: DeskState, ...changes: Change[]): DeskState => {
  const next = reduce(state, { revision: state.revision + 1, changes })
  if (!next) throw new Error('a gap')
  return next
}

describe('reduce', () => {
  it('asks for a snapshot when a batch is missing', () => {
    expect(reduce(start(), { revision: 9, changes: [] })).toBeNull()
  })

  it('leaves the state as it is for a batch it already knows', () => {
    const state = start()
    expect(
      reduce(state, { revision: 7, changes: [{ kind: 'fill', fill: fill({ key: 'x' }), caughtUp: false }] }),
    ).toBe(state)
  })

  it('replaces an order and keeps the identity of the others', () => {
    const state = toState(snapshot({ orders: [order(), order({ id: 'o2', clientId: 'c2' })] }))
    const next = after(state, {
      kind: 'order',
      order: order({ remainingSize: '0.2', state: 'partlyFilled' }),
    })
    expect(next.orders.map(({ remainingSize }) => remainingSize)).toEqual(['0.2', '0.5'])
    expect(next.orders[1]).toBe(state.orders[1])
    expect(next.fills).toBe(state.fills)
  })

  it('knows an order again when the exchange has named it', () => {
    const state = toState(snapshot({ orders: [order({ id: '', state: 'sending' })] }))
    const next = after(state, { kind: 'order', order: order({ id: 'o1' }) })
    expect(next.orders).toHaveLength(1)
    expect(next.orders[0]?.id).toBe('o1')
  })

  it('keeps orders with different ids apart though they share a client id', () => {
    const next = after(start(), { kind: 'order', order: order({ id: 'o2', clientId: 'c1' }) })
    expect(next.orders.map(({ id }) => id)).toEqual(['o2', 'o1'])
  })

  it('does not take orders without any client id for the same', () => {
    const state = toState(snapshot({ orders: [order({ clientId: '' })] }))
    expect(after(state, { kind: 'order', order: order({ id: 'o2', clientId: '' }) }).orders).toHaveLength(2)
  })

  it('puts a late fill in its place and marks it as caught up', () => {
    const state = toState(
      snapshot({
        fills: [fill({ key: 'a', createdAtMs: SAMPLE_MS }), fill({ key: 'c', createdAtMs: SAMPLE_MS - 20 })],
      }),
    )
    const late = fill({ key: 'b', createdAtMs: SAMPLE_MS - 10 })
    const next = after(state, { kind: 'fill', fill: late, caughtUp: true })
    expect(next.fills.map(({ key }) => key)).toEqual(['a', 'b', 'c'])
    expect([...next.caughtUp]).toEqual(['b'])
  })

  it('shows a repeated fill once', () => {
    expect(after(start(), { kind: 'fill', fill: fill(), caughtUp: false }).fills).toHaveLength(1)
  })

  it('takes a busted fill back', () => {
    expect(
      after(start(), { kind: 'fillBusted', key: 'FILL:f1', fill: fill({ key: 'FILL:f1' }) }).fills,
    ).toEqual([])
  })

  it('takes a market off its list, and back on when it is listed anew', () => {
    const removal = {
      symbol: 'BTC-USD-PERP',
      reason: 'settled' as const,
      settlementPrice: '97000',
      atMs: SAMPLE_MS,
    }
    const gone = after(start(), { kind: 'marketRemoved', removal })
    expect(gone.markets).toEqual([])
    expect(gone.removedMarkets).toEqual([removal])
    const back = after(gone, { kind: 'market', market: market() })
    expect(back.removedMarkets).toEqual([])
    expect(back.markets).toHaveLength(1)
  })

  it('puts a movement on top, and one that is said again in its place', () => {
    const transfer = (id: string, status: string) => ({
      kind: 'transfer' as const,
      transfer: {
        id,
        status,
        kind: 'DEPOSIT',
        token: 'USDC',
        amount: '1',
        failureReason: null,
        updatedAtMs: 1,
      },
    })
    const next = after(start(), transfer('a', 'PENDING'), transfer('b', 'PENDING'), transfer('a', 'FAILED'))
    expect(next.transfers.map(({ id, status }) => `${id} ${status}`)).toEqual(['b PENDING', 'a FAILED'])
  })

  it('drops a position that was closed', () => {
    expect(
      after(start(), { kind: 'position', position: position({ status: 'closed', size: '0' }) }).positions,
    ).toEqual([])
  })

  it('takes account, balance and market changes in', () => {
    const next = after(
      start(),
      { kind: 'account', account: account({ freeCollateral: '1' }) },
      { kind: 'balance', balance: { token: 'USDC', size: '2', updatedAtMs: SAMPLE_MS } },
      { kind: 'market', market: market({ priceTickSize: '0.5' }) },
    )
    expect(next.account?.freeCollateral).toBe('1')
    expect(next.balances).toEqual([{ token: 'USDC', size: '2', updatedAtMs: SAMPLE_MS }])
    expect(next.markets.map(({ priceTickSize }) => priceTickSize)).toEqual(['0.5'])
    expect(next.revision).toBe(8)
  })
})

describe('toState', () => {
  it('keeps caught-up marks over a snapshot of the same account and forgets them with another', () => {
    const before = after(start(), { kind: 'fill', fill: fill({ key: 'b' }), caughtUp: true })
    expect(toState(snapshot(), before).caughtUp.has('b')).toBe(true)
    expect(toState(snapshot({ activeAddress: '0x1' }), before).caughtUp.size).toBe(0)
  })

  it('leaves closed positions out', () => {
    expect(toState(snapshot({ positions: [position({ status: 'closed' })] })).positions).toEqual([])
  })
})

describe('isOpen', () => {
  it('counts an order of unknown fate as open and a rejected one as closed', () => {
    expect(isOpen(order({ state: 'unknown' }))).toBe(true)
    expect(isOpen(order({ state: 'sending' }))).toBe(true)
    expect(isOpen(order({ state: 'rejected' }))).toBe(false)
  })
})
