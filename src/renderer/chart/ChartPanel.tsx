import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useCarried } from '../carried'
import { Panel } from '../app/Panel'
import { useCommand } from '../commands/registry'
import { Choice } from '../controls/Choice'
import { NoMarket } from '../market/NoMarket'
import { useChosenMarket } from '../session'
import type { CandleMinutes, PriceKind } from '../../preload/records'
import './chart.css'

/** By then the chart is drawn however busy the window is. */
const latestMs = 1_500

// What draws on the canvas is a third of the window's code: the desk is on the screen, and live, before it is read.
const MarketChart = lazy(async () => {
  await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: latestMs }))
  return { default: (await import('./MarketChart')).MarketChart }
})

const resolutions: readonly CandleMinutes[] = [1, 3, 5, 15, 30, 60]
const priceKinds: readonly PriceKind[] = ['last', 'mark', 'underlying']

/** The chosen market's candles, with what the account has in them. */
export function ChartPanel(): ReactNode {
  const { t } = useTranslation()
  const market = useChosenMarket()
  const [minutes, setMinutes] = useCarried<CandleMinutes>('chart', 'minutes', 5)
  useResolutionCommands(setMinutes)
  const [priceKind, setPriceKind] = useCarried<PriceKind>('chart', 'priceKind', 'last')
  return (
    <Panel title={t('chart.title')} feed="market" className="chart">
      <div className="chart-choices">
        <Choice
          label={t('chart.resolution')}
          value={String(minutes)}
          options={resolutions.map((one) => ({
            value: String(one),
            label: one === 60 ? t('chart.hour') : t('chart.minutes', { count: one }),
          }))}
          onChange={(value) => setMinutes(resolutions.find((one) => String(one) === value) ?? minutes)}
        />
        <Choice
          label={t('chart.priceKind')}
          value={priceKind}
          options={priceKinds.map((one) => ({ value: one, label: t(`chart.priceKind.${one}`) }))}
          onChange={setPriceKind}
        />
        <p className="chart-credit">{t('chart.credit')}</p>
      </div>
      {market ? (
        <Suspense fallback={<div className="chart-body" />}>
          <MarketChart
            key={`${market.symbol} ${minutes} ${priceKind}`}
            market={market}
            minutes={minutes}
            priceKind={priceKind}
          />
        </Suspense>
      ) : (
        <NoMarket bones={false} />
      )}
    </Panel>
  )
}

/** Answers the commands that give the candles a length, while the chart is in sight. */
function useResolutionCommands(choose: (minutes: CandleMinutes) => void): void {
  useCommand('chart.1', () => choose(1))
  useCommand('chart.3', () => choose(3))
  useCommand('chart.5', () => choose(5))
  useCommand('chart.15', () => choose(15))
  useCommand('chart.30', () => choose(30))
  useCommand('chart.60', () => choose(60))
}
