import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartView, PriceKind } from '../../preload/records'
import { Choice } from '../controls/Choice'
import { CANDLE_LENGTHS, candleName } from './lengths'

interface ChartChoicesProps {
  view: ChartView
  onChange: (part: Partial<ChartView>) => void
}

const priceKinds: readonly PriceKind[] = ['last', 'mark', 'underlying']

/** What a chart can be of, and whose work draws it. */
export function ChartChoices({ view, onChange }: ChartChoicesProps): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="chart-choices">
      <Choice
        label={t('chart.resolution')}
        value={String(view.minutes)}
        options={CANDLE_LENGTHS.map((one) => ({ value: String(one), label: candleName(one, t) }))}
        onChange={(value) => {
          const minutes = CANDLE_LENGTHS.find((one) => String(one) === value)
          if (minutes) onChange({ minutes })
        }}
      />
      <Choice
        label={t('chart.priceKind')}
        value={view.priceKind}
        options={priceKinds.map((one) => ({ value: one, label: t(`chart.priceKind.${one}`) }))}
        onChange={(priceKind) => onChange({ priceKind })}
      />
      <p className="chart-credit">{t('chart.credit')}</p>
    </div>
  )
}
