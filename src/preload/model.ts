/**
 * The nouns both processes speak. Money, prices and sizes are decimal strings, never floats;
 * times are milliseconds since the epoch; addresses and ids are text.
 */
import type { AlertRule, QuietHours, WatchKind, AlertEvent, Channels } from './alert-rules'
import type { Decimal } from '../money/decimal'
import type {
  AlgoOrder,
  AwayDigest,
  BalanceEvent,
  BustedFill,
  Charts,
  FundingPayment,
  MarketRemoval,
  SettlementTransaction,
  Transfer,
} from './records'

export type { Decimal }

/** Which way an order or a fill goes. */
export type Side = 'buy' | 'sell'
/** The venue's types of order; 'other' is one it has added since. */
export type OrderType =
  | 'limit'
  | 'market'
  | 'stopLimit'
  | 'stopMarket'
  | 'takeProfitLimit'
  | 'takeProfitMarket'
  | 'stopLossLimit'
  | 'stopLossMarket'
  | 'other'
/** How long an order stands: until cancelled, at once or not at all, as a maker only, or for retail takers only. */
export type TimeInForce = 'gtc' | 'ioc' | 'postOnly' | 'rpi'

/** Which of the account's own two orders goes when they meet; the venue's default is 'expireTaker'. */
export type SelfTradePrevention = 'expireTaker' | 'expireMaker' | 'expireBoth'

/** What a person should read of an order; derived from the venue's state, remaining size and reason. */
export type OrderState =
  | 'sending'
  | 'new'
  | 'untriggered'
  | 'working'
  | 'partlyFilled'
  | 'filled'
  | 'cancelled'
  | 'rejected'
  | 'unknown'

/** An order of the account as it was last told. */
export interface Order {
  /** The venue's id; '' until the venue has answered. */
  id: string
  clientId: string
  market: string
  side: Side
  type: OrderType
  size: Decimal
  remainingSize: Decimal
  /** '0' for market types. */
  price: Decimal
  triggerPrice: Decimal | null
  avgFillPrice: Decimal | null
  timeInForce: TimeInForce
  reduceOnly: boolean
  state: OrderState
  /** The venue's own word, shown verbatim when we have no sentence for it. */
  cancelReason: string | null
  createdAtMs: number
  updatedAtMs: number
  /** The signature's own time, and when the venue took the order in; absent where it has not said. */
  signedAtMs?: number | undefined
  receivedAtMs?: number | undefined
  /** The venue's sequence number; larger is newer within one origin. Does not fit a Number. */
  seq: string
}

/** What made a fill; 'other' is a kind the venue has added since. */
export type FillType =
  'fill' | 'liquidation' | 'unwindTransfer' | 'settleMarket' | 'rpi' | 'blockTrade' | 'other'

/** A trade of the account's own. */
export interface Fill {
  /** Unique over all fill types: `${fillType}:${id}` with the venue's own type word. */
  key: string
  id: string
  fillType: FillType
  orderId: string
  clientId: string
  market: string
  /** The account's own side, also for a maker fill. */
  side: Side
  liquidity: 'maker' | 'taker'
  price: Decimal
  size: Decimal
  /** Positive is paid, negative a rebate. */
  fee: Decimal
  feeCurrency: string
  /** What is left of the order after this fill; null where the venue does not say. */
  remainingSize: Decimal | null
  realizedPnl: Decimal | null
  /** Funding that was paid with it; a payment of its own tells of it, too. Absent where the venue does not say. */
  realizedFunding?: Decimal | undefined
  /** The book's sequence number after it, in order within a market; absent or '0' where no book was in it. */
  bookSeq?: string | undefined
  createdAtMs: number
}

/** What the account holds of a market. */
export interface Position {
  market: string
  side: 'long' | 'short'
  /** Absolute. */
  size: Decimal
  entryPrice: Decimal
  /** As the venue last said it, running funding included; see money/pnl for what it is at a mark. */
  unrealizedPnl: Decimal
  /** The running funding in it. */
  unrealizedFundingPnl: Decimal
  liquidationPrice: Decimal | null
  leverage: Decimal | null
  realizedPnl: Decimal | null
  status: 'open' | 'closed'
  updatedAtMs: number
  seq: string
}

