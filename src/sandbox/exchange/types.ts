import type { MarketEvent, TradeBust, Transaction, Transfer } from './record-types'

/**
 * What the sandbox exchange deals in, before any wire. Prices, sizes, money and rates are BigInt
 * quanta of 10^-8 (the venue's `paraclear_decimals`); times are milliseconds of the exchange's clock.
 * Words (sides, types, states, reasons) are the venue's own.
 */
export type Quanta = bigint

export type Side = 'BUY' | 'SELL'
export type OrderType =
  | 'LIMIT'
  | 'MARKET'
  | 'STOP_LIMIT'
  | 'STOP_MARKET'
  | 'TAKE_PROFIT_LIMIT'
  | 'TAKE_PROFIT_MARKET'
  | 'STOP_LOSS_LIMIT'
  | 'STOP_LOSS_MARKET'
export type Instruction = 'GTC' | 'IOC' | 'POST_ONLY' | 'RPI'
export type Stp = 'EXPIRE_MAKER' | 'EXPIRE_TAKER' | 'EXPIRE_BOTH'
export type OrderStatus = 'NEW' | 'UNTRIGGERED' | 'OPEN' | 'CLOSED'
export type SystemStatus = 'ok' | 'maintenance' | 'cancel_only' | 'post_only'
export type FillKind = 'FILL' | 'LIQUIDATION' | 'SETTLE_MARKET' | 'RPI'

export interface MarketSpec {
  symbol: string
  baseCurrency: string
  quoteCurrency: string
  settlementCurrency: string
  tick: Quanta
  step: Quanta
  minNotional: Quanta
  maxOrderSize: Quanta
  positionLimit: Quanta
  priceBandsWidth: Quanta
  imfBase: Quanta
  /** Maintenance requirement as a fraction of the initial one. */
  mmfFactor: Quanta
  makerFeeRate: Quanta
  takerFeeRate: Quanta
  /** What a retail taker pays. */
  interactiveTakerFeeRate: Quanta
  maxFundingRate: Quanta
  interestRate: Quanta
  fundingPeriodHours: number
  maxOpenOrders: number
  /** Orders are refused before it. */
  openAtMs: number
  /** RFQ_ONLY takes no orders on the book. */
  tradingMode: 'STANDARD' | 'RFQ_ONLY'
  startPrice: Quanta
  /** Typical move of one simulation step, as a fraction. */
  volatility: Quanta
}

export interface OrderRequest {
  market: string
  side: Side
  type: OrderType
  size: Quanta
  price: Quanta
  triggerPrice: Quanta | null
  instruction: Instruction
  reduceOnly: boolean
  stp: Stp
  clientId: string
  signatureTimestampMs: number
  /** Of a retail session: it may meet RPI orders and pays the interactive fee. */
  interactive?: boolean
}

/** What an order is to become; fields that stay are repeated. */
export interface ModifyRequest {
  market: string
  side: Side
  type: OrderType
  /** The whole order's, what has been filled included. */
  size: Quanta
  price: Quanta
  triggerPrice: Quanta | null
  signatureTimestampMs: number
}

/** A TWAP: an order of `size` spread evenly over a time. */
export interface AlgoRequest {
  market: string
  side: Side
  size: Quanta
  durationS: number
  /** Seconds between two of its market orders. */
  frequencyS: number
}

export interface AlgoOrder extends AlgoRequest {
  id: string
  account: string
  remaining: Quanta
  status: OrderStatus
  cancelReason: string
  avgFillPrice: Quanta | null
  createdAtMs: number
  updatedAtMs: number
  endAtMs: number
}

/** What became of the last modification asked for; the venue publishes no words for `status`. */
export interface RequestInfo {
  id: string
  status: 'SUCCESS' | 'FAILURE'
  /** Why it failed; empty when it did not. */
  message: string
}

export interface ExchangeOrder {
  id: string
  account: string
  clientId: string
  market: string
  side: Side
  type: OrderType
  size: Quanta
  remaining: Quanta
  price: Quanta
  triggerPrice: Quanta | null
  instruction: Instruction
  reduceOnly: boolean
  stp: Stp
  status: OrderStatus
  cancelReason: string
  avgFillPrice: Quanta | null
  createdAtMs: number
  updatedAtMs: number
  receivedAtMs: number
  signatureTimestampMs: number
  interactive: boolean
  requestInfo: RequestInfo | null
  /** About 1.7e18 like the venue's; increases with every update of any order of the account. */
  seqNo: bigint
}

