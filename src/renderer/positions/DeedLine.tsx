import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { multiply } from '../../money/decimal'
import type { Market, Order, OrderIntent } from '../../preload/model'
import { formatNumber } from '../../notation/number'
import { MONEY_PLACES, placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { useTicker } from '../session'
import { OutcomeLine } from '../ticket/OutcomeLine'
import type { Outcome } from '../ticket/useSending'

interface DeedLineProps {
  intent: OrderIntent
  /** Undefined for one that is listed no more. */
  market: Market | undefined
  outcome: Outcome<Order> | null
}

/** One order about to be sent, what it is worth now, and then what became of it. */
export function DeedLine({ intent, market, outcome }: DeedLineProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const ticker = useTicker(intent.market)
  const price = (intent.side === 'buy' ? ticker?.ask : ticker?.bid) ?? ticker?.markPrice ?? null
  const value =
    price === null
      ? t('deed.noValue')
      : t('deed.value', {
          value: formatNumber(multiply(intent.size, price), { places: MONEY_PLACES }, notation),
          unit: market?.settlementCurrency ?? '',
        })
  return (
    <li>
      <p>
        <strong className={intent.side === 'buy' ? 'up' : 'down'}>{t(`side.${intent.side}`)}</strong>{' '}
        <strong>
          {formatNumber(intent.size, { places: placesIn(market).size }, notation)} {market?.baseCurrency}
        </strong>{' '}
        <span className="dim">
          {intent.market} · {t('type.market')}
          {intent.reduceOnly && ` · ${t('ticket.reduceOnly')}`}
        </span>
      </p>
      <p className="dim">{value}</p>
      {outcome && <OutcomeLine outcome={outcome} />}
    </li>
  )
}
