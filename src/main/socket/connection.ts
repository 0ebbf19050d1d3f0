import WebSocket from 'ws'
import { createBackoff, type Backoff, type BackoffLimits } from './backoff'
import type { Clock } from './clock'
import type { Tunnel } from './tunnel'
import { createWatchdog, type Watchdog, type WatchdogLimits } from './watchdog'

/** waiting: for the next try. stale: open, but silent for too long. */
export type SocketState = 'stopped' | 'connecting' | 'open' | 'stale' | 'waiting'

/**
 * Why a connection or a try ended. `status` is the HTTP status of a refused upgrade, `closeCode` the
 * WebSocket one, `error` the system's word such as ECONNREFUSED.
 */
export interface SocketEnd {
  reason: 'notReady' | 'unreachable' | 'refused' | 'slow' | 'silent' | 'dropped' | 'closed'
  status?: number
  closeCode?: number
  error?: string
}

/** Who hears of a connection; called only for the current socket, never for one that was given up. */
export interface SocketListener {
  onState(state: SocketState, end: SocketEnd | null): void
  onText(text: string): void
  onBinary(bytes: Uint8Array): void
  /** Anything at all came in, pings and pongs included. */
  onInbound?(atMs: number): void
  onLatency?(latencyMs: number): void
}

/** Everything a connection needs to come back by itself. */
export interface SocketOptions {
  url: string
  clock: Clock
  random: () => number
  listener: SocketListener
  /** Runs before each try; a rejection counts as a failed try. */
  beforeConnect?: () => Promise<void>
  backoff?: BackoffLimits
  watchdog?: WatchdogLimits
  connectTimeoutMs?: number
  /** A connection that held this long makes the next wait start from the base again. */
  stableAfterMs?: number
  maxPayloadBytes?: number
  /** Through a proxy; straight unless given. */
  tunnel?: Tunnel | undefined
}

const defaultBackoff: BackoffLimits = { floorMs: 250, baseMs: 500, capMs: 20_000 }
/** Silence that begins just after an answer is told at the next ping and the wait for its answer: 1.9 seconds. */
const defaultWatchdog: WatchdogLimits = { pingEveryMs: 500, staleAfterMs: 1_400, deadAfterMs: 10_000 }

/** A WebSocket that comes back until it is stopped. */
export class SocketConnection {
  #state: SocketState = 'stopped'
  #socket: WebSocket | null = null
  /** Grows with every try: what an older try still calls back is dropped. */
  #generation = 0
  #watchdog: Watchdog | null = null
  #cancelTimer: (() => void) | null = null
  #retryAtMs: number | null = null
  #openedAtMs: number | null = null
  #pingSentAtMs: number | null = null
  #pings = 0
  readonly #backoff: Backoff
  readonly #options: SocketOptions

  constructor(options: SocketOptions) {
    this.#options = options
    this.#backoff = createBackoff(options.backoff ?? defaultBackoff, options.random)
  }

  get state(): SocketState {
    return this.#state
  }

  /** When the next try is due, while waiting for one; milliseconds since the epoch. */
  get retryAtMs(): number | null {
    return this.#retryAtMs
  }

