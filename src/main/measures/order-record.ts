import type { Order } from '../../preload/model'
import type { OrderTimes } from '../../preload/diagnostics'
import { createHistogram } from './histogram'

/** How soon orders stand after they were sent. */
export interface OrderRecord {
  /** Hears every state an order is told in, from 'sending' on. */
  hear(order: Pick<Order, 'clientId' | 'id' | 'state'>): void
  facts(): OrderTimes
}

/** Orders followed at a time: the oldest is forgotten for one more. */
const followedAtMost = 1_000
const open: readonly Order['state'][] = ['untriggered', 'working', 'partlyFilled']
const ended: readonly Order['state'][] = ['filled', 'cancelled', 'rejected']

/** Follows orders by their names from the moment they are sent; those sent elsewhere are passed over. */
export function createOrderRecord(nowMs: () => number): OrderRecord {
  const followed = new Map<string, { sentAtMs: number; isAcknowledged: boolean }>()
  const acknowledged = createHistogram()
  const opened = createHistogram()
  return {
    hear({ clientId, id, state }) {
      if (state === 'sending') {
        followed.set(clientId, { sentAtMs: nowMs(), isAcknowledged: false })
        const [oldest] = followed.keys()
        if (followed.size > followedAtMost && oldest !== undefined) followed.delete(oldest)
        return
      }
      const order = followed.get(clientId)
      if (!order) return
      const tookMs = nowMs() - order.sentAtMs
      // One that was turned down, or got lost, has no name of the exchange's.
      if (id !== '' && !order.isAcknowledged) {
        order.isAcknowledged = true
        acknowledged.record(tookMs)
      }
      if (open.includes(state)) opened.record(tookMs)
      if (open.includes(state) || ended.includes(state)) followed.delete(clientId)
    },
    facts: () => ({ acknowledged: acknowledged.spread(), open: opened.spread() }),
  }
}
