import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCarried } from '../carried'
import { Panel } from '../app/Panel'
import { Choice } from '../controls/Choice'
import { NoMarket } from '../market/NoMarket'
import { useChosenMarket, useSession } from '../session'
import type { Market } from '../../preload/model'
import { ComparisonTable } from './ComparisonTable'
import { FundingFigures } from './FundingFigures'
import { ObservationTable } from './ObservationTable'
import { PaymentTable } from './PaymentTable'
import './funding.css'

const views = ['comparison', 'observations', 'payments'] as const
type View = (typeof views)[number]

/** What the chosen market's funding is, was, is elsewhere, and has cost or brought. */
export function FundingPanel(): ReactNode {
  const { t } = useTranslation()
  const market = useChosenMarket()
  return (
    <Panel title={t('funding.title')} feed="market" className="funding">
      {market ? <MarketFunding key={market.symbol} market={market} /> : <NoMarket />}
    </Panel>
  )
}

function MarketFunding({ market }: { market: Market }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const [view, setView] = useCarried<View>('funding', 'view', 'comparison')
  useEffect(() => {
    desk.watchFunding(market.symbol)
    return () => desk.watchFunding(null)
  }, [desk, market.symbol])
  return (
    <>
      <FundingFigures market={market} />
      <div className="history-filters">
        <Choice
          label={t('funding.view')}
          value={view}
          options={views.map((one) => ({ value: one, label: t(`funding.view.${one}`) }))}
          onChange={setView}
        />
      </div>
      {view === 'comparison' && <ComparisonTable />}
      {view === 'observations' && <ObservationTable market={market.symbol} />}
      {view === 'payments' && <PaymentTable market={market.symbol} />}
    </>
  )
}
