import type { FrameFault, Pace, Refusing, RestFault, RpcFault, SocketChoice, SocketKind } from './faults'
import type { LimitSettings } from './limits'
import type { SystemStatus } from './exchange/types'

/** Which order the control means: by its id, by its client id, or an account's oldest open one. */
export type OrderChoice = { orderId: string } | { clientId: string } | { account: string }

/** What can be asked of a running sandbox, verb by verb. Prices, sizes and amounts are decimal texts. */
export interface ControlVerbs {
  /** Moves index, mark and makers to a price. */
  price: { ask: { market: string; price: string }; answer: object }
  /** Makes somebody trade with an order at its own price, for `size` or all that remains. */
  fill: { ask: OrderChoice & { size?: string }; answer: { fillId: string; orderId: string } }
  /** Holds the simulated traders still. */
  pause: { ask: { paused: boolean }; answer: object }
  /** Gives an account money, or takes it when below zero; a new one is opened with it in place of the usual deposit. */
  fund: { ask: { account: string; amount: string }; answer: object }
  /** Registers a subkey, opening the account when it is new. */
  subkey: { ask: { account: string; publicKey: string }; answer: object }
  /** Ends connections, with a closing handshake or with a TCP reset. */
  drop: { ask: { sockets: SocketChoice; how: 'close' | 'reset' }; answer: { sockets: number } }
  /**
   * Keeps connections up but sends nothing on them, not even pongs. With `deaf` nothing is heard on them either
   * until they thaw: half-open, like a pulled cable.
   */
  freeze: { ask: { sockets: SocketChoice; frozen: boolean; deaf?: boolean }; answer: { sockets: number } }
  /** Makes sockets sluggish, also new ones; at their own speed again when nothing is said. */
  slow: { ask: { sockets: SocketChoice } & Partial<Pace>; answer: object }
  /** Refuses new sockets, all of them with a 503 unless told otherwise. */
  refuse: { ask: { refused: boolean } & Partial<Refusing>; answer: object }
  /** Cuts every connection and takes none for a while: what comes is refused by the machine itself. */
  away: { ask: { forMs: number }; answer: object }
  /** Spoils the next `count` channel frames. */
  frames: { ask: FrameFault; answer: object }
  /** Spoils the answers to the next `count` requests. */
  rest: { ask: RestFault; answer: object }
  /** Spoils the next `count` calls on sockets, or their answers. */
  rpc: { ask: RpcFault; answer: object }
  /** How long tokens live from now on; 0 makes them expired before anybody can use them. */
  jwt: { ask: { lifeS: number }; answer: object }
  /** Makes every token issued so far expired. */
  expireJwt: { ask: Record<never, never>; answer: object }
  system: { ask: { status: SystemStatus }; answer: object }
  /** Changes some of the rate limits and begins counting anew. */
  limits: { ask: Partial<LimitSettings>; answer: object }
  /** Sets the exchange's clock apart from the machine's. */
  clock: { ask: { offsetMs: number }; answer: object }
  /** Changes a market while it runs. */
  market: { ask: { market: string } & MarketChange; answer: object }
  /** Opens a market with the figures of another one, but for the price if one is named. */
  list: { ask: { market: string; like: string; price?: string }; answer: object }
  /** Ends a market: orders are closed, positions settled at the mark price. */
  delist: { ask: { market: string }; answer: object }
  /** Walks through cancel_only and post_only to ok; each lasts five minutes unless told otherwise. */
  maintenance: { ask: { cancelOnlyMs?: number; postOnlyMs?: number }; answer: object }
  /** Pays a market's funding now. */
  settleFunding: { ask: { market: string }; answer: object }
  /**
   * Tells an account that one of its fills was reverted. With `revert` it also is: out of the history,
   * the position and the balance; else the engine's own books stay as they are, like a venue's that lag.
   */
  bust: { ask: { account: string; fillId: string; revert?: boolean }; answer: object }
  /** Sends private channels as SBE to sockets that negotiated it. */
  privateSbe: { ask: { enabled: boolean }; answer: object }
  /** Ends every fault: what was asked for and not used up, frozen sockets, the clock, the limits and the system. */
  heal: { ask: Record<never, never>; answer: object }
  /** Every token issued so far, for whoever looks for them where they must not be. */
  tokens: { ask: Record<never, never>; answer: { tokens: string[] } }
  /** What there is to assert on. */
  state: { ask: Record<never, never>; answer: ControlState }
}

/** What may be changed of a market. */
export interface MarketChange {
  tick?: string
  step?: string
  minNotional?: string
  maxOrderSize?: string
  positionLimit?: string
  priceBandsWidth?: string
  /** Initial margin as a fraction of notional. */
  imf?: string
  takerFeeRate?: string
  maxOpenOrders?: number
  /** Milliseconds; orders are refused before it. */
  openAtMs?: number
  tradingMode?: 'STANDARD' | 'RFQ_ONLY'
}

export type ControlVerb = keyof ControlVerbs

/** A picture of the exchange for assertions; decimals as text. */
export interface ControlState {
  system: SystemStatus
  sockets: Record<SocketKind, number>
  accounts: AccountState[]
}

export interface AccountState {
  address: string
  accountValue: string
  totalCollateral: string
  openOrders: {
    id: string
    clientId: string
    market: string
    side: string
    price: string
    remaining: string
  }[]
  positions: { market: string; size: string }[]
  orders: number
  fills: number
  /** By client id: how often it came in, and how often it became an order. */
  clientIds: Record<string, { received: number; accepted: number }>
}
