// A picture needs numbers; nothing is reckoned with them, and none leaves it.
import type { DayCurve } from './sparklines'

/** The points of a line through prices, for a picture so wide and high, with a pixel of room on each side. */
export function toPoints(curve: DayCurve, width: number, height: number): string {
  const prices = curve.map(Number)
  const least = Math.min(...prices)
  const span = Math.max(...prices) - least
  const step = (width - 2) / Math.max(1, prices.length - 1)
  return prices
    .map((price, place) => {
      const share = span === 0 ? 0.5 : (price - least) / span
      return `${(1 + place * step).toFixed(1)},${(height - 1 - share * (height - 2)).toFixed(1)}`
    })
    .join(' ')
}