/** The account's margin as the venue last told it, in its settlement asset. */
export interface Account {
  address: string
  accountValue: Decimal
  totalCollateral: Decimal
  freeCollateral: Decimal
  initialMargin: Decimal
  maintenanceMargin: Decimal
  /** Maintenance requirement over account value, as a fraction: '1' is liquidation. Null without value. */
  marginRatio: Decimal | null
  settlementAsset: string
  status: string
  updatedAtMs: number
  seq: string
}

/** What the account holds of a token. */
export interface Balance {
  token: string
  size: Decimal
  updatedAtMs: number
}

/** A market and its terms, which may change while it trades. */
export interface Market {
  symbol: string
  kind: 'perpetual' | 'option' | 'spot' | 'future' | 'other'
  baseCurrency: string
  quoteCurrency: string
  settlementCurrency: string
  priceTickSize: Decimal
  orderSizeIncrement: Decimal
  /** USD */
  minNotional: Decimal
  maxOrderSize: Decimal
  positionLimit: Decimal
  /** Fraction of the mark price a limit price may be away from it. */
  priceBandsWidth: Decimal
  /** Whether positions share the account's margin or have their own; null where the venue does not say. */
  marginMode: 'cross' | 'isolated' | null
  /** Initial margin as a fraction of notional; null where the market has another model. */
  initialMarginFraction: Decimal | null
  /** Maintenance margin as a fraction of the initial one; null where the market has another model. */
  maintenanceMarginFactor: Decimal | null
  makerFeeRate: Decimal | null
  takerFeeRate: Decimal | null
  maxOpenOrders: number
  fundingPeriodHours: number
}

/** The newest known tick of a market; null where the venue has not said. */
export interface Ticker {
  market: string
  markPrice: Decimal | null
  indexPrice: Decimal | null
  lastPrice: Decimal | null
  bid: Decimal | null
  bidSize: Decimal | null
  ask: Decimal | null
  askSize: Decimal | null
  fundingRate: Decimal | null
  openInterest: Decimal | null
  volume24h: Decimal | null
  priceChangeRate24h: Decimal | null
  updatedAtMs: number
}

/** Which exchange: the embedded one, the venue's two, or one a person named. */
export type EnvironmentName = 'sandbox' | 'testnet' | 'mainnet' | 'custom'

/** What the venue takes at present; 'unknown' until it has said. */
export type SystemState = 'ok' | 'maintenance' | 'cancelOnly' | 'postOnly' | 'unknown'

/**
 * off: orders outlive a lost connection. arming: wanted, and not yet so on this connection. on: the venue
 * cancels all orders when this connection is lost. refused: wanted, and the venue said no.
 */
export type CancelOnDisconnectState = 'off' | 'arming' | 'on' | 'refused'

/**
 * A window in which take-profits and stop-losses do not trigger and liquidations pause. Moments of the
 * venue's clock.
 */
export interface Maintenance {
  startsAtMs: number
  endsAtMs: number
}

/**
 * Which kind of JWT to sign in for. Pro is the venue's default. Retail (`token_usage=interactive`) has
 * access to RPI liquidity and a lower taker fee, but each submit and cancel is held for 300 ms, and
 * beyond 3 of them a second, 30 a minute, 300 an hour or 1,000 a day the account silently turns Pro.
 */
export type TokenUsage = 'pro' | 'retail'

/** One of the venue's limits as it stands: `remaining` calls of `limit` in any `windowMs`. */
export interface BudgetWindow {
  name: 'orders' | 'reads' | 'requests' | 'connections'
  limit: number
  windowMs: number
  remaining: number
  /** A Retail allowance: spending it costs the privilege, and nothing is refused. */
  isSoft: boolean
}

/** What is left of the venue's limits. */
export interface Budget {
  usage: TokenUsage
  /** A Retail allowance is spent: until it returns, orders are carried out as a Pro account's. */
  retailSpent: boolean
  /** Calls that wait for their turn. */
  waiting: number
  windows: BudgetWindow[]
}

