import type { ReviewFilter, RoundTrip } from '../../preload/review'
import type { PageQuery, Span } from '../journal/nouns'

/** Of which market, and from when (in) until when (out); null is all. */
export type Stretch = Pick<ReviewFilter, 'market' | 'fromMs' | 'toMs'>

/** How the journal is asked for a page of a stretch, behind the page that gave `before`. */
export function toPageQuery(stretch: Stretch, before: string | null, limit: number): PageQuery {
  return { ...toSpan(stretch), ...(before !== null && { before }), limit }
}

/** How the journal is asked for all of a stretch. */
export function toSpan({ market, fromMs, toMs }: Stretch): Span {
  return {
    ...(market !== null && { market }),
    ...(fromMs !== null && { fromMs }),
    ...(toMs !== null && { toMs }),
  }
}

/** Whether a round trip was open at any time of a stretch. */
export function isTripWithin(
  { market, openedAtMs, closedAtMs }: RoundTrip,
  { market: wanted, fromMs, toMs }: Stretch,
): boolean {
  return (
    (wanted === null || market === wanted) &&
    (closedAtMs ?? Infinity) >= (fromMs ?? -Infinity) &&
    openedAtMs < (toMs ?? Infinity)
  )
}
