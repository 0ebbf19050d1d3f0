import type { ConnectionPhase, Problem } from './model'

/** How long something took, time and again. The percentiles are at most a tenth too large; null before the first. */
export interface Spread {
  count: number
  p50Ms: number | null
  p99Ms: number | null
  longestMs: number | null
}

/** One of the sockets to the exchange, since its session began. */
export interface SocketFacts {
  name: 'account' | 'prices' | 'book'
  phase: ConnectionPhase
  /** For how long it has been in this phase. */
  phaseForMs: number
  /** How often it came back after a loss. */
  reconnects: number
  /** How long nothing has come in; null before anything did. */
  silentForMs: number | null
  roundTrip: Spread
}

/** The REST calls of one kind, since their session began; the wait for a turn is not in the time. */
export interface CallFacts {
  /** Method and first word of the path: 'GET markets'. */
  group: string
  failures: number
  time: Spread
}

/** How soon orders stand, counted from the moment they are sent. */
export interface OrderTimes {
  /** Until the exchange's first word of the order. */
  acknowledged: Spread
  /** Until it is open in the market; an order that fills at once never is. */
  open: Spread
}

/** Who hashes orders for signing. */
export interface OrderHashFacts {
  /** Our own code where it is ready; else the library, in the end for good. */
  state: 'cold' | 'warming' | 'ready' | 'off'
  /** Messages hashed by our own code, and those of them that the library has hashed again. */
  hashed: number
  checked: number
}

/** How the journal fares. */
export type JournalFacts =
  | { open: false; why: Problem['code'] }
  | {
      open: true
      outcome: 'fresh' | 'opened' | 'restored' | 'rebuilt'
      /** Whether the whole file was read and found sound before it was used. */
      checkedAtStart: boolean
      healthy: boolean
      /** Entries that could not be read, since the start. */
      unreadable: number
      /** Null where the disk does not tell. */
      size: { bytes: number; rows: Record<string, number> } | null
    }

/** What the app knows of how it fares. No secret, address, id, size, price or balance is in it. */
export interface Diagnostics {
  uptimeS: number
  sockets: SocketFacts[]
  calls: CallFacts[]
  /** Null without a session. */
  orders: OrderTimes | null
  orderHash: OrderHashFacts
  /** How late the main process's timers are. */
  loopDelay: Spread
  queues: {
    /** Calls that wait for their turn under the exchange's limits. */
    calls: number
    /** Messages on their way to the window, and those kept back until it has taken them in. */
    windowInFlight: number
    windowHeld: number
    /** Changes of the account that the disk has refused so far. */
    journalOwed: number
  }
  memory: { rssBytes: number; heapUsedBytes: number; heapTotalBytes: number; externalBytes: number }
  journal: JournalFacts
  /** Counts of what was odd since the session began: unknown channels, fields and words among them. */
  counters: Record<string, number>
  /** By name: app, electron, chromium, node, sqlite, schema. */
  versions: Record<string, string>
}
