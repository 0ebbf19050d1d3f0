import { compare } from '../../money/decimal'
import type { Decimal, Order, OrderIntent, Problem } from '../../preload/model'
import { orderKinds } from '../../trading/kinds'
import type { Circumstances } from './circumstances'

/** Another order just like one whose fate is unknown may be the same wish twice: not before it is known. */
export function findTwinObstacle(intent: OrderIntent, { openOrders }: Circumstances): Problem | null {
  const isTwin = openOrders.some((order) => isInDoubt(order) && isAlike(intent, order))
  return isTwin ? { code: 'order.inDoubt', values: { market: intent.market } } : null
}

/** One that the venue has named is there. */
function isInDoubt({ id, state }: Order): boolean {
  return state === 'unknown' && id === ''
}

function isAlike(intent: OrderIntent, order: Order): boolean {
  const { hasPrice, hasTrigger } = orderKinds[intent.type]
  return (
    order.market === intent.market &&
    order.side === intent.side &&
    order.type === intent.type &&
    compare(order.size, intent.size) === 0 &&
    (!hasPrice || compare(order.price, intent.price) === 0) &&
    (!hasTrigger || isSame(order.triggerPrice, intent.triggerPrice))
  )
}

function isSame(a: Decimal | null, b: Decimal | null): boolean {
  return a === null || b === null ? a === b : compare(a, b) === 0
}
