import type {
  Account,
  Balance,
  Decimal,
  Fill,
  Market,
  Order,
  Position,
  Problem,
  Ticker,
} from '../../preload/model'

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

/** A change of a resting order that the venue's risk check turned down; the order rests on as it was. */
export interface ModifyRefusal {
  orderId: string
  clientId: string
  market: string
  problem: Problem
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
  /** When the venue opened the account, where that is asked for and told; null otherwise. */
  bornAtMs: number | null
  /** Null without a signer. */
  account: Account | null
  balances: Balance[]
  positions: Position[]
  /** Whole: an order that is in neither this nor `recentOrders` is no longer in the market. */
  openOrders: Order[]
  recentOrders: Order[]
  fills: Fill[]
  /** Whether those two are all that the venue told of; false where something in them could not be read. */
  isPastWhole: boolean
  markets: Market[]
  tickers: Ticker[]
}
