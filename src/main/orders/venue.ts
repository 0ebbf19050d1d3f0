import type { Order, OrderIntent, Problem, Result, SelfTradePrevention, Side } from '../../preload/model'

/** An order as the venue is asked for it; `clientId` is its name for life. */
export interface Placement {
  clientId: string
  market: string
  side: Side
  type: OrderIntent['type']
  size: string
  price: string
  /** Only for the types that wait for one. */
  triggerPrice?: string
  timeInForce: OrderIntent['timeInForce']
  reduceOnly: boolean
  /** Left out where it is left to the venue. */
  selfTradePrevention?: SelfTradePrevention
  /** The venue drops the order if it gets it later than this after signing. */
  recvWindowMs: number
}

/** A resting order with every field the venue wants named again. */
export interface Amendment {
  orderId: string
  market: string
  side: Side
  type: OrderIntent['type']
  size: string
  price: string
  triggerPrice?: string
}

/** unknown: it may or may not have reached the venue. Nothing may be sent again before that is known. */
export type PlaceOutcome =
  | { outcome: 'accepted'; order: Order }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'unknown'; problem: Problem }

/** What the venue said of one order of a list to cancel; a problem where it may still be working. */
export interface CancelOutcome {
  orderId: string
  clientId: string
  status: 'queued' | 'alreadyClosed' | 'notFound' | 'unanswered'
  problem?: Problem
}

/** What the order desk needs of a venue. */
export interface OrderVenue {
  placeOrder(placement: Placement): Promise<PlaceOutcome>
  /** An outcome each, in their order; none is sent twice. */
  placeOrders(placements: readonly Placement[]): Promise<PlaceOutcome[]>
  modifyOrder(change: Amendment): Promise<PlaceOutcome>
  cancelOrder(orderId: string): Promise<Result<null>>
  /** An outcome each, in their order, ids before client ids. */
  cancelOrders(ids: { orderIds?: readonly string[]; clientIds?: readonly string[] }): Promise<CancelOutcome[]>
  cancelAllOrders(market?: string): Promise<Result<null>>
  /** What the venue lists as open on one side when it is asked. */
  cancelOrdersOfSide(side: Side, market?: string): Promise<Result<CancelOutcome[]>>
  getOrderHistory(query: { market: string; startAtMs: number }): Promise<Result<Order[]>>
  /** Null when the venue knows no order of that name. */
  findOrderByClientId(clientId: string): Promise<Result<Order | null>>
}
