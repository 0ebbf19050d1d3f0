import type { OrderState, Problem } from '../../preload/model'
import { isOpenState } from '../../trading/life'
import type { Session } from '../session/session'

/** What goes on at the exchange without the desk: open orders, and running orders spread over time. */
interface AtWork {
  openOrders: number
  algos: number
}

/** How much of that there is on the account in use. */
export function countAtWork(session: Session | null): AtWork {
  const view = session?.view()
  const countOpen = (some: readonly { state: OrderState }[] = []): number =>
    some.filter(({ state }) => isOpenState(state)).length
  return { openOrders: countOpen(view?.orders), algos: countOpen(view?.algos) }
}

/**
 * What to ask the person before a step that leads away from the account in use: `account.openOrders`. Null where
 * nothing is at work on it, or where they have said that it may stay behind.
 */
export function askToLeave(session: Session | null, acceptsOpenOrders: boolean | undefined): Problem | null {
  const { openOrders, algos } = countAtWork(session)
  if (openOrders + algos === 0 || acceptsOpenOrders) return null
  return { code: 'account.openOrders', values: { orders: String(openOrders), algos: String(algos) } }
}
