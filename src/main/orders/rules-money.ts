import { abs, compare, divide, multiply, sign, subtract } from '../../money/decimal'
import { growthOf, nettedGrowthOf, sizeAfter, smaller, toSigned } from '../../money/risk'
import type { Problem } from '../../preload/model'
import { restingOn, toCents, type Bundle } from './bundle'
import { heldOf, isOver, type MarketCircumstances } from './circumstances'

/** What the account's position, open orders and collateral say against orders; only what is sure. */
export function findMoneyObstacle(bundle: Bundle, now: MarketCircumstances): Problem | null {
  return (
    findReduceObstacle(bundle, now) ??
    findPositionObstacle(bundle, now) ??
    findCountObstacle(bundle, now) ??
    findMarginObstacle(bundle, now)
  )
}

/** A reduce-only order needs a position of the other side, and no more than that. */
function findReduceObstacle(bundle: Bundle, { position }: MarketCircumstances): Problem | null {
  if (!bundle.reduceOnly) return null
  const held = heldOf(position)
  if (held === null || held.side !== (bundle.side === 'buy' ? 'short' : 'long'))
    return { code: 'order.nothingToReduce' }
  if (compare(bundle.size, held.size) <= 0) return null
  return { code: 'order.reduceOver', values: { held: held.size, over: subtract(bundle.size, held.size) } }
}

function findPositionObstacle(bundle: Bundle, { market, position }: MarketCircumstances): Problem | null {
  const held = heldOf(position)
  const after = abs(sizeAfter(held, bundle))
  const { positionLimit: limit } = market
  // What makes a position that is too large smaller is always in order.
  if (!isOver(after, limit) || compare(after, abs(toSigned(held))) <= 0) return null
  return { code: 'order.positionLimit', values: { limit, after, over: subtract(after, limit) } }
}

function findCountObstacle(bundle: Bundle, { market, openOrders }: MarketCircumstances): Problem | null {
  const { maxOpenOrders: limit } = market
  if (limit <= 0 || bundle.resting === 0 || openOrders.length + bundle.resting <= limit) return null
  return {
    code: 'order.openOrders',
    values: {
      limit: String(limit),
      open: String(openOrders.length),
      over: String(openOrders.length + bundle.resting - limit),
    },
  }
}

/** Figures of the account are a moment old, and the mark price moves. */
const sureShare = '0.95'

/**
 * The least that any reading of the venue's margin asks for: the market's base fraction of the part that
 * surely makes the position larger. The venue is the judge of the rest.
 */
function findMarginObstacle(
  bundle: Bundle,
  { market, account, position, openOrders }: MarketCircumstances,
): Problem | null {
  const fraction = market.initialMarginFraction
  if (account === null || fraction === null || bundle.leastNotional === null) return null
  const held = heldOf(position)
  const resting = { buys: restingOn('buy', openOrders), sells: restingOn('sell', openOrders) }
  const growth = smaller(growthOf(held, bundle), nettedGrowthOf(held, bundle, resting))
  if (sign(growth) <= 0) return null
  const share = divide(growth, bundle.size, 8, 'down')
  const needed = multiply(multiply(bundle.leastNotional, share), fraction)
  const free = account.freeCollateral
  if (compare(multiply(needed, sureShare), free) <= 0) return null
  return {
    code: 'order.margin',
    values: { needed: toCents(needed), free: toCents(free), short: toCents(subtract(needed, free)) },
  }
}
