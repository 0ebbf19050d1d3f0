import type { ParseKeys } from 'i18next'

/** The columns a person can choose, in the order they are offered. */
export const MARKET_COLUMNS = ['mark', 'change', 'day', 'funding', 'volume', 'openInterest'] as const
export type MarketColumn = (typeof MARKET_COLUMNS)[number]

/** What they are called. */
export const MARKET_COLUMN_TITLES = {
  mark: 'column.mark',
  change: 'column.change24h',
  day: 'markets.dayLine',
  funding: 'column.funding',
  volume: 'market.volume24h',
  openInterest: 'market.openInterest',
} as const satisfies Record<MarketColumn, ParseKeys>

/** What the list has until a person chooses. */
export const FIRST_COLUMNS: readonly MarketColumn[] = ['mark', 'change', 'day', 'funding']

/** The chosen columns that this version knows, once each, in the person's order. */
export function knownOf(chosen: readonly string[]): MarketColumn[] {
  return [...new Set(chosen)].flatMap((id) => MARKET_COLUMNS.find((known) => known === id) ?? [])
}

/** With the column at the end, or without it. */
export function turned(chosen: readonly MarketColumn[], id: MarketColumn): MarketColumn[] {
  return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]
}

/** With the column one place nearer to the market's name. */
export function movedUp(chosen: readonly MarketColumn[], id: MarketColumn): MarketColumn[] {
  const at = chosen.indexOf(id)
  const before = chosen[at - 1]
  return before === undefined ? [...chosen] : chosen.with(at - 1, id).with(at, before)
}
