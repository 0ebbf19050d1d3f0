import type { Account } from './account'
import { crosses, opposite } from './book'
import { closeOrder, type CancelReason } from './closing'
import { refusalOf } from './door'
import type { Market } from './market'
import { executable, match } from './matching'
import {
  createOrder,
  isConditional,
  isMarketType,
  isTriggered,
  snapshotOrder,
  type OwnOrder,
} from './own-order'
import { arrivalObjection, entryObjection } from './risk'
import type { ExchangeOrder, OrderRequest, Refusal } from './types'
import type { World } from './world'

/** Takes an order as far as it goes: refused at the door, closed by the risk check, traded, resting, or waiting for its trigger. */
export function submitOrder(
  world: World,
  account: Account,
  request: OrderRequest,
  held: boolean,
): { ok: true; order: ExchangeOrder } | { ok: false; refusal: Refusal } {
  const market = world.markets.get(request.market)
  const nowMs = world.nowMs()
  const refusal = refusalOf(request, market?.spec, account, { status: world.status, nowMs })
  if (!market || refusal)
    return { ok: false, refusal: refusal ?? { code: 'MARKET_NOT_FOUND', message: request.market } }

  const order = createOrder(account.address, world.ids.long(), request, nowMs, world.ids.seqNo())
  account.remember(order)
  const accepted = snapshotOrder(order)
  world.outbox.add({ kind: 'order', order: accepted })
  if (!held) admit(world, market, account, order)
  return { ok: true, order: accepted }
}

/** Lets a held order go on, unless it has been closed meanwhile. */
export function releaseOrder(world: World, account: Account, orderId: string): void {
  const order = account.open.get(orderId)
  if (order?.status === 'NEW') admit(world, world.market(order.market), account, order)
}

/** The risk check of a queued order, and what follows from it. */
function admit(world: World, market: Market, account: Account, order: OwnOrder): void {
  const objection = arrivalObjection(market, account, order)
  if (objection) closeOrder(world, account, order, objection)
  else if (isConditional(order.type)) {
    order.status = 'UNTRIGGERED'
    world.announceOrder(order)
    triggerIfDue(world, market, account, order)
  } else enter(world, market, account, order)
}

/** Sends a waiting order into the book if the mark price has reached its trigger; triggers rest unless the system is ok. */
export function triggerIfDue(world: World, market: Market, account: Account, order: OwnOrder): void {
  if (order.status !== 'UNTRIGGERED' || world.status !== 'ok' || !isTriggered(order, market.mark)) return
  enter(world, market, account, order)
}

function enter(world: World, market: Market, account: Account, order: OwnOrder): void {
  const objection = bookObjection(world, market, account, order)
  if (objection) return closeOrder(world, account, order, objection)
  if (order.status === 'UNTRIGGERED') {
    order.status = 'OPEN'
    world.announceOrder(order)
  }
  work(world, market, account, order)
}

/** Why an order may not enter the book now; undefined if it may. */
export function bookObjection(
  world: World,
  market: Market,
  account: Account,
  order: OwnOrder,
): CancelReason | undefined {
  return entryObjection(world, market, account, order) ?? postOnlyObjection(market, order)
}

/** Trades an order that has passed its checks, and lets rest what may rest. */
export function work(world: World, market: Market, account: Account, order: OwnOrder): void {
  const marketLimit = order.side === 'BUY' ? market.bandHigh : market.bandLow
  const limit = isMarketType(order.type) ? marketLimit : order.price
  const outcome = match(world, market, order, { limit, kind: 'FILL', interactive: order.interactive })
  if (order.remaining === 0n) return
  if (outcome === 'selfTrade') closeOrder(world, account, order, 'SELF_TRADE')
  else if (executable(world, order, market) === 0n)
    closeOrder(world, account, order, 'REDUCE_ONLY_WILL_INCREASE')
  else if (isMarketType(order.type)) closeOrder(world, account, order, 'NO_LIQUIDITY')
  else if (order.instruction === 'IOC') closeOrder(world, account, order, 'IOC_NOT_FILLED')
  else rest(world, market, order)
  world.announceAccount(account)
}

function postOnlyObjection(market: Market, order: OwnOrder) {
  if (order.instruction !== 'POST_ONLY' && order.instruction !== 'RPI') return undefined
  const best = market.book.best(opposite(order.side))
  return best !== undefined && crosses(order.side, order.price, best) ? 'POST_ONLY_WOULD_CROSS' : undefined
}

function rest(world: World, market: Market, order: OwnOrder): void {
  market.book.add(order)
  if (order.status === 'OPEN') return
  order.status = 'OPEN'
  world.announceOrder(order)
}

/** Why an order cannot be cancelled; undefined if it can. */
export function cancelRefusal(world: World, account: Account, orderId: string): Refusal | undefined {
  const refuse = (code: string, message: string): Refusal => ({ code, message })
  if (world.status === 'maintenance') return refuse('SERVICE_UNAVAILABLE', 'the exchange is in maintenance')
  const order = account.orders.get(orderId)
  if (!order) return refuse('ORDER_ID_NOT_FOUND', `order ${orderId} does not exist`)
  return order.status === 'CLOSED' ? refuse('ORDER_IS_CLOSED', `order ${orderId} is closed`) : undefined
}

/** Closes an order at its owner's wish. */
export function cancelOrder(
  world: World,
  account: Account,
  orderId: string,
): { ok: true } | { ok: false; refusal: Refusal } {
  const refusal = cancelRefusal(world, account, orderId)
  if (refusal) return { ok: false, refusal }
  const order = account.orders.get(orderId)
  if (order) closeOrder(world, account, order, 'USER_CANCELED')
  world.announceAccount(account)
  return { ok: true }
}
