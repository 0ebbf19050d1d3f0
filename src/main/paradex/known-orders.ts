import type { Order, OrderState, Side } from '../../preload/model'
import type { OrderPast } from './translate-order'

interface KnownOrder {
  side: Side
  clientId: string
  past: OrderPast
  working: boolean
}

const endStates: ReadonlySet<OrderState> = new Set(['filled', 'cancelled', 'rejected'])

function toPast(state: OrderState, before: OrderPast): OrderPast {
  if (before === 'worked' || before === 'rejected') return before
  if (state === 'rejected') return 'rejected'
  return state === 'new' ? 'queued' : state === 'unknown' ? before : 'worked'
}

/** The account's own orders, as far back as `limit` of them: whose side a fill was on, what still works. */
export class KnownOrders {
  readonly #orders = new Map<string, KnownOrder>()
  readonly #limit: number

  constructor(limit = 5_000) {
    this.#limit = limit
  }

  /** Takes an order's newest state in; an order that has ended never works again. */
  remember(order: Order): void {
    const known = this.#orders.get(order.id)
    const working = !endStates.has(order.state) && known?.working !== false
    // Deleted first, so that the map stays in order of the last change.
    this.#orders.delete(order.id)
    const past = toPast(order.state, known?.past ?? 'unseen')
    this.#orders.set(order.id, { side: order.side, clientId: order.clientId, past, working })
    if (this.#orders.size > this.#limit) this.#forgetOldest()
  }

  past(orderId: string): OrderPast {
    return this.#orders.get(orderId)?.past ?? 'unseen'
  }

  side(orderId: string): Side | undefined {
    return this.#orders.get(orderId)?.side
  }

  /** Client ids of working orders that `present` does not name: they ended while nobody listened. */
  missingFrom(present: ReadonlySet<string>): string[] {
    return [...this.#orders]
      .filter(([id, order]) => order.working && order.clientId !== '' && !present.has(id))
      .map(([, order]) => order.clientId)
  }

  #forgetOldest(): void {
    let oldest = this.#orders.keys().next().value
    for (const [id, order] of this.#orders) {
      if (order.working) continue
      oldest = id
      break
    }
    if (oldest !== undefined) this.#orders.delete(oldest)
  }
}
