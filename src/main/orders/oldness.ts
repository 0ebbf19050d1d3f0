import type { Connection, Problem } from '../../preload/model'

/** From when on one market's price counts as old: while others still come, and once none does. */
export const oldPriceAfterMs = 15_000
const oldWhenStoppedMs = 1_500

/** What a person sees an order by, and when it was last heard of. */
export interface Sight {
  connection: Pick<Connection, 'phase' | 'marketData' | 'lastMessageAtMs' | 'marketDataAtMs'>
  market: string
  /** When the last price of this market came in; null where none has. */
  priceAtMs: number | null
  /** A book on the screen that stands marked as old, and since when nothing has come of it; null without one. */
  oldBook: { market: string; sinceMs: number } | null
  nowMs: number
}

/**
 * What of it is old, and by how much: nothing is sent on it before the person has read that. Null while all is
 * fresh. A line that does not stand is another matter: nothing can be sent on it at all.
 */
export function findOldness({ connection, market, priceAtMs, oldBook, nowMs }: Sight): Problem | null {
  const ageOf = (atMs: number | null): string =>
    atMs === null ? '?' : String(Math.max(1, Math.round((nowMs - atMs) / 1000)))
  const accountIsOld = connection.phase === 'stale'
  const stopped = connection.marketData === 'stale'
  const limitMs = connection.marketData === 'live' ? oldPriceAfterMs : oldWhenStoppedMs
  const bookAtMs = oldBook?.market === market ? oldBook.sinceMs : null
  const pricesAreOld = stopped || bookAtMs !== null || priceAtMs === null || nowMs - priceAtMs > limitMs
  // Best prices may come while marks do not: the older of the two says how old.
  const heardAtMs = stopped ? Math.min(priceAtMs ?? nowMs, connection.marketDataAtMs ?? nowMs) : priceAtMs
  const oldestMs = bookAtMs === null || heardAtMs === null ? heardAtMs : Math.min(heardAtMs, bookAtMs)
  const account = ageOf(connection.lastMessageAtMs)
  const prices = ageOf(oldestMs)
  if (accountIsOld && pricesAreOld) return { code: 'order.oldBoth', values: { account, prices, market } }
  if (accountIsOld) return { code: 'order.oldAccount', values: { account } }
  if (pricesAreOld) return { code: 'order.oldPrices', values: { prices, market } }
  return null
}
