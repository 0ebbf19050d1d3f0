import type { Bell } from '../alerts/bell'
import { createLedger, type Signal } from '../ledger/ledger'
import { isOpenState } from '../../trading/life'
import { later } from '../later'
import type { Log } from '../log'
import { createOrderRecord } from '../measures/order-record'
import { createMarketBoard } from '../market/market-board'
import { ParadexClient } from '../paradex/client'
import type { ClientOptions } from '../paradex/client-parts'
import type { Endpoints } from '../paradex/environments'
import { findMaintenance } from '../paradex/maintenance'
import type { TokenSource } from '../paradex/rest'
import { systemClock } from '../socket/clock'
import type { Signer } from '../vault/signer'
import type { AlgoOrder } from '../../preload/records'
import { createAccountRecords } from './account-records'
import type { ExitStore } from './exit-store'
import { createPastReading } from './past-reading'
import { findOldness, type Sight } from '../orders/oldness'
import { createAway } from './away'
import type { Keeping } from './keeping'
import { createLastSeen } from './last-seen'
import { createListened } from './listened'
import { createTakenBack } from './taken-back'
import type { Intents } from '../orders/intents'
import { noIntents } from './intent-log'
import type { SessionView } from './session-view'
import { createTrading } from './trading'
import { watchFunding, watchMarket, watchTrades, type MarketListener } from './market-watch'
import type { OrderTimes } from '../../preload/diagnostics'
import type {
  BatchItem,
  BookShape,
  Change,
  Connection,
  EnvironmentName,
  LadderIntent,
  Limits,
  Order,
  OrderAmendment,
  OrderIntent,
  PastRead,
  Problem,
  Profile,
  Result,
  Side,
  Ticker,
  TokenUsage,
  TwapIntent,
} from '../../preload/model'

/** What a session tells as it happens. */
export interface SessionListener extends MarketListener {
  /** Account changes in order, none merged. */
  changes(changes: Change[]): void
  /** The first full reading is in: draw everything anew. */
  reset(): void
  /** How far the account's past has been read into the journal. */
  past(reading: PastRead): void
  connection(connection: Connection): void
}

/** One account (or none: market data only) on one exchange, from connect to stop. */
export interface Session {
  readonly environment: EnvironmentName
  /** Where its exchange answers, or did. */
  readonly restUrl: string
  readonly address: string | null
  /** Null: market data only. */
  readonly profile: Profile | null
  /** What needs no ledger: asked of the venue directly. */
  readonly venue: Pick<
    ParadexClient,
    'history' | 'algos' | 'keys' | 'margin' | 'counters' | 'budget' | 'sockets' | 'calls'
  >
  start(): void
  /**
   * Ends on purpose: orders stay in the market also where they would go with a lost connection. False where
   * the venue did not confirm that.
   */
  stop(): Promise<boolean>
  /** Sees to it, before an end, that orders stay; false where the venue did not confirm it. */
  disarm(): Promise<boolean>
  setCancelOnDisconnect(enabled: boolean): void
  view(): SessionView
  /** How soon orders of this session stood. */
  orderTimes(): OrderTimes
  /** Changes of the account that the disk has refused so far. */
  owedToJournal(): number
  /** What of the account and of this market is old on the screen; null while all is fresh. */
  findOldness(market: string, oldBook: Sight['oldBook']): Problem | null
  /** The same for the market of an order. */
  findOldnessOf(orderId: string, oldBook: Sight['oldBook']): Problem | null
  /** The tickers that moved since the last call. */
  takeMovedTickers(): Ticker[]
  place(intent: OrderIntent): Promise<Result<Order>>
  placeLadder(ladder: LadderIntent): Promise<Result<BatchItem[]>>
  cancel(orderId: string): Promise<Result<null>>
  /** Each order's own fate. */
  cancelMany(orderIds: readonly string[]): Promise<Result<BatchItem[]>>
  modify(amendment: OrderAmendment): Promise<Result<Order>>
  cancelAll(market: string | null, side: Side | null): Promise<Result<null>>
  placeTwap(twap: TwapIntent): Promise<Result<AlgoOrder>>
  cancelAlgo(id: string): Promise<Result<null>>
  /** Streams this market's book and trades to the listener, in place of the one before; null ends it. */
  watch(market: string | null, shape: BookShape): void
  /** Streams this market's trades too, in place of the one before; null ends it. */
  watchTrades(market: string | null): void
  /** The same of its funding, here and at other exchanges. */
  watchFunding(market: string | null): void
  retryNow(): void
  /** The machine slept or changed networks: what is open is dead. */
  dropNow(): void
  /** The person has read what happened while they were away. */
  dismissAway(): void
  /** Fills have rung: other devices of the account need not ring for them. */
  rang(): void
}

