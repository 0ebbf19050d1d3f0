import { useCallback, useMemo } from 'react'
import type { Account, Limits, Market } from '../../preload/model'
import { useDesk, useTicker } from '../session'
import type { DeskState } from '../state'
import { isOpen } from '../state'
import type { Surroundings } from './checks'

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
  const openOrderCount = useDesk(
    useCallback(
      ({ orders }) => orders.filter((one) => one.market === symbol && isOpen(one)).length,
      [symbol],
    ),
  )
  const leverage = useDesk(useCallback(({ margins }) => margins.get(symbol)?.leverage ?? null, [symbol]))
  return useMemo(
    () => ({ market, ticker, account, position, openOrderCount, limits, leverage }),
    [market, ticker, account, position, openOrderCount, limits, leverage],
  )
}
