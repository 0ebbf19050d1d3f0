import type { Decimal, Market, TwapIntent } from '../../preload/model'
import { compare, divide, multiply, roundToStep, sign } from '../../money/decimal'
import { isTwapDuration, twapSliceS } from '../../trading/twap'
import type { Finding, Surroundings } from './checks'
import { check } from './checks'
import type { Draft } from './draft'
import { numbersOf } from './draft'
import { toDecimal } from './entry'

/** A rule a TWAP breaks. */
export type TwapFinding = Finding | { rule: 'tooThin'; least: Decimal }

/** The seconds that typed minutes come to; null unless they are a multiple of 30 up to a day. */
export function durationOf(minutesText: string): number | null {
  const minutes = toDecimal(minutesText)
  if (minutes === null) return null
  const seconds = Number(multiply(minutes, '60'))
  return isTwapDuration(seconds) ? seconds : null
}

/** How many orders it becomes, and the size of each, rounded down to the step; the last take what is left. */
export function slicesOf(
  size: Decimal,
  durationS: number,
  { orderSizeIncrement }: Pick<Market, 'orderSizeIncrement'>,
): { count: number; each: Decimal } {
  const count = Math.ceil(durationS / twapSliceS)
  const share = divide(size, String(count), 18, 'down')
  return { count, each: roundToStep(share, orderSizeIncrement, 'down') }
}

/** The single market order it comes to. */
export function wholeDraft(draft: Draft): Draft {
  return { ...draft, type: 'market', reduceOnly: false }
}

/** All rules a TWAP breaks; the largest order is a rule of each slice. */
export function checkTwap(draft: Draft, durationS: number, around: Surroundings): TwapFinding[] {
  const { market } = around
  const whole = check(wholeDraft(draft), around).filter(({ rule }) => rule !== 'maxSize')
  const { size } = numbersOf(draft)
  if (size === null || sign(size) === 0) return whole
  const { count, each } = slicesOf(size, durationS, market)
  const large = check({ ...wholeDraft(draft), sizeText: each }, around).filter(
    ({ rule }) => rule === 'maxSize',
  )
  const small: TwapFinding[] =
    compare(each, market.orderSizeIncrement) < 0
      ? [{ rule: 'tooThin', least: multiply(market.orderSizeIncrement, String(count)) }]
      : []
  return [...whole, ...large, ...small]
}

/** The intent of one press of the button; null while the size is missing. */
export function toTwapIntent(
  draft: Draft,
  durationS: number,
  market: string,
  intentId: string,
): TwapIntent | null {
  const { size } = numbersOf(draft)
  if (size === null || sign(size) === 0) return null
  return { intentId, market, side: draft.side, size, durationS, confirmed: false }
}