  /** Starts connecting; does nothing when already started. */
  start(): void {
    if (this.#state === 'stopped') this.#connect()
  }

  /** Closes for good, until the next `start`. */
  stop(): void {
    if (this.#state === 'stopped') return
    this.#abandon('close')
    this.#backoff.reset()
    this.#become('stopped', null)
  }

  /** Gives up the current socket at once and connects anew: after sleep it is dead without knowing it. */
  dropNow(): void {
    if (this.#state === 'stopped') return
    this.#abandon('terminate')
    this.#backoff.reset()
    this.#wait({ reason: 'dropped' }, 0)
  }

  /** Gives up the current socket and waits like after any other loss. */
  giveUp(): void {
    if (this.#state === 'open' || this.#state === 'stale') this.#lose({ reason: 'dropped' })
  }

  /** Cuts a wait short; nothing while connecting or connected. */
  retryNow(): void {
    if (this.#state === 'waiting') this.#connect()
  }

  /** Whether the text was handed to an open socket. */
  send(text: string): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false
    this.#socket.send(text)
    return true
  }

  #connect(): void {
    const generation = ++this.#generation
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#retryAtMs = null
    this.#become('connecting', null)
    const prepared = this.#options.beforeConnect?.()
    if (!prepared) return this.#open(generation)
    prepared.then(
      () => {
        if (generation === this.#generation) this.#open(generation)
      },
      () => {
        if (generation === this.#generation) this.#wait({ reason: 'notReady' })
      },
    )
  }

  #open(generation: number): void {
    const { url, clock, tunnel, connectTimeoutMs = 10_000, maxPayloadBytes = 4 * 1024 * 1024 } = this.#options
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      maxPayload: maxPayloadBytes,
      // Its types know only connectors that answer at once; node takes both.
      ...(tunnel && { createConnection: tunnel.connectorTo(url) as never }),
    })
    this.#socket = socket
    const whenCurrent =
      <A extends unknown[]>(act: (...given: A) => void) =>
      (...given: A): void => {
        if (generation === this.#generation) act(...given)
      }
    this.#cancelTimer = clock.setTimer(
      connectTimeoutMs,
      whenCurrent(() => this.#lose({ reason: 'slow' })),
    )
    socket.on(
      'open',
      whenCurrent(() => this.#opened()),
    )
    socket.on(
      'message',
      whenCurrent((data: Buffer, isBinary: boolean) => {
        this.#inbound()
        if (isBinary) this.#options.listener.onBinary(data)
        else this.#options.listener.onText(data.toString('utf8'))
      }),
    )
    socket.on(
      'ping',
      whenCurrent(() => this.#inbound()),
    )
    socket.on(
      'pong',
      whenCurrent((payload: Buffer) => this.#ponged(payload.toString('latin1'))),
    )
    socket.on(
      'unexpected-response',
      whenCurrent((_request, response: { statusCode?: number }) =>
        this.#lose({ reason: 'refused', ...(response.statusCode && { status: response.statusCode }) }),
      ),
    )
    // A listener must stay for good: terminating a socket that still connects emits an error later.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (generation !== this.#generation) return
      const reason = this.#openedAtMs === null ? 'unreachable' : 'closed'
      this.#lose({ reason, ...(error.code && { error: error.code }) })
    })
    socket.on(
      'close',
      whenCurrent((closeCode: number) => this.#lose({ reason: 'closed', closeCode })),
    )
  }

  #opened(): void {
    const { clock, watchdog = defaultWatchdog } = this.#options
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#openedAtMs = clock.nowMs()
    this.#inbound()
    this.#watchdog = createWatchdog(watchdog, clock, {
      ping: () => this.#ping(),
      onStale: () => this.#become('stale', null),
      onRecovered: () => this.#become('open', null),
      onDead: () => this.#lose({ reason: 'silent' }),
    })
    this.#become('open', null)
  }

  #inbound(): void {
    this.#watchdog?.inbound()
    this.#options.listener.onInbound?.(this.#options.clock.nowMs())
  }

  #ping(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return
    this.#pings += 1
    this.#pingSentAtMs = this.#options.clock.nowMs()
    this.#socket.ping(String(this.#pings))
  }

  #ponged(payload: string): void {
    this.#inbound()
    // Only the newest ping's answer says how long the way is now.
    if (this.#pingSentAtMs === null || payload !== String(this.#pings)) return
    const latencyMs = Math.max(0, this.#options.clock.nowMs() - this.#pingSentAtMs)
    this.#pingSentAtMs = null
    this.#options.listener.onLatency?.(latencyMs)
  }

  #lose(end: SocketEnd): void {
    this.#abandon('terminate')
    this.#wait(end)
  }

  #wait(end: SocketEnd, delayMs: number = this.#backoff.next()): void {
    const { clock } = this.#options
    this.#retryAtMs = clock.nowMs() + delayMs
    this.#cancelTimer = clock.setTimer(delayMs, () => this.#connect())
    this.#become('waiting', end)
  }

  /** Lets go of the current socket, its timers and its callbacks. */
  #abandon(how: 'close' | 'terminate'): void {
    const { clock, stableAfterMs = 10_000 } = this.#options
    this.#generation += 1
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#retryAtMs = null
    this.#watchdog?.stop()
    this.#watchdog = null
    this.#pingSentAtMs = null
    if (this.#openedAtMs !== null && clock.nowMs() - this.#openedAtMs >= stableAfterMs) this.#backoff.reset()
    this.#openedAtMs = null
    const socket = this.#socket
    this.#socket = null
    if (!socket) return
    if (how === 'close' && socket.readyState === WebSocket.OPEN) socket.close(1000)
    else socket.terminate()
  }

  #become(state: SocketState, end: SocketEnd | null): void {
    if (state === this.#state && end === null) return
    this.#state = state
    this.#options.listener.onState(state, end)
  }
}
