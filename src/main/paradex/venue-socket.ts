import type { ConnectionPhase, Problem } from '../../preload/model'
import type { Tunnel } from '../socket/tunnel'
import { toProxyCode } from './rest-failure'
import { SocketConnection, type SocketEnd, type SocketState } from '../socket/connection'
import type { Clock } from '../socket/clock'
import type { WatchdogLimits } from '../socket/watchdog'
import { createSocketRecord, type SocketRecord } from '../measures/socket-record'
import { isRefusedForGood } from './auth'
import type { Counters } from './counters'
import { readFrame } from './frames'
import { ProblemError } from './problem'
import type { RateBudget } from './rate-budget'
import type { TokenSource } from './rest'
import { isTooFast, RpcCalls, type RpcResult } from './rpc'
import { Subscriptions } from './subscriptions'

/** Who hears of one of the venue's sockets. */
export interface VenueSocketListener {
  /** The phase, its problem, the latency or the time of the next try has changed. */
  onChange(): void
  /** Signed in and subscribed: from now on nothing is missed. */
  onJoined(): void
  onNotification(channel: string, data: unknown): void
  /** Whether a text waits, for `read` to have it later; it is read now unless it does. */
  keeps?(text: string): boolean
  onBinary(bytes: Uint8Array): void
  /** A text came in that is no frame of the venue's: what it was to say is lost. */
  onUnreadable?(): void
  onInbound(atMs: number): void
  /** The venue sends this channel from now on. */
  onSending?(channel: string): void
  /** The venue refused a channel; the rest goes on without it. */
  onRefused?(channel: string, problem: Problem): void
}

/** Everything one of the venue's sockets needs. */
export interface VenueSocketOptions {
  url: string
  clock: Clock
  random: () => number
  counters: Counters
  listener: VenueSocketListener
  /** Subscribed on every connection. */
  channels: readonly string[]
  /** The channels without which the socket is of no use: refused one, it is given up. */
  essential?: readonly string[]
  /** Parameters of a channel's subscription besides its name. */
  paramsOf?: (channel: string) => Record<string, unknown>
  /** Gives the JWT to sign in with; null for a socket that needs none. */
  tokens: TokenSource | null
  budget: RateBudget
  watchdog?: WatchdogLimits
  /** Through a proxy; straight unless given. */
  tunnel?: Tunnel | undefined
  /** What HTTP 400 means to an upgrade here; `connection.refused` unless given. */
  badRequest?: string
}

const callTimeoutMs = 10_000
/** How long a try waits for its turn under the limit on connections. */
const turnPatienceMs = 60_000

/** Why a connection ended, for a person to read. */
function toEndProblem(end: SocketEnd, badRequest?: string): Problem {
  const fault = toProxyCode(end.error)
  if (fault) return { code: fault }
  const word = end.status ?? end.closeCode ?? end.error
  const code = end.status === 400 && badRequest ? badRequest : `connection.${end.reason}`
  return { code, ...(word !== undefined && { detail: String(word) }) }
}

/** One socket of the venue: connects, signs in, subscribes, and does so again after each loss. */
export class VenueSocket {
  readonly #options: VenueSocketOptions
  readonly #connection: SocketConnection
  readonly #calls: RpcCalls
  readonly #subscriptions: Subscriptions
  readonly #record: SocketRecord
  #joined = false
  /** Grows whenever a connection comes or goes: a join of an older one must not go on. */
  #generation = 0
  #isUp = false
  #latencyMs: number | null = null
  #problem: Problem | null = null
  #refusedForGood = false