/** offline: not trying. stale: connected, but silent too long. syncing: connected, the snapshot is not in yet. */
export type ConnectionPhase = 'offline' | 'connecting' | 'syncing' | 'live' | 'stale'

/** How the line to the exchange is. */
export interface Connection {
  environment: EnvironmentName
  phase: ConnectionPhase
  /** When the last byte came in on the account's socket; null before the first. */
  lastMessageAtMs: number | null
  /** Round trip of the last ping on the account's socket. */
  latencyMs: number | null
  /** Venue's clock minus ours. */
  clockOffsetMs: number | null
  /** 'stale' also where its line stands and no price comes any more. */
  marketData: ConnectionPhase
  /** When the last price came in, of any market; null before the first. */
  marketDataAtMs: number | null
  systemState: SystemState
  /** When the next try is due, while waiting for one. */
  retryAtMs: number | null
  cancelOnDisconnect: CancelOnDisconnectState
  /** The one that is on, or else the next; null where the exchange has none: the embedded one. */
  maintenance: Maintenance | null
  /** Why it is not live; of one that is, why there is no market data. */
  problem: Problem | null
}

/**
 * A failure a person can read. `code` picks the sentence (resources/locales, `problem.<code>`),
 * `values` fill it in, `detail` is the other side's own words, never containing a secret.
 */
export interface Problem {
  code: string
  values?: Record<string, string>
  detail?: string
}

/** Expected failures are values. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** What a person asks for in the ticket. */
export interface OrderIntent {
  /** Made by the window once for each press of the button, so that a repeat is seen as one. */
  intentId: string
  market: string
  side: Side
  type: Exclude<OrderType, 'other'>
  size: Decimal
  /** '0' for the market types. */
  price: Decimal
  /** Where a stop, take-profit or stop-loss wakes up; null for limit and market. */
  triggerPrice: Decimal | null
  timeInForce: TimeInForce
  reduceOnly: boolean
  /** Null leaves it to the venue. */
  selfTradePrevention: SelfTradePrevention | null
  /** Placed by the desk once this order has begun to fill; null for none. */
  exits: Exits | null
  /** The person has read what their own limits ask them to confirm. */
  confirmed: boolean
  /** The person has read that what the desk shows is old, and sends it all the same. */
  acceptsOld?: boolean | undefined
}

/** Where a position is to be left: by a limit order at `price`, or at the market where it is null. */
export interface Exit {
  triggerPrice: Decimal
  price: Decimal | null
}

/** A take-profit and a stop-loss; each may be missing. */
export interface Exits {
  takeProfit: Exit | null
  stopLoss: Exit | null
}

/**
 * Exits that belong to an order. waiting: the order has not filled. placing: it has, and they are being
 * sent; a problem says what holds them up. placed: all of them were taken. done: one has done its work, or
 * the position is gone. dropped: the order ended without a fill. failed: one that is wanted is not in the
 * market; see problem.
 */
export interface Attachment {
  /** Of the order they belong to. */
  clientId: string
  market: string
  /** The order's; the exits' is the other. */
  side: Side
  /** The order's; what the exits trade at most. */
  size: Decimal
  exits: Exits
  state: 'waiting' | 'placing' | 'placed' | 'done' | 'dropped' | 'failed'
  /** Client ids of the orders placed for it; null where there is none. */
  takeProfitClientId: string | null
  stopLossClientId: string | null
  problem: Problem | null
}

/** A ladder of limit orders between two prices; what each is worth see money/ladder. */
export interface LadderIntent {
  intentId: string
  market: string
  side: Side
  /** Of all orders together. */
  size: Decimal
  /** From 2 to 50. */
  count: number
  firstPrice: Decimal
  lastPrice: Decimal
  /** How the size grows from the first order to the last. */
  shape: 'even' | 'rising' | 'falling'
  timeInForce: 'gtc' | 'postOnly'
  reduceOnly: boolean
  selfTradePrevention: SelfTradePrevention | null
  confirmed: boolean
  acceptsOld?: boolean | undefined
}

