import type { SocketFacts } from '../../preload/diagnostics'
import type { ConnectionPhase, Problem } from '../../preload/model'
import type { Clock } from '../socket/clock'
import type { WatchdogLimits } from '../socket/watchdog'
import type { Counters } from './counters'
import type { Endpoints } from './environments'
import type { RateBudget } from './rate-budget'
import type { TokenSource } from './rest'
import { NewestFrames, type HotListener } from './newest-frames'
import { NewestTexts } from './newest-texts'
import { readSbe, sbeQuery, type SbeMessage } from './sbe'
import { PriceWatch } from './price-watch'
import { SummaryScope, summaryChannel } from './summary-scope'
import { VenueSocket, type VenueSocketListener } from './venue-socket'

/** Channels of the account without which a screen that says live would lie. */
const essentialChannels = ['account', 'orders.ALL', 'fills.ALL', 'positions']
/** Channels of the account's socket; those that are not essential may be refused without harm to the others. */
const accountChannels = [
  ...essentialChannels,
  'balance_events',
  'tradebusts',
  'transaction',
  'transfers',
  'funding_payments.ALL',
]
/** Channels of the market-data socket besides those of watched markets. */
const marketChannels = [summaryChannel, 'markets']
const tellEveryMs = 1_000

/** Who hears of the exchange's connections. */
export interface ExchangeListener {
  onChange(): void
  /** The account's socket (the market's without a signer) is joined: time for the snapshot. */
  onJoined(): void
  /** The market-data socket is joined: ticks may have been missed before. */
  onMarketJoined(): void
  /** The venue sends this channel of the market's socket from now on. */
  onMarketSending(channel: string): void
  onNotification(channel: string, data: unknown): void
  onSbe(message: SbeMessage): void
  /** Trades, best prices and summaries that came as plain binary frames. */
  hot: HotListener
  /** The account's socket said something that could not be read. */
  onDoubt(): void
}

/** Everything the manager needs. */
export interface ExchangeOptions {
  endpoints: Endpoints
  clock: Clock
  random: () => number
  counters: Counters
  listener: ExchangeListener
  /** Null in watch mode: market data only. */
  tokens: TokenSource | null
  /** Connections count too. */
  budget: RateBudget
  /** Summaries of chosen markets only; of all unless given. */
  isScoped?: boolean
  watchdog?: WatchdogLimits
}

