import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createLedger, type Signal } from '../../src/main/ledger/ledger'
import { createRecords, type RecordNews } from '../../src/main/ledger/records'
import { createMarketBoard } from '../../src/main/market/market-board'
import type { Events } from '../../src/preload/contract'
import type { Change, Market, OrderState, Snapshot } from '../../src/preload/model'
import type { MarketRemoval } from '../../src/preload/records'
import { aConnection, aFill, aMarket, anOrder, aPosition } from '../fixtures/nouns'
import './runs'

type WindowState = Omit<Snapshot, 'tickers'> & { caughtUp: ReadonlySet<string> }

// The window's code is a project of its own to the compiler; it is the same code all the same.
const { reduce, toState } = await vi.importActual<{
  toState(snapshot: Snapshot): WindowState
  reduce(state: WindowState, batch: Events['desk:changes']): WindowState | null
}>('../../src/renderer/state')

const atMs = fc.integer({ min: 1, max: 3_000 })
const seq = fc.bigInt({ min: 0n, max: 2n ** 63n }).map(String)
const size = fc.constantFrom('0', '0.5', '1', '2')
/** Orders as the venue names them; some of them share the name another client has given them. */
const clientOf: Record<string, string> = { 1: 'a', 2: 'a', 3: 'b', 4: '', 5: '' }
const venueOrder = fc
  .record({
    id: fc.constantFrom(...Object.keys(clientOf)),
    state: fc.constantFrom<OrderState[]>(
      'new',
      'untriggered',
      'working',
      'partlyFilled',
      'filled',
      'cancelled',
      'rejected',
      'unknown',
    ),
    remainingSize: size,
    updatedAtMs: atMs,
    seq,
  })
  .map((over) => anOrder({ ...over, clientId: clientOf[over.id] ?? '' }))
/** Orders as our own desk speaks of them, before the venue has. */
const ownOrder = fc
  .record({
    clientId: fc.constantFrom('a', 'b', 'c'),
    state: fc.constantFrom<OrderState[]>('sending', 'unknown', 'rejected'),
    updatedAtMs: atMs,
  })
  .map((over) => anOrder({ ...over, id: '', seq: '0' }))
const fill = fc
  .record({ id: fc.constantFrom('1', '2', '3', '4', '5', '6'), kind: fc.constantFrom('FILL', 'LIQUIDATION') })
  .map(({ id, kind }) => aFill({ id, key: `${kind}:${id}`, createdAtMs: (Number(id) * 7) % 4 }))
const position = fc
  .record({ market: fc.constantFrom('X', 'Y', 'Z'), size, updatedAtMs: atMs, seq })
  .map((over) => aPosition({ ...over, status: over.size === '0' ? 'closed' : 'open' }))