/** What became of each of several orders, in the order they were asked for. */
export interface BatchItem {
  /** '' where the order has no name of ours. */
  clientId: string
  /** '' until the venue has named it. */
  orderId: string
  /** Null where it went through; `order.unknown` where nobody knows. */
  problem: Problem | null
}

/** A market order spread over time. */
export interface TwapIntent {
  intentId: string
  market: string
  side: Side
  /** In all. */
  size: Decimal
  /** From 30 to 86,400, a multiple of 30. */
  durationS: number
  confirmed: boolean
  acceptsOld?: boolean | undefined
}

/** A resting order as it shall be; what is not named stays as it is. */
export interface OrderAmendment {
  orderId: string
  size: Decimal
  price: Decimal
  triggerPrice: Decimal | null
  /** The person has read what their own limits ask them to confirm. */
  confirmed: boolean
  acceptsOld?: boolean | undefined
}

/** One price of a book. */
export interface BookLevel {
  price: Decimal
  size: Decimal
}

/** How a book is asked for. */
export interface BookShape {
  /** A price tick to group by; null is the market's own. Where the venue has no such group, it is not grouped. */
  tick: Decimal | null
  /** With the RPI orders in it, so that it may look crossed. */
  interactive: boolean
}

/**
 * The book of the market that is watched, best prices first. waiting: there is no whole one now. stale: what is
 * there may be what was.
 */
export interface MarketBook {
  market: string
  /** As the venue gives it, which may be less grouped than it was asked for. */
  shape: BookShape
  phase: 'waiting' | 'live' | 'stale' | 'refused'
  bids: BookLevel[]
  asks: BookLevel[]
  updatedAtMs: number
}

/** A trade of anybody's; `side` is the taker's. */
export interface TapeTrade {
  id: string
  market: string
  side: Side
  price: Decimal
  size: Decimal
  createdAtMs: number
}

/** readOnly: a token that may look and not trade. paper: the embedded exchange's own account, with play money. */
export type ProfileKind = 'main' | 'subkey' | 'readOnly' | 'paper'

/** A way into a trading account this app knows; the key or token itself stays in the vault. */
export interface Profile {
  /** Unique: several keys may lead to one account. Names the vault's entry too. */
  id: string
  environment: EnvironmentName
  address: string
  label: string
  kind: ProfileKind
  /** The REST origin a custom exchange's key was checked at: it signs for no other. '' elsewhere. */
  exchange: string
  /** Where its key is: for good in the system's keychain, or in memory until quit. */
  kept: 'keychain' | 'session'
  /** A subkey's public key, or a read-only token's lookup id where it is known; '' otherwise. */
  credential: string
}

/** What an account's `.env` file says; its key stays in main. */
export interface DotenvFinding {
  /** Names this reading of the file in the commands that follow. */
  id: string
  path: string
  environment: EnvironmentName | null
  address: string | null
  /** Whether a private key of the right form is there; never the key, not a digit of it. */
  key: { found: true } | { found: false; problem: Problem }
}

/** Which proxy: none, the system's, or one's own. */
export type ProxyChoice = 'none' | 'system' | 'own'

/** Where the proxy's credentials are kept; none where there are none. */
export type KeptLogin = 'keychain' | 'session' | 'none'

/** Whether the system starts the app at login, as the system says it. */
export interface LoginStart {
  state: 'on' | 'off'
  /** Why it is not as a person might wish; null where all is plain. */
  problem: Problem | null
  canChange: boolean
}

/** What a settings file that a person picked holds; nothing of it has been taken yet. */
export interface SettingsFinding {
  /** Names this reading of the file in the command that takes it. */
  id: string
  path: string
  /** When and by which version it was written, as it says itself; null where it does not. */
  writtenAtMs: number | null
  appVersion: string | null
  /** Those that make sense, as they would be; some may be so already. */
  settings: Partial<Settings>
  /** Names that this version does not take from a file. */
  unknown: string[]
  /** Names whose values make no sense. */
  bad: string[]
}

