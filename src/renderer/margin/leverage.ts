import { divide, sign } from '../../money/decimal'
import type { Market } from '../../preload/model'

/** The most leverage a market allows, whole: one over its base initial margin; 1 where it has none. */
export function mostLeverage({ initialMarginFraction }: Pick<Market, 'initialMarginFraction'>): number {
  if (initialMarginFraction === null || sign(initialMarginFraction) <= 0) return 1
  return Math.max(1, Number(divide('1', initialMarginFraction, 0, 'down')))
}
