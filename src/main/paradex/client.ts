import type { SocketFacts } from '../../preload/diagnostics'
import type { CancelOnDisconnectState, Connection, Problem } from '../../preload/model'
import { BalanceRefresh } from './balance-refresh'
import type { ClientOptions } from './client-parts'
import { BookSockets } from './book-sockets'
import { Doubts } from './doubts'
import { CancelOnDisconnect } from './cancel-on-disconnect'
import { ClientVerbs } from './client-verbs'
import { ExchangeConnectionManager } from './connection-manager'
import { Handlers } from './handlers'
import type { Sync } from './nouns'
import { LiveBook, type BookChoice } from './live-book'
import { findMaintenance } from './maintenance'
import { ProblemError } from './problem'
import { Synchronizer } from './sync'
import { SystemWatch } from './system-watch'
import type { VenueSocket } from './venue-socket'

/** A shorter sleep leaves the sockets to the watchdog. */
const longestNapMs = 20_000

/** The channel of a market's trades. */
const tradesOf = (symbol: string): string => `trades.${symbol}`

/** A book that is kept up to date until it is closed. */
export interface OpenBook {
  book: LiveBook
  /** Gives the subscription up. */
  close: () => void
}

/** The venue as the rest of the app sees it: one account on one exchange, in the model's nouns. */
export class ParadexClient extends ClientVerbs {
  readonly #options: ClientOptions
  readonly #balances: BalanceRefresh
  readonly #doubts: Doubts
  readonly #system: SystemWatch
  readonly #synchronizer: Synchronizer
  readonly #manager: ExchangeConnectionManager
  readonly #books: BookSockets
  readonly #cancelOnDisconnect: CancelOnDisconnect
  #waiters: { resolve: () => void; reject: (error: ProblemError) => void }[] = []
  #syncProblem: Problem | null = null
  #lastReport = ''
  #wasSetBack = false

