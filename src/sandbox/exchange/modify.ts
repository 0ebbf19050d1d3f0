import type { Account } from './account'
import type { CancelReason } from './closing'
import { formRefusal, statusRefusal } from './door'
import type { Market } from './market'
import { bookObjection, triggerIfDue, work } from './orders'
import { snapshotOrder, type OwnOrder } from './own-order'
import { arrivalObjection } from './risk'
import type { ExchangeOrder, ModifyRequest, Quanta, Refusal, RequestInfo } from './types'
import type { World } from './world'

/** What a modification sets on the order. */
type Change = Pick<OwnOrder, 'size' | 'price' | 'triggerPrice' | 'remaining' | 'signatureTimestampMs'>

/** Changes an order; answered with the order as it was asked to be, before the risk check. */
export function modifyOrder(
  world: World,
  account: Account,
  orderId: string,
  request: ModifyRequest,
): { ok: true; order: ExchangeOrder } | { ok: false; refusal: Refusal } {
  const order = account.orders.get(orderId)
  if (!order) return { ok: false, refusal: refuse('ORDER_ID_NOT_FOUND', `order ${orderId} does not exist`) }
  const market = world.market(order.market)
  const refusal =
    statusRefusal(order, world.status) ??
    stateRefusal(order, request) ??
    formRefusal({ ...order, ...request }, market.spec)
  if (refusal) return { ok: false, refusal }

  const change: Change = {
    size: request.size,
    price: request.price,
    triggerPrice: request.triggerPrice,
    remaining: request.size - (order.size - order.remaining),
    signatureTimestampMs: request.signatureTimestampMs,
  }
  const asked = { ...snapshotOrder(order), ...change }
  const objection = objectionTo(world, market, account, order, change)
  order.requestInfo = info(world, objection)
  if (objection !== undefined) world.announceOrder(order)
  else if (order.status === 'UNTRIGGERED') {
    Object.assign(order, change)
    world.announceOrder(order)
    triggerIfDue(world, market, account, order)
  } else apply(world, market, account, order, change)
  return { ok: true, order: asked }
}

function refuse(code: string, message: string): Refusal {
  return { code, message }
}

function stateRefusal(order: OwnOrder, request: ModifyRequest): Refusal | undefined {
  if (order.status === 'CLOSED') return refuse('ORDER_IS_CLOSED', `order ${order.id} is closed`)
  if (order.status === 'NEW') return refuse('ORDER_IS_NOT_OPEN', `order ${order.id} is not open yet`)
  for (const name of ['market', 'side', 'type'] as const) {
    if (order[name] !== request[name])
      return refuse('VALIDATION_ERROR', `${name} must be the existing one: ${order[name]}`)
  }
  if (order.status !== 'UNTRIGGERED' && request.triggerPrice !== order.triggerPrice)
    return refuse('VALIDATION_ERROR', 'the trigger price of an order that has been triggered stays')
  return undefined
}

/** Why the risk check leaves the order as it is. */
function objectionTo(
  world: World,
  market: Market,
  account: Account,
  order: OwnOrder,
  change: Change,
): CancelReason | undefined {
  if (change.remaining <= 0n) return 'ORDER_SIZE_BELOW_MIN'
  if (isDecrease(order, change)) return undefined
  const changed = { ...order, ...change }
  // What the order reserves as it is must not count against what it is to become.
  account.open.delete(order.id)
  const objection =
    arrivalObjection(market, account, changed) ??
    (order.status === 'UNTRIGGERED' ? undefined : bookObjection(world, market, account, changed))
  account.open.set(order.id, order)
  return objection
}

function isDecrease(order: OwnOrder, { price, triggerPrice, remaining }: Change): boolean {
  return price === order.price && triggerPrice === order.triggerPrice && remaining <= order.remaining
}

function info(world: World, objection: CancelReason | undefined): RequestInfo {
  const id = world.ids.long()
  return objection === undefined
    ? { id, status: 'SUCCESS', message: '' }
    : { id, status: 'FAILURE', message: objection }
}

/** Puts the change on a resting order: in its place for a mere decrease, else at the end of its new level. */
function apply(world: World, market: Market, account: Account, order: OwnOrder, change: Change): void {
  const stays = isDecrease(order, change)
  const less: Quanta = order.remaining - change.remaining
  if (!stays) market.book.remove(order)
  else if (less > 0n) market.book.reduce(order, less)
  Object.assign(order, change)
  world.announceOrder(order)
  if (stays) world.announceAccount(account)
  else work(world, market, account, order)
}