  constructor(options: VenueSocketOptions) {
    this.#options = options
    this.#record = createSocketRecord(() => options.clock.nowMs())
    this.#connection = new SocketConnection({
      url: options.url,
      tunnel: options.tunnel,
      clock: options.clock,
      random: options.random,
      listener: {
        onState: (state, end) => this.#onState(state, end),
        onText: (text) => {
          if (options.listener.keeps?.(text) !== true) this.read(text)
        },
        onBinary: (bytes) => options.listener.onBinary(bytes),
        onInbound: (atMs) => {
          this.#record.inbound(atMs)
          options.listener.onInbound(atMs)
        },
        onLatency: (latencyMs) => {
          this.#latencyMs = latencyMs
          this.#record.roundTrip(latencyMs)
          options.listener.onChange()
        },
      },
      beforeConnect: () => this.#beforeConnect(),
      ...(options.watchdog && { watchdog: options.watchdog }),
    })
    this.#calls = new RpcCalls(options.clock, (text) => this.#connection.send(text))
    this.#subscriptions = new Subscriptions(
      {
        call: (method, channel) => {
          const more = method === 'subscribe' ? options.paramsOf?.(channel) : undefined
          return this.#calls.call(method, { channel, ...more }, callTimeoutMs)
        },
        onSending: (channel) => options.listener.onSending?.(channel),
        pause: (delayMs) => new Promise((resolve) => options.clock.setTimer(delayMs, resolve)),
        onRefused: (channel, { failure }) => {
          options.counters.bump('refusedChannel', channel)
          if (options.essential?.includes(channel)) this.#problem = failure.problem
          options.listener.onRefused?.(channel, failure.problem)
        },
      },
      options.channels,
    )
  }

  /** 'live' means joined; whether the snapshot is in is for the owner to say. */
  get phase(): ConnectionPhase {
    const state = this.#connection.state
    if (state === 'stopped') return 'offline'
    if (state === 'stale') return 'stale'
    if (state !== 'open') return 'connecting'
    return this.#joined ? 'live' : 'syncing'
  }

  /** Whether calls can be made: connected and, where that is needed, signed in. */
  get isJoined(): boolean {
    return this.#joined
  }

  /** What it went through since it was made. */
  get facts(): ReturnType<SocketRecord['facts']> {
    return this.#record.facts()
  }

  get latencyMs(): number | null {
    return this.#latencyMs
  }

  get retryAtMs(): number | null {
    return this.#connection.retryAtMs
  }

  /** Why it is not joined; null when it is. */
  get problem(): Problem | null {
    return this.#problem
  }

  /** The venue refuses this key: only `start` tries again. */
  get isRefusedForGood(): boolean {
    return this.#refusedForGood
  }

  start(): void {
    this.#refusedForGood = false
    this.#connection.start()
  }

  stop(): void {
    this.#connection.stop()
  }

  dropNow(): void {
    this.#connection.dropNow()
  }

  /** Tries at once: cuts a wait short, or starts again after a refusal. */
  retryNow(): void {
    if (this.#refusedForGood) this.start()
    else this.#connection.retryNow()
  }

  /** One call; `timeoutMs` is how long its answer may take. */
  call(method: string, params: Record<string, unknown>, timeoutMs = callTimeoutMs): Promise<RpcResult> {
    return this.#calls.call(method, params, timeoutMs)
  }

  /** Wants a channel, now and after every reconnect; returns the remover. */
  want(channel: string): () => void {
    return this.#subscriptions.want(channel)
  }

  /** Subscribes a channel anew, for a new snapshot. */
  renew(channel: string): void {
    this.#subscriptions.renew(channel)
  }

  /** Reads a text of this socket's that has waited. */
  read(text: string): void {
    const frame = readFrame(text)
    const { counters, listener } = this.#options
    if (frame.kind === 'notification') listener.onNotification(frame.channel, frame.data)
    else if (frame.kind === 'unreadable') {
      counters.bump('unreadableFrame')
      listener.onUnreadable?.()
    } else if (!this.#calls.accept(frame)) counters.bump('strayAnswer')
  }

  async #beforeConnect(): Promise<void> {
    if (this.#options.tokens) await this.#freshToken()
    const problem = await this.#options.budget.acquire('session', ['connections'], turnPatienceMs)
    if (!problem) return
    this.#problem = problem
    throw new ProblemError(problem)
  }

  async #freshToken(): Promise<string> {
    const answer = await this.#options.tokens?.token()
    if (answer?.ok) return answer.value
    const failure = answer?.failure
    this.#problem = failure?.problem ?? { code: 'auth.noSigner' }
    if (failure && isRefusedForGood(failure)) this.#refuse()
    throw new ProblemError(this.#problem)
  }

  /** Stops for good: asking again with the same key would only be refused again. */
  #refuse(): void {
    this.#refusedForGood = true
    this.#connection.stop()
  }

  async #join(): Promise<void> {
    const generation = this.#generation
    const isSignedIn = this.#options.tokens === null || (await this.#signIn(this.#options.tokens, generation))
    if (!isSignedIn || generation !== this.#generation) return
    const isSubscribed = await this.#subscriptions.join()
    if (generation !== this.#generation) return
    if (!isSubscribed || this.#subscriptions.lackingOf(this.#options.essential ?? []) !== undefined) {
      // Without every answer, or without what must not be missed, it is no connection: a new one starts clean.
      this.#connection.giveUp()
      return
    }
    this.#joined = true
    this.#problem = null
    this.#record.joined()
    this.#changed()
    this.#options.listener.onJoined()
  }

  async #signIn(tokens: TokenSource, generation: number): Promise<boolean> {
    const token = await this.#freshToken().catch(() => null)
    if (generation !== this.#generation) return false
    const answer = token === null ? null : await this.#calls.call('auth', { bearer: token }, callTimeoutMs)
    if (generation !== this.#generation) return false
    if (answer?.ok) return true
    if (answer) this.#problem = answer.failure.problem
    const isSure = answer?.failure.reached === 'refused' && !isTooFast(answer.failure)
    if (token !== null) tokens.discard(token, isSure)
    if (answer?.failure.problem.code === 'rpc.geoBlocked') this.#refuse()
    else this.#connection.giveUp()
    return false
  }

  #onState(state: SocketState, end: SocketEnd | null): void {
    const isUp = state === 'open' || state === 'stale'
    const wasUp = this.#isUp
    this.#isUp = isUp
    if (end && end.reason !== 'notReady' && !(end.reason === 'dropped' && this.#problem)) {
      this.#problem = toEndProblem(end, this.#options.badRequest)
    }
    if (isUp !== wasUp) this.#generation += 1
    if (!isUp) {
      this.#joined = false
      this.#latencyMs = null
      this.#subscriptions.leave()
      this.#calls.fail()
    }
    this.#changed()
    if (isUp && !wasUp) void this.#join()
  }

  #changed(): void {
    this.#record.become(this.phase)
    this.#options.listener.onChange()
  }
}
