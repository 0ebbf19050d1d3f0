import type { Problem } from '../../preload/model'
import { isOpenState } from '../../trading/life'
import type { Session } from '../session/session'

/** How many orders are open on the account in use. */
export function countOpenOrders(session: Session | null): number {
  return session?.view().orders.filter(({ state }) => isOpenState(state)).length ?? 0
}

/**
 * What to ask the person before a step that leads away from the account in use: `account.openOrders`. Null where no
 * order is open on it, or where they have said that those may stay behind.
 */
export function askToLeave(session: Session | null, acceptsOpenOrders: boolean | undefined): Problem | null {
  const orders = countOpenOrders(session)
  if (orders === 0 || acceptsOpenOrders) return null
  return { code: 'account.openOrders', values: { orders: String(orders) } }
}
