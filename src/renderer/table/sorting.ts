import type { Decimal } from '../../preload/model'
import { compare } from '../../money/decimal'

/** How a column's values compare. */
export type SortKind = 'decimal' | 'text' | 'number'

/** What a row is sorted by; null goes last in both directions. */
export type SortValue = Decimal | number | null

const collator = new Intl.Collator('en', { numeric: true })

/** Negative, 0 or positive as a comes before, with or after b; neither may be null. */
export function compareValues(kind: SortKind, a: SortValue, b: SortValue): number {
  if (kind === 'number') return Number(a) - Number(b)
  if (kind === 'decimal') return compare(String(a), String(b))
  return collator.compare(String(a), String(b))
}
