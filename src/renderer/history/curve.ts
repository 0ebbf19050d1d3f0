import type { Decimal } from '../../preload/model'
import type { HistoryPoint } from '../../preload/records'

/** A curve within a box of 1,000 by 1,000, for a picture that is stretched to its place. */
export interface Curve {
  /** Points as an SVG polyline has them. */
  points: string
  /** Where zero is, from the top; null where it is out of sight. */
  zero: number | null
  lowest: Decimal
  highest: Decimal
}

const SIDE = 1_000

/** The picture of some points, oldest first; null for fewer than two. A picture needs numbers, so here they become some. */
export function toCurve(history: readonly HistoryPoint[]): Curve | null {
  const [first, last] = [history[0], history.at(-1)]
  if (!first || !last || history.length < 2) return null
  const values = history.map(({ value }) => Number(value))
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const spanMs = Math.max(1, last.atMs - first.atMs)
  const span = high - low
  const heightOf = (value: number): number => (span === 0 ? SIDE / 2 : ((high - value) / span) * SIDE)
  const points = history
    .map(({ atMs }, place) => {
      const x = ((atMs - first.atMs) / spanMs) * SIDE
      return `${x.toFixed(1)},${heightOf(values[place] ?? 0).toFixed(1)}`
    })
    .join(' ')
  return {
    points,
    zero: low <= 0 && high >= 0 && span > 0 ? heightOf(0) : null,
    lowest: history[values.indexOf(low)]?.value ?? '0',
    highest: history[values.indexOf(high)]?.value ?? '0',
  }
}
