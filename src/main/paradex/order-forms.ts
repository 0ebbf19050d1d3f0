import type { Decimal, OrderType, Problem, SelfTradePrevention, Side, TimeInForce } from '../../preload/model'
import { wireFlags, wireInstructions, wireOrderTypes, wirePreventions, wireSides } from './words'

/** A type of order that can be sent. */
export type SendableType = Exclude<OrderType, 'other'>

/** What an order may ask for besides reduce-only: on which side of the trigger price it wakes, and more. */
export type OrderFlag = 'triggerBelow' | 'triggerAbove' | 'interactive' | 'targetVwap'

/** An order to send. Size and price have been rounded to the market's steps by the caller. */
export interface OrderToPlace {
  /** At most 64 characters; the same one on every question about this order. */
  clientId: string
  market: string
  side: Side
  type: SendableType
  size: Decimal
  /** Not read for the market types. */
  price: Decimal
  /** Needed by, and only read for, stops, take-profits and stop-losses. */
  triggerPrice?: Decimal
  timeInForce: TimeInForce
  /** Take-profits and stop-losses must be. */
  reduceOnly: boolean
  selfTradePrevention?: SelfTradePrevention
  flags?: readonly OrderFlag[]
  /** How old the order may be when the venue receives it; 5 seconds unless given, at least 10 ms. */
  recvWindowMs?: number
}

/** A resting order as it shall be: every field it has, changed or not. */
export interface OrderChange {
  orderId: string
  market: string
  side: Side
  type: SendableType
  size: Decimal
  price: Decimal
  triggerPrice?: Decimal
}

/** A signature in the venue's form and the moment it names. */
export interface Signed {
  signature: string
  timestampMs: number
}

const defaultRecvWindowMs = 5_000
const leastRecvWindowMs = 10
const longestClientId = 64

const marketTypes: ReadonlySet<SendableType> = new Set([
  'market',
  'stopMarket',
  'takeProfitMarket',
  'stopLossMarket',
])
const plainTypes: ReadonlySet<SendableType> = new Set(['limit', 'market'])
/** The types `order.create` and `order.modify` list; REST takes all. */
const socketTypes: ReadonlySet<SendableType> = new Set(['limit', 'market', 'stopLimit', 'stopMarket'])

/** Whether an order waits for a trigger price. */
export function isTriggered(type: SendableType): boolean {
  return !plainTypes.has(type)
}

/** The price that is signed and sent: '0' for the market types. */
export function priceOf(order: { type: SendableType; price: Decimal }): Decimal {
  return marketTypes.has(order.type) ? '0' : order.price
}

/** Whether the socket's schema knows such an order; what it does not goes over REST. */
export function isSocketOrder(order: { type: SendableType; flags?: readonly OrderFlag[] }): boolean {
  return socketTypes.has(order.type) && (order.flags ?? []).length === 0
}

/**
 * What the venue's own rules say against the form of an order; null when nothing. Problems:
 * `order.clientIdLength`, `order.needsTrigger`, `order.needsReduceOnly`.
 */
export function findFormProblem(order: OrderToPlace): Problem | null {
  if (order.clientId.length > longestClientId) return { code: 'order.clientIdLength' }
  if (isTriggered(order.type) && order.triggerPrice === undefined) return { code: 'order.needsTrigger' }
  if (/^(takeProfit|stopLoss)/.test(order.type) && !order.reduceOnly) return { code: 'order.needsReduceOnly' }
  return null
}

/** The body of POST /orders and the parameters of `order.create` (`requests.OrderRequest`). */
export function toOrderBody(order: OrderToPlace, signed: Signed): Record<string, unknown> {
  const flags = [
    ...(order.reduceOnly ? ['REDUCE_ONLY'] : []),
    ...(order.flags ?? []).map((f) => wireFlags[f]),
  ]
  return {
    market: order.market,
    side: wireSides[order.side],
    type: wireOrderTypes[order.type],
    size: order.size,
    price: priceOf(order),
    instruction: wireInstructions[order.timeInForce],
    signature: signed.signature,
    signature_timestamp: signed.timestampMs,
    client_id: order.clientId,
    recv_window: Math.max(leastRecvWindowMs, order.recvWindowMs ?? defaultRecvWindowMs),
    ...(isTriggered(order.type) && { trigger_price: order.triggerPrice }),
    ...(order.selfTradePrevention && { stp: wirePreventions[order.selfTradePrevention] }),
    ...(flags.length > 0 && { flags }),
  }
}

/** The body of PUT /orders/{id} and the parameters of `order.modify` (`requests.ModifyOrderRequest`). */
export function toChangeBody(change: OrderChange, signed: Signed): Record<string, unknown> {
  return {
    id: change.orderId,
    market: change.market,
    side: wireSides[change.side],
    type: wireOrderTypes[change.type],
    size: change.size,
    price: priceOf(change),
    signature: signed.signature,
    signature_timestamp: signed.timestampMs,
    ...(change.triggerPrice !== undefined && { trigger_price: change.triggerPrice }),
  }
}
