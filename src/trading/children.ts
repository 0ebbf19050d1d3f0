import type { Order } from '../preload/model'
import type { AlgoOrder } from '../preload/records'
import { isOpenState } from './life'

/** Clocks and messages are this far apart at most. */
const slackMs = 2_000

/**
 * Orders that a TWAP may have sent: market orders of its market and side without a name of ours, made while
 * it ran. No field of an order names the algo it comes from, so one that another program sent at the same
 * time looks the same: tell a person that these are likely, not certain.
 */
export function likelyChildren(algo: AlgoOrder, orders: readonly Order[]): Order[] {
  const untilMs = (isOpenState(algo.state) ? (algo.endAtMs ?? Infinity) : algo.updatedAtMs) + slackMs
  return orders.filter(
    ({ market, side, type, clientId, createdAtMs }) =>
      market === algo.market &&
      side === algo.side &&
      type === 'market' &&
      clientId === '' &&
      createdAtMs >= algo.createdAtMs - slackMs &&
      createdAtMs <= untilMs,
  )
}
