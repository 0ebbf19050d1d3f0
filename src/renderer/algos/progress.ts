import { compare, divide, sign } from '../../money/decimal'
import type { Decimal } from '../../preload/model'
import type { AlgoOrder } from '../../preload/records'

/** How much of it has filled, as a fraction from 0 to 1. */
export function filledShare({ filledSize, size }: Pick<AlgoOrder, 'filledSize' | 'size'>): Decimal {
  if (sign(size) <= 0) return '0'
  const share = divide(filledSize, size, 4, 'down')
  return compare(share, '1') > 0 ? '1' : share
}

/** Milliseconds left, and how much of its time has passed from 0 to 1; null where its end is not known. */
export function timeOf(
  { createdAtMs, endAtMs }: Pick<AlgoOrder, 'createdAtMs' | 'endAtMs'>,
  nowMs: number,
): { leftMs: number; passed: number } | null {
  if (endAtMs === null || endAtMs <= createdAtMs) return null
  const leftMs = Math.min(endAtMs - createdAtMs, Math.max(0, endAtMs - nowMs))
  return { leftMs, passed: 1 - leftMs / (endAtMs - createdAtMs) }
}
