import type { MarketSpec, Quanta } from './types'

/** Money that came in or went out. */
export interface Transfer {
  id: string
  account: string
  kind: 'DEPOSIT' | 'WITHDRAWAL'
  status: 'PENDING' | 'COMPLETED'
  /** Above zero. */
  amount: Quanta
  createdAtMs: number
  updatedAtMs: number
}

/** The settlement of a fill on chain: received at once, accepted with the next step, reverted by a bust. */
export interface Transaction {
  /** The fill's. */
  id: string
  account: string
  kind: 'TRANSACTION_FILL' | 'TRANSACTION_LIQUIDATE' | 'TRANSACTION_SETTLE_MARKET'
  state: 'RECEIVED' | 'ACCEPTED_ON_L2' | 'REVERTED'
  createdAtMs: number
  /** 0 while it has not been settled. */
  completedAtMs: number
}

/** A fill taken back. */
export interface TradeBust {
  id: string
  account: string
  fillId: string
  createdAtMs: number
}

export interface Liquidation {
  id: string
  createdAtMs: number
}

/** What an account was worth at a time. */
export interface Worth {
  atMs: number
  value: Quanta
  /** The value less all that was paid in. */
  pnl: Quanta
}

/** A change of a market, or of whether there is one. */
export interface MarketEvent {
  kind: 'CREATED' | 'DELETED' | 'SETTLED' | 'UPDATED'
  market: string
  /** As it is afterwards, or was at last. */
  spec: MarketSpec
  changed: readonly (keyof MarketSpec)[]
  /** Of a market that is settled. */
  settlementPrice?: Quanta
  createdAtMs: number
}
