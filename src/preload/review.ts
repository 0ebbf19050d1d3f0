/**
 * What a trader looks back on: round trips, figures, notes, the life of an order. Both processes speak these;
 * money, prices and sizes are decimal strings, times are milliseconds since the epoch.
 */
import type { Decimal } from '../money/decimal'
import type { Fill, FillType, Order, OrderState, Side } from './model'
import type { FundingPayment } from './records'

/** A trade of one market from flat to flat; a fill that turns the position ends one and begins the next. */
export interface RoundTrip {
  /** The key of the fill that opened it. */
  id: string
  market: string
  side: 'long' | 'short'
  openedAtMs: number
  /** Null while it is open. */
  closedAtMs: number | null
  /** The most it held. */
  size: Decimal
  /** Averages to 8 places; `exitPrice` is of what was closed so far, null before that. */
  entryPrice: Decimal
  exitPrice: Decimal | null
  /** Before fees and funding: as the venue said it fill by fill. */
  realizedPnl: Decimal
  /** Of its settlement currency; positive is paid. A fill that turns is shared by size, the rest to the end. */
  fees: Decimal
  /** Positive is received. */
  funding: Decimal
  /** What it left: realised and funding less fees. */
  net: Decimal
  /** Of those that count. */
  fills: number
  /** How the last fill came about. */
  endedBy: FillType | null
  /**
   * exact: the fills' prices give the very PnL that the venue said, but for what it cut off below 10^-8 a fill.
   * reckoned: the venue did not say it, or took a fill back, so that it is ours. different: they do not agree;
   * most likely the journal does not know how it began.
   */
  check: 'exact' | 'reckoned' | 'different'
}

/** What is noted of a row of the review; its subject see trading/note-subject. */
export interface Note {
  subject: string
  words: string
  tags: string[]
}

/** What a row of the review is. */
export type ReviewEntries = {
  trips: RoundTrip
  fills: Fill & { busted: boolean }
  orders: Order
  funding: FundingPayment
}

/** The lists of the review. */
export type ReviewKind = keyof ReviewEntries

/** Which rows: null is any. `fromMs` is in, `toMs` is out. */
export interface ReviewFilter {
  market: string | null
  side: Side | null
  fromMs: number | null
  toMs: number | null
  tag: string | null
  /** Of ids, markets, notes and tags, in any case of letters; '' is any. */
  text: string
}

/** A page of rows, newest first, with the notes about them. It may be short while there is more. */
export type ReviewPage = {
  [K in ReviewKind]: { kind: K; entries: ReviewEntries[K][]; notes: Note[]; cursor: string | null }
}[ReviewKind]

/** Sums over fills and funding. */
export interface ReviewSums {
  realizedPnl: Decimal
  /** In the settlement currency; positive is paid. */
  fees: Decimal
  /** Fees paid in anything else, by currency. */
  otherFees: Record<string, Decimal>
  /** Positive is received. */
  funding: Decimal
  /** Realised and funding less fees. */
  net: Decimal
  /** Price times size of all fills. */
  volume: Decimal
  fills: number
}

/** What round trips that have ended come to. */
export interface TripFigures {
  count: number
  /** Those with a net above zero, and below. */
  wins: number
  losses: number
  /** Wins of all as a fraction; null of none. */
  winRate: Decimal | null
  averageWin: Decimal | null
  averageLoss: Decimal | null
  best: Decimal | null
  worst: Decimal | null
  /** What was won over what was lost; null where nothing was. */
  profitFactor: Decimal | null
  /** The net of all by their number. */
  expectancy: Decimal | null
  averageHoldMs: number | null
  medianHoldMs: number | null
}

/** Whether what the journal holds comes to what the exchange says. */
export interface ReviewCheck {
  /** The balance in the settlement currency, as the exchange says; null while it has not since the last movement. */
  balance: Decimal | null
  /** Transfers, realised PnL and funding less fees, of all time. */
  reckoned: Decimal
  /** Positions that are not what the fills come to: signed sizes. */
  positions: { market: string; held: Decimal; reckoned: Decimal }[]
  /** The account's whole past is in the journal, so that both must be the same. */
  isWhole: boolean
}

/** How a stretch of time went. */
export interface Performance {
  totals: ReviewSums
  /** The largest volume first. */
  markets: (ReviewSums & { market: string; trips: TripFigures })[]
  /** By day of UTC, '2026-01-31', oldest first; days without anything are left out. */
  days: (ReviewSums & { day: string })[]
  trips: TripFigures
  /** The net so far within the stretch, oldest first; at most 1,000 points. */
  curve: { atMs: number; value: Decimal }[]
  check: ReviewCheck
  settlementCurrency: string
}

/** Which clock a moment is of. */
export type TimelineClock = 'here' | 'venue'

/** A moment in the life of an order. */
export type TimelineStep = { atMs: number; clock: TimelineClock } & (
  | { kind: 'written' | 'signed' | 'received' | 'created' }
  | { kind: 'state'; state: OrderState; remainingSize: Decimal; price: Decimal; seenAtMs: number }
  | { kind: 'fill'; fill: Fill; busted: boolean }
  | { kind: 'closed'; state: OrderState; reason: string | null; seenAtMs: number | null }
)

/** The life of one order, oldest first. */
export interface OrderTimeline {
  order: Order
  steps: TimelineStep[]
  note: Note | null
}

/** What an export is of: a list of the review, transfers, or all that a tax return asks for. */
export type ExportKind = ReviewKind | 'transfers' | 'tax'

/** What an exported file is written as. */
export type ExportForm = 'csv' | 'json'

/** What to write, from when (in) to when (out); null is open. */
export interface ExportWish {
  kind: ExportKind
  form: ExportForm
  market: string | null
  fromMs: number | null
  toMs: number | null
}

/** How far an export has come. */
export interface ExportProgress {
  /** Written so far. */
  rows: number
  /** Of all that will be looked at, from 0 to 1; null while nobody knows how much that is. */
  share: number | null
}

/** A file that was written. */
export interface Exported {
  path: string
  rows: number
}
