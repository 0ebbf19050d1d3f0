import type {
  Account,
  Balance,
  Connection,
  Decimal,
  EnvironmentName,
  Fill,
  Market,
  Order,
  Position,
  Problem,
  Result,
  Ticker,
} from '../../preload/model'
import type { Log } from '../log'
import { systemClock, type Clock } from '../socket/clock'
import type { WatchdogLimits } from '../socket/watchdog'
import type { Signer } from '../vault/signer'
import { AccountReader, type OrderHistoryQuery } from './account-reader'
import { Auth } from './auth'
import { BalanceRefresh } from './balance-refresh'
import { ClientEvents } from './client-events'
import { createChainIdReader } from './chain'
import { ExchangeConnectionManager } from './connection-manager'
import { Counters } from './counters'
import { isLoopback, type Endpoints } from './environments'
import { Handlers } from './handlers'
import { KnownOrders } from './known-orders'
import { MarketReader } from './market-reader'
import type { Sync } from './nouns'
import { OrderEntry, type OrderToPlace, type PlaceOutcome } from './order-entry'
import { ProblemError } from './problem'
import { RestClient } from './rest'
import { Synchronizer } from './sync'
import { SystemWatch } from './system-watch'
import { TickerBoard } from './tickers'
import { Translator } from './translator'
import { VenueClock } from './venue-clock'

/** What a client is made of. */
export interface ClientOptions {
  environment: EnvironmentName
  /** Checked before by `checkEndpoints`. */
  endpoints: Endpoints
  /** Null is watch mode: market data only. */
  signer: Signer | null
  log: Log
  clock?: Clock
  /** In [0, 1); for the jitter of waits. */
  random?: () => number
  watchdog?: WatchdogLimits
  /** The Ethereum address POST /onboarding must name; on this computer none is needed. */
  ethereumAccount?: string
}

const nobody = `0x${'0'.repeat(40)}`

/** The venue as the rest of the app sees it: one account on one exchange, in the model's nouns. */
export class ParadexClient extends ClientEvents {
  readonly #options: ClientOptions
  readonly #counters = new Counters()
  readonly #venueClock: VenueClock
  readonly #accountReader: AccountReader
  readonly #marketReader: MarketReader
  readonly #orderEntry: OrderEntry
  readonly #balances: BalanceRefresh
  readonly #system: SystemWatch
  readonly #synchronizer: Synchronizer
  readonly #manager: ExchangeConnectionManager
  #waiters: { resolve: () => void; reject: (error: ProblemError) => void }[] = []
  #syncProblem: Problem | null = null
  #lastReport = ''

