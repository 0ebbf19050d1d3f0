import type { Market } from '../../preload/model'
import { placesOf } from '../../money/decimal'

/** Decimal places of money one owns, in the settlement currency. */
export const MONEY_PLACES = 2

/** Decimal places of fees, which are small. */
export const FEE_PLACES = 4

/** Where a market is not known yet, as many places as the exchange ever uses. */
const UNKNOWN_PLACES = 8

/** Decimal places of a market's prices and sizes, from its tick and step. */
export function placesIn(market: Market | undefined): { price: number; size: number } {
  if (!market) return { price: UNKNOWN_PLACES, size: UNKNOWN_PLACES }
  return { price: placesOf(market.priceTickSize), size: placesOf(market.orderSizeIncrement) }
}

/** Places a column has room for whatever it shows now, so that it seldom changes its width. */
const STEADY_PLACES = 5

/** Pixels a column needs for numbers of so many whole digits, grouped, and so many places. */
export function widthOf(digits: number, places: number): number {
  return 12 + Math.ceil((digits + digits / 4 + Math.max(places, STEADY_PLACES)) * 7.2)
}

/** Pixels a column of moments needs: 'Nov 28 11:42'. */
export const MOMENT_WIDTH = 92

/** The most places among some markets, so that a column can align them all on the point. */
export function widestPlaces(
  symbols: Iterable<string>,
  markets: ReadonlyMap<string, Market>,
): { price: number; size: number } {
  const widest = { price: 0, size: 0 }
  for (const symbol of new Set(symbols)) {
    const places = placesIn(markets.get(symbol))
    widest.price = Math.max(widest.price, places.price)
    widest.size = Math.max(widest.size, places.size)
  }
  return widest
}
