import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { NoAccount } from '../honest/NoAccount'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { HistoryTable } from '../history/HistoryTable'
import type { Query } from '../history/reader'

const pickAccount = (state: DeskState): string | null => state.account?.address ?? state.activeAddress

/** What the account has paid and received in a market; read anew when a payment streams in. */
export function PaymentTable({ market }: { market: string }): ReactNode {
  const account = useDesk(pickAccount)
  const newest = useDesk(
    (state: DeskState) => state.fundingPayments.find((payment) => payment.market === market)?.id ?? '',
  )
  const query = useMemo(
    (): Query => ({ kind: 'fundingPayments', market, startAtMs: null, endAtMs: null }),
    // A new payment makes it another query.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [market, newest],
  )
  if (account === null)
    return (
      <div className="table-empty">
        <NoAccount />
      </div>
    )
  return <HistoryTable query={query} />
}
