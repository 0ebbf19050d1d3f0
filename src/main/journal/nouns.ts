import type { Decimal, Fill, Order, OrderState, Problem } from '../../preload/model'
import type { IntendedOrder } from '../../trading/intended-order'

/**
 * What became of a noun handed to the journal. new: it is on disk now and was not before. known: it was
 * there already. unwritten: the disk refused it; whoever asked must not rely on it.
 */
export type Recorded = 'new' | 'known' | 'unwritten'

/** intended and unknown are unsettled: the order may be at the venue. The others are final. */
export type IntentState = 'intended' | 'accepted' | 'refused' | 'unknown' | 'neverArrived'

/** An intent as the journal holds it; times are this machine's. */
export interface JournalIntent {
  order: IntendedOrder
  state: IntentState
  intendedAtMs: number
  /** Null while unsettled. */
  settledAtMs: number | null
}

/** A fill as the journal holds it. */
export interface JournalFill {
  fill: Fill
  /** Found after a reconnect or at a start, not heard live. */
  caughtUp: boolean
  /** Taken back by the chain; counts in no total. */
  busted: boolean
  /** When its bell rang, by this machine's clock; null while it has not. */
  rungAtMs: number | null
}

/** One state an order was seen in; `order` is all that was said of it then. */
export interface OrderEvent {
  order: Order
  /** By this machine's clock; the venue's own time is the order's `updatedAtMs`. */
  seenAtMs: number
}

/** Where the next page begins; only the journal reads it. */
export type Cursor = string

/** A few rows of a list, by their numbers; see search-index. */
export interface Among {
  rows: readonly number[]
  /** Those in whose stored text this is not, in small letters, are left out unless they are named. */
  part: string | null
  named: ReadonlySet<number>
}

/** What to list, newest first. Times are those of the nouns: `fromMs` is in, `toMs` is out. */
export interface PageQuery {
  market?: string | undefined
  fromMs?: number | undefined
  toMs?: number | undefined
  /** The `next` of the page before. */
  before?: Cursor | undefined
  /** Only of these rows. */
  among?: Among | undefined
  /** From 1 to 5,000. */
  limit: number
}

/** Which rows are meant, whatever the page. */
export type Span = Pick<PageQuery, 'market' | 'fromMs' | 'toMs'>

export interface FillQuery extends PageQuery {
  /** The venue's id of the fill. */
  id?: string | undefined
  /** The venue's id of the order. */
  orderId?: string | undefined
}

export interface OrderQuery extends PageQuery {
  state?: OrderState | undefined
}

export interface Page<T> {
  entries: T[]
  /** Null on the last page. */
  next: Cursor | null
}

/** Sums over fills and funding; fills taken back count nowhere. */
export interface Totals {
  /** By the currency they were paid in; negative is a rebate. */
  fees: Record<string, Decimal>
  /** Where the venue named it; fees and funding are not in it. */
  realizedPnl: Decimal
  /** Positive is received. */
  funding: Decimal
  /** Price times size of all fills. */
  volume: Decimal
  fills: number
}

/** The totals of one market on one day of UTC; `day` is written as 2026-01-31. */
export interface DayTotals extends Totals {
  day: string
  market: string
}

/** Days are in UTC, both ends in. */
export interface TotalsQuery {
  market?: string | undefined
  fromDay?: string | undefined
  toDay?: string | undefined
}

/** How much the journal holds. */
export interface JournalSize {
  /** Of the file and what waits to be merged into it; backups are not counted. */
  bytes: number
  /** By table. */
  rows: Record<string, number>
}

/** Calls back when the journal can no longer be relied on, and with null once it can again. */
export type TroubleListener = (problem: Problem | null) => void
