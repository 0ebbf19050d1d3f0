import type { HistoryKind } from '../../preload/records'

/** needed: the venue tells of one market at a time. choice: of one or of all. none: it has no market. */
export type MarketUse = 'needed' | 'choice' | 'none'

/** How each history can be asked for, in the order of the chooser. */
export const marketUse: Record<HistoryKind, MarketUse> = {
  orders: 'choice',
  fills: 'choice',
  algos: 'choice',
  fundingPayments: 'needed',
  transfers: 'none',
  transactions: 'none',
  tradeBusts: 'none',
  liquidations: 'none',
  trades: 'needed',
  fundingData: 'needed',
}

export const historyKinds = Object.keys(marketUse) as HistoryKind[]

/** What the panel can show: a list, or the account's curve. */
export type Shelf = HistoryKind | 'account'
