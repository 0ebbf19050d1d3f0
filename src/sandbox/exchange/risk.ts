import type { Account } from './account'
import type { CancelReason } from './closing'
import { figures } from './margin'
import type { Market } from './market'
import { isConditional, isMarketType, type OwnOrder } from './own-order'
import { magnitude, most, times } from './quanta'
import type { World } from './world'

/** Why the risk check closes an order as it comes in, conditional or not; undefined if it may stay. */
export function arrivalObjection(
  market: Market,
  account: Account,
  order: OwnOrder,
): CancelReason | undefined {
  const others = account.openIn(order.market).filter((open) => open !== order)
  if (others.length >= market.spec.maxOpenOrders) return 'MAX_OPEN_ORDERS_EXCEEDED'
  // A position smaller than the minimum must remain closable.
  if (!order.reduceOnly && times(order.size, market.mark) < market.spec.minNotional)
    return 'ORDER_SIZE_BELOW_MIN'
  // A take profit or stop loss may be attached to the order that is to open its position.
  if (isConditional(order.type) && account.awaits(order.market, order.side)) return undefined
  return reduceOnlyObjection(account, order)
}

/** Why the risk check closes an order about to enter the book; undefined if it may. */
export function entryObjection(
  world: World,
  market: Market,
  account: Account,
  order: OwnOrder,
): CancelReason | undefined {
  if (!isMarketType(order.type) && (order.price > market.bandHigh || order.price < market.bandLow))
    return 'PRICE_OUTSIDE_BAND'
  if (order.reduceOnly) return reduceOnlyObjection(account, order)
  if (exceedsPositionLimit(market, account, order)) return 'ORDER_EXCEEDS_POSITION_LIMIT'
  return affords(world, market, account, order) ? undefined : 'NOT_ENOUGH_MARGIN'
}

function reduceOnlyObjection(account: Account, order: OwnOrder): CancelReason | undefined {
  if (!order.reduceOnly || account.reducible(order.market, order.side) > 0n) return undefined
  return 'REDUCE_ONLY_WILL_INCREASE'
}

/** Whether the position could pass the limit if this and all open orders of its side filled. */
function exceedsPositionLimit(market: Market, account: Account, order: OwnOrder): boolean {
  let exposed = order.remaining
  for (const open of account.openIn(order.market)) {
    if (open.status === 'OPEN' && open.side === order.side && !open.reduceOnly) exposed += open.remaining
  }
  const size = account.size(order.market)
  const after = order.side === 'BUY' ? size + exposed : size - exposed
  return magnitude(after) > market.spec.positionLimit && magnitude(after) > magnitude(size)
}

/** Whether the account can bear the order: its margin, its fee, and what it would lose at once against the mark. */
function affords(world: World, market: Market, account: Account, order: OwnOrder): boolean {
  const before = figures(account, world.markets)
  const after = figures(account, world.markets, {
    market: order.market,
    side: order.side,
    size: order.remaining,
  })
  if (after.initial <= before.initial) return true
  const price = isMarketType(order.type) ? market.mark : order.price
  const loss = most(order.side === 'BUY' ? price - market.mark : market.mark - price, 0n)
  const cost = times(order.remaining, loss + times(price, market.spec.takerFeeRate))
  return after.value - cost >= after.initial
}