const account = fc.record({ accountValue: size, updatedAtMs: atMs, seq }).map((over) => ({
  address: '0x1',
  totalCollateral: '100',
  freeCollateral: '100',
  initialMargin: '0',
  maintenanceMargin: '0',
  marginRatio: '0',
  settlementAsset: 'USDC',
  status: 'ACTIVE',
  ...over,
}))
const balance = fc.record({ token: fc.constantFrom('USDC', 'DIME'), size, updatedAtMs: atMs })
const few = { maxLength: 4 }
const sync = fc.record({
  first: fc.boolean(),
  askedAtMs: atMs,
  account,
  balances: fc.uniqueArray(balance, { ...few, selector: ({ token }) => token }),
  positions: fc.uniqueArray(position, { ...few, selector: ({ market }) => market }),
  openOrders: fc.array(venueOrder, few),
  recentOrders: fc.array(venueOrder, few),
  fills: fc.array(fill, few),
})
const signal: fc.Arbitrary<Signal> = fc.oneof(
  venueOrder.map((order): Signal => ({ kind: 'order', order })),
  ownOrder.map((order): Signal => ({ kind: 'order', order })),
  fill.map((each): Signal => ({ kind: 'fill', fill: each })),
  fc.constantFrom('1', '2', '3').map((fillId): Signal => ({ kind: 'bust', fillId })),
  position.map((each): Signal => ({ kind: 'position', position: each })),
  account.map((each): Signal => ({ kind: 'account', account: each })),
  balance.map((each): Signal => ({ kind: 'balance', balance: each })),
  sync.map((each): Signal => ({ kind: 'sync', sync: each })),
)
const id = fc.constantFrom('1', '2', '3')
const record: fc.Arbitrary<RecordNews> = fc.oneof(
  fc
    .record({ fillId: id, createdAtMs: atMs })
    .chain((bust) => fc.option(fill).map((each): RecordNews => ({ kind: 'bust', bust, fill: each }))),
  fc.record({ id, createdAtMs: atMs }).map((each): RecordNews => ({
    kind: 'funding',
    payment: { ...each, market: 'X', payment: '1', index: '1' },
  })),
  fc
    .record({ id, status: fc.constantFrom('PENDING', 'DONE'), updatedAtMs: atMs })
    .map((each): RecordNews => ({
      kind: 'transfer',
      transfer: { ...each, kind: 'DEPOSIT', token: 'USDC', amount: '1', failureReason: null },
    })),
  fc
    .record({ id, state: fc.constantFrom('PENDING', 'DONE'), completedAtMs: fc.option(atMs) })
    .map((each): RecordNews => ({
      kind: 'transaction',
      transaction: { ...each, type: 'FILL', hash: '0x1' },
    })),
)
const symbol = fc.constantFrom('X', 'Y', 'Z')
const listing = fc.oneof(
  fc.record({ symbol, maxOrderSize: size }).map((over) => aMarket(over)),
  symbol.map((gone): MarketRemoval => ({ symbol: gone, reason: 'delisted', settlementPrice: null, atMs: 1 })),
)
const news = fc.oneof(
  { weight: 8, arbitrary: signal.map((told) => ({ kind: 'signal' as const, told })) },
  { weight: 2, arbitrary: record.map((told) => ({ kind: 'record' as const, told })) },
  { weight: 1, arbitrary: listing.map((told) => ({ kind: 'listing' as const, told })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'snapshot' as const }) },
)

/** Main's side: what a desk keeps, and what it would give in a snapshot. */
function openMain() {
  const [ledger, records, board] = [createLedger(), createRecords(), createMarketBoard()]
  let revision = 0
  const list = (told: Market | MarketRemoval): Change[] => {
    if (!('reason' in told)) return board.applyMarket(told) ? [{ kind: 'market', market: told }] : []
    return board.removeMarket(told) ? [{ kind: 'marketRemoved', removal: told }] : []
  }
  return {
    apply(some: Exclude<typeof news extends fc.Arbitrary<infer T> ? T : never, { kind: 'snapshot' }>) {
      const changes =
        some.kind === 'signal'
          ? ledger.apply(some.told)
          : some.kind === 'record'
            ? records.apply(some.told)
            : list(some.told)
      if (changes.length > 0) revision += 1
      return { revision, changes }
    },
    // What is neither the ledger's nor the records' nor the board's is no part of this.
    snapshot: () =>
      ({
        revision,
        connection: aConnection(),
        activeAddress: '0x1',
        tickers: [],
        alerts: [],
        ...ledger.view(),
        ...records.view(),
        markets: board.markets(),
        removedMarkets: board.removals(),
      }) as unknown as Snapshot,
  }
}

const listsByKey = {
  orders: (each: { id: string; clientId: string }) => each.id || `client:${each.clientId}`,
  positions: (each: { market: string }) => each.market,
  balances: (each: { token: string }) => each.token,
  markets: (each: { symbol: string }) => each.symbol,
  removedMarkets: (each: { symbol: string }) => each.symbol,
  fundingPayments: (each: { id: string }) => each.id,
  transfers: (each: { id: string }) => each.id,
  transactions: (each: { id: string }) => each.id,
  busts: (each: { fillId: string }) => each.fillId,
}

