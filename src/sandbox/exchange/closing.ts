import type { Account } from './account'
import type { OwnOrder } from './own-order'
import type { World } from './world'

/**
 * Why an order is closed without being filled. The venue publishes no list: the words from the
 * band on are this exchange's own, the others have been seen on the venue.
 */
export type CancelReason =
  | 'USER_CANCELED'
  | 'NOT_ENOUGH_MARGIN'
  | 'POST_ONLY_WOULD_CROSS'
  | 'SELF_TRADE'
  | 'REDUCE_ONLY_WILL_INCREASE'
  | 'ORDER_EXCEEDS_POSITION_LIMIT'
  | 'ORDER_SIZE_BELOW_MIN'
  | 'PRICE_OUTSIDE_BAND'
  | 'MAX_OPEN_ORDERS_EXCEEDED'
  | 'IOC_NOT_FILLED'
  | 'NO_LIQUIDITY'
  | 'LIQUIDATION'
  | 'MARKET_CLOSED'
  | 'EXPIRED'

/** Takes an order out of the market, with what remains of it, and announces it as CLOSED. */
export function closeOrder(world: World, account: Account, order: OwnOrder, reason: CancelReason): void {
  world.market(order.market).book.remove(order)
  account.open.delete(order.id)
  order.status = 'CLOSED'
  order.cancelReason = reason
  world.announceOrder(order)
}

/** Closes the waiting reduce-only orders of a market that could now only open or grow a position. */
export function closeGrowing(world: World, account: Account, market: string): void {
  const { book } = world.market(market)
  for (const order of account.openIn(market)) {
    const waits = order.status === 'UNTRIGGERED' || book.has(order.id)
    if (!order.reduceOnly || !waits || account.reducible(market, order.side) > 0n) continue
    if (order.status === 'UNTRIGGERED' && account.awaits(market, order.side)) continue
    closeOrder(world, account, order, 'REDUCE_ONLY_WILL_INCREASE')
  }
}
