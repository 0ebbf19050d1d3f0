import { add, multiply, negate, subtract, type Decimal } from './decimal'

/** What a position's worth depends on; sizes are absolute. */
export interface Stake {
  side: 'long' | 'short'
  size: Decimal
  entryPrice: Decimal
  /** As the venue last said it, running funding included. */
  unrealizedPnl: Decimal
  /** The running funding in it. */
  unrealizedFundingPnl: Decimal
}

/**
 * What a position has won or lost at this mark price, running funding included, exactly. The venue tells
 * a position only when it changes; between those words the mark moves. Without a mark: the venue's last word.
 */
export function unrealizedPnlAt(stake: Stake, markPrice: Decimal | null): Decimal {
  if (markPrice === null) return stake.unrealizedPnl
  const size = stake.side === 'long' ? stake.size : negate(stake.size)
  return add(multiply(subtract(markPrice, stake.entryPrice), size), stake.unrealizedFundingPnl)
}
