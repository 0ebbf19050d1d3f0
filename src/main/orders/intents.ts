import type { Decimal, OrderIntent, Problem, Side } from '../../preload/model'

/** What is written down of an order, or of a TWAP, before it leaves: no signature and no secret. */
export interface Intended {
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

/** How an intent stands; 'unknown' alone may still change. */
export type Fate = 'accepted' | 'refused' | 'unknown' | 'neverArrived'

/** Where what is about to be sent is written down first. */
export interface Intents {
  /** Writes all of them down, or says why not: then none of them may be sent. */
  record(orders: readonly Intended[]): Problem | null
  /** The same for a name that was written down before, and whose order is surely not at the venue. */
  recordAgain(order: Intended): Problem | null
  /** A name that is not written down is passed over, and so is one whose fate is final. */
  settle(clientId: string, fate: Fate): void
  /** Those whose orders may be at the venue, oldest first. */
  open(): { order: Intended; intendedAtMs: number }[]
  isOpen(clientId: string): boolean
}
