import { Outbox } from './outbox'
import { encodeSbe } from '../sbe-encoder'
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
    this.outbox.push(text)
  }

  /** Sends channel data, through whatever faults the control has asked for. */
  deliver(frame: string | Buffer): void {
    const fault = this.faults.takeFrame(this.kind)
    if (fault?.dropNext) return
    const spoilt = fault?.corrupt ? corrupted(frame) : frame
    const sent = fault?.truncate ? spoilt.slice(0, Math.floor(spoilt.length / 2)) : spoilt
    this.outbox.push(sent, fault?.delayMs)
    if (fault?.duplicate) this.outbox.push(sent)
    this.restartHeartbeat()
  }

  /** Keeps the connection up but sends nothing, not even pongs. */
  freeze(frozen: boolean): void {
    this.frozen = frozen
    clearTimeout(this.pongDue)
    this.outbox.freeze(frozen)
  }

  drop(how: 'close' | 'reset'): void {
    if (how === 'close') this.wire.close(1012, 'service restart')
    else this.wire.cut(true)
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
      this.outbox.push(
        encodeSbe({ name: 'heartbeat', fields: { ts: this.clock.nowMs(), seq: this.heartbeats } }),
      )
      this.restartHeartbeat()
    }, this.timing.heartbeatMs)
  }

  private stop(): void {
    clearInterval(this.pings)
    clearTimeout(this.pongDue)
    clearTimeout(this.heartbeat)
    this.outbox.stop()
  }
}

/** A frame that no reader can take for a good one: broken JSON, or a header that makes no sense. */
function corrupted(frame: string | Buffer): string | Buffer {
  if (typeof frame === 'string') return `#${frame.slice(1)}`
  return Buffer.from(frame.map((byte, index) => (index < frame.length / 2 ? byte ^ 0xff : byte)))
}
