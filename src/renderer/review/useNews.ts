import { useEffect, useState } from 'react'
import { useDesk } from '../session'
import type { DeskState } from '../state'

const quietMs = 600

/** A number that grows a moment after the account has traded, been paid, or had something taken back. */
export function useNews(): number {
  const fills = useDesk(pickFills)
  const payments = useDesk(pickPayments)
  const busts = useDesk(pickBusts)
  const past = useDesk(pickPast)
  const balances = useDesk(pickBalances)
  const [news, setNews] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setNews((count) => count + 1), quietMs)
    return () => clearTimeout(timer)
  }, [fills, payments, busts, past, balances])
  return news
}

const pickFills = (state: DeskState): DeskState['fills'] => state.fills
const pickPayments = (state: DeskState): DeskState['fundingPayments'] => state.fundingPayments
const pickBusts = (state: DeskState): DeskState['busts'] => state.busts
const pickBalances = (state: DeskState): DeskState['balances'] => state.balances
const pickPast = (state: DeskState): string | undefined => state.past?.phase
