import { useCallback, useMemo } from 'react'
import type { Account, Connection, Market } from '../../preload/model'
import { useDesk, useTicker } from '../session'
import type { DeskState } from '../state'
import { isOpen } from '../state'
import type { Finding } from './checks'
import { check, isCertain } from './checks'
import type { Draft } from './draft'
import type { Estimate } from './estimate'
import { estimate } from './estimate'
import type { Closed } from './gate'
import { closedBecause } from './gate'

const pickAccount = (state: DeskState): Account | null => state.account
const pickConnection = (state: DeskState): Connection => state.connection
const pickAddress = (state: DeskState): string | null => state.activeAddress

interface Assessment {
  findings: Finding[]
  /** Those that keep the order from being sent. */
  faults: Finding[]
  closed: Closed | null
  costs: Estimate
}

/** What is to be said of a draft now; follows the market, the account and the connection. */
export function useAssessment(draft: Draft, market: Market): Assessment {
  const { symbol } = market
  const ticker = useTicker(symbol)
  const account = useDesk(pickAccount)
  const connection = useDesk(pickConnection)
  const activeAddress = useDesk(pickAddress)
  const position = useDesk(
    useCallback(({ positions }) => positions.find((one) => one.market === symbol), [symbol]),
  )
  const openOrderCount = useDesk(
    useCallback(
      ({ orders }) => orders.filter((one) => one.market === symbol && isOpen(one)).length,
      [symbol],
    ),
  )
  return useMemo(() => {
    const findings = check(draft, { market, ticker, account, position, openOrderCount })
    return {
      findings,
      faults: findings.filter(isCertain),
      closed: closedBecause(draft, connection, activeAddress),
      costs: estimate(draft, market, ticker, position),
    }
  }, [draft, market, ticker, account, position, openOrderCount, connection, activeAddress])
}
