import { abs, add, compare, divide, multiply, sign, subtract } from '../../money/decimal'
import { larger, sizeAfter } from '../../money/risk'
import type { Decimal, Ticker } from '../../preload/model'
import { orderKinds } from '../../trading/kinds'
import type { Finding, Surroundings } from './checks'
import type { Draft } from './draft'
import { isReducing, numbersOf } from './draft'
import { meetingPrice } from './estimate'

// Finer than anybody sets a limit.
const FRACTION_PLACES = 4

/**
 * The person's own limits a draft goes over; main holds to the same ones. What only reduces has no limit on
 * its value, and what wakes later none on its distance.
 */
export function ownFindings(draft: Draft, around: Surroundings): Finding[] {
  return [
    ...orderFindings(draft, around),
    ...positionFindings(draft, around),
    ...distanceFindings(draft, around),
  ]
}

function orderFindings(draft: Draft, { limits, ticker }: Surroundings): Finding[] {
  const { size } = numbersOf(draft)
  const price = dearestPrice(draft, ticker)
  const limit = limits.maxOrderNotional
  if (limit === null || size === null || price === null || isReducing(draft)) return []
  const over = subtract(multiply(size, price), limit)
  return sign(over) > 0 ? [{ rule: 'ownOrder', limit, over }] : []
}

/** With all that rests on the same side: it may fill as well. */
function positionFindings(draft: Draft, { limits, ticker, position, resting }: Surroundings): Finding[] {
  const { side } = draft
  const { size } = numbersOf(draft)
  const mark = ticker?.markPrice
  const limit = limits.maxPositionNotional
  if (limit === null || size === null || !mark || isReducing(draft)) return []
  const whole = add(size, side === 'buy' ? resting.buys : resting.sells)
  const after = abs(sizeAfter(position ?? null, { side, size: whole, reduceOnly: false }))
  const over = subtract(multiply(after, mark), limit)
  const grows = compare(after, position?.size ?? '0') > 0
  return grows && sign(over) > 0 ? [{ rule: 'ownPosition', limit, over }] : []
}

function distanceFindings(draft: Draft, { limits, ticker }: Surroundings): Finding[] {
  const { price } = numbersOf(draft)
  const mark = ticker?.markPrice
  const limit = limits.maxDistanceFromMark
  if (limit === null || price === null || !mark || orderKinds[draft.type].hasTrigger) return []
  const away = abs(subtract(price, mark))
  if (compare(away, multiply(mark, limit)) <= 0) return []
  return [{ rule: 'priceOwnDistance', limit, away: divide(away, mark, FRACTION_PLACES, 'up') }]
}

/** The price an order trades at by its own terms; the dearer of quote and mark for one without. */
function dearestPrice(draft: Draft, ticker: Ticker | undefined): Decimal | null {
  const price = meetingPrice(draft, ticker)
  const { hasPrice, hasTrigger } = orderKinds[draft.type]
  const mark = ticker?.markPrice
  return price === null || hasPrice || hasTrigger || !mark ? price : larger(price, mark)
}
