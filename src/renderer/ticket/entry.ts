import type { Decimal } from '../../preload/model'
import { add, compare, isMultipleOf, roundToStep, sign, subtract } from '../../money/decimal'

const inProgress = /^\d*(?:\.\d*)?$/

/**
 * The field's text after typing or pasting: what can't become a decimal of so many places is refused and
 * the text before it stays. Grouping commas and full-width digits of an input method are understood.
 */
export function acceptTyping(before: string, typed: string, places: number): string {
  const text = typed
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/[\s,_]/g, '')
  if (!inProgress.test(text)) return before
  const point = text.indexOf('.')
  if (point >= 0 && (places === 0 || text.length - point - 1 > places)) return before
  return text
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
