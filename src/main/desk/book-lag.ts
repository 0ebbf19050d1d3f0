import { compare } from '../../money/decimal'
import type { Decimal, MarketBook, Ticker } from '../../preload/model'

/** How long a book may be silent while the best prices say otherwise. */
export const bookLagMs = 1_700

/**
 * Whether a book that has been silent for so long is behind its own market: the best prices, which come on
 * another line, say something else. A quiet book of a quiet market is not old. A grouped book, or one with RPI
 * orders, shows other prices by its nature, and is not judged.
 */
export function isBehind(book: MarketBook, ticker: Ticker | undefined, silentMs: number): boolean {
  if (silentMs < bookLagMs || book.phase !== 'live') return false
  if (book.shape.tick !== null || book.shape.interactive || !ticker) return false
  return differs(book.bids[0]?.price, ticker.bid) || differs(book.asks[0]?.price, ticker.ask)
}

function differs(shown: Decimal | undefined, told: Decimal | null): boolean {
  return shown !== undefined && told !== null && compare(shown, told) !== 0
}
