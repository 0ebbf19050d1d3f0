import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { divide, sign, subtract } from '../../money/decimal'
import type { Decimal, Market } from '../../preload/model'
import type { Candle } from '../../preload/records'
import { Amount } from '../format/Amount'
import { Percent } from '../format/Percent'
import { placesIn } from '../format/places'
import { formatShortDayAndMinute } from '../../notation/time'
import { useNotation } from '../format/useNotation'

interface LegendProps {
  id: string
  candle: Candle
  market: Market
  hasVolume: boolean
}

/** The candle under the crosshair, or the newest, in figures. */
export function Legend({ id, candle, market, hasVolume }: LegendProps): ReactNode {
  const { t } = useTranslation()
  const places = placesIn(market)
  const notation = useNotation()
  const change =
    sign(candle.open) === 0 ? null : divide(subtract(candle.close, candle.open), candle.open, 6, 'half')
  return (
    <dl className="chart-legend" id={id}>
      <div>
        <dt className="visually-hidden">{t('column.timeUtc')}</dt>
        <dd className="dim">{formatShortDayAndMinute(candle.startAtMs, notation)}</dd>
      </div>
      <Price name={t('chart.open')} value={candle.open} places={places.price} />
      <Price name={t('chart.high')} value={candle.high} places={places.price} />
      <Price name={t('chart.low')} value={candle.low} places={places.price} />
      <Price name={t('chart.close')} value={candle.close} places={places.price} />
      <div>
        <dt className="visually-hidden">{t('chart.change')}</dt>
        <dd>
          <Percent value={change} places={2} toned />
        </dd>
      </div>
      {hasVolume && (
        <div>
          <dt>{t('chart.volume')}</dt>
          <dd>
            <Amount value={candle.volume} places={places.size} unit={market.baseCurrency} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Price({ name, value, places }: { name: string; value: Decimal; places: number }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Amount value={value} places={places} exact />
      </dd>
    </div>
  )
}
