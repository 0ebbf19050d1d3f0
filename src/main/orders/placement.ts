import type { Order, OrderAmendment, OrderIntent } from '../../preload/model'
import { orderKinds, type SendableType } from '../../trading/kinds'
import type { Amendment, Placement } from './venue'
import type { IntendedOrder } from '../../trading/intended-order'

/** How old an order may be when the venue receives it; without one it could go live five minutes late. */
export const recvWindowMs = 10_000

/** The order an intent asks for, under its name for life. */
export function toPlacement(intent: OrderIntent, clientId: string): Placement {
  const { market, side, type, size, timeInForce, reduceOnly, selfTradePrevention } = intent
  return {
    clientId,
    market,
    side,
    type,
    size,
    ...pricesOf(intent),
    timeInForce,
    reduceOnly,
    ...(selfTradePrevention && { selfTradePrevention }),
    recvWindowMs,
  }
}

/** A resting order with its changes, named in full. */
export function toAmendment(order: Order & { type: SendableType }, amendment: OrderAmendment): Amendment {
  const { id, market, side, type } = order
  return { orderId: id, market, side, type, size: amendment.size, ...pricesOf({ ...amendment, type }) }
}

/** A resting order as it shall be, as an intent that can be judged. */
export function toIntent(order: Order & { type: SendableType }, amendment: OrderAmendment): OrderIntent {
  const { market, side, type, timeInForce, reduceOnly } = order
  const { size, price, triggerPrice, confirmed } = amendment
  return {
    intentId: '',
    market,
    side,
    type,
    size,
    price,
    triggerPrice,
    timeInForce,
    reduceOnly,
    selfTradePrevention: null,
    exits: null,
    confirmed,
  }
}

/** What we suppose of an order before the venue has said anything. */
export function toSending(placement: Omit<IntendedOrder, 'durationS'>, atMs: number): Order {
  const { clientId, market, side, type, size, price, timeInForce, reduceOnly } = placement
  return {
    id: '',
    clientId,
    market,
    side,
    type,
    size,
    remainingSize: size,
    price,
    triggerPrice: placement.triggerPrice ?? null,
    avgFillPrice: null,
    timeInForce,
    reduceOnly,
    state: 'sending',
    cancelReason: null,
    createdAtMs: atMs,
    updatedAtMs: atMs,
    seq: '0',
  }
}

/** An order whose sending was cut short: it may be at the venue. */
export function toLeftBehind(order: IntendedOrder, intendedAtMs: number): Order {
  return { ...toSending(order, intendedAtMs), state: 'unknown' }
}

/** Only the prices that a type of order has. */
function pricesOf({ type, price, triggerPrice }: Pick<OrderIntent, 'type' | 'price' | 'triggerPrice'>) {
  const { hasPrice, hasTrigger } = orderKinds[type]
  return {
    price: hasPrice ? price : '0',
    ...(hasTrigger && { triggerPrice: triggerPrice ?? '0' }),
  }
}
