import { useMemo } from 'react'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import type { Sources } from './stream'

const pickFunding = (state: DeskState): Sources['fundingPayments'] => state.fundingPayments
const pickTransfers = (state: DeskState): Sources['transfers'] => state.transfers
const pickTransactions = (state: DeskState): Sources['transactions'] => state.transactions
const pickBalances = (state: DeskState): Sources['balanceEvents'] => state.balanceEvents
const pickBusts = (state: DeskState): Sources['busts'] => state.busts
const pickFills = (state: DeskState): Sources['fills'] => state.fills

/** What the stream is made of, another object only when one of its lists is another. */
export function useSources(): Sources {
  const fundingPayments = useDesk(pickFunding)
  const transfers = useDesk(pickTransfers)
  const transactions = useDesk(pickTransactions)
  const balanceEvents = useDesk(pickBalances)
  const busts = useDesk(pickBusts)
  const fills = useDesk(pickFills)
  return useMemo(
    () => ({ fundingPayments, transfers, transactions, balanceEvents, busts, fills }),
    [fundingPayments, transfers, transactions, balanceEvents, busts, fills],
  )
}
