import { Outbox } from './outbox'
import { encodeSbe } from '../sbe-encoder'
import { spoiltFrames } from './spoilt-frames'
import type { ChannelFrame } from './spoilt-frames'
import type { Clock } from '../clock'
import type { Faults, SocketChoice, SocketKind } from '../faults'
import type { Grant } from '../tokens'
import type { Wire } from './wire'

/** How often a client is pinged, how long it may take to answer, and when an idle SBE socket gets a heartbeat. */
export interface SocketTiming {
  pingMs: number
  pongMs: number
  heartbeatMs: number
}

export const venueTiming: SocketTiming = { pingMs: 55_000, pongMs: 5_000, heartbeatMs: 20_000 }

/** A frame held back goes by itself when nothing comes that could pass it. */
const longestHoldMs = 200

/** One connected client: who it is, what it asked for, and the way out to it. */
export class Client {
  /** Set by the `auth` method for the life of the connection. */
  grant: Grant | undefined
  cancelOnDisconnect = false
  private readonly outbox: Outbox
  private readonly pings: NodeJS.Timeout
  private pongDue: NodeJS.Timeout | undefined
  private heartbeat: NodeJS.Timeout | undefined
  private heartbeats = 0n
  private frozen = false
  private deaf = false
  /** What it has said while nothing came through. */
  private unheard: (() => void)[] = []
  /** A frame held back until others have passed it. */
  private held: { frame: ChannelFrame; channel: string; passable: boolean; timer: NodeJS.Timeout } | undefined

  constructor(
    private readonly wire: Wire,
    /** Whether it negotiated SBE when it connected. */
    readonly sbe: boolean,
    /** Where it connects from. */
    readonly ip: string,
    private readonly faults: Faults,
    private readonly clock: Clock,
    private readonly timing: SocketTiming,
  ) {
    this.outbox = new Outbox(wire, () => this.wire.cut(false))
    this.pings = setInterval(() => this.ping(), timing.pingMs)
    this.restartHeartbeat()
    wire.onPong(() => clearTimeout(this.pongDue))
    wire.onPing((payload) => {
      if (!this.frozen) wire.pong(payload)
    })
    wire.onClose(() => this.stop())
  }

  get account(): string | undefined {
    return this.grant?.account
  }

  get kind(): SocketKind {
    return this.account === undefined ? 'market' : 'private'
  }

  matches(sockets: SocketChoice): boolean {
    return sockets === 'all' || sockets === this.kind
  }

  /** Sends an answer to a request. */
  reply(text: string): void {
    this.push(text)
  }

  /** Sends channel data, through whatever faults the control has asked for. */
  deliver(frame: ChannelFrame, channel: string): void {
    const { held } = this
    // In a strict sequence nothing is passed.
    if (held && !held.passable && held.channel === channel) this.release()
    const fault = this.faults.takeFrame(this.kind, channel)
    const frames = fault ? spoiltFrames(frame, fault) : [frame]
    if ((fault?.reorder || fault?.swap) && !this.held) {
      const timer = setTimeout(() => this.release(), longestHoldMs)
      this.held = { frame, channel, passable: fault.swap === true, timer }
      return
    }
    for (const each of frames) this.push(each, fault?.delayMs)
    this.release()
    this.restartHeartbeat()
  }

  /** Acts on what the client has said, once it can be heard. */
  hear(act: () => void): void {
    if (this.deaf) this.unheard.push(act)
    else act()
  }

  /** Keeps the connection up but sends nothing, not even pongs; a deaf one hears nothing either. */
  freeze(frozen: boolean, deaf = false): void {
    this.frozen = frozen
    this.deaf = frozen && deaf
    clearTimeout(this.pongDue)
    this.outbox.freeze(frozen)
    if (!this.deaf) for (const act of this.unheard.splice(0)) act()
  }

  drop(how: 'close' | 'reset'): void {
    if (how === 'close') this.wire.close(1012, 'service restart')
    else this.wire.cut(true)
  }

  private push(frame: ChannelFrame, delayMs = 0): void {
    this.outbox.push(frame, delayMs, this.faults.paceOf(this.kind))
  }

  private release(): void {
    const { held } = this
    this.held = undefined
    if (!held) return
    clearTimeout(held.timer)
    this.push(held.frame)
  }

  private ping(): void {
    if (this.frozen) return
    this.wire.ping()
    clearTimeout(this.pongDue)
    this.pongDue = setTimeout(() => this.wire.cut(false), this.timing.pongMs)
  }

  private restartHeartbeat(): void {
    if (!this.sbe) return
    clearTimeout(this.heartbeat)
    this.heartbeat = setTimeout(() => {
      this.heartbeats += 1n
      this.push(encodeSbe({ name: 'heartbeat', fields: { ts: this.clock.nowMs(), seq: this.heartbeats } }))
      this.restartHeartbeat()
    }, this.timing.heartbeatMs)
  }

  private stop(): void {
    clearInterval(this.pings)
    clearTimeout(this.pongDue)
    clearTimeout(this.heartbeat)
    clearTimeout(this.held?.timer)
    this.unheard = []
    this.outbox.stop()
  }
}
