import type {
  Account,
  Connection,
  Fill,
  Market,
  MarketBook,
  Order,
  Position,
  Profile,
  Runtime,
  Settings,
  Snapshot,
  TapeTrade,
  Ticker,
} from '../../src/preload/model'

/** The moment the samples are of: 2026-03-14 11:42:07 UTC. */
export const SAMPLE_MS = Date.UTC(2026, 2, 14, 11, 42, 7)

/** BTC-USD-PERP, or as told. */
export function market(over: Partial<Market> = {}): Market {
  return {
    symbol: 'BTC-USD-PERP',
    kind: 'perpetual',
    baseCurrency: 'BTC',
    quoteCurrency: 'USD',
    settlementCurrency: 'USDC',
    priceTickSize: '0.1',
    orderSizeIncrement: '0.001',
    minNotional: '10',
    maxOrderSize: '50',
    positionLimit: '200',
    priceBandsWidth: '0.05',
    marginMode: 'cross',
    initialMarginFraction: '0.02',
    maintenanceMarginFactor: '0.5',
    makerFeeRate: '-0.00005',
    takerFeeRate: '0.0003',
    maxOpenOrders: 100,
    fundingPeriodHours: 8,
    ...over,
  }
}

/** A tick of BTC-USD-PERP around 97,120. */
export function ticker(over: Partial<Ticker> = {}): Ticker {
  return {
    market: 'BTC-USD-PERP',
    markPrice: '97120.53',
    indexPrice: '97118.2',
    lastPrice: '97120.5',
    bid: '97120.4',
    bidSize: '1.204',
    ask: '97120.5',
    askSize: '0.85',
    fundingRate: '0.000031',
    openInterest: '4120.55',
    volume24h: '1240000000.5',
    priceChangeRate24h: '0.0132',
    updatedAtMs: SAMPLE_MS,
    ...over,
  }
}

/** A live book of BTC-USD-PERP, two levels a side, around 97,120. */
export function book(over: Partial<MarketBook> = {}): MarketBook {
  return {
    market: 'BTC-USD-PERP',
    shape: { tick: null, interactive: false },
    phase: 'live',
    bids: [
      { price: '97120.4', size: '1.204' },
      { price: '97119.8', size: '0.3' },
    ],
    asks: [
      { price: '97120.5', size: '0.85' },
      { price: '97121.2', size: '2' },
    ],
    updatedAtMs: SAMPLE_MS,
    ...over,
  }
}

/** A taker's buy of 0.1 BTC-USD-PERP by anybody. */
export function tapeTrade(id: string, over: Partial<TapeTrade> = {}): TapeTrade {
  return {
    id,
    market: 'BTC-USD-PERP',
    side: 'buy',
    price: '97120.5',
    size: '0.1',
    createdAtMs: SAMPLE_MS,
    ...over,
  }
}

/** A working buy of BTC-USD-PERP. */
export function order(over: Partial<Order> = {}): Order {
  return {
    id: 'o1',
    clientId: 'c1',
    market: 'BTC-USD-PERP',
    side: 'buy',
    type: 'limit',
    size: '0.5',
    remainingSize: '0.5',
    price: '96500',
    triggerPrice: null,
    avgFillPrice: null,
    timeInForce: 'gtc',
    reduceOnly: false,
    state: 'working',
    cancelReason: null,
    createdAtMs: SAMPLE_MS,
    updatedAtMs: SAMPLE_MS,
    seq: '1748665803448726408',
    ...over,
  }
}

/** A taker's buy of BTC-USD-PERP. */
export function fill(over: Partial<Fill> = {}): Fill {
  return {
    key: 'FILL:f1',
    id: 'f1',
    fillType: 'fill',
    orderId: 'o1',
    clientId: 'c1',
    market: 'BTC-USD-PERP',
    side: 'buy',
    liquidity: 'taker',
    price: '97120.5',
    size: '0.1',
    fee: '2.913615',
    feeCurrency: 'USDC',
    remainingSize: '0',
    realizedPnl: null,
    createdAtMs: SAMPLE_MS,
    ...over,
  }
}

/** A long of BTC-USD-PERP. */
export function position(over: Partial<Position> = {}): Position {
  return {
    market: 'BTC-USD-PERP',
    side: 'long',
    size: '0.5',
    entryPrice: '96256.17',
    unrealizedPnl: '432.18',
    unrealizedFundingPnl: '0',
    liquidationPrice: '61204.7',
    leverage: '10',
    realizedPnl: '0',
    status: 'open',
    updatedAtMs: SAMPLE_MS,
    seq: '1748665803448726408',
    ...over,
  }
}

