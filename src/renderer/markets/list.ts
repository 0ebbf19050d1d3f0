import { compare } from '../../money/decimal'
import type { Market } from '../../preload/model'
import type { Tickers } from '../tickers'

const MOST_FAVOURITES = 200

/** Markets by their volume of a day, the busiest first; those without one last, by name. */
export function busiestFirst(markets: readonly Market[], tickers: Pick<Tickers, 'get'>): Market[] {
  const volume = (market: Market): string => tickers.get(market.symbol)?.volume24h ?? '0'
  return markets.toSorted((a, b) => compare(volume(b), volume(a)) || (a.symbol < b.symbol ? -1 : 1))
}

/** The favourites first, in the order of the list; a person's choice moves rows, a tick never does. */
export function favouritesFirst(markets: readonly Market[], favourites: readonly string[]): Market[] {
  const isOne = ({ symbol }: Market): boolean => favourites.includes(symbol)
  return [...markets.filter(isOne), ...markets.filter((market) => !isOne(market))]
}

/** The favourites with this market among them, or without it; the oldest go where there are too many. */
export function withFavourite(favourites: readonly string[], market: string, isOne: boolean): string[] {
  const others = favourites.filter((one) => one !== market)
  return isOne ? [...others, market].slice(-MOST_FAVOURITES) : others
}

/** Whether each word of a query is in a market's symbol. */
export function matches(market: Market, query: string): boolean {
  const symbol = market.symbol.toUpperCase()
  return query
    .toUpperCase()
    .split(/\s+/)
    .every((word) => symbol.includes(word))
}
