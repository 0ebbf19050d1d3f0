import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../app/Panel'
import { useCommand } from '../commands/registry'
import { NoMarket } from '../market/NoMarket'
import { useChosenMarket } from '../session'
import { ChartChoices } from './ChartChoices'
import { DrawnChart } from './DrawnChart'
import { useChartView } from './useChartView'
import './chart.css'

/** The chosen market's candles, with what the account has in them. */
export function ChartPanel(): ReactNode {
  const { t } = useTranslation()
  const market = useChosenMarket()
  const [view, change] = useChartView('chart')
  useCommand('chart.last', () => change({ priceKind: 'last' }))
  useCommand('chart.mark', () => change({ priceKind: 'mark' }))
  useCommand('chart.underlying', () => change({ priceKind: 'underlying' }))
  return (
    <Panel title={t('chart.title')} feed="market" className="chart">
      <ChartChoices view={view} onChange={change} />
      {market ? <DrawnChart market={market} view={view} /> : <NoMarket bones={false} />}
    </Panel>
  )
}