export interface ExchangeFill {
  id: string
  kind: FillKind
  tradeId: string
  account: string
  orderId: string
  clientId: string
  market: string
  /** The taker's side, as the venue documents it. */
  takerSide: Side
  /** This account's own side. */
  side: Side
  liquidity: 'MAKER' | 'TAKER'
  /** Whether the order was a retail session's. */
  interactive: boolean
  price: Quanta
  size: Quanta
  fee: Quanta
  remaining: Quanta
  realizedPnl: Quanta
  realizedFunding: Quanta
  underlyingPrice: Quanta
  bookSeqNo: number
  createdAtMs: number
}

export interface ExchangeTrade {
  id: string
  market: string
  /** The aggressor's. */
  side: Side
  price: Quanta
  size: Quanta
  kind: FillKind
  createdAtMs: number
}

export interface ExchangePosition {
  id: string
  account: string
  market: string
  /** Signed: positive long. */
  size: Quanta
  averageEntryPrice: Quanta
  averageExitPrice: Quanta
  cost: Quanta
  cachedFundingIndex: Quanta
  unrealizedPnl: Quanta
  unrealizedFundingPnl: Quanta
  realizedPnl: Quanta
  realizedFundingPnl: Quanta
  liquidationPrice: Quanta | null
  leverage: Quanta
  status: 'OPEN' | 'CLOSED'
  lastFillId: string
  createdAtMs: number
  updatedAtMs: number
  closedAtMs: number | null
  seqNo: bigint
}

export interface ExchangeAccount {
  address: string
  status: 'ACTIVE' | 'LIQUIDATION'
  settlementAsset: string
  /** The settlement balance. */
  totalCollateral: Quanta
  accountValue: Quanta
  freeCollateral: Quanta
  initialMarginRequirement: Quanta
  maintenanceMarginRequirement: Quanta
  marginCushion: Quanta
  updatedAtMs: number
  createdAtMs: number
  seqNo: bigint
}

export interface FundingPayment {
  id: string
  account: string
  market: string
  payment: Quanta
  index: Quanta
  fillId: string
  createdAtMs: number
}

export interface FundingObservation {
  market: string
  fundingRate: Quanta
  fundingRate8h: Quanta
  fundingPremium: Quanta
  fundingIndex: Quanta
  fundingPeriodHours: number
  createdAtMs: number
}

export interface MarketSummary {
  market: string
  markPrice: Quanta
  indexPrice: Quanta
  lastPrice: Quanta
  bid: Quanta | null
  bidSize: Quanta | null
  ask: Quanta | null
  askSize: Quanta | null
  volume24h: Quanta
  totalVolume: Quanta
  openInterest: Quanta
  fundingRate: Quanta
  priceChangeRate24h: Quanta
  createdAtMs: number
}

export interface Candle {
  openAtMs: number
  open: Quanta
  high: Quanta
  low: Quanta
  close: Quanta
  volume: Quanta
}

export interface BookLevel {
  price: Quanta
  size: Quanta
}

/** Both sides best first. `seqNo` is small and goes up by one with every change of the book. */
export interface BookView {
  market: string
  seqNo: number
  updatedAtMs: number
  bids: BookLevel[]
  asks: BookLevel[]
}

/** What the exchange tells whoever listens, in the order in which it became true. */
export type ExchangeEvent =
  | { kind: 'order'; order: ExchangeOrder }
  | { kind: 'fill'; fill: ExchangeFill }
  | { kind: 'trade'; trade: ExchangeTrade }
  | { kind: 'position'; position: ExchangePosition }
  | { kind: 'account'; account: ExchangeAccount }
  | { kind: 'fundingPayment'; payment: FundingPayment }
  | { kind: 'funding'; funding: FundingObservation }
  | { kind: 'summary'; summary: MarketSummary }
  | { kind: 'bookChanged'; market: string }
  | { kind: 'transfer'; transfer: Transfer }
  | { kind: 'transaction'; transaction: Transaction }
  | { kind: 'tradebust'; bust: TradeBust }
  | { kind: 'market'; event: MarketEvent }
  | { kind: 'system'; status: SystemStatus }

/** An order refused at the door, before it is queued; `code` is one of the specification's error codes. */
export interface Refusal {
  code: string
  message: string
}

