import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLedger, type Signal, type Sync } from '../../src/main/ledger/ledger'
import { isOpenState } from '../../src/trading/life'
import type { Change, OrderState } from '../../src/preload/model'
import { aFill as fill, anOrder as order, aPosition as position } from '../fixtures/nouns'

const account = {
  address: '0x1',
  accountValue: '100',
  totalCollateral: '100',
  freeCollateral: '100',
  initialMargin: '0',
  maintenanceMargin: '0',
  marginRatio: '0',
  settlementAsset: 'USDC',
  status: 'ACTIVE',
  updatedAtMs: 10,
  seq: '1',
}

function sync(over: Partial<Sync> = {}): Signal {
  return {
    kind: 'sync',
    sync: {
      first: false,
      askedAtMs: 1_000_000,
      account,
      balances: [],
      positions: [],
      openOrders: [],
      recentOrders: [],
      fills: [],
      ...over,
    },
  }
}

const kinds = (changes: Change[]) => changes.map(({ kind }) => kind)

describe('the ledger', () => {
  it('takes a fill once, whatever way it comes again', () => {
    const ledger = createLedger()
    expect(kinds(ledger.apply({ kind: 'fill', fill: fill() }))).toEqual(['fill'])
    expect(ledger.apply({ kind: 'fill', fill: fill() })).toEqual([])
    expect(kinds(ledger.apply(sync({ fills: [fill(), fill({ id: '8' })] })))).toEqual(['fill', 'account'])
    expect(ledger.view().fills).toHaveLength(2)
  })

  it('keeps two fills of one number when their types differ', () => {
    const ledger = createLedger()
    ledger.apply({ kind: 'fill', fill: fill() })
    ledger.apply({ kind: 'fill', fill: fill({ key: 'LIQUIDATION:7', fillType: 'liquidation' }) })
    expect(ledger.view().fills).toHaveLength(2)
  })

  it('takes the word of a sync over what a clock that was set back has stamped', () => {
    const ledger = createLedger()
    const hourLater = { updatedAtMs: 1_000_000 + 3_600_000 }
    const balance = { token: 'USDC', size: '7', updatedAtMs: 999_000 }
    ledger.apply({ kind: 'account', account: { ...account, accountValue: '9', ...hourLater } })
    ledger.apply({ kind: 'balance', balance: { ...balance, size: '9', ...hourLater } })
    ledger.apply({ kind: 'position', position: position(hourLater) })
    ledger.apply({ kind: 'order', order: order({ id: '5', price: '9', ...hourLater }) })
    ledger.apply(
      sync({ balances: [balance], openOrders: [order({ id: '5', price: '8', updatedAtMs: 999_000 })] }),
    )
    const { account: now, balances, positions, orders } = ledger.view()
    expect(now?.accountValue).toBe('100')
    expect(balances).toEqual([balance])
    expect(positions).toEqual([])
    expect(orders).toMatchObject([{ id: '5', price: '8' }])
  })

  it.each([
    [
      'the stream',
      { kind: 'position', position: position({ status: 'closed', size: '0', updatedAtMs: 999_600 }) },
    ],
    ['the next sync', sync({ askedAtMs: 1_000_050 })],
  ] as const)('closes by %s what a sync listed with a stamp of before the clock was set back', (_, word) => {
    const ledger = createLedger()
    ledger.apply(sync({ positions: [position({ updatedAtMs: 4_600_000 })] }))
    expect(ledger.view().positions).toHaveLength(1)
    ledger.apply(word)
    expect(ledger.view().positions).toEqual([])
  })

  it('keeps what the streams told while a sync was being read', () => {
    const ledger = createLedger()
    ledger.apply({ kind: 'position', position: position({ size: '2', updatedAtMs: 1_009_000 }) })
    ledger.apply(sync({ positions: [position({ size: '1', updatedAtMs: 900_000 })] }))
    expect(ledger.view().positions).toMatchObject([{ size: '2' }])
  })

  it('marks what a sync found as caught up', () => {
    const [change] = createLedger().apply(sync({ fills: [fill()] }))
    expect(change).toMatchObject({ kind: 'fill', caughtUp: true })
  })

  it('takes a busted fill back, and refuses it when it comes later', () => {
    const ledger = createLedger()
    ledger.apply({ kind: 'fill', fill: fill() })
    expect(ledger.apply({ kind: 'bust', fillId: '7' })).toEqual([
      { kind: 'fillBusted', key: 'FILL:7', fill: fill() },
    ])
    expect(ledger.apply({ kind: 'fill', fill: fill() })).toEqual([])
    expect(ledger.view().fills).toEqual([])
  })

  it('never opens a closed order again', () => {
    const ledger = createLedger()
    ledger.apply({ kind: 'order', order: order({ state: 'filled', remainingSize: '0' }) })
    expect(ledger.apply({ kind: 'order', order: order({ updatedAtMs: 99 }) })).toEqual([])
    expect(ledger.order('1')?.state).toBe('filled')
  })

  it('takes a change to a larger size that the venue tells within the same millisecond', () => {
    const ledger = createLedger()
    const larger = order({ size: '2', remainingSize: '2', seq: '2' })
    ledger.apply({ kind: 'order', order: order({ size: '1', remainingSize: '1', seq: '1' }) })
    expect(kinds(ledger.apply({ kind: 'order', order: larger }))).toEqual(['order'])
    expect(
      ledger.apply({ kind: 'order', order: order({ size: '1', remainingSize: '1', seq: '1' }) }),
    ).toEqual([])
    expect(ledger.order('1')?.size).toBe('2')
    const filled = order({ size: '2', remainingSize: '1.5', seq: '1' })
    expect(kinds(ledger.apply({ kind: 'order', order: filled }))).toEqual(['order'])
  })

  it('knows an order we are sending by our own id once the venue answers', () => {
    const ledger = createLedger()
    ledger.apply({ kind: 'order', order: order({ id: '', state: 'sending', updatedAtMs: 9_999 }) })
    ledger.apply({ kind: 'order', order: order({ state: 'new' }) })
    expect(ledger.view().orders).toHaveLength(1)
    expect(ledger.orderByClientId('c1')?.state).toBe('new')
    expect(
      ledger.apply({ kind: 'order', order: order({ id: '', state: 'unknown', updatedAtMs: 10_000 }) }),
    ).toEqual([])
  })

  it('keeps an order apart from an earlier one of the same client id', () => {
    const ledger = createLedger()
    ledger.apply({ kind: 'order', order: order({ state: 'filled', updatedAtMs: 99 }) })
    expect(kinds(ledger.apply({ kind: 'order', order: order({ id: '2' }) }))).toEqual(['order'])
    expect(ledger.order('1')?.state).toBe('filled')
    expect(ledger.order('2')?.state).toBe('working')
    expect(ledger.orderByClientId('c1')?.id).toBe('2')
  })

  it('closes a position the venue no longer lists', () => {
    const ledger = createLedger()
    ledger.apply({ kind: 'position', position: position() })
    const changes = ledger.apply(sync())
    expect(changes).toContainEqual(
      expect.objectContaining({
        kind: 'position',
        position: expect.objectContaining({ status: 'closed', size: '0' }),
      }),
    )
    expect(ledger.view().positions).toEqual([])
  })

  it('hears a closed order said again from another source as nothing new', () => {
    const ledger = createLedger()
    const rejected = order({ state: 'rejected', cancelReason: 'NOT_ENOUGH_MARGIN' })
    ledger.apply({ kind: 'order', order: rejected })
    expect(ledger.apply({ kind: 'order', order: { ...rejected, seq: '1948665803448726408' } })).toEqual([])
  })

  it('keeps every order in the market, and of the closed ones the newest while there is room', () => {
    const ledger = createLedger()
    const tell = (index: number, state: OrderState) =>
      ledger.apply({ kind: 'order', order: order({ id: `o${index}`, clientId: `c${index}`, state }) })
    for (let index = 0; index < 1_500; index++) tell(index, 'working')
    for (let index = 1_500; index < 2_100; index++) tell(index, 'cancelled')
    expect(ledger.view().orders).toHaveLength(2_000)
    expect(ledger.order('o1599')).toBeUndefined()
    expect(ledger.orderByClientId('c1599')).toBeUndefined()
    expect(ledger.order('o1600')?.state).toBe('cancelled')
    for (let index = 3_000; index < 4_000; index++) tell(index, 'working')
    expect(ledger.view().orders).toHaveLength(2_500)
    expect(ledger.view().orders.every(({ state }) => state === 'working')).toBe(true)
  })

  it('empties a token the venue no longer lists', () => {
    const ledger = createLedger()
    ledger.apply({ kind: 'balance', balance: { token: 'DIME', size: '5', updatedAtMs: 10 } })
    ledger.apply(sync())
    expect(ledger.view().balances).toMatchObject([{ token: 'DIME', size: '0' }])
  })

  it('believes the stream over a list that was asked for before', () => {
    const ledger = createLedger()
    ledger.apply({ kind: 'position', position: position({ updatedAtMs: 999_900 }) })
    ledger.apply({ kind: 'order', order: order({ updatedAtMs: 999_900 }) })
    ledger.apply(sync())
    expect(ledger.view().positions).toHaveLength(1)
    expect(ledger.order('1')?.state).toBe('working')
  })

  it('doubts an order that is listed nowhere, until the venue speaks of it', () => {
    const ledger = createLedger()
    ledger.apply({ kind: 'order', order: order() })
    ledger.apply(sync())
    expect(ledger.order('1')?.state).toBe('unknown')
    ledger.apply({ kind: 'order', order: order({ state: 'cancelled' }) })
    expect(ledger.order('1')?.state).toBe('cancelled')
  })

  it('ends the same for any sequence of the same signals, with repeats', () => {
    const states: OrderState[] = ['new', 'working', 'partlyFilled', 'filled', 'cancelled', 'unknown']
    const someOrder = fc
      .record({
        id: fc.constantFrom('1', '2'),
        state: fc.constantFrom(...states),
        size: fc.constantFrom('1', '2'),
        remainingSize: fc.constantFrom('1', '0.5', '0'),
        updatedAtMs: fc.integer({ min: 1, max: 4 }),
        seq: fc.bigInt({ min: 1n, max: 10n ** 18n }).map(String),
      })
      .map((over): Signal => ({ kind: 'order', order: order({ ...over, clientId: `c${over.id}` }) }))
    const somePosition = fc
      .record({
        updatedAtMs: fc.integer({ min: 1, max: 4 }),
        seq: fc.bigInt({ min: 1n, max: 10n ** 18n }).map(String),
      })
      .map((over): Signal => ({ kind: 'position', position: position({ ...over, size: over.seq }) }))
    const someFill = fc
      .integer({ min: 1, max: 6 })
      .map((n): Signal => ({ kind: 'fill', fill: fill({ id: String(n), createdAtMs: n }) }))
    const someBust = fc.integer({ min: 1, max: 6 }).map((n): Signal => ({ kind: 'bust', fillId: String(n) }))
    const signals = fc.array(fc.oneof(someOrder, somePosition, someFill, someBust), { maxLength: 30 })
    const shuffledWithRepeats = signals.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
    )
    const end = (list: Signal[]) => {
      const ledger = createLedger()
      for (const signal of list) ledger.apply(signal)
      const view = ledger.view()
      // The same end said by two sources keeps the number of the one that said it first.
      const ended = view.orders.map((each) => (isOpenState(each.state) ? each : { ...each, seq: '' }))
      return { ...view, orders: ended.sort((a, b) => a.id.localeCompare(b.id)) }
    }
    fc.assert(
      fc.property(shuffledWithRepeats, ([first, second]) => {
        expect(end(second)).toEqual(end(first))
      }),
    )
  })

  it('forgets the oldest fills, however late they come, and never tells one of them again', () => {
    const ledger = createLedger()
    for (let n = 0; n < 5_000; n += 1)
      ledger.apply({ kind: 'fill', fill: fill({ id: `${n}`, createdAtMs: 1_000 + n }) })
    expect(ledger.apply({ kind: 'fill', fill: fill({ id: 'old', createdAtMs: 1 }) })).toEqual([])
    expect(ledger.apply({ kind: 'fill', fill: fill({ id: 'new', createdAtMs: 9_999 }) })).toHaveLength(1)
    expect(ledger.apply({ kind: 'fill', fill: fill({ id: '0', createdAtMs: 1_000 }) })).toEqual([])
    expect(ledger.view().fills).toHaveLength(5_000)
  })

  it('stays small in a long session and forgets no open order', () => {
    const ledger = createLedger()
    ledger.apply({ kind: 'order', order: order({ id: 'open', clientId: 'open' }) })
    for (let n = 0; n < 6_000; n += 1) {
      ledger.apply({ kind: 'order', order: order({ id: `${n}`, clientId: `x${n}`, state: 'filled' }) })
      ledger.apply({ kind: 'fill', fill: fill({ id: `${n}` }) })
    }
    expect(ledger.view().orders.length).toBeLessThanOrEqual(2_001)
    expect(ledger.view().fills.length).toBe(5_000)
    expect(ledger.order('open')?.state).toBe('working')
  })
})