  constructor(options: ClientOptions) {
    super(options)
    this.#options = options
    const { signals, parts } = this
    const { clock, random, counters, reader, rest, tokens, venueClock } = parts
    const onChange = (): void => this.#report()
    const onDoubt = (): void => this.#doubts.note()
    const handlers = new Handlers({
      ...parts,
      signals,
      onMoneyMoved: () => this.#balances.request(),
      onDoubt,
      onMarketCreated: () => void parts.markets.readCreated((market) => signals.market.emit(market)),
    })
    this.#doubts = new Doubts(clock, () => this.#resync())
    venueClock.onSetBack(() => {
      this.#wasSetBack = true
      onDoubt()
    })
    this.#balances = new BalanceRefresh(reader, clock, (balance) => signals.balance.emit(balance))
    this.#system = new SystemWatch(rest, clock, venueClock, onChange, (byMs) => {
      // A clock so far ahead of itself has slept: its sockets are dead without knowing it.
      if (byMs > longestNapMs) this.dropNow()
    })
    this.#synchronizer = new Synchronizer({
      ...parts,
      account: tokens ? reader : null,
      fillsKnownUntilMs: options.fillsKnownUntilMs ?? null,
      asksForBirth: options.asksForBirth ?? false,
      onSync: (sync) => this.#onSync(sync),
      onProblem: (problem) => {
        this.#syncProblem = problem
        onChange()
      },
    })
    signals.fill.on((fill) => this.#synchronizer.noteFill(fill.createdAtMs))
    this.#manager = new ExchangeConnectionManager({
      endpoints: options.endpoints,
      clock,
      random,
      counters,
      tokens,
      budget: parts.budget,
      isScoped: options.scopedSummaries ?? false,
      ...(options.watchdog && { watchdog: options.watchdog }),
      listener: {
        onChange,
        onJoined: () => {
          void this.#cancelOnDisconnect.joined()
          this.#synchronizer.begin()
        },
        onMarketJoined: () => void this.#catchUpTickers(),
        onMarketSending(channel) {
          if (channel.startsWith(tradesOf(''))) signals.tradesSent.emit(channel.slice(tradesOf('').length))
        },
        onNotification: (channel, data) => handlers.onNotification(channel, data),
        onSbe: (message) => handlers.onSbe(message),
        hot: handlers,
        onDoubt,
      },
    })
    this.#cancelOnDisconnect = new CancelOnDisconnect({
      joinedSocket: () => this.#manager.joinedSocket,
      onChange: (state) => {
        signals.cancelOnDisconnect.emit(state)
        onChange()
      },
    })
    this.#books = new BookSockets((listener) => this.#manager.createMarketSocket(listener), parts.translator)
  }

  protected get orderSocket(): VenueSocket | null {
    return this.#manager.orderSocket
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
      this.#books.start()
    })
  }

  /**
   * Disarms cancel-on-disconnect, then disconnects: the way to end on purpose with orders left in the market.
   * False where the venue did not confirm: orders may go.
   */
  async leave(): Promise<boolean> {
    const isDisarmed = await this.disarm()
    this.disconnect()
    return isDisarmed
  }

  /** Disarms cancel-on-disconnect on this connection; false where the venue did not confirm it. */
  disarm(): Promise<boolean> {
    return this.#cancelOnDisconnect.disarm()
  }

  /**
   * Closes the sockets for good; the next `connect` starts anew. Whether the venue takes this for a
   * disconnection that cancels orders is not said: where cancel-on-disconnect is on, `leave` is surer.
   */
  disconnect(): void {
    this.#system.stop()
    this.#balances.stop()
    this.#doubts.stop()
    this.#synchronizer.cancel()
    this.#manager.stop()
    this.#books.stop()
    this.parts.budget.dismiss({ code: 'client.disconnected' })
    this.#settle({ code: 'client.disconnected' })
    this.#report()
  }

  /** Gives up every connection at once and connects anew; for a machine that wakes. */
  dropNow(): void {
    this.parts.rest.dropNow()
    this.#manager.dropNow()
    this.#books.dropNow()
    this.#system.start()
  }

  /** Cuts a wait for the next try short, of a line or of a reading; tries again after a refusal for good. */
  retryNow(): void {
    this.#manager.retryNow()
    this.#books.retryNow()
    this.#synchronizer.retryNow()
  }

  /** What each socket went through since the client was made. */
  get sockets(): SocketFacts[] {
    return [...this.#manager.sockets, ...this.#books.sockets]
  }

  /** The state of the connection now. */
  get connection(): Connection {
    const manager = this.#manager
    const { phase } = manager
    const { clock } = this.parts
    // A person's clock may be set: moments they read are told in theirs.
    const setByMs = clock.wallMs() - clock.nowMs()
    const toWall = (atMs: number | null): number | null => atMs && atMs + setByMs
    return {
      environment: this.#options.environment,
      phase,
      lastMessageAtMs: toWall(manager.lastMessageAtMs),
      latencyMs: manager.latencyMs,
      clockOffsetMs: this.parts.venueClock.offsetMs,
      marketData: manager.marketPhase,
      marketDataAtMs: toWall(manager.pricesAtMs),
      systemState: this.#system.state,
      retryAtMs: toWall(manager.retryAtMs),
      cancelOnDisconnect: this.#cancelOnDisconnect.state,
      maintenance: findMaintenance(this.#options.environment, this.parts.venueClock.nowMs()),
      problem: phase === 'live' ? manager.marketProblem : (manager.problem ?? this.#syncProblem),
    }
  }

  /** Best prices, book and trades of one market until the remover is called. */
  watchMarket(symbol: string): () => void {
    return this.#watch(`bbo.${symbol}`, tradesOf(symbol), `order_book.${symbol}.snapshot@15@100ms`)
  }

  /** Best prices and trades of one market until the remover is called; for a book see `openBook`. */
  watchTape(symbol: string): () => void {
    return this.#watch(`bbo.${symbol}`, tradesOf(symbol))
  }

  #watch(...channels: string[]): () => void {
    const removers = channels.map((channel) => this.#manager.wantMarketChannel(channel))
    return () => removers.forEach((remove) => remove())
  }

  /** Whether the venue shall cancel all orders when the connection is lost; kept up over reconnects. */
  setCancelOnDisconnect(enabled: boolean): Promise<CancelOnDisconnectState> {
    return this.#cancelOnDisconnect.set(enabled)
  }

  /** Whether cancel-on-disconnect is armed on this connection, as the venue has confirmed it. */
  get cancelOnDisconnect(): CancelOnDisconnectState {
    return this.#cancelOnDisconnect.state
  }

  /** Observations of one market's funding until the remover is called. */
  watchFunding(symbol: string): () => void {
    return this.#manager.wantMarketChannel(`funding_data.${symbol}`)
  }

  /**
   * Funding at other exchanges until the remover is called. The channel's name ends in a refresh rate; no
   * specification lists the ones it takes, so that the books' slower one stands in.
   */
  watchFundingComparison(refreshRate = '100ms'): () => void {
    return this.#manager.wantMarketChannel(`funding_rate_comparison.ALL@${refreshRate}`)
  }

  /** Wants summaries of exactly these markets; for a client made with `scopedSummaries`. */
  scopeSummaries(markets: Iterable<string>): void {
    this.#manager.scopeSummaries(markets)
  }

  /** Keeps a book up to date, gaps and reconnects included, until `close` is called. */
  openBook(choice: BookChoice): OpenBook {
    const book = new LiveBook(choice, { ...this.parts, log: this.#options.log })
    return { book, close: this.#books.open(book) }
  }

  #onSync(sync: Sync): void {
    this.signals.sync.emit(sync)
    this.#manager.markSynced()
    if (!this.#wasSetBack) return
    // Of what the streams told while this one was read no stamp says whether it is newer: the next one knows.
    this.#wasSetBack = false
    this.#doubts.note()
  }

  /** Reads everything anew, as after a reconnect; a connection that is not joined reads it anyway. */
  #resync(): void {
    if (!this.#manager.joinedSocket) return
    this.#manager.markDoubted()
    this.#synchronizer.begin()
  }

  /** Ticks were missed while the market-data socket was away; the snapshot has them only for its own. */
  async #catchUpTickers(): Promise<void> {
    if (this.#manager.phase !== 'live') return
    const tickers = await this.parts.markets.getTickers()
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
      this.#cancelOnDisconnect.left()
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
