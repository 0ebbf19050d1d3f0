import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCarried } from '../carried'
import { Panel } from '../app/Panel'
import { useToday } from '../clock'
import { NoAccount } from '../honest/NoAccount'
import { useChosenMarket, useDesk } from '../session'
import type { DeskState } from '../state'
import { AccountCurve } from './AccountCurve'
import { HistoryFilters } from './HistoryFilters'
import { HistoryTable } from './HistoryTable'
import { marketUse, type Shelf } from './kinds'
import { toPeriod, type CustomDays, type PeriodName } from './period'
import type { Query } from './reader'
import './history.css'

const anyDays: CustomDays = { from: '', to: '' }
const pickAccount = (state: DeskState): string | null => state.account?.address ?? state.activeAddress

/** The past as the exchange keeps it: one kind at a time, page by page. */
export function HistoryPanel(): ReactNode {
  const { t } = useTranslation()
  const [shelf, setShelf] = useCarried<Shelf>('history', 'shelf', 'orders')
  // Null is every market; which a kind that needs one reads of the chosen one.
  const [marketChoice, setMarketChoice] = useCarried<string | null>('history', 'market', null)
  const [periodName, setPeriodName] = useCarried<PeriodName>('history', 'period', 'week')
  const [custom, setCustom] = useCarried('history', 'days', anyDays)
  const chosen = useChosenMarket()?.symbol ?? null
  const account = useDesk(pickAccount)
  const use = shelf === 'account' ? 'none' : marketUse[shelf]
  const market = use === 'none' ? null : use === 'needed' ? (marketChoice ?? chosen) : marketChoice
  const query = useQuery(shelf, market, periodName, custom)
  const needsAccount = shelf !== 'trades' && shelf !== 'fundingData'
  return (
    <Panel title={t('history.title')} feed="account" className="history">
      <HistoryFilters
        shelf={shelf}
        onShelf={setShelf}
        marketUse={use}
        market={market}
        onMarket={setMarketChoice}
        periodName={periodName}
        onPeriod={setPeriodName}
        custom={custom}
        onCustom={setCustom}
      />
      {needsAccount && account === null ? (
        <div className="table-empty">
          <NoAccount />
        </div>
      ) : shelf === 'account' ? (
        <AccountCurve key={account} />
      ) : query === null ? (
        <p className="table-empty" role="status">
          {t(use === 'needed' && market === null ? 'markets.waiting' : 'history.badDays')}
        </p>
      ) : (
        <HistoryTable key={account} query={query} />
      )}
    </Panel>
  )
}

/** The query of the choices; null where they make none. The same choices on the same day are the same query. */
function useQuery(
  shelf: Shelf,
  market: string | null,
  periodName: PeriodName,
  { from, to }: CustomDays,
): Query | null {
  const today = useToday()
  return useMemo(() => {
    if (shelf === 'account' || (marketUse[shelf] === 'needed' && market === null)) return null
    const period = toPeriod(periodName, { from, to }, today)
    return period && { kind: shelf, market, ...period }
  }, [shelf, market, periodName, from, to, today])
}
