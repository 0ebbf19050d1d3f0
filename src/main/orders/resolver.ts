import type { Order, Result } from '../../preload/model'
import { recvWindowMs } from './placement'
import type { OrderVenue } from './venue'

/** Finds out what became of orders whose fate is unknown. */
export interface Resolver {
  /** Asks the venue about it until it is known. */
  resolve(order: Order): void
  stop(): void
}

interface Options {
  venue: Pick<OrderVenue, 'getOrderHistory' | 'findOrderByClientId'>
  /** Tells what became of it. */
  tell: (order: Order) => void
  nowMs: () => number
  /** Grows evenly whatever becomes of the machine's clock: a jump must not end a wait. */
  steadyMs: () => number
  later: (callback: () => void, delayMs: number) => () => void
}

const firstLookMs = 500
const longestLookMs = 15_000
/** After the receive window and this much more, an order the venue does not know never arrived. */
const graceMs = 10_000

/** A resolver over a venue; it asks at growing distances, and never gives up. */
export function createResolver({ venue, tell, nowMs, steadyMs, later }: Options): Resolver {
  const looking = new Map<string, () => void>()
  let stopped = false

  function look(order: Order, sinceMs: number, delayMs: number): void {
    looking.set(
      nameOf(order),
      later(() => void ask(order, sinceMs, delayMs), delayMs),
    )
  }

  /** By the name we gave it; an order placed elsewhere without one, by its id in the history. */
  async function find(order: Order): Promise<Result<Order | null>> {
    if (order.clientId !== '') return venue.findOrderByClientId(order.clientId)
    const history = await venue.getOrderHistory({ market: order.market, startAtMs: order.createdAtMs })
    if (!history.ok) return history
    return { ok: true, value: history.value.find(({ id }) => id === order.id) ?? null }
  }

  async function ask(order: Order, sinceMs: number, delayMs: number): Promise<void> {
    const found = await find(order).catch(() => undefined)
    if (stopped) return
    if (found?.ok && found.value) {
      looking.delete(nameOf(order))
      tell(found.value)
      return
    }
    // An order with an id did arrive: only the venue can say what became of it.
    const tooLate = order.id === '' && steadyMs() > sinceMs + recvWindowMs + graceMs
    if (found?.ok && tooLate) {
      looking.delete(nameOf(order))
      tell({ ...order, state: 'rejected', cancelReason: 'NEVER_ARRIVED', updatedAtMs: nowMs() })
      return
    }
    const nextMs = Math.min(delayMs * 2, longestLookMs)
    // Not a moment longer in doubt than need be.
    const sureInMs = sinceMs + recvWindowMs + graceMs + 1 - steadyMs()
    look(order, sinceMs, order.id === '' && sureInMs > 0 ? Math.min(nextMs, sureInMs) : nextMs)
  }

  return {
    resolve(order) {
      // It was signed before its fate was in doubt, so its receive window ends before one counted from now.
      if (!stopped && !looking.has(nameOf(order))) look(order, steadyMs(), firstLookMs)
    },
    stop() {
      stopped = true
      for (const callOff of looking.values()) callOff()
      looking.clear()
    },
  }
}

function nameOf(order: Order): string {
  return order.clientId || order.id
}
