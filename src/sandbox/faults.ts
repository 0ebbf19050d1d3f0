/** Which sockets a fault concerns: those that have authenticated, the others, or both. */
export type SocketKind = 'private' | 'market'
export type SocketChoice = SocketKind | 'all'

/** What to do to the next `count` channel frames. */
export interface FrameFault {
  sockets: SocketChoice
  count: number
  delayMs?: number
  duplicate?: boolean
  corrupt?: boolean
  truncate?: boolean
  dropNext?: boolean
}

/** What to do to the next `count` requests of a method whose path is `path` or lies below it. */
export interface RestFault {
  method: string
  path: string
  status: number | 'hang' | 'reset' | 'html'
  count: number
  /** Act first and spoil only the answer. */
  after?: boolean
  retryAfterS?: number
}

/** The faults the control has asked for, until they are used up. */
export class Faults {
  /** New sockets are refused. */
  refusing = false
  /** Private channels go out as SBE on sockets that negotiated it. */
  privateSbe = false
  private frameFaults: FrameFault[] = []
  private restFaults: RestFault[] = []

  addFrames(fault: FrameFault): void {
    this.frameFaults.push({ ...fault })
  }

  addRest(fault: RestFault): void {
    this.restFaults.push({ ...fault, path: fault.path.replace(/^\/v1(?=\/|$)/, '') })
  }

  takeFrame(socket: SocketKind): FrameFault | undefined {
    const fault = this.frameFaults.find(({ sockets }) => sockets === 'all' || sockets === socket)
    if (fault && --fault.count <= 0) this.frameFaults = this.frameFaults.filter((other) => other !== fault)
    return fault
  }

  /** `path` is without the /v1. */
  takeRest(method: string, path: string): RestFault | undefined {
    const fault = this.restFaults.find((each) => each.method === method && isWithin(path, each.path))
    if (fault && --fault.count <= 0) this.restFaults = this.restFaults.filter((other) => other !== fault)
    return fault
  }
}

function isWithin(path: string, prefix: string): boolean {
  return prefix === '' || prefix === '/' || path === prefix || path.startsWith(`${prefix}/`)
}