/** What is the same however its lists are sorted; a panel sorts its own rows, but the fills come sorted. */
function unsorted(state: WindowState) {
  const { caughtUp: _, ...rest } = state
  const lists = Object.entries(listsByKey).map(([name, keyOf]) => {
    const list = rest[name as keyof typeof rest] as never[]
    return [name, [...list].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))] as const
  })
  return { ...rest, ...Object.fromEntries(lists) }
}

describe('the window', () => {
  it('comes from an earlier snapshot and the changes since to what a later snapshot would show', () => {
    fc.assert(
      fc.property(fc.array(news, { minLength: 1, maxLength: 40 }), (all) => {
        const main = openMain()
        let shown = toState(main.snapshot())
        for (const some of all) {
          if (some.kind === 'snapshot') {
            shown = toState(main.snapshot())
            continue
          }
          const batch = main.apply(some)
          if (batch.changes.length > 0) shown = reduce(shown, batch) ?? shown
          expect(unsorted(shown)).toEqual(unsorted(toState(main.snapshot())))
        }
      }),
    )
  })

  it('forgets in a long session what main forgets', () => {
    const main = openMain()
    let shown = toState(main.snapshot())
    for (let n = 0; n < 6_000; n += 1) {
      const state = n % 100 === 0 ? 'working' : 'filled'
      const order = anOrder({ id: `${n}`, clientId: `c${n}`, state, updatedAtMs: n })
      // Fills do not come in the order of their times.
      const each = aFill({ id: `${n}`, createdAtMs: (n * 7_919) % 6_000 })
      for (const told of [
        { kind: 'order' as const, order },
        { kind: 'fill' as const, fill: each },
      ]) {
        const batch = main.apply({ kind: 'signal', told })
        if (batch.changes.length > 0) shown = reduce(shown, batch) ?? shown
      }
    }
    expect(unsorted(shown)).toEqual(unsorted(toState(main.snapshot())))
    expect(shown.orders.filter(({ state }) => state === 'working')).toHaveLength(60)
  })

  it('shows nothing twice, and no change that is none', () => {
    fc.assert(
      fc.property(fc.array(news, { minLength: 1, maxLength: 40 }), (all) => {
        const main = openMain()
        let shown = toState(main.snapshot())
        for (const some of all) {
          if (some.kind === 'snapshot') continue
          const before = JSON.stringify(main.snapshot())
          const batch = main.apply(some)
          if (batch.changes.length === 0) expect(JSON.stringify(main.snapshot())).toBe(before)
          else shown = reduce(shown, batch) ?? shown
          // Told again, whether by main or by the venue, it is the same.
          expect(reduce(shown, batch)).toBe(shown)
          for (const [name, keyOf] of Object.entries(listsByKey)) {
            const keys = (shown[name as keyof WindowState] as never[]).map(keyOf)
            expect(new Set(keys).size).toBe(keys.length)
          }
          const fillKeys = shown.fills.map(({ key }) => key)
          expect(new Set(fillKeys).size).toBe(fillKeys.length)
        }
      }),
    )
  })

  it('asks for a snapshot when a change is lost, and shows nothing of what comes after it', () => {
    fc.assert(
      fc.property(fc.array(news, { minLength: 3, maxLength: 30 }), fc.nat(), (all, at) => {
        const main = openMain()
        const batches = all.flatMap((some) => {
          const batch = some.kind === 'snapshot' ? null : main.apply(some)
          return batch && batch.changes.length > 0 ? [batch] : []
        })
        fc.pre(batches.length > 1)
        const lost = at % (batches.length - 1)
        let shown: WindowState | null = toState(openMain().snapshot())
        const answers = batches.map((batch, index) => {
          if (index === lost || !shown) return 'lost'
          const next = reduce(shown, batch)
          if (next) shown = next
          return next ? 'shown' : 'gap'
        })
        expect(answers.slice(lost + 1).every((answer) => answer === 'gap')).toBe(true)
        expect(shown?.revision).toBe(lost)
      }),
    )
  })
})