interface Options {
  environment: EnvironmentName
  endpoints: Endpoints
  profile: Profile | null
  signer: Signer | null
  /** In place of a signer: the account is seen, and nothing can be sent. */
  readOnlyTokens: TokenSource | null
  /** Opens an account for a main key that has none; null never does. */
  onboardAs: string | null
  log: Log
  bell: Bell
  /** Null for an account whose exchange lives no longer than the app. */
  keeping: Keeping | null
  tokenUsage: TokenUsage
  cancelOnDisconnect: boolean
  /** Null without an account. */
  exitStore: ExitStore | null
  /** Null without an account. */
  intents: Intents | null
  /** The person's own, as they are now. */
  limits: () => Limits
  /** How the lines to the exchange behave; as they should, unless given. */
  line?: Pick<ClientOptions, 'clock' | 'random' | 'watchdog' | 'connections'>
}

/** How a connection looks before anything was tried. */
export function offlineConnection(environment: EnvironmentName): Connection {
  return {
    environment,
    phase: 'offline',
    lastMessageAtMs: null,
    latencyMs: null,
    clockOffsetMs: null,
    marketData: 'offline',
    marketDataAtMs: null,
    systemState: 'unknown',
    retryAtMs: null,
    cancelOnDisconnect: 'off',
    maintenance: findMaintenance(environment, Date.now()),
    problem: null,
  }
}

