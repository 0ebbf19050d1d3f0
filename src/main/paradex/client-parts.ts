import type { EnvironmentName, TokenUsage } from '../../preload/model'
import type { Log } from '../log'
import { systemClock, type Clock } from '../socket/clock'
import type { WatchdogLimits } from '../socket/watchdog'
import type { Signer } from '../vault/signer'
import { AccountReader } from './account-reader'
import { AlgoOrders } from './algo-orders'
import { Auth } from './auth'
import { createChainIdReader } from './chain'
import { Counters } from './counters'
import type { Endpoints } from './environments'
import { History } from './history'
import { Keys } from './keys'
import { KnownOrders } from './known-orders'
import { Margin } from './margin'
import { MarketReader } from './market-reader'
import { OrderBatch } from './order-batch'
import { OrderCancel } from './order-cancel'
import { Notifications } from './notifications'
import { OrderDoor } from './order-door'
import { OrderEntry } from './order-entry'
import { OrderSigner } from './order-signer'
import { RateBudget } from './rate-budget'
import type { RateWindow } from './rate-window'
import { RequestFailures } from './request-info'
import { RestClient, type TokenSource } from './rest'
import { TickerBoard } from './tickers'
import { Translator } from './translator'
import { VenueClock } from './venue-clock'
import type { VenueSocket } from './venue-socket'

/** What a client is made of. */
export interface ClientOptions {
  environment: EnvironmentName
  /** Checked before by `checkEndpoints`. */
  endpoints: Endpoints
  /** Null is watch mode: no orders, and without `readOnlyTokens` market data only. */
  signer: Signer | null
  log: Log
  clock?: Clock
  /** In [0, 1); for the jitter of waits. */
  random?: () => number
  watchdog?: WatchdogLimits
  /** Shared by all clients of this machine; the client's own unless given. */
  connections?: RateWindow[]
  /** Opens an account for a main key that has none, naming this Ethereum address; see `Auth`. */
  onboardAs?: string | null
  /** A read-only token in place of a signer: the account is seen, and every order verb refuses. */
  readOnlyTokens?: TokenSource
  /** Summaries of the markets given to `scopeSummaries` instead of all. */
  scopedSummaries?: boolean
  /** All fills until then, by the venue's clock, are known: the first snapshot reads on from there. */
  fillsKnownUntilMs?: number | null
  /** Asks with the first snapshot when the venue has opened the account; not unless given. */
  asksForBirth?: boolean
  /** 'pro' unless given; see `TokenUsage` for what it changes. */
  tokenUsage?: TokenUsage
}

/**
 * The parts of a client that know nothing of its connections, joined.
 * @internal
 */
export type ClientParts = ReturnType<typeof createClientParts>

/**
 * Builds the parts; `orderSocket` gives the account's socket while calls can be made on it.
 * @internal
 */
export function createClientParts(options: ClientOptions, orderSocket: () => VenueSocket | null) {
  const { endpoints, signer, log, clock = systemClock, random = Math.random, tokenUsage = 'pro' } = options
  const orders = new KnownOrders()
  const counters = new Counters()
  const budget = new RateBudget(clock, tokenUsage, options.connections)
  const translator = new Translator(log, counters, orders)
  const rest = new RestClient({ restUrl: endpoints.restUrl, tunnel: endpoints.tunnel, clock, random, budget })
  const venueClock = new VenueClock(clock, rest)
  const tickers = new TickerBoard(() => venueClock.nowMs())
  const chainId = createChainIdReader(rest)
  const { onboardAs = null } = options
  const auth = signer && new Auth({ rest, signer, clock, venueClock, chainId, onboardAs, usage: tokenUsage })
  const tokens: TokenSource | null = auth ?? options.readOnlyTokens ?? null
  if (tokens) rest.useTokens(tokens)
  const reader = new AccountReader(rest, translator, counters)
  const isReadOnly = !signer && options.readOnlyTokens !== undefined
  const refusal = signer ? null : { code: isReadOnly ? 'auth.readOnly' : 'auth.noSigner' }
  const door = new OrderDoor({ rest, socket: orderSocket, budget, venueClock, refusal })
  const orderSigner = new OrderSigner({ signer, chainId, venueClock })
  const requests = new RequestFailures()
  const entry = { rest, door, signer: orderSigner, translator, requests }
  const history = new History(rest, translator)
  return {
    history,
    keys: new Keys({ rest, translator, venueClock, signer }),
    margin: new Margin(rest, translator),
    notifications: new Notifications(rest, translator, refusal),
    algos: new AlgoOrders({ ...entry, history }),
    clock,
    random,
    orders,
    requests,
    tickers,
    counters,
    budget,
    translator,
    rest,
    venueClock,
    tokens,
    reader,
    markets: new MarketReader(rest, translator, tickers),
    orderEntry: new OrderEntry(entry),
    orderBatch: new OrderBatch(entry),
    orderCancel: new OrderCancel({
      rest,
      door,
      translator,
      openOrders: (market) => reader.getOpenOrders(market),
    }),
  }
}
