import { compare } from '../../money/decimal'
import type { Market } from '../../preload/model'
import type { Tickers } from '../tickers'

/** Markets by their volume of a day, the busiest first; those without one last, by name. */
export function busiestFirst(markets: readonly Market[], tickers: Pick<Tickers, 'get'>): Market[] {
  const volume = (market: Market): string => tickers.get(market.symbol)?.volume24h ?? '0'
  return markets.toSorted((a, b) => compare(volume(b), volume(a)) || (a.symbol < b.symbol ? -1 : 1))
}

/** Whether each word of a query is in a market's symbol. */
export function matches(market: Market, query: string): boolean {
  const symbol = market.symbol.toUpperCase()
  return query
    .toUpperCase()
    .split(/\s+/)
    .every((word) => symbol.includes(word))
}
