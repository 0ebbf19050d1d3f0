import { abs, add, compare, divide, multiply, subtract } from '../../money/decimal'
import { sizeAfter, toSigned } from '../../money/risk'
import type { Decimal, OrderIntent, Problem } from '../../preload/model'
import { orderKinds } from '../../trading/kinds'
import { restingOn, toCents, type Bundle } from './bundle'
import { heldOf, type MarketCircumstances } from './circumstances'

/**
 * What a person's own limits say against orders, whatever the venue would allow. An order that can only make
 * a position smaller is worth as much as it must be: the limits on value do not keep anybody in.
 */
export function findOwnObstacle(bundle: Bundle, now: MarketCircumstances): Problem | null {
  if (bundle.reduceOnly) return null
  return findOrderObstacle(bundle, now) ?? findPositionObstacle(bundle, now) ?? findUnconfirmed(bundle, now)
}

/** How far one limit price is from the mark price; that of a stop is set for another day's mark. */
export function findDistanceObstacle(
  intent: OrderIntent,
  { limits, ticker }: MarketCircumstances,
): Problem | null {
  const { hasPrice, hasTrigger } = orderKinds[intent.type]
  const limit = limits.maxDistanceFromMark
  if (limit === null || !hasPrice || hasTrigger) return null
  const mark = ticker?.markPrice ?? null
  if (mark === null) return { code: 'limit.noMark' }
  const away = abs(subtract(intent.price, mark))
  if (compare(away, multiply(mark, limit)) <= 0) return null
  return {
    code: 'limit.distance',
    values: { limit: toPercent(limit), away: toPercent(divide(away, mark, 4, 'up')), mark },
  }
}

function toPercent(fraction: Decimal): string {
  return multiply(fraction, '100')
}

function findOrderObstacle({ notional }: Bundle, { limits }: MarketCircumstances): Problem | null {
  const limit = limits.maxOrderNotional
  if (limit === null) return null
  if (notional === null) return { code: 'limit.noMark' }
  return overLimit('limit.orderNotional', notional, limit)
}

/** With all that rests on the same side: it may fill as well. */
function findPositionObstacle(
  bundle: Bundle,
  { limits, ticker, position, openOrders }: MarketCircumstances,
): Problem | null {
  const limit = limits.maxPositionNotional
  if (limit === null) return null
  const mark = ticker?.markPrice ?? null
  if (mark === null) return { code: 'limit.noMark' }
  const held = heldOf(position)
  const size = add(bundle.size, restingOn(bundle.side, openOrders))
  const after = abs(sizeAfter(held, { ...bundle, size }))
  if (compare(after, abs(toSigned(held))) <= 0) return null
  return overLimit('limit.positionNotional', multiply(after, mark), limit)
}

function findUnconfirmed({ confirmed, notional }: Bundle, { limits }: MarketCircumstances): Problem | null {
  const limit = limits.confirmAbove
  if (limit === null || confirmed) return null
  if (notional === null) return { code: 'limit.noMark' }
  return overLimit('order.confirmSize', notional, limit)
}

function overLimit(code: string, notional: Decimal, limit: Decimal): Problem | null {
  if (compare(notional, limit) <= 0) return null
  return {
    code,
    values: { limit, notional: toCents(notional), over: toCents(subtract(notional, limit)) },
  }
}
