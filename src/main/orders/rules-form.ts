import { compare, isDecimal, sign } from '../../money/decimal'
import { growthOf, larger, smaller } from '../../money/risk'
import type { Decimal, Exit, OrderIntent, Problem, Ticker } from '../../preload/model'
import { orderKinds } from '../../trading/kinds'
import { heldOf, isOnGrid, isPositive, type MarketCircumstances } from './circumstances'

/** What is missing or contradicts itself in an order, whatever the market. */
export function findFormObstacle(intent: OrderIntent): Problem | null {
  if (!isPositive(intent.size)) return { code: 'order.noSize' }
  if (!isDecimal(intent.price)) return { code: 'order.noPrice' }
  const kind = orderKinds[intent.type]
  if (kind.hasPrice && sign(intent.price) <= 0) return { code: 'order.noPrice' }
  if (!kind.hasPrice && intent.timeInForce === 'postOnly') return { code: 'order.marketPostOnly' }
  if (kind.hasTrigger && !isPositive(intent.triggerPrice)) return { code: 'order.needsTrigger' }
  if (kind.mustReduce && !intent.reduceOnly) return { code: 'order.needsReduceOnly' }
  return null
}

/**
 * What is wrong with the exits of an order: they need a position to leave, numbers on the grid, and the right
 * side of the entry, since one on the wrong side would leave it as soon as it is there.
 */
export function findExitsObstacle(
  intent: OrderIntent,
  { market, ticker, position }: MarketCircumstances,
): Problem | null {
  const { exits } = intent
  if (exits === null) return null
  if (sign(growthOf(heldOf(position), intent)) === 0) return { code: 'exits.onReducing' }
  const both = [exits.takeProfit, exits.stopLoss].filter((exit) => exit !== null)
  const faulty = both
    .map((exit) => findExitFault(exit, market.priceTickSize))
    .find((problem) => problem !== null)
  if (faulty) return faulty
  const entry = entryPriceOf(intent, ticker)
  return entry === null ? null : findSideObstacle(intent, entry)
}

function findExitFault({ triggerPrice, price }: Exit, tick: Decimal): Problem | null {
  if (!isPositive(triggerPrice)) return { code: 'order.needsTrigger' }
  if (price !== null && !isPositive(price)) return { code: 'order.noPrice' }
  const prices = price === null ? [triggerPrice] : [triggerPrice, price]
  return prices.every((one) => isOnGrid(one, tick)) ? null : { code: 'order.tick', values: { tick } }
}

/** The price the order gets at best, from which its exits must lie; null where nobody can say. */
function entryPriceOf({ type, side, price, triggerPrice }: OrderIntent, ticker: Ticker | undefined) {
  const kind = orderKinds[type]
  const mark = ticker?.markPrice ?? null
  if (kind.hasTrigger) return kind.hasPrice ? price : triggerPrice
  if (!kind.hasPrice || mark === null) return kind.hasPrice ? price : mark
  // A limit beyond the market is filled at the market.
  return side === 'buy' ? smaller(price, mark) : larger(price, mark)
}

function findSideObstacle({ side, exits }: OrderIntent, entry: Decimal): Problem | null {
  const isAbove = (exit: Exit): boolean => compare(exit.triggerPrice, entry) > 0
  const isBelow = (exit: Exit): boolean => compare(exit.triggerPrice, entry) < 0
  const [wins, loses] = side === 'buy' ? [isAbove, isBelow] : [isBelow, isAbove]
  const { takeProfit = null, stopLoss = null } = exits ?? {}
  if (takeProfit && !wins(takeProfit))
    return { code: 'exits.takeProfitSide', values: { trigger: takeProfit.triggerPrice, entry } }
  if (stopLoss && !loses(stopLoss))
    return { code: 'exits.stopLossSide', values: { trigger: stopLoss.triggerPrice, entry } }
  return null
}
