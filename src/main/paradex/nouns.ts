import type {
  Account,
  Balance,
  Decimal,
  Fill,
  Market,
  Order,
  Position,
  Problem,
  Side,
  Ticker,
} from '../../preload/model'

/** A trade of anybody's on the tape; `side` is the taker's. */
export interface Trade {
  id: string
  market: string
  side: Side
  price: Decimal
  size: Decimal
  createdAtMs: number
}

/** One price of a book; size '0' takes the level out. */
export interface BookLevel {
  price: Decimal
  size: Decimal
}

/** A whole book (`snapshot`), or the levels that changed; changes apply strictly by `seq`. */
export interface Book {
  market: string
  update: 'snapshot' | 'delta'
  /** Small and ordered, unlike the account's sequence numbers. */
  seq: number
  bids: BookLevel[]
  asks: BookLevel[]
  updatedAtMs: number
}

/** Funding paid to or by the account; a positive payment is received. */
export interface FundingPayment {
  id: string
  market: string
  payment: Decimal
  index: Decimal
  createdAtMs: number
}

/** A change of a resting order that the venue's risk check turned down; the order rests on as it was. */
export interface ModifyRefusal {
  orderId: string
  clientId: string
  market: string
  problem: Problem
}

/** A fill taken back by the chain; the venue names its id without the fill's type. */
export interface TradeBust {
  fillId: string
  createdAtMs: number
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

/** Best prices of one moment; null on an empty side. */
export interface BestPrices {
  market: string
  bid: Decimal | null
  bidSize: Decimal | null
  ask: Decimal | null
  askSize: Decimal | null
  atMs: number
}

/** A market's summary of one moment. */
export interface MarketSummary extends BestPrices {
  markPrice: Decimal | null
  indexPrice: Decimal | null
  lastPrice: Decimal | null
  fundingRate: Decimal | null
  openInterest: Decimal | null
  volume24h: Decimal | null
  priceChangeRate24h: Decimal | null
}

/**
 * All that was true when a connection came up, read over REST after the subscriptions had been
 * acknowledged: nothing falls between the two, and what is in both is the same by key.
 */
export interface Sync {
  /** The first of this client; false after a reconnect. */
  first: boolean
  /** The venue's time when it was asked for, to compare with the nouns' own times. */
  askedAtMs: number
  /** Null without a signer. */
  account: Account | null
  balances: Balance[]
  positions: Position[]
  /** Whole: an order that is in neither this nor `recentOrders` is no longer in the market. */
  openOrders: Order[]
  recentOrders: Order[]
  fills: Fill[]
  markets: Market[]
  tickers: Ticker[]
}
