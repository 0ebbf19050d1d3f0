import type { Decimal } from '../../preload/model'
import { add, compare, isMultipleOf, roundToStep, sign, subtract } from '../../money/decimal'

const inProgress = /^\d*(?:\.\d*)?$/

/**
 * What was typed with a point for its decimals and without grouping; null where a mark could mean either. Both
 * marks together tell which is which, and so does one that stands more than once; a comma alone is the decimal
 * mark only for whom numbers are `point`ed by it.
 */
export function readMarks(typed: string, point: string): string | null {
  const text = typed
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/[\s_'’]/g, '')
  const marks = text.replace(/[^.,]/g, '')
  if (!marks.includes(',')) return text
  if (marks === ',') return point === ',' ? text.replace(',', '.') : null
  const decimal = marks.includes('.') ? marks.at(-1) : ''
  const group = decimal === ',' ? '.' : ','
  const [whole = '', ...fraction] = decimal ? text.split(decimal) : [text]
  const groups = whole.split(group)
  const isGrouped =
    /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((three) => /^\d{3}$/.test(three))
  if (!isGrouped || fraction.length > 1 || fraction[0]?.includes(group)) return null
  return [groups.join(''), ...fraction].join('.')
}

/**
 * The field's text after typing or pasting: what can't become a decimal of so many places is refused and
 * the text before it stays. What full-width digits and marks mean is told by `readMarks`.
 */
export function acceptTyping(before: string, typed: string, places: number, point = '.'): string {
  const text = readMarks(typed, point)
  if (text === null || !inProgress.test(text)) return before
  const at = text.indexOf('.')
  if (at >= 0 && (places === 0 || text.length - at - 1 > places)) return before
  return text
}

/** Whether digits are typed on behind a mark that was not taken: 0,5 must not become 05, nor 1,5 become 15. */
export function goesOnBehind(before: string, typed: string): boolean {
  return before !== '' && typed.startsWith(before) && /^\d/.test(typed.slice(before.length).normalize('NFKC'))
}

/** The decimal a field's text stands for; null while it is none ('' or '.'). */
export function toDecimal(text: string): Decimal | null {
  if (!/\d/.test(text)) return null
  const [whole = '', fraction = ''] = text.split('.')
  return (whole.replace(/^0+(?=\d)/, '') || '0') + (fraction ? `.${fraction}` : '')
}

/** The next value on the grid, so many steps away; never below zero. */
export function stepBy(value: Decimal | null, step: Decimal, steps: 1 | -1 | 10 | -10): Decimal {
  const from = value ?? '0'
  const up = steps > 0
  // The first step off the grid goes to the grid.
  let moved = isMultipleOf(from, step) ? from : roundToStep(from, step, up ? 'down' : 'up')
  for (let left = Math.abs(steps); left > 0; left -= 1) moved = up ? add(moved, step) : subtract(moved, step)
  return compare(moved, '0') < 0 ? '0' : moved
}

/** The values on the grid next to one that isn't; the lower is null where it would be zero. */
export function neighbours(value: Decimal, step: Decimal): { below: Decimal | null; above: Decimal } {
  const below = roundToStep(value, step, 'down')
  return { below: sign(below) === 0 ? null : below, above: roundToStep(value, step, 'up') }
}
