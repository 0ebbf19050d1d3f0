import { useCallback, useMemo } from 'react'
import { add } from '../../money/decimal'
import type { Account, Decimal, Limits, Market, Order, Side } from '../../preload/model'
import { useDesk, useTicker } from '../session'
import type { DeskState } from '../state'
import { isOpen } from '../state'
import type { Surroundings } from './checks'

const pickOrders = (state: DeskState): Order[] => state.orders
const pickAccount = (state: DeskState): Account | null => state.account
const pickLimits = (state: DeskState): Limits => state.settings.limits

/** What drafts of a market are judged by now; follows the market, the account and the person's limits. */
export function useSurroundings(market: Market): Surroundings {
  const { symbol } = market
  const ticker = useTicker(symbol)
  const account = useDesk(pickAccount)
  const limits = useDesk(pickLimits)
  const position = useDesk(
    useCallback(({ positions }) => positions.find((one) => one.market === symbol), [symbol]),
  )
  const orders = useDesk(pickOrders)
  const own = useMemo(() => {
    const open = orders.filter((order) => order.market === symbol && isOpen(order))
    return {
      openOrderCount: open.length,
      resting: { buys: restingOn('buy', open), sells: restingOn('sell', open) },
    }
  }, [orders, symbol])
  const leverage = useDesk(useCallback(({ margins }) => margins.get(symbol)?.leverage ?? null, [symbol]))
  return useMemo(
    () => ({ market, ticker, account, position, ...own, limits, leverage }),
    [market, ticker, account, position, own, limits, leverage],
  )
}

/** What is left of the orders of one side that rest and may make a position larger. */
function restingOn(side: Side, orders: readonly Order[]): Decimal {
  return orders
    .filter((order) => order.side === side && !order.reduceOnly && order.state !== 'untriggered')
    .reduce((sum, { remainingSize }) => add(sum, remainingSize), '0')
}
