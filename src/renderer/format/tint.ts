import type { Decimal } from '../../preload/model'
import { compare, isDecimal, toPlaces } from '../../money/decimal'

/** What a price looked like when it was last drawn, and when it last took a tint. */
export interface Tinting {
  /** At the places shown; null before the first price. */
  shown: Decimal | null
  tintedAtMs: number
  tint: 'up' | 'down' | null
}

// A price that moves ten times a second would otherwise be tinted for good.
const QUIET_MS = 1500

/** The tinting after a price has come: a tint for a move one can see, at most one in a while. */
export function nextTint(before: Tinting, value: Decimal | null, places: number, atMs: number): Tinting {
  const shown = value !== null && isDecimal(value) ? toPlaces(value, places) : null
  const move = before.shown === null || shown === null ? 0 : compare(shown, before.shown)
  if (move === 0 || atMs - before.tintedAtMs < QUIET_MS) return { ...before, shown, tint: null }
  return { shown, tintedAtMs: atMs, tint: move > 0 ? 'up' : 'down' }
}
