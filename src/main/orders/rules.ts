import { compare, subtract } from '../../money/decimal'
import type { Order, OrderIntent, Problem } from '../../preload/model'
import { toBundle } from './bundle'
import { findConnectionObstacle, type Circumstances, type MarketCircumstances } from './circumstances'
import { findExitsObstacle, findFormObstacle } from './rules-form'
import { findMarketObstacle } from './rules-market'
import { findTwinObstacle } from './rules-doubt'
import { findMoneyObstacle } from './rules-money'
import { findDistanceObstacle, findOwnObstacle } from './rules-own'

/**
 * Why this order must not be sent: the first rule it breaks, and by how much. Null when it breaks none.
 * The venue judges again; this only spares a person what is sure to be refused, and what they ruled out.
 */
export function findObstacle(intent: OrderIntent, now: Circumstances): Problem | null {
  return (
    findSingleObstacle(intent, now) ??
    findTwinObstacle(intent, now) ??
    withMarket(intent, now, (known) => findSumObstacle([intent], known))
  )
}

/** The same of a resting order's change: what it had already is not weighed again. */
export function findAmendmentObstacle(intent: OrderIntent, order: Order, now: Circumstances): Problem | null {
  const single = findSingleObstacle(intent, now)
  if (single) return single
  return withMarket(intent, now, (known) => {
    const filled = subtract(order.size, order.remainingSize)
    const before = toBundle([{ ...intent, ...order, type: intent.type, size: order.remainingSize }])
    const after = toBundle([{ ...intent, size: subtract(intent.size, filled) }])
    const grows = compare(after.size, before.size) > 0
    const costsMore = grows || compare(after.notional ?? '0', before.notional ?? '0') > 0
    // Its old self has margin set aside already, and how much the venue alone knows.
    const money = grows ? findMoneyObstacle(after, { ...known, account: null }) : null
    return money ?? (costsMore ? findOwnObstacle(after, known) : null)
  })
}

/** The same of an exit the desk places by itself for an entry: the venue caps it to the position. */
export function findExitObstacle(intent: OrderIntent, now: Circumstances): Problem | null {
  // What nobody presses nobody has confirmed.
  if (now.connection.phase !== 'live') return { code: 'order.notLive' }
  return findSingleObstacle(intent, now)
}

/** What is said against one order by itself, whatever else the account holds. */
export function findSingleObstacle(intent: OrderIntent, now: Circumstances): Problem | null {
  return (
    findConnectionObstacle(intent, now.connection) ??
    findFormObstacle(intent) ??
    withMarket(
      intent,
      now,
      (known) =>
        findMarketObstacle(intent, known) ??
        findExitsObstacle(intent, known) ??
        findDistanceObstacle(intent, known),
    )
  )
}

/** What is said against orders of one market and side together. */
export function findSumObstacle(
  intents: readonly [OrderIntent, ...OrderIntent[]],
  now: MarketCircumstances,
): Problem | null {
  const bundle = toBundle(intents, now.ticker)
  return findMoneyObstacle(bundle, now) ?? findOwnObstacle(bundle, now)
}

/** Judges on a market that is listed; otherwise that it is not. */
export function withMarket(
  intent: { market: string },
  now: Circumstances,
  judge: (known: MarketCircumstances) => Problem | null,
): Problem | null {
  return now.market ? judge({ ...now, market: now.market }) : unlisted(intent)
}

function unlisted({ market }: { market: string }): Problem {
  return { code: 'order.unknownMarket', values: { market } }
}
