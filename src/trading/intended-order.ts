import type { Decimal, OrderIntent, Side } from '../preload/model'

/** What is written down of an order, or of a TWAP, before it leaves: no signature and no secret. */
export interface IntendedOrder {
  /** Its name for life; a TWAP's is ours alone, the venue never hears it. */
  clientId: string
  market: string
  side: Side
  type: OrderIntent['type']
  size: Decimal
  price: Decimal
  triggerPrice?: Decimal | undefined
  timeInForce: OrderIntent['timeInForce']
  reduceOnly: boolean
  recvWindowMs?: number | undefined
  /** Of a TWAP only. */
  durationS?: number | undefined
}