/** What a bell can be for. */
export type AlertKind =
  | 'fill'
  | 'caughtUp'
  | 'rejection'
  | 'connection'
  | 'liquidation'
  | 'bust'
  | 'journal'
  | 'settings'
  | 'test'
  | WatchKind

/** What the words of an alert are made of, so that they can be said in another language. */
export interface AlertParts {
  /** Names the sentence in main's words. */
  sentence: string
  values: Record<string, string>
  lines: { sentence: string; values: Record<string, string> }[]
  /** The same in the language that was not in use, to be found by a search. */
  elsewhere: string
}

/** Something worth a bell. */
export interface Alert {
  id: string
  kind: AlertKind
  title: string
  body: string
  market: string | null
  orderId: string | null
  atMs: number
  /** The desktop was not rung for it. */
  silent?: true | undefined
  /** Whatever was chosen, it stays in the window until it is answered. */
  mustSee?: true | undefined
  /** None in one of an earlier version: its words stay as they are. */
  parts?: AlertParts | undefined
}

/** A person's own limits; null is none. The desk keeps them, whatever the venue would allow. */
export interface Limits {
  /** USD of one order; of all of them together for a ladder. */
  maxOrderNotional: Decimal | null
  /** USD of the position an order could lead to. */
  maxPositionNotional: Decimal | null
  /** How far from the mark price a limit price may be, as a fraction of it. */
  maxDistanceFromMark: Decimal | null
  /** USD from which an order is asked about before it is sent. */
  confirmAbove: Decimal | null
}

/** The language a person chose; 'system' follows the desktop's. */
export type Language = 'system' | 'en' | 'zh-CN'
/** The colours a person chose; 'system' follows the desktop's. */
export type Theme = 'system' | 'dark' | 'light'

/** How tall rows are. */
export type Density = 'compact' | 'comfortable' | 'large'

/** The colours of up and down: green and red, or blue and orange. */
export type Palette = 'standard' | 'blue-orange'
/** How days are written: as the language does it, or always as 2026-03-14. */
export type DateFormat = 'language' | 'iso'
/** Of how many hours the clock is. */
export type Hours = '24' | '12'
/** How displayed numbers are marked, by example: as the language does, or one of these. */
export type NumberFormat =
  'language' | '1,234.56' | '1.234,56' | '1 234,56' | '1 234.56' | "1'234.56" | '1234.56'

/** How loud alerts sound. */
export type Sounds = 'off' | 'soft' | 'loud'

/** What a person chose; kept between starts. */
export interface Settings {
  language: Language
  theme: Theme
  density: Density
  palette: Palette
  numberFormat: NumberFormat
  dateFormat: DateFormat
  hours: Hours
  /** What the account holds, trades, earns and loses is drawn as dots, also in the tray and in notifications. */
  hideBalances: boolean
  /** What goes into the log file: from this level up. */
  logLevel: 'info' | 'debug'
  /** The one that is on, or was last. */
  environment: EnvironmentName
  /** The one that is opened when the app starts, whichever was last. */
  startEnvironment: 'last' | EnvironmentName
  /** Used by the custom environment only. */
  customRestUrl: string
  customWsUrl: string
  /** By which way exchanges on the network are reached. */
  proxy: ProxyChoice
  /** Of one's own proxy: http or https, a host and a port, never credentials; '' for none. */
  proxyUrl: string
  notificationsPaused: boolean
  /** What rings besides what always does. */
  alertRules: AlertRule[]
  /** Where what rings without a rule is told of. */
  alertEvents: Record<AlertEvent, Channels>
  /** Fills of one account within so many seconds of another ring together; 0 rings each by itself. */
  fillGroupSeconds: number
  sounds: Sounds
  /** Null for none. What must be seen rings all the same, also of a muted market. */
  quietHours: QuietHours | null
  /** Symbols of the markets that do not ring the desktop. */
  mutedMarkets: string[]
  closeToTray: boolean
  /** Days for which the journal keeps what is not money; 0 keeps all of it for good. */
  journalDays: number
  limits: Limits
  /** The venue cancels all orders when the connection is lost. */
  cancelOnDisconnect: boolean
  tokenUsage: TokenUsage
  /** The profile last used, by its id, for each environment. */
  accounts: Partial<Record<EnvironmentName, string>>
  /** Name of the window's layout in use. */
  layout: string
  /** Layouts a person has made, by name: JSON texts of at most 50,000 characters that only the window reads. */
  layouts: Record<string, string>
  charts: Charts
  /** Markets a person has marked, by symbol. */
  favourites: string[]
  /** The columns of the market list beside the name, by id; ids this version does not know are not drawn. */
  marketColumns: string[]
  /** Chords a person has given to commands, by the command's name; null for none. Only the window reads them. */
  shortcuts: Record<string, string | null>
  /** The chord that opens the emergency stop from any other program, as Electron names keys; '' for none. */
  panicShortcut: string
  /** The welcome has been seen. */
  welcomed: boolean
}