function withQuery(url: string, query: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

/**
 * Owns the two sockets: the account's in JSON, whose payloads are richer, and the market data's in SBE,
 * which is the only form public channels are served in. Each comes back by itself.
 */
export class ExchangeConnectionManager {
  readonly #options: ExchangeOptions
  readonly #account: VenueSocket | null
  readonly #market: VenueSocket
  readonly #scope: SummaryScope | null
  readonly #prices: PriceWatch
  readonly #newest: NewestFrames
  readonly #newestTexts: NewestTexts
  #isSynced = false
  #lastMessageAtMs: number | null = null
  #toldAtMs = 0

  constructor(options: ExchangeOptions) {
    this.#options = options
    const { endpoints, tokens } = options
    this.#scope = options.isScoped
      ? new SummaryScope(
          (params) => this.#market.call('modify_subscription', params),
          (markets) => {
            this.#newest.keepSummariesOf(markets)
            this.#newestTexts.keepSummariesOf(markets)
          },
        )
      : null
    // Of chosen markets, or of none, nobody can say how often a price must come.
    this.#prices = new PriceWatch(options.clock, () => options.listener.onChange(), !options.isScoped)
    this.#newest = new NewestFrames(options.clock, options.listener.hot)
    this.#newestTexts = new NewestTexts(options.clock, (text) => this.#market.read(text))
    this.#account = tokens && this.#createSocket(endpoints.wsUrl, accountChannels, tokens, true)
    const marketUrl = withQuery(endpoints.wsUrl, sbeQuery)
    this.#market = this.#createSocket(marketUrl, marketChannels, null, tokens === null)
  }

  /** The socket that says whether the desk is live: the account's, or the market's without a signer. */
  get #main(): VenueSocket {
    return this.#account ?? this.#market
  }

  get phase(): ConnectionPhase {
    const { phase } = this.#main
    return phase === 'live' && !this.#isSynced ? 'syncing' : phase
  }

  /** Stale also where the line stands and no price comes: one channel may stop while others go on. */
  get marketPhase(): ConnectionPhase {
    const { phase } = this.#market
    return phase === 'live' && this.#prices.isSilent ? 'stale' : phase
  }

  /** When a price came last, of any market. */
  get pricesAtMs(): number | null {
    return this.#prices.lastAtMs
  }

  get lastMessageAtMs(): number | null {
    return this.#lastMessageAtMs
  }

  get latencyMs(): number | null {
    return this.#main.latencyMs
  }

  get retryAtMs(): number | null {
    return this.#main.retryAtMs
  }

  get problem(): Problem | null {
    return this.#main.problem
  }

  /** Why there is no market data; null while there is. */
  get marketProblem(): Problem | null {
    return this.#market.problem
  }

  get isRefusedForGood(): boolean {
    return this.#main.isRefusedForGood
  }

  /** What the two sockets went through. */
  get sockets(): SocketFacts[] {
    return [
      ...(this.#account ? [{ name: 'account' as const, ...this.#account.facts }] : []),
      { name: 'prices', ...this.#market.facts },
    ]
  }

  /** The account's socket while it is live: not one that may be dead already. */
  get orderSocket(): VenueSocket | null {
    return this.#account?.phase === 'live' ? this.#account : null
  }

  /** The account's socket while the venue has it, silent or not. */
  get joinedSocket(): VenueSocket | null {
    return this.#account?.isJoined ? this.#account : null
  }

  start(): void {
    this.#account?.start()
    this.#market.start()
  }

  stop(): void {
    this.#account?.stop()
    this.#market.stop()
    this.#newest.stop()
    this.#newestTexts.stop()
    this.#prices.left()
  }

  /** What is known of the account is in doubt: 'syncing' until the next snapshot is in. */
  markDoubted(): void {
    this.#isSynced = false
    this.#options.listener.onChange()
  }

  /** The snapshot is in: the phase may say 'live'. */
  markSynced(): void {
    this.#isSynced = true
    this.#options.listener.onChange()
  }

  dropNow(): void {
    this.#account?.dropNow()
    this.#market.dropNow()
  }

  retryNow(): void {
    this.#account?.retryNow()
    this.#market.retryNow()
  }

  /** Wants a market-data channel, now and after every reconnect; returns the remover. */
  wantMarketChannel(channel: string): () => void {
    return this.#market.want(channel)
  }

  /** Scopes the summaries to these markets; without effect on a connection that has them all. */
  scopeSummaries(markets: Iterable<string>): void {
    this.#scope?.set(markets)
  }

  /** A market-data socket besides the two, for its maker to start and stop. */
  createMarketSocket(listener: VenueSocketListener): VenueSocket {
    const { endpoints, clock, random, counters, budget, watchdog } = this.#options
    const url = withQuery(endpoints.wsUrl, sbeQuery)
    const { tunnel } = endpoints
    const base = { url, tunnel, clock, random, counters, budget, channels: [], tokens: null, listener }
    return new VenueSocket({ ...base, ...(watchdog && { watchdog }) })
  }

  #createSocket(
    url: string,
    channels: readonly string[],
    tokens: TokenSource | null,
    isMain: boolean,
  ): VenueSocket {
    const { endpoints, clock, random, counters, listener, budget, watchdog } = this.#options
    const socket: VenueSocket = new VenueSocket({
      url,
      tunnel: endpoints.tunnel,
      clock,
      random,
      counters,
      channels,
      essential: tokens ? essentialChannels : [],
      tokens,
      // The market's only parameter is its schema: a version the venue does not speak.
      ...(url !== endpoints.wsUrl && { badRequest: 'connection.schemaRefused' }),
      budget,
      paramsOf: (channel) => (channel === summaryChannel ? { ...this.#scope?.toParams() } : {}),
      ...(watchdog && { watchdog }),
      listener: {
        onChange: () => {
          if (isMain && !socket.isJoined) this.#isSynced = false
          if (socket === this.#market && !socket.isJoined) {
            this.#scope?.left()
            this.#prices.left()
          }
          listener.onChange()
        },
        onJoined: () => {
          if (isMain) listener.onJoined()
          if (socket !== this.#market) return
          this.#scope?.joined()
          this.#prices.joined()
          listener.onMarketJoined()
        },
        onSending: (channel) => {
          if (socket === this.#market) listener.onMarketSending(channel)
        },
        // What is the account's own never waits.
        ...(!tokens && { keeps: (text) => this.#keepsText(text) }),
        onNotification: (channel, data) => {
          if (channel === summaryChannel) this.#prices.came()
          listener.onNotification(channel, data)
        },
        onBinary: (bytes) => {
          if (!this.#onBinary(bytes) && tokens) listener.onDoubt()
        },
        ...(tokens && { onUnreadable: () => listener.onDoubt() }),
        onInbound: (atMs) => {
          if (!isMain) return
          // Told once a second at most: it changes with every message.
          this.#lastMessageAtMs = atMs
          if (atMs - this.#toldAtMs < tellEveryMs) return
          this.#toldAtMs = atMs
          listener.onChange()
        },
      },
    })
    return socket
  }

  #keepsText(text: string): boolean {
    const kind = this.#newestTexts.keep(text)
    if (kind === 'summary') this.#prices.came()
    return kind !== null
  }

  /** False for what announces more than it holds. */
  #onBinary(bytes: Uint8Array): boolean {
    const hot = this.#newest.take(bytes)
    if (hot !== null) {
      if (hot === 'summary') this.#prices.came()
      return true
    }
    const read = readSbe(bytes)
    if (read.kind === 'message') {
      if (read.message.name === 'MarketSummaryEvent') this.#prices.came()
      this.#options.listener.onSbe(read.message)
    } else if (read.kind === 'skipped')
      this.#options.counters.bump('skippedTemplate', String(read.templateId))
    else this.#options.counters.bump('malformed', `sbe.${read.templateId ?? 'header'}`)
    return read.kind !== 'malformed'
  }
}
