import { abs, add, compare, divide, multiply, sign, subtract } from '../../money/decimal'
import type { Decimal } from '../../preload/model'
import type { Finding, Surroundings } from './checks'
import type { Draft } from './draft'
import { isReducing, numbersOf } from './draft'
import { meetingPrice } from './estimate'

// Finer than anybody sets a limit.
const FRACTION_PLACES = 8

/** The person's own limits a draft goes over; main holds to the same ones. What only reduces goes over none. */
export function ownFindings(draft: Draft, around: Surroundings): Finding[] {
  const { limits, ticker, position } = around
  const { size, price } = numbersOf(draft)
  const found: Finding[] = []
  const over = (value: Decimal, limit: Decimal | null): Decimal | null =>
    limit !== null && compare(value, limit) > 0 ? subtract(value, limit) : null
  const worth = meetingPrice(draft, ticker)
  if (size !== null && worth !== null && !isReducing(draft)) {
    const beyondOrder = over(multiply(size, worth), limits.maxOrderNotional)
    if (beyondOrder !== null && limits.maxOrderNotional !== null)
      found.push({ rule: 'ownOrder', limit: limits.maxOrderNotional, over: beyondOrder })
    const held = position?.size ?? '0'
    const closes = position?.side === (draft.side === 'buy' ? 'short' : 'long')
    const after = multiply(abs(closes ? subtract(size, held) : add(size, held)), worth)
    // What makes the position smaller is let through, however large it is still.
    const grows = !closes || compare(size, multiply(held, '2')) > 0
    const beyondPosition = grows ? over(after, limits.maxPositionNotional) : null
    if (beyondPosition !== null && limits.maxPositionNotional !== null)
      found.push({ rule: 'ownPosition', limit: limits.maxPositionNotional, over: beyondPosition })
  }
  const mark = ticker?.markPrice
  if (price !== null && mark && sign(mark) > 0) {
    const away = divide(abs(subtract(price, mark)), mark, FRACTION_PLACES, 'up')
    if (over(away, limits.maxDistanceFromMark) !== null && limits.maxDistanceFromMark !== null)
      found.push({ rule: 'priceOwnDistance', limit: limits.maxDistanceFromMark, away })
  }
  return found
}