/** A session over a client, a ledger, a market board and an order desk. Knows no window and no Electron. */
export function createSession(options: Options, listener: SessionListener): Session {
  const {
    environment,
    endpoints,
    profile,
    signer,
    readOnlyTokens,
    onboardAs,
    log,
    bell,
    keeping,
    tokenUsage,
  } = options
  const clock = options.line?.clock ?? systemClock
  const client = new ParadexClient({
    environment,
    endpoints,
    signer,
    ...(readOnlyTokens && { readOnlyTokens }),
    onboardAs,
    log,
    tokenUsage,
    fillsKnownUntilMs: keeping?.wholeUntilMs ?? null,
    // Only another address can hide another exchange tomorrow.
    asksForBirth: keeping !== null && environment === 'custom',
    ...options.line,
  })
  const ledger = createLedger()
  const board = createMarketBoard()
  const orderRecord = createOrderRecord(() => performance.now())
  let connection = offlineConnection(environment)
  let stopped = false
  let endWatch: () => void = () => undefined
  let endTradesWatch: () => void = () => undefined
  let endFundingWatch: () => void = () => undefined
  // What the first reading finds is news to nobody.
  let synced = false
  let readings = 0

  const trading = createTrading({
    client,
    ledger,
    board,
    connection: () => connection,
    limits: options.limits,
    steadyMs: () => clock.nowMs(),
    // Whoever may only look leaves the exits to those who may trade.
    exitStore: signer ? options.exitStore : null,
    intents: options.intents ?? noIntents,
    tellOrder: (order) => hear({ kind: 'order', order }),
    doubt: (order) => hear({ kind: 'doubt', order }),
    show,
  })
  const { orders, exits, algos } = trading

  const away = createAway((digest) => stopped || listener.changes([{ kind: 'away', digest }]))
  const listened = createListened(keeping, () => connection)

  const lastSeen = keeping && createLastSeen({ venue: client.notifications, keeping, later })

  /** What another device has seen does not ring here as well; on the screen it is all the same. */
  function ringFor(changes: Change[]): void {
    const isLate = changes.some((change) => change.kind === 'fill' && change.caughtUp)
    if (!lastSeen || !isLate) bell.hear(changes)
    else void lastSeen.unseen(changes).then((unseen) => stopped || bell.hear(unseen))
  }

  /** Markets that may not go by a list alone: closing what is held there needs their rules. */
  function heldMarkets(): Set<string> {
    const { positions, orders: all } = ledger.view()
    return new Set(
      [...positions, ...all.filter(({ state }) => isOpenState(state))].map(({ market }) => market),
    )
  }

  function hear(signal: Signal): void {
    if (signal.kind === 'order') orderRecord.hear(signal.order)
    pass(ledger.apply(signal))
  }

  /** Returns what was news. */
  function pass(changes: Change[]): Change[] {
    if (changes.length === 0 || stopped) return []
    for (const change of changes) if (change.kind === 'position') records.owe(change.position.market)
    // On disk before it rings: a fill that an earlier run has kept does not ring again.
    const news = keeping ? keeping.keep(changes) : changes
    listener.changes(changes)
    try {
      trading.hear(changes)
    } finally {
      // Last, since a desktop that is slow to take a notification holds this process until it has: the window
      // and the exits of an order that has filled must not wait for that.
      ringFor(news)
    }
    return news
  }

  /** Tells the window without a bell. */
  function show(changes: Change[]): void {
    if (changes.length === 0 || stopped) return
    const news = keeping ? keeping.keepNews(changes) : changes
    listener.changes(changes)
    away.hear(news)
  }

  const records = createAccountRecords({
    client,
    tell: show,
    // What is found is written down here first: by the time it is shown the journal knows it.
    keep: (changes) => keeping && away.hear(keeping.keepNews(changes)),
    later,
    wholeUntilMs: keeping?.recordsWholeUntilMs ?? null,
    bust: createTakenBack({
      ledger,
      keeping,
      away,
      isSynced: () => synced,
      pass,
      ring: (changes) => bell.hear(changes),
      show,
    }),
  })

  const past =
    keeping &&
    createPastReading({
      history: client.history,
      kept: keeping.past,
      tell: (reading) => listener.past(reading),
      later,
      log,
    })

  const removers = [
    () => records.stop(),
    () => past?.stop(),
    client.onModifyRefused(({ orderId, problem }) => {
      const order = ledger.order(orderId)
      if (order && !stopped) bell.hearRefusedChange(order, problem)
    }),
    client.onOrder((order) => hear({ kind: 'order', order })),
    client.onFill((fill) => hear({ kind: 'fill', fill })),
    client.onPosition((position) => hear({ kind: 'position', position })),
    client.onAccount((account) => hear({ kind: 'account', account })),
    client.onBalance((balance) => hear({ kind: 'balance', balance })),
    client.onTicker((ticker) => board.applyTicker(ticker)),
    client.onMarket((market) => {
      if (board.applyMarket(market)) listener.changes([{ kind: 'market', market }])
    }),
    client.onMarketRemoved((removal) => {
      if (board.removeMarket(removal)) listener.changes([{ kind: 'marketRemoved', removal }])
    }),
    client.onConnection((now) => {
      listened.hear(now)
      connection = now
      bell.hearConnection(now)
      listener.connection(now)
      trading.hearConnection(now)
    }),
    client.onSync((sync) => {
      const heldBefore = ledger.view().positions
      for (const ticker of sync.tickers) board.applyTicker(ticker)
      const markets = sync.markets.filter((market) => board.applyMarket(market))
      const changes = sync.account
        ? ledger.apply({ kind: 'sync', sync: { ...sync, account: sync.account } })
        : []
      const removals = board.removeAllBut(sync.markets, sync.askedAtMs, heldMarkets())
      // Another world has another past: it must be known before anything is asked of it.
      if (sync.first && sync.bornAtMs !== null) keeping?.meet(sync.bornAtMs)
      if (sync.account) {
        const span = listened.spanUntil(sync.askedAtMs)
        if (span) away.begin(span)
      }
      if (sync.first) {
        const news = keeping?.keepFirst(changes, sync.askedAtMs) ?? []
        ringFor(news.filter(({ kind }) => kind === 'fill'))
        away.hear(news)
        listener.reset()
        trading.hear(changes)
      } else
        away.hear(
          pass([
            ...markets.map((market): Change => ({ kind: 'market', market })),
            ...removals.map((removal): Change => ({ kind: 'marketRemoved', removal })),
            ...changes,
          ]),
        )
      if (sync.account) {
        // What could not be read now may be by a later version: it asks for that time again.
        if (sync.isPastWhole) keeping?.keptUntil(sync.askedAtMs)
        // A position that is gone has paid, too, also one that opened and closed unseen.
        const traces = [...sync.positions, ...sync.fills, ...sync.recentOrders, ...heldBefore]
        const paying = new Set(traces.map(({ market }) => market))
        const reading = ++readings
        void records.catchUp([...paying], sync.askedAtMs).then((isWhole) => {
          synced = true
          if (reading === readings) away.end()
          if (stopped) return
          if (isWhole) keeping?.recordsKeptUntil(sync.askedAtMs)
          past?.begin(sync.askedAtMs)
        })
        trading.catchUp()
      }
    }),
  ]

  const oldnessOf = (market: string, oldBook: Sight['oldBook']): Problem | null =>
    findOldness({ connection, market, priceAtMs: board.heardAtMs(market), oldBook, nowMs: Date.now() })

  return {
    environment,
    restUrl: endpoints.restUrl,
    address: profile?.address ?? null,
    profile,
    venue: client,
    start() {
      trading.restore()
      if (signer && options.cancelOnDisconnect) void client.setCancelOnDisconnect(true)
      client.connect().catch((error: unknown) => log.warn('the session did not connect', { error }))
    },
    async stop() {
      stopped = true
      listened.note()
      endWatch()
      endTradesWatch()
      endFundingWatch()
      trading.stop()
      bell.stop()
      lastSeen?.stop()
      for (const remove of removers) remove()
      return client.leave()
    },
    disarm: () => client.disarm(),
    setCancelOnDisconnect(enabled) {
      if (signer) void client.setCancelOnDisconnect(enabled)
    },
    view: () => ({
      ...ledger.view(),
      ...records.view(),
      attachments: exits.list(),
      algos: algos.list(),
      away: away.view(),
      markets: board.markets(),
      removedMarkets: board.removals(),
      tickers: board.tickers(),
      connection,
      past: past?.state ?? null,
    }),
    orderTimes: () => orderRecord.facts(),
    owedToJournal: () => keeping?.owed ?? 0,
    findOldness: oldnessOf,
    findOldnessOf(orderId, oldBook) {
      const order = ledger.order(orderId)
      return order ? oldnessOf(order.market, oldBook) : null
    },
    takeMovedTickers: () => board.takeMoved(),
    place: (intent) => orders.place(intent),
    placeLadder: (ladder) => orders.placeLadder(ladder),
    cancel: (orderId) => orders.cancel(orderId),
    cancelMany: (orderIds) => orders.cancelMany(orderIds),
    async modify(amendment) {
      const order = ledger.order(amendment.orderId)
      return order
        ? orders.modify(order, amendment)
        : { ok: false, problem: { code: 'venue.ORDER_ID_NOT_FOUND' } }
    },
    cancelAll: (market, side) => orders.cancelAll(market, side),
    placeTwap: (twap) => algos.place(twap),
    cancelAlgo: (id) => algos.cancel(id),
    watch(market, shape) {
      endWatch()
      endWatch = market === null ? () => undefined : watchMarket(client, market, shape, listener)
    },
    watchTrades(market) {
      endTradesWatch()
      endTradesWatch = market === null ? () => undefined : watchTrades(client, market, listener)
    },
    watchFunding(market) {
      endFundingWatch()
      endFundingWatch = market === null ? () => undefined : watchFunding(client, market, listener)
    },
    retryNow: () => client.retryNow(),
    dropNow: () => client.dropNow(),
    dismissAway: () => away.dismiss(),
    rang: () => lastSeen?.rang(),
  }
}
