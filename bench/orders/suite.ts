import { deserialize, serialize } from 'node:v8'
import { createLedger } from '../../src/main/ledger/ledger'
import type { Order, Snapshot } from '../../src/preload/model'
import { isOpen, reduce, toState } from '../../src/renderer/state'
import type { Curve, Suite } from '../runner'
import { median } from '../statistics'

const counts = [200, 500, 1_000, 2_000, 5_000, 10_000]
const marketCount = 30
const rounds = 15
const changes = 200
const startMs = 1_790_000_000_000

/** The `index`th open order, as it is told for the `turn`th time. */
function orderOf(index: number, turn: number): Order {
  return {
    id: `17900000000000${index}`,
    clientId: `mine-${index}`,
    market: `M${String(index % marketCount).padStart(3, '0')}-USD-PERP`,
    side: index % 2 === 0 ? 'buy' : 'sell',
    type: 'limit',
    size: '2',
    remainingSize: `1.${turn + 1}`,
    price: `${60_000 + (index % 5_000)}.5`,
    triggerPrice: null,
    avgFillPrice: null,
    timeInForce: 'gtc',
    reduceOnly: false,
    state: 'partlyFilled',
    cancelReason: null,
    createdAtMs: startMs + index,
    updatedAtMs: startMs + 100_000 + turn,
    seq: String(1_790_000_000_000_000_000n + BigInt(turn) * 1_000_000n + BigInt(index)),
  }
}

/** Of a few times the one in the middle, each divided among so many pieces of work: µs. */
function timed(work: (round: number) => void, pieces = 1): number {
  const times = Array.from({ length: rounds }, (_, round) => {
    const at = performance.now()
    work(round)
    return ((performance.now() - at) * 1_000) / pieces
  })
  return median(times)
}

/** What so many open orders cost, step by step from the socket to the window's list. */
function costOf(count: number): number[] {
  const ledger = createLedger()
  for (let index = 0; index < count; index++) ledger.apply({ kind: 'order', order: orderOf(index, 0) })
  const of = (round: number, change: number) =>
    orderOf((change * 7_919) % count, round * changes + change + 1)
  const apply = timed((round) => {
    for (let change = 0; change < changes; change++)
      if (ledger.apply({ kind: 'order', order: of(round, change) }).length === 0)
        throw new Error('a change was no news')
  }, changes)
  const view = timed(() => ledger.view())
  const { orders } = ledger.view()
  if (orders.length !== count) throw new Error(`${orders.length} orders of ${count}`)
  const crossing = timed(() => void deserialize(serialize(orders)))
  let state = toState({
    revision: 0,
    orders,
    positions: [],
    fills: [],
    activeAddress: null,
  } as unknown as Snapshot)
  const reducing = timed((round) => {
    for (let change = 0; change < changes; change++) {
      const next = reduce(state, {
        revision: state.revision + 1,
        changes: [{ kind: 'order', order: of(rounds + round, change) }],
      })
      if (!next) throw new Error('a batch did not fit')
      state = next
    }
  }, changes)
  const listing = timed(() => state.orders.filter(isOpen))
  return [apply, view, crossing, reducing, listing]
}

function ordersCurve(): Curve {
  const names = [
    'a change, applied in main',
    'the whole account, read for a snapshot',
    'its orders, written and read over the border',
    'a change, taken in by the window',
    'the open ones, picked for the list',
  ]
  costOf(200)
  const costs = counts.map(costOf)
  return {
    name: 'Open orders as they grow',
    along: 'open orders',
    unit: 'µs',
    xs: counts,
    lines: names.map((name, line) => ({ name, ys: costs.map((each) => each[line] ?? NaN) })),
  }
}

/** What an account with many open orders costs. */
export const orders: Suite = {
  title: 'Open orders',
  notes: [
    'A change is applied and taken in one at a time, as it comes from the exchange. A snapshot is read and crosses the border when the window opens, and after a gap.',
  ],
  cases: [],
  curves: () => Promise.resolve([ordersCurve()]),
}
