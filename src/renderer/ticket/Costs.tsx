import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market } from '../../preload/model'
import { Amount } from '../format/Amount'
import { Money } from '../format/Money'
import { formatPercent } from '../format/number'
import { FEE_PLACES } from '../format/places'
import { useLanguage } from '../format/useLanguage'
import type { Estimate } from './estimate'

interface CostsProps {
  market: Market
  estimate: Estimate
  /** It costs nothing before it wakes. */
  later: boolean
}

/** What the order would cost: notional, fee with its rate, margin. */
export function Costs({ market, estimate, later }: CostsProps): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
  const unit = market.settlementCurrency
  const { feeRate, liquidity } = estimate
  const rate = feeRate === null ? '' : formatPercent(feeRate, { places: 4 }, language)
  return (
    <dl className="costs">
      <dt>{t('ticket.notional')}</dt>
      <dd>
        <Money value={estimate.notional} unit={unit} />
      </dd>
      <dt>
        {t('ticket.fee')} <span className="faint">{t(`ticket.fee.${liquidity}`, { rate })}</span>
      </dt>
      <dd>
        <Amount value={estimate.fee} places={FEE_PLACES} unit={unit} />
      </dd>
      <dt>{t(later ? 'ticket.marginLater' : 'ticket.margin')}</dt>
      <dd>
        <Money value={estimate.margin} unit={unit} />
      </dd>
    </dl>
  )
}
