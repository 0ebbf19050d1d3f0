import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market } from '../../preload/model'
import { Panel } from '../app/Panel'
import { useCommand } from '../commands/registry'
import { MarketSelect } from '../market/MarketSelect'
import { NoMarket } from '../market/NoMarket'
import { useChosenMarket, useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { ChartChoices } from './ChartChoices'
import { DrawnChart } from './DrawnChart'
import { useChartView } from './useChartView'
import './chart.css'

const pickMarkets = (state: DeskState): Market[] => state.markets

/** Candles beside those of the chart: of another length, or of a market that stays whichever is chosen. */
export function SecondChartPanel(): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const markets = useDesk(pickMarkets)
  const chosen = useChosenMarket()
  const [view, change] = useChartView('chart2')
  const market = view.market === null ? chosen : markets.find(({ symbol }) => symbol === view.market)
  useEffect(() => {
    if (view.market === null) return undefined
    desk.watchTrades(view.market)
    return () => desk.watchTrades(null)
  }, [desk, view.market])
  useCommand('chart2.market', () =>
    change({ market: view.market === null ? (chosen?.symbol ?? null) : null }),
  )
  return (
    <Panel
      title={t('chart2.title')}
      feed="market"
      className="chart"
      actions={
        <span className="chart-market">
          <MarketSelect
            market={view.market}
            all={chosen ? t('chart2.chosenNow', { market: chosen.symbol }) : t('chart2.chosen')}
            onMarket={(symbol) => change({ market: symbol })}
          />
        </span>
      }
    >
      <ChartChoices view={view} onChange={change} />
      {market ? (
        <DrawnChart market={market} view={view} />
      ) : view.market === null || markets.length === 0 ? (
        <NoMarket bones={false} />
      ) : (
        <p className="table-empty" role="status">
          {t('chart2.gone', { market: view.market })}
        </p>
      )}
    </Panel>
  )
}
