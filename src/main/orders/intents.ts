import type { Problem } from '../../preload/model'
import type { IntendedOrder } from '../../trading/intended-order'

/** How an intent stands; 'unknown' alone may still change. */
export type Fate = 'accepted' | 'refused' | 'unknown' | 'neverArrived'

/** Where what is about to be sent is written down first. */
export interface Intents {
  /** Writes all of them down, or says why not: then none of them may be sent. */
  record(orders: readonly IntendedOrder[]): Problem | null
  /** The same for a name that was written down before, and whose order is surely not at the venue. */
  recordAgain(order: IntendedOrder): Problem | null
  /** A name that is not written down is passed over, and so is one whose fate is final. */
  settle(clientId: string, fate: Fate): void
  /** Those whose orders may be at the venue, oldest first. */
  open(): { order: IntendedOrder; intendedAtMs: number }[]
  isOpen(clientId: string): boolean
}
