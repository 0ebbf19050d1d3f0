import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decimal, Market } from '../../preload/model'
import { divide, sign } from '../../money/decimal'
import { Amount } from '../format/Amount'
import { Money } from '../format/Money'
import { formatPercent } from '../../notation/number'
import { FEE_PLACES, placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import type { Estimate } from './estimate'

interface CostsProps {
  market: Market
  estimate: Estimate
  /** It costs nothing before it wakes. */
  later: boolean
  /** What several orders come to, if all fill. */
  average?: Decimal | null
  /** More lines. */
  children?: ReactNode
}

/** What is to be sent would cost: notional, fee with its rate, margin, and where it would be liquidated. */
export function Costs({ market, estimate, later, average, children }: CostsProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const unit = market.settlementCurrency
  const { feeRate, liquidity, liquidation, marginRate } = estimate
  const rate = feeRate === null ? '' : formatPercent(feeRate, { places: 4 }, notation)
  const leverage = marginRate === null || sign(marginRate) === 0 ? null : divide('1', marginRate, 1, 'down')
  const price = placesIn(market).price
  return (
    <dl className="costs">
      {average !== undefined && (
        <>
          <dt>{t('ticket.average')}</dt>
          <dd>
            <Amount value={average} places={price} unit={market.quoteCurrency} />
          </dd>
        </>
      )}
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
      <dt>
        {t(later ? 'ticket.marginLater' : 'ticket.margin')}{' '}
        {leverage !== null && <span className="faint">{t('ticket.leverage', { leverage })}</span>}
      </dt>
      <dd>
        <Money value={estimate.margin} unit={unit} />
      </dd>
      <dt>{t('ticket.liquidation')}</dt>
      <dd>
        {liquidation.kind === 'price' ? (
          <Amount value={liquidation.price} places={price} unit={market.quoteCurrency} />
        ) : (
          <span className="dim">{liquidation.kind === 'none' ? t('ticket.liquidation.none') : '–'}</span>
        )}
      </dd>
      {children}
    </dl>
  )
}
