/**
 * What an account and a market leave behind: payments, transfers, settlements, candles, keys. Both processes
 * speak these; money, prices and sizes are decimal strings, times are milliseconds since the epoch.
 */
import type { Decimal } from '../money/decimal'
import type { Alert, Fill, Order, OrderState, Problem, Side, TapeTrade } from './model'

/** Funding paid to or by the account; a positive payment is received. */
export interface FundingPayment {
  id: string
  market: string
  payment: Decimal
  index: Decimal
  createdAtMs: number
}

/** A fill taken back by the chain; the venue names its id without the fill's type. */
export interface TradeBust {
  fillId: string
  createdAtMs: number
}

/** A bust with the fill it took back; null where this desk did not hold that fill. */
export interface BustedFill extends TradeBust {
  fill: Fill | null
}

/** Something that changed the account's money; `type` and `status` are the venue's words. */
export interface BalanceEvent {
  type: string
  status: string
  token: string
  balanceBefore: Decimal
  balanceAfter: Decimal
  /** '' where no fill is behind it, and so for the market. */
  fillId: string
  market: string
  fees: Decimal
  /** Without funding. */
  realizedPnl: Decimal
  realizedFunding: Decimal
  createdAtMs: number
}

/** An observation of a market's funding, not a payment; rates are fractions for the market's own period. */
export interface FundingData {
  market: string
  fundingRate: Decimal
  /** The same, for 8 hours. */
  fundingRate8h: Decimal | null
  fundingIndex: Decimal
  fundingPremium: Decimal | null
  impactPremiumRate: Decimal | null
  fundingPeriodHours: number | null
  createdAtMs: number
}

/** Funding of one market at one exchange, for comparison; `source` is the venue's word for the exchange. */
export interface FundingComparison {
  market: string
  source: string
  hourlyFundingRate: Decimal
  updatedAtMs: number
}

/** A market that can no longer be traded. */
export interface MarketRemoval {
  symbol: string
  reason: 'delisted' | 'settled'
  settlementPrice: Decimal | null
  atMs: number
}

/** What became of a fill's settlement on chain; `state` is the venue's word. */
export interface SettlementTransaction {
  /** The id of the fill or the liquidation that caused it. */
  id: string
  type: string
  state: string
  hash: string
  completedAtMs: number | null
}

/** A deposit or a withdrawal; `kind`, `status` and `failureReason` are the venue's words. */
export interface Transfer {
  id: string
  kind: string
  /** Absent where the venue has not said. */
  direction?: 'in' | 'out' | undefined
  status: string
  token: string
  amount: Decimal
  failureReason: string | null
  updatedAtMs: number
}

/** A liquidation of the account; `id` is its transaction's hash. */
export interface Liquidation {
  id: string
  createdAtMs: number
}

/** Fills of one market and side together. */
export interface AwayFills {
  market: string
  side: Side
  count: number
  size: Decimal
  averagePrice: Decimal
  /** Positive is paid, negative a rebate. */
  fee: Decimal
  feeCurrency: string
  /** Null where the venue has said it of none of them. */
  realizedPnl: Decimal | null
}

/** What happened to the account while the app was not listening, put together; each thing is in it once. */
export interface AwayDigest {
  fromMs: number
  toMs: number
  fills: AwayFills[]
  liquidations: AwayFills[]
  /** Those that were cancelled or rejected, newest first. */
  orders: Order[]
  /** What was taken back. */
  busts: Fill[]
  /** The net of each market; positive is received. */
  funding: { market: string; payment: Decimal }[]
  /** The person has read it. */
  dismissed: boolean
}

/** One figure of the account at one moment. */
export interface HistoryPoint {
  atMs: number
  value: Decimal
}

/** One candle; `volume` is in the base currency, and known of last prices only. */
export interface Candle {
  startAtMs: number
  open: Decimal
  high: Decimal
  low: Decimal
  close: Decimal
  volume: Decimal | null
}

/** The resolutions of candles the venue has, in minutes. */
export type CandleMinutes = 1 | 3 | 5 | 15 | 30 | 60

/** Which price candles are of. */
export type PriceKind = 'last' | 'mark' | 'underlying'

/** What a chart shows. */
export interface ChartView {
  minutes: CandleMinutes
  priceKind: PriceKind
}

/** What each of the two charts shows; the second one's market is null for the market that is chosen. */
export interface Charts {
  chart: ChartView
  chart2: ChartView & { market: string | null }
}

/** An order spread over time as the venue tells of it; its children are orders of the account's own. */
export interface AlgoOrder {
  id: string
  kind: 'twap' | 'other'
  market: string
  side: Side
  size: Decimal
  remainingSize: Decimal
  filledSize: Decimal
  avgFillPrice: Decimal | null
  state: OrderState
  cancelReason: string | null
  createdAtMs: number
  updatedAtMs: number
  endAtMs: number | null
}

/** How a market's positions are margined. */
export interface MarginSetting {
  market: string
  kind: 'cross' | 'isolated'
  leverage: number
}

/** A key that may trade for the account but not move its money or manage keys. */
export interface Subkey {
  publicKey: string
  name: string
  /** The venue's word: 'active', 'pending', … */
  state: string
  /** Where it may be used from; empty is anywhere. */
  allowedCidrs: string[]
  createdAtMs: number
  /** Null while it is good. */
  revokedAtMs: number | null
}

/** A long-lived token that may only look; the token itself stays in the vault. */
export interface ApiToken {
  lookupId: string
  name: string
  kind: string
  createdAtMs: number
  expiresAtMs: number
  revokedAtMs: number | null
}

/** The account's figures that the venue keeps a history of. */
export type AccountFigure = 'pnl' | 'value' | 'volume' | 'fee_savings'

/** What each history is a list of. */
export interface HistoryEntries {
  orders: Order
  fills: Fill
  fundingPayments: FundingPayment
  transfers: Transfer
  transactions: SettlementTransaction
  trades: TapeTrade
  tradeBusts: TradeBust
  liquidations: Liquidation
  algos: AlgoOrder
  fundingData: FundingData
}
/** The histories the window can page through. */
export type HistoryKind = keyof HistoryEntries

/** One page, newest first as the venue gives it; `cursor` asks for the one after it, null after the last. */
export type HistoryPage = {
  [K in HistoryKind]: { kind: K; entries: HistoryEntries[K][]; cursor: string | null }
}[HistoryKind]

/** An alert as it is kept. */
export interface KeptAlert {
  alert: Alert
  /** When its bell rang; null for one that was kept silent. */
  rungAtMs: number | null
}

/** Alerts newest first; `cursor` asks for the page after this one, null after the last. */
export interface AlertPage {
  entries: KeptAlert[]
  cursor: string | null
  /** Why only what was told since the start is here; null where nothing is missing. */
  problem: Problem | null
}