  constructor(options: ClientOptions) {
    super(options.log)
    this.#options = options
    const { endpoints, signer, log, clock = systemClock, random = Math.random } = options
    const { signals } = this
    const orders = new KnownOrders()
    const tickers = new TickerBoard()
    const counters = this.#counters
    const translator = new Translator(log, counters, orders)
    const rest = new RestClient({ restUrl: endpoints.restUrl, clock, random })
    const venueClock = new VenueClock(clock, rest)
    const chainId = createChainIdReader(rest)
    const ethereumAccount = options.ethereumAccount ?? (isLoopback(endpoints.restUrl) ? nobody : null)
    const auth = signer && new Auth({ rest, signer, clock, venueClock, chainId, ethereumAccount })
    if (auth) rest.useTokens(auth)
    const reader = new AccountReader(rest, translator, counters)
    const markets = new MarketReader(rest, translator, tickers)
    const onChange = (): void => this.#report()
    const handlers = new Handlers({
      signals,
      translator,
      tickers,
      markets,
      counters,
      onMoneyMoved: () => this.#balances.request(),
    })
    this.#venueClock = venueClock
    this.#accountReader = reader
    this.#marketReader = markets
    this.#balances = new BalanceRefresh(reader, clock, (balance) => signals.balance.emit(balance))
    this.#system = new SystemWatch(rest, clock, venueClock, onChange)
    this.#synchronizer = new Synchronizer({
      account: signer ? reader : null,
      markets,
      orders,
      clock,
      venueClock,
      random,
      onSync: (sync) => this.#onSync(sync),
      onProblem: (problem) => {
        this.#syncProblem = problem
        onChange()
      },
    })
    signals.fill.on((fill) => this.#synchronizer.noteFill(fill.createdAtMs))
    this.#manager = new ExchangeConnectionManager({
      endpoints,
      clock,
      random,
      counters,
      tokens: auth,
      ...(options.watchdog && { watchdog: options.watchdog }),
      listener: {
        onChange,
        onJoined: () => this.#synchronizer.begin(),
        onMarketJoined: () => void this.#catchUpTickers(),
        onNotification: (channel, data) => handlers.onNotification(channel, data),
        onSbe: (message) => handlers.onSbe(message),
      },
    })
    const socket = () => this.#manager.orderSocket
    this.#orderEntry = new OrderEntry({ rest, signer, chainId, venueClock, translator, socket })
  }

  /**
   * Connects and stays connected until `disconnect`. Resolves when live; throws a ProblemError when the
   * venue refuses this key for good or `disconnect` comes first. Network trouble keeps it waiting.
   */
  connect(): Promise<void> {
    if (this.#manager.phase === 'live') return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject })
      this.#system.start()
      this.#manager.start()
    })
  }

  /** Closes both sockets for good; the next `connect` starts anew. */
  disconnect(): void {
    this.#system.stop()
    this.#balances.stop()
    this.#synchronizer.cancel()
    this.#manager.stop()
    this.#settle({ code: 'client.disconnected' })
    this.#report()
  }

  /** Gives up both sockets at once and connects anew; for a machine that wakes. */
  dropNow(): void {
    this.#manager.dropNow()
    this.#system.start()
  }

  /** Cuts a wait for the next try short; tries again after a refusal for good. */
  retryNow(): void {
    this.#manager.retryNow()
  }

  /** The state of the connection now. */
  get connection(): Connection {
    const manager = this.#manager
    const { phase } = manager
    return {
      environment: this.#options.environment,
      phase,
      lastMessageAtMs: manager.lastMessageAtMs,
      latencyMs: manager.latencyMs,
      clockOffsetMs: this.#venueClock.offsetMs,
      marketData: manager.marketPhase,
      systemState: this.#system.state,
      retryAtMs: manager.retryAtMs,
      problem: phase === 'live' ? null : (manager.problem ?? this.#syncProblem),
    }
  }

  /** Counts of what was odd, by name. */
  get counters(): Record<string, number> {
    return this.#counters.snapshot()
  }

  getCurrentPrice(market: string): Promise<Result<Decimal>> {
    return this.#marketReader.getCurrentPrice(market)
  }

  getMarkets(): Promise<Result<Market[]>> {
    return this.#marketReader.getMarkets()
  }

  getTickers(): Promise<Result<Ticker[]>> {
    return this.#marketReader.getTickers()
  }

  getAccount(): Promise<Result<Account>> {
    return this.#accountReader.getAccount()
  }

  getBalances(): Promise<Result<Balance[]>> {
    return this.#accountReader.getBalances()
  }

  getPositions(): Promise<Result<Position[]>> {
    return this.#accountReader.getPositions()
  }

  getOpenOrders(market?: string): Promise<Result<Order[]>> {
    return this.#accountReader.getOpenOrders(market)
  }

  getOrderHistory(query?: OrderHistoryQuery): Promise<Result<Order[]>> {
    return this.#accountReader.getOrderHistory(query)
  }

  getFills(sinceMs?: number): Promise<Result<Fill[]>> {
    return this.#accountReader.getFills(sinceMs)
  }

  /** The order of a client id, wherever it is by now; null when the venue knows of none. */
  findOrderByClientId(clientId: string): Promise<Result<Order | null>> {
    return this.#accountReader.findOrderByClientId(clientId)
  }

  /** Sends an order exactly once; see `PlaceOutcome` for what each outcome promises. */
  placeOrder(order: OrderToPlace): Promise<PlaceOutcome> {
    return this.#orderEntry.place(order)
  }

  cancelOrder(orderId: string): Promise<Result<null>> {
    return this.#orderEntry.cancel(orderId)
  }

  cancelAllOrders(market?: string): Promise<Result<null>> {
    return this.#orderEntry.cancelAll(market)
  }

  /** Best prices, book and trades of one market until the remover is called. */
  watchMarket(symbol: string): () => void {
    const channels = [`bbo.${symbol}`, `trades.${symbol}`, `order_book.${symbol}.snapshot@15@100ms`]
    const removers = channels.map((channel) => this.#manager.wantMarketChannel(channel))
    return () => removers.forEach((remove) => remove())
  }

  #onSync(sync: Sync): void {
    this.signals.sync.emit(sync)
    this.#manager.markSynced()
  }

  /** Ticks were missed while the market-data socket was away; the snapshot has them only for its own. */
  async #catchUpTickers(): Promise<void> {
    if (this.#manager.phase !== 'live') return
    const tickers = await this.#marketReader.getTickers()
    if (tickers.ok) tickers.value.forEach((ticker) => this.signals.ticker.emit(ticker))
  }

  #settle(problem: Problem | null): void {
    const waiters = this.#waiters
    this.#waiters = []
    for (const waiter of waiters) {
      if (problem) waiter.reject(new ProblemError(problem))
      else waiter.resolve()
    }
  }

  #report(): void {
    const { connection } = this
    if (connection.phase !== 'live' && connection.phase !== 'syncing' && connection.phase !== 'stale') {
      this.#synchronizer.cancel()
    }
    const report = JSON.stringify(connection)
    if (report !== this.#lastReport) {
      this.#lastReport = report
      this.signals.connection.emit(connection)
    }
    if (connection.phase === 'live') this.#settle(null)
    else if (this.#manager.isRefusedForGood) {
      this.#settle(connection.problem ?? { code: 'client.unexpected' })
    }
  }
}
