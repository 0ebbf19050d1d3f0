import type { OrderIntent, Side } from '../preload/model'

/** A type of order a person can send. */
export type SendableType = OrderIntent['type']

/** What a type of order has and must be. */
export interface OrderKind {
  hasPrice: boolean
  /** It sleeps until the market reaches its trigger price. */
  hasTrigger: boolean
  /** It only ever makes a position smaller; the venue wants that said. */
  mustReduce: boolean
}

/** All types of order that can be sent. */
export const orderKinds: Record<SendableType, OrderKind> = {
  limit: { hasPrice: true, hasTrigger: false, mustReduce: false },
  market: { hasPrice: false, hasTrigger: false, mustReduce: false },
  stopLimit: { hasPrice: true, hasTrigger: true, mustReduce: false },
  stopMarket: { hasPrice: false, hasTrigger: true, mustReduce: false },
  takeProfitLimit: { hasPrice: true, hasTrigger: true, mustReduce: true },
  takeProfitMarket: { hasPrice: false, hasTrigger: true, mustReduce: true },
  stopLossLimit: { hasPrice: true, hasTrigger: true, mustReduce: true },
  stopLossMarket: { hasPrice: false, hasTrigger: true, mustReduce: true },
}

/** Where the market goes when such an order wakes: a take-profit waits for a better price, a stop for a worse one. */
export function wakesWhen(side: Side, type: SendableType): 'rises' | 'falls' {
  const waitsForBetter = type === 'takeProfitLimit' || type === 'takeProfitMarket'
  return (side === 'buy') === waitsForBetter ? 'falls' : 'rises'
}

/** The other side. */
export function otherSide(side: Side): Side {
  return side === 'buy' ? 'sell' : 'buy'
}
