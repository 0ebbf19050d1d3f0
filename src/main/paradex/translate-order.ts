import { compare, sign } from '../../money/decimal'
import type { Decimal, Order, OrderState } from '../../preload/model'
import { MalformedWire, type WireObject } from './wire'
import { toOrderType, toSide, toTimeInForce } from './words'

/** What has been seen of an order before: nothing, only that it was queued, that it worked, or that it was turned down. */
export type OrderPast = 'unseen' | 'queued' | 'worked' | 'rejected'

/** Reasons that say an order was turned down, not taken back. The venue publishes no list; these have been seen. */
const rejectionReasons = new Set([
  'NOT_ENOUGH_MARGIN',
  'POST_ONLY_WOULD_CROSS',
  'SELF_TRADE',
  'REDUCE_ONLY_WILL_INCREASE',
  'ORDER_EXCEEDS_POSITION_LIMIT',
  'ORDER_SIZE_BELOW_MIN',
])

/** The state of an order that was closed with nothing filled. */
function toUnfilledEnd(reason: string, past: OrderPast, isImmediate: boolean): OrderState {
  if (past === 'rejected') return 'rejected'
  // Turned down where it was coming in, taken back where it stood: by self-trade prevention, or for want of
  // a position to reduce.
  if (past === 'worked' && (reason === 'SELF_TRADE' || reason === 'REDUCE_ONLY_WILL_INCREASE'))
    return 'cancelled'
  if (rejectionReasons.has(reason)) return 'rejected'
  // A reason nobody has listed: an order that never came to rest, though it should have, was turned down.
  const isOwnWish = reason === '' || reason.startsWith('USER_CANCEL')
  return past === 'queued' && !isOwnWish && !isImmediate ? 'rejected' : 'cancelled'
}

/**
 * What a person should read of an order. A closed one is judged by what is left of it first, since a
 * reason may stand on a fully filled order too; then by the reason and by what was seen of it before.
 * `isImmediate` is an order that never rests.
 */
export function toOrderState(
  wire: { status: string; size: Decimal; remaining: Decimal; reason: string; isImmediate: boolean },
  past: OrderPast,
): OrderState {
  const { status, size, remaining, reason, isImmediate } = wire
  if (status === 'NEW') return 'new'
  if (status === 'UNTRIGGERED') return 'untriggered'
  if (status !== 'OPEN' && status !== 'CLOSED') return 'unknown'
  // A position's take-profit or stop may have size 0 until it triggers.
  if (sign(remaining) === 0 && sign(size) > 0) return 'filled'
  const untouched = compare(remaining, size) >= 0
  if (status === 'OPEN') return untouched ? 'working' : 'partlyFilled'
  return untouched ? toUnfilledEnd(reason, past, isImmediate) : 'cancelled'
}

/** An order of REST, of `orders.{market}` or of an `order.create` answer (`responses.OrderResp`). */
export function toOrder(wire: WireObject, pastOf: (orderId: string) => OrderPast): Order {
  const side = toSide(wire.text('side'))
  if (!side) throw new MalformedWire('side')
  const size = wire.decimal('size')
  const remainingSize = wire.decimalOrNull('remaining_size') ?? size
  const reason = wire.textOrEmpty('cancel_reason')
  const id = wire.text('id')
  const type = toOrderType(wire.text('type'))
  const timeInForce = toTimeInForce(wire.textOrEmpty('instruction'))
  const isImmediate = timeInForce === 'ioc' || type === 'market'
  const status = wire.text('status')
  const state = toOrderState({ status, size, remaining: remainingSize, reason, isImmediate }, pastOf(id))
  const createdAtMs = wire.timeMs('created_at')
  const signedAtMs = wire.timeMsOrNull('timestamp')
  const receivedAtMs = wire.timeMsOrNull('received_at')
  return {
    id,
    clientId: wire.textOrEmpty('client_id'),
    market: wire.text('market'),
    side,
    type,
    size,
    remainingSize,
    price: wire.decimalOrNull('price') ?? '0',
    triggerPrice: wire.priceOrNull('trigger_price'),
    avgFillPrice: wire.priceOrNull('avg_fill_price'),
    timeInForce,
    reduceOnly: wire.words('flags').includes('REDUCE_ONLY'),
    state,
    cancelReason: reason === '' || state === 'filled' ? null : reason,
    createdAtMs,
    ...(signedAtMs && { signedAtMs }),
    ...(receivedAtMs && { receivedAtMs }),
    updatedAtMs: wire.timeMsOrNull('last_updated_at') ?? createdAtMs,
    seq: wire.sequence('seq_no'),
  }
}