/** A file of a support bundle, as it would be written. */
export interface SupportFile {
  name: string
  text: string
}

/** What this copy of the app is and may do. */
export interface Runtime {
  appVersion: string
  electronVersion: string
  /** Running on the substitute runtime: exchanges on loopback only. */
  loopbackOnly: boolean
  keychain: { available: true } | { available: false; problem: Problem }
  trayAvailable: boolean
  /** Started carefully after starts that crashed: connected to nothing until a person says so. Null usually. */
  safeMode: { crashedStarts: number } | null
  /** The language in use, 'system' already resolved. */
  language: 'en' | 'zh-CN'
  /** What the system is set to (BCP 47), for how days are written. */
  systemLocale: string
}

/** One step of what is true of the account; the ledger's output and the window's input. */
export type Change =
  | { kind: 'order'; order: Order }
  | { kind: 'fill'; fill: Fill; caughtUp: boolean }
  | { kind: 'fillBusted'; key: string; fill: Fill }
  | { kind: 'position'; position: Position }
  | { kind: 'account'; account: Account }
  | { kind: 'balance'; balance: Balance }
  | { kind: 'market'; market: Market }
  | { kind: 'attachment'; attachment: Attachment }
  | { kind: 'algo'; algo: AlgoOrder }
  | { kind: 'marketRemoved'; removal: MarketRemoval }
  | { kind: 'funding'; payment: FundingPayment }
  | { kind: 'transfer'; transfer: Transfer }
  | { kind: 'transaction'; transaction: SettlementTransaction }
  | { kind: 'balanceEvent'; event: BalanceEvent }
  | { kind: 'bust'; bust: BustedFill }
  | { kind: 'away'; digest: AwayDigest }

/** How far an account's whole past has been read from the venue into the journal; `entries` in this run. */
export interface PastRead {
  /** failed: it goes on with the next connection or start. */
  phase: 'reading' | 'whole' | 'failed'
  entries: number
}

/** All the window needs to draw itself; changes carry on from `revision`. */
export interface Snapshot {
  revision: number
  runtime: Runtime
  settings: Settings
  connection: Connection
  profiles: Profile[]
  /** Id of the profile in use; null without one. */
  activeProfile: string | null
  /** Address of the account in use; null without one. */
  activeAddress: string | null
  account: Account | null
  balances: Balance[]
  positions: Position[]
  /** Orders still in the market, and those closed in this session. */
  orders: Order[]
  /** Newest first. */
  fills: Fill[]
  markets: Market[]
  tickers: Ticker[]
  /** Markets that went off the venue in this session. */
  removedMarkets: MarketRemoval[]
  /** Of lately, newest first; the past is read by `history:read`. */
  fundingPayments: FundingPayment[]
  transfers: Transfer[]
  transactions: SettlementTransaction[]
  balanceEvents: BalanceEvent[]
  busts: BustedFill[]
  alerts: Alert[]
  /** Exits that belong to orders of this session. */
  attachments: Attachment[]
  /** Orders spread over time: those that run, and those that ended lately. */
  algos: AlgoOrder[]
  /** What was found of the last time away; null where there was none, or nothing happened in it. */
  away: AwayDigest | null
  /** Null without a session. */
  budget: Budget | null
  /** Null without a journal, and before the account has been read. */
  past: PastRead | null
}
