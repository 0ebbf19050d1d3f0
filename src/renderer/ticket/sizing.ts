import type { Decimal } from '../../preload/model'
import { compare, divide, multiply, placesOf, roundToStep, sign } from '../../money/decimal'
import { smaller } from '../../money/risk'
import { capacityOf, shareOf } from './capacity'
import type { Surroundings } from './checks'
import type { Draft, SizeUnit } from './draft'
import { isReducing } from './draft'
import { toDecimal } from './entry'
import { estimate, meetingPrice } from './estimate'

/** What sizes of a draft are reckoned with. */
export interface SizeMeans {
  /** What one of the base currency is taken for; null where nothing is quoted. */
  price: Decimal | null
  /** The most that can be sent now, buying power or what a reduce-only order closes; null where it isn't known. */
  capacity: Decimal | null
  step: Decimal
}

/** Why what is typed is no size: a figure is missing, or it comes to less than one step. */
export type SizeGap = 'price' | 'capacity' | 'nothing' | 'step'

/** Decimal places in which each unit but the base is typed. */
export const UNIT_PLACES = 2
const PERCENT_MOST = '100'

/** What a draft's size is reckoned with: what it meets, or before a price is typed, what is quoted. */
export function meansOf(draft: Draft, around: Surroundings): SizeMeans {
  const costs = estimate(draft, around)
  const price = costs.price ?? meetingPrice({ ...draft, type: 'market' }, around.ticker)
  const capacity = capacityOf({
    ...around,
    side: draft.side,
    reduceOnly: isReducing(draft),
    costs: { ...costs, price },
  })
  return { price, capacity, step: around.market.orderSizeIncrement }
}

/**
 * The size in the base currency that what is typed comes to: as typed there, else rounded down to the step, so that
 * it is never worth more than the USD and never more than the share typed.
 */
export function sizeOf(
  { sizeUnit, sizeText }: Pick<Draft, 'sizeUnit' | 'sizeText'>,
  { price, capacity, step }: SizeMeans,
): { size: Decimal } | { gap: SizeGap } | null {
  const typed = toDecimal(sizeText)
  if (typed === null) return null
  if (sizeUnit === 'base') return { size: typed }
  if (sign(typed) === 0) return null
  if (sizeUnit === 'usd') {
    if (price === null || sign(price) <= 0) return { gap: 'price' }
    const size = roundToStep(divide(typed, price, placesOf(step), 'down'), step, 'down')
    return sign(size) > 0 ? { size } : { gap: 'step' }
  }
  if (capacity === null) return { gap: 'capacity' }
  if (sign(capacity) === 0) return { gap: 'nothing' }
  const size = shareOf(capacity, smaller(typed, PERCENT_MOST), step)
  return size === null ? { gap: 'step' } : { size }
}

/** The draft as if its size had been typed in the base currency; all that judges and sends reads this one. */
export function inBase(draft: Draft, means: SizeMeans): Draft {
  if (draft.sizeUnit === 'base') return draft
  const found = sizeOf(draft, means)
  return { ...draft, sizeUnit: 'base', sizeText: found && 'size' in found ? found.size : '' }
}

/** What a size is worth; null where nothing is quoted. */
export function worthOf(size: Decimal, { price }: SizeMeans): Decimal | null {
  return price === null ? null : multiply(size, price)
}

/** How many per cent of what can be sent a size is, cut off; null where that is not known. */
export function percentOf(size: Decimal, { capacity }: SizeMeans): Decimal | null {
  if (capacity === null || sign(capacity) === 0) return null
  return divide(multiply(size, PERCENT_MOST), capacity, UNIT_PLACES, 'down')
}

/** What to type in a unit for a size, never for more than it; '' where it can't be said. */
export function textIn(unit: SizeUnit, size: Decimal | null, means: SizeMeans): string {
  if (size === null || sign(size) === 0) return ''
  if (unit === 'base') return size
  if (unit === 'usd') {
    const worth = worthOf(size, means)
    return worth === null ? '' : roundToStep(worth, '0.01', 'down')
  }
  const percent = percentOf(size, means)
  return percent === null ? '' : smaller(percent, PERCENT_MOST)
}

/** What to type in a unit for so many per cent of what can be sent; '' for nothing. */
export function textOfShare(unit: SizeUnit, percent: Decimal, means: SizeMeans): string {
  if (means.capacity === null || sign(percent) === 0) return ''
  if (unit === 'percent') return percent
  return textIn(unit, shareOf(means.capacity, percent, means.step), means)
}

/** The text after typing, which is no more than all of it where it is a share. */
export function withinUnit(unit: SizeUnit, before: string, typed: string): string {
  const value = unit === 'percent' ? toDecimal(typed) : null
  return value !== null && compare(value, PERCENT_MOST) > 0 ? before : typed
}
