import { ONE, least, magnitude } from './quanta'
import type { Quanta } from './types'

/** A position as the exchange works on it. */
export interface Position {
  id: string
  market: string
  /** Signed: positive long. */
  size: Quanta
  /** Signed like the size: entry price times size, in 10^-16, so that averages do not drift. */
  costFine: bigint
  exitSize: Quanta
  exitValueFine: bigint
  fundingIndex: Quanta
  realizedPnl: Quanta
  realizedFunding: Quanta
  lastFillId: string
  createdAtMs: number
  updatedAtMs: number
  closedAtMs: number | null
  seqNo: bigint
}

/** An empty position, ready for its first fill. */
export function createPosition(market: string, id: string, fundingIndex: Quanta, nowMs: number): Position {
  return {
    id,
    market,
    size: 0n,
    costFine: 0n,
    exitSize: 0n,
    exitValueFine: 0n,
    fundingIndex,
    realizedPnl: 0n,
    realizedFunding: 0n,
    lastFillId: '',
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    closedAtMs: null,
    seqNo: 0n,
  }
}

/** Price times signed size less what was paid for it, in quanta, before funding. */
export function pricePnl(position: Position, price: Quanta): Quanta {
  return (position.size * price - position.costFine) / ONE
}

/** What the funding since the last payment owes the position: positive is received. */
export function fundingOwed(position: Position, fundingIndex: Quanta): Quanta {
  return (-position.size * (fundingIndex - position.fundingIndex)) / ONE
}

/** Pays the funding owed and gives it back as quanta. */
export function applyFunding(position: Position, fundingIndex: Quanta): Quanta {
  const payment = fundingOwed(position, fundingIndex)
  position.fundingIndex = fundingIndex
  position.realizedFunding += payment
  position.realizedPnl += payment
  return payment
}

/**
 * Adds a signed size at a price and gives back the PnL this realizes (without fees and funding).
 * As on the venue, what the position has realized starts anew at 0 when it is closed or flipped.
 */
export function applyTrade(position: Position, signedSize: Quanta, price: Quanta): Quanta {
  const before = position.size
  const closing = before > 0n !== signedSize > 0n ? least(magnitude(before), magnitude(signedSize)) : 0n
  const closed = before > 0n ? closing : -closing
  let realized = 0n
  if (closed !== 0n) {
    const costOfClosed = (position.costFine * closed) / before
    realized = (closed * price - costOfClosed) / ONE
    position.costFine -= costOfClosed
    position.exitSize += closing
    position.exitValueFine += closing * price
    position.realizedPnl += realized
  }
  position.size = before + signedSize
  position.costFine += (signedSize + closed) * price
  if (closed === before && before !== 0n) {
    position.realizedPnl = 0n
    position.realizedFunding = 0n
  }
  return realized
}

/** Whether a fill of `signedSize` would turn the position to the other side. */
export function isFlipped(before: Quanta, after: Quanta): boolean {
  return (before > 0n && after < 0n) || (before < 0n && after > 0n)
}
