import { compare, sign } from '../../money/decimal'
import type { Decimal, Order, OrderState } from '../../preload/model'
import { MalformedWire, type WireObject } from './wire'
import { toOrderType, toSide, toTimeInForce } from './words'

/**
 * Reasons that say an order was turned down, not taken back. The venue publishes no list; these have
 * been seen. SELF_TRADE may also close a resting order, which the reason does not tell.
 */
const rejectionReasons = new Set([
  'NOT_ENOUGH_MARGIN',
  'POST_ONLY_WOULD_CROSS',
  'SELF_TRADE',
  'REDUCE_ONLY_WILL_INCREASE',
  'ORDER_EXCEEDS_POSITION_LIMIT',
  'ORDER_SIZE_BELOW_MIN',
])

/**
 * What a person should read of an order. A closed one is judged by what is left of it first, since a
 * reason may stand on a fully filled order too; then by the reason.
 */
export function toOrderState(status: string, size: Decimal, remaining: Decimal, reason: string): OrderState {
  if (status === 'NEW') return 'new'
  if (status === 'UNTRIGGERED') return 'untriggered'
  if (status !== 'OPEN' && status !== 'CLOSED') return 'unknown'
  // A position's take-profit or stop may have size 0 until it triggers.
  if (sign(remaining) === 0 && sign(size) > 0) return 'filled'
  const untouched = compare(remaining, size) >= 0
  if (status === 'OPEN') return untouched ? 'working' : 'partlyFilled'
  return untouched && rejectionReasons.has(reason) ? 'rejected' : 'cancelled'
}

/** An order of REST, of `orders.{market}` or of an `order.create` answer (`responses.OrderResp`). */
export function toOrder(wire: WireObject): Order {
  const side = toSide(wire.text('side'))
  if (!side) throw new MalformedWire('side')
  const size = wire.decimal('size')
  const remainingSize = wire.decimalOrNull('remaining_size') ?? size
  const reason = wire.textOrEmpty('cancel_reason')
  const state = toOrderState(wire.text('status'), size, remainingSize, reason)
  const createdAtMs = wire.timeMs('created_at')
  return {
    id: wire.text('id'),
    clientId: wire.textOrEmpty('client_id'),
    market: wire.text('market'),
    side,
    type: toOrderType(wire.text('type')),
    size,
    remainingSize,
    price: wire.decimalOrNull('price') ?? '0',
    triggerPrice: wire.priceOrNull('trigger_price'),
    avgFillPrice: wire.priceOrNull('avg_fill_price'),
    timeInForce: toTimeInForce(wire.textOrEmpty('instruction')),
    reduceOnly: wire.words('flags').includes('REDUCE_ONLY'),
    state,
    cancelReason: reason === '' || state === 'filled' ? null : reason,
    createdAtMs,
    updatedAtMs: wire.timeMsOrNull('last_updated_at') ?? createdAtMs,
    seq: wire.textOrEmpty('seq_no') || '0',
  }
}
