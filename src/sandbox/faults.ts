/** Which sockets a fault concerns: those that have authenticated, the others, or both. */
export type SocketKind = 'private' | 'market'
export type SocketChoice = SocketKind | 'all'

/** What to do to the next `count` channel frames. */
export interface FrameFault {
  sockets: SocketChoice
  /** Only of channels whose names begin so; of all of them unless given. */
  channel?: string
  count: number
  delayMs?: number
  duplicate?: boolean
  corrupt?: boolean
  truncate?: boolean
  dropNext?: boolean
  /** Longer than any reader has a reason to take. */
  oversize?: boolean
  /** Sent after the next frame of another channel, as a venue may; one of the same channel never passes it. */
  reorder?: boolean
  /** Sent after the next frame, also of the same channel, as no venue should. */
  swap?: boolean
  /** SBE only: claims another schema. */
  wrongSchema?: boolean
  /** SBE only: a frame of a template nobody knows goes ahead of it. */
  unknownTemplate?: boolean
  /** JSON only: a frame of a channel nobody knows goes ahead of it. */
  unknownChannel?: boolean
  /** JSON only: carries a field nobody knows. */
  unknownField?: boolean
  /** JSON only: this field holds a word nobody knows. */
  unknownWord?: string
}

/**
 * How a request is answered instead: with an HTTP status, not at all, with a reset, with a proxy's page, as it
 * should be but late, with nothing in it, or with half of what should be in it.
 */
export type RestSpoil = number | 'hang' | 'reset' | 'html' | 'slow' | 'empty' | 'half'

/** What to do to the next `count` requests of a method ('*' for any) whose path is `path` or lies below it. */
export interface RestFault {
  method: string
  path: string
  status: RestSpoil
  count: number
  /** Act first and spoil only the answer; 'slow', 'empty' and 'half' always do. */
  after?: boolean
  retryAfterS?: number
  /** How late 'slow' is. */
  delayMs?: number
  /** The error's word; the usual one of the status unless given. */
  word?: string
}

/** How a call on a socket is answered instead: with an error's code, not at all, or late. */
export type RpcSpoil = number | 'lost' | 'late'

/** What to do to the next `count` calls of a socket's method ('*' for any), of one channel where one is named. */
export interface RpcFault {
  method: string
  channel?: string
  answer: RpcSpoil
  count: number
  /** Act first and spoil only the answer; else what is lost or late is the call. */
  after?: boolean
  /** How late 'late' is. */
  delayMs?: number
}

/** How new sockets are refused: with an HTTP status, with a reset, or with no answer at all. */
export interface Refusing {
  how: number | 'reset' | 'hang'
  /** Those that ask for SBE, the others, or both. */
  asking: 'sbe' | 'json' | 'all'
  retryAfterS?: number
}

/** How sluggish sockets are: everything comes so much later, and no faster than one frame in so many milliseconds. */
export interface Pace {
  latencyMs: number
  everyMs: number
}

const noPace: Pace = { latencyMs: 0, everyMs: 0 }

/** The faults the control has asked for, until they are used up. */
export class Faults {
  /** New sockets are refused. */
  refusing: Refusing | undefined
  /** Private channels go out as SBE on sockets that negotiated it. */
  privateSbe = false
  /** Grows when a walk through maintenance begins or is called off: an older one goes no further. */
  walk = 0
  private frameFaults: FrameFault[] = []
  private restFaults: RestFault[] = []
  private rpcFaults: RpcFault[] = []
  private paces: Record<SocketKind, Pace> = { private: noPace, market: noPace }

  addFrames(fault: FrameFault): void {
    this.frameFaults.push({ ...fault })
  }

  addRest(fault: RestFault): void {
    this.restFaults.push({ ...fault, path: fault.path.replace(/^\/v1(?=\/|$)/, '') })
  }

  addRpc(fault: RpcFault): void {
    this.rpcFaults.push({ ...fault })
  }

  setPace(sockets: SocketChoice, pace: Pace): void {
    for (const kind of ['private', 'market'] as const)
      if (sockets === 'all' || sockets === kind) this.paces[kind] = pace
  }

  paceOf(socket: SocketKind): Pace {
    return this.paces[socket]
  }

  takeFrame(socket: SocketKind, channel: string): FrameFault | undefined {
    return take(
      this.frameFaults,
      (each) =>
        (each.sockets === 'all' || each.sockets === socket) &&
        (each.channel === undefined || channel.startsWith(each.channel)),
    )
  }

  /** `path` is without the /v1. */
  takeRest(method: string, path: string): RestFault | undefined {
    return take(
      this.restFaults,
      (each) => (each.method === '*' || each.method === method) && isWithin(path, each.path),
    )
  }

  takeRpc(method: string, channel: unknown): RpcFault | undefined {
    return take(
      this.rpcFaults,
      (each) =>
        (each.method === '*' || each.method === method) &&
        (each.channel === undefined || each.channel === channel),
    )
  }

  /** Forgets all of them. */
  clear(): void {
    this.refusing = undefined
    this.privateSbe = false
    this.walk += 1
    this.frameFaults = []
    this.restFaults = []
    this.rpcFaults = []
    this.setPace('all', noPace)
  }
}

/** The first fault that fits, one use of it gone. */
function take<F extends { count: number }>(faults: F[], fits: (fault: F) => boolean): F | undefined {
  const fault = faults.find(fits)
  if (fault && --fault.count <= 0) faults.splice(faults.indexOf(fault), 1)
  return fault
}

function isWithin(path: string, prefix: string): boolean {
  return prefix === '' || prefix === '/' || path === prefix || path.startsWith(`${prefix}/`)
}
