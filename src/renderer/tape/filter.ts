import { compare } from '../../money/decimal'
import type { Decimal, TapeTrade } from '../../preload/model'

/** The trades of at least that size, at most so many of them; all without a size. */
export function atLeast(trades: readonly TapeTrade[], size: Decimal | null, most: number): TapeTrade[] {
  const found: TapeTrade[] = []
  for (const trade of trades) {
    if (found.length === most) break
    if (size === null || compare(trade.size, size) >= 0) found.push(trade)
  }
  return found
}