export interface ExchangeOptions {
  /** The same seed and the same calls give the same exchange. */
  seed: number
  /** Milliseconds; may be skewed by the control. */
  nowMs: () => number
  markets?: readonly MarketSpec[]
  /** False: no makers, no takers; the book holds only what accounts put in it. */
  simulate?: boolean
}

/** The matching engine, its accounts and its market life. Synchronous; no I/O, no timers. */
export interface ExchangeCore {
  readonly markets: ReadonlyMap<string, MarketSpec>
  readonly systemStatus: SystemStatus
  on(listener: (event: ExchangeEvent) => void): () => void

  /** Moves the simulated world on by one step (meant for every 100 ms): makers, takers, mark, funding, triggers, liquidations. */
  step(): void

  /** Opens an account with `deposit` of the settlement asset; the second call for an address changes nothing. */
  openAccount(address: string, deposit: Quanta): ExchangeAccount
  /** Adds to an account's collateral, opening the account if it is new. */
  deposit(address: string, amount: Quanta): ExchangeAccount
  account(address: string): ExchangeAccount | undefined

  /**
   * Takes an order in the venue's way: refused at the door (form: unknown market, tick, step, size,
   * duplicate client id, system state), or accepted as NEW (as which it is answered) and then, within
   * this call and by events, OPEN, filled, or CLOSED with a cancel_reason (margin, minimum notional,
   * post-only cross, reduce-only, STP, position limit, band). One that is `held` stays NEW until it is released.
   */
  submit(
    account: string,
    request: OrderRequest,
    held?: boolean,
  ): { ok: true; order: ExchangeOrder } | { ok: false; refusal: Refusal }
  /** Lets a held order go on, unless it has been cancelled. */
  release(account: string, orderId: string): void
  /**
   * Changes size, price or trigger price of an order that is open or waits for its trigger. Refused at
   * the door like a new order; what the risk check objects to later leaves the order as it was and is
   * told in its `requestInfo`. Only a mere decrease of size keeps the order's place in the queue.
   */
  modify(
    account: string,
    orderId: string,
    request: ModifyRequest,
  ): { ok: true; order: ExchangeOrder } | { ok: false; refusal: Refusal }
  cancel(account: string, orderId: string): { ok: true } | { ok: false; refusal: Refusal }
  /** Why an order could not be cancelled now; undefined if it could. */
  cancelRefusal(account: string, orderId: string): Refusal | undefined
  /** Returns the ids asked to be cancelled. */
  cancelAll(account: string, market?: string): string[]

  /** Any order ever made by this account. */
  order(account: string, orderId: string): ExchangeOrder | undefined
  orderByClientId(account: string, clientId: string): ExchangeOrder | undefined
  /** NEW, UNTRIGGERED and OPEN ones. */
  openOrders(account: string, market?: string): ExchangeOrder[]
  /** Newest first, bounded by a generous limit. */
  orderHistory(account: string): readonly ExchangeOrder[]
  fills(account: string): readonly ExchangeFill[]
  /** Open ones; that a position closed is told by its last event. */
  positions(account: string): ExchangePosition[]
  fundingPayments(account: string): readonly FundingPayment[]

  /** RPI orders are in an `interactive` view only, which may therefore look crossed. */
  book(market: string, depth: number, interactive?: boolean): BookView
  /** Newest first. */
  trades(market: string): readonly ExchangeTrade[]
  summary(market: string): MarketSummary
  funding(market: string): readonly FundingObservation[]
  /** One-minute candles, oldest first, including a believable past before the start. */
  candles(market: string): readonly Candle[]

  // ---- the script of the world
  setSystemStatus(status: SystemStatus): void
  /** Moves index and mark to a price and the makers with it. */
  movePrice(market: string, price: Quanta): void
  /** Makes a counterparty trade with this order, at its own price, for `size` or all that remains. */
  fillOrder(
    orderId: string,
    size?: Quanta,
  ): { ok: true; fill: ExchangeFill } | { ok: false; refusal: Refusal }
  /** Holds makers and takers still (true) or lets them go on. */
  pause(paused: boolean): void
  /** Tells of a bust, and with `revert` takes back the fill; the reason if the account has none of this id. */
  bust(account: string, fillId: string, revert: boolean): Refusal | undefined
  /** Pays funding now. */
  settleFunding(market: string): void
}
