import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decimal, Market } from '../../preload/model'
import { OwnMoney } from '../format/OwnMoney'
import { Percent } from '../format/Percent'
import { MarketName } from '../market/MarketName'
import { useDesk, useTicker } from '../session'
import type { DeskState } from '../state'
import { perHours, perYear } from './rates'

/** Places that tell two rates of an hour apart. */
export const RATE_PLACES = 4

/** The rate now, for the market's own period, 8 hours and a year, and what the open position has gathered. */
export function FundingFigures({ market }: { market: Market }): ReactNode {
  const { t } = useTranslation()
  const rate = useTicker(market.symbol)?.fundingRate ?? null
  const hours = market.fundingPeriodHours
  const running = useDesk(
    (state: DeskState) =>
      state.positions.find((position) => position.market === market.symbol)?.unrealizedFundingPnl ?? null,
  )
  return (
    <dl className="funding-figures">
      <div>
        <dt>
          <MarketName symbol={market.symbol} />
        </dt>
        <dd className="dim">{hours > 0 ? t('funding.period', { hours }) : ''}</dd>
      </div>
      <Rate name={t('funding.now')} value={rate} />
      {hours !== 8 && <Rate name={t('funding.rate8h')} value={rate && perHours(rate, hours, 8)} />}
      <Rate name={t('funding.perYear')} value={rate && perYear(rate, hours)} places={2} />
      {running !== null && (
        <div>
          <dt>{t('funding.running')}</dt>
          <dd>
            <OwnMoney value={running} signed toned />
          </dd>
        </div>
      )}
      <div>
        <dt className="visually-hidden">{t('funding.next')}</dt>
        <dd className="faint">{t('funding.noMoment')}</dd>
      </div>
    </dl>
  )
}

function Rate({ name, value, places }: { name: string; value: Decimal | null; places?: number }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Percent value={value} places={places ?? RATE_PLACES} toned />
      </dd>
    </div>
  )
}