/** An account worth 100,432.18. */
export function account(over: Partial<Account> = {}): Account {
  return {
    address: '0x3f2a7c0d9e5b81',
    accountValue: '100432.18',
    totalCollateral: '100000',
    freeCollateral: '81220.9',
    initialMargin: '19211.28',
    maintenanceMargin: '9605.64',
    marginRatio: '0.18',
    settlementAsset: 'USDC',
    status: 'ACTIVE',
    updatedAtMs: SAMPLE_MS,
    seq: '1748665803448726408',
    ...over,
  }
}

/** A live line to the paper exchange. */
export function connection(over: Partial<Connection> = {}): Connection {
  return {
    environment: 'sandbox',
    phase: 'live',
    lastMessageAtMs: SAMPLE_MS,
    latencyMs: 12,
    clockOffsetMs: 3,
    marketData: 'live',
    marketDataAtMs: 1_700_000_000_000,
    systemState: 'ok',
    retryAtMs: null,
    cancelOnDisconnect: 'off',
    maintenance: null,
    problem: null,
    ...over,
  }
}

/** The paper account. */
export function profile(over: Partial<Profile> = {}): Profile {
  return {
    id: 'sandbox:0x3f2a7c0d9e5b81',
    environment: 'sandbox',
    address: '0x3f2a7c0d9e5b81',
    label: 'Paper account',
    kind: 'paper',
    exchange: '',
    kept: 'session',
    credential: '',
    ...over,
  }
}

const runtime: Runtime = {
  appVersion: '0.1.0',
  electronVersion: '45.4.1',
  loopbackOnly: false,
  keychain: { available: true },
  trayAvailable: true,
  safeMode: null,
  language: 'en',
  systemLocale: 'en',
}

const everywhere = { notification: true, sound: true, flash: true, inApp: true }

const settings: Settings = {
  language: 'system',
  theme: 'dark',
  density: 'compact',
  palette: 'standard',
  numberFormat: 'language',
  dateFormat: 'language',
  hours: '24',
  hideBalances: false,
  logLevel: 'info',
  environment: 'sandbox',
  startEnvironment: 'last',
  customRestUrl: '',
  customWsUrl: '',
  proxy: 'none',
  proxyUrl: '',
  notificationsPaused: false,
  alertRules: [],
  alertEvents: {
    fill: everywhere,
    rejection: everywhere,
    liquidation: everywhere,
    bust: everywhere,
    connection: everywhere,
    upkeep: everywhere,
  },
  fillGroupSeconds: 1,
  sounds: 'soft',
  quietHours: null,
  mutedMarkets: [],
  closeToTray: true,
  limits: {
    maxOrderNotional: null,
    maxPositionNotional: null,
    maxDistanceFromMark: null,
    confirmAbove: null,
  },
  cancelOnDisconnect: false,
  tokenUsage: 'pro',
  journalDays: 90,
  accounts: {},
  layout: 'trading',
  layouts: {},
  charts: {
    chart: { minutes: 5, priceKind: 'last' },
    chart2: { market: null, minutes: 60, priceKind: 'last' },
  },
  favourites: [],
  marketColumns: ['mark', 'change', 'day', 'funding'],
  shortcuts: {},
  panicShortcut: '',
  welcomed: true,
}

/** A desk with one of everything. */
export function snapshot(over: Partial<Snapshot> = {}): Snapshot {
  return {
    revision: 7,
    runtime,
    settings,
    connection: connection(),
    profiles: [profile()],
    activeProfile: 'sandbox:0x3f2a7c0d9e5b81',
    activeAddress: '0x3f2a7c0d9e5b81',
    account: account(),
    balances: [{ token: 'USDC', size: '100000', updatedAtMs: SAMPLE_MS }],
    positions: [position()],
    orders: [order()],
    fills: [fill()],
    markets: [market()],
    tickers: [ticker()],
    removedMarkets: [],
    fundingPayments: [],
    transfers: [],
    transactions: [],
    balanceEvents: [],
    busts: [],
    attachments: [],
    algos: [],
    away: null,
    budget: null,
    past: null,
    alerts: [],
    ...over,
  }
}
