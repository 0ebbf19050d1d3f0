import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sign } from '../../money/decimal'
import type { Market, Order } from '../../preload/model'
import { formatNumber } from '../../notation/number'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { useOwnText } from '../format/useOwnText'
import { CancelButton } from '../orders/CancelButton'
import { stateSentence } from '../orders/words'
import { useDesk } from '../session'
import { isWatchOnly } from '../watch-only'

/** An exit that a position has, with a way to take it back. */
export function ExitOrderLine({ order, market }: { order: Order; market: Market }): ReactNode {
  const { t, i18n } = useTranslation()
  const notation = useNotation()
  const own = useOwnText()
  const watchOnly = useDesk(isWatchOnly)
  const places = placesIn(market)
  const write = (value: string, count: number): string => formatNumber(value, { places: count }, notation)
  return (
    <li>
      <strong>{t(`type.${order.type}`)}</strong>
      <span>
        {own(write(order.remainingSize, places.size))} {market.baseCurrency}
      </span>
      <span>
        {t('column.trigger')} {order.triggerPrice === null ? '–' : write(order.triggerPrice, places.price)}
        {sign(order.price) > 0 && ` → ${write(order.price, places.price)}`}
      </span>
      <span className="dim">{stateSentence(i18n, order)}</span>
      {!watchOnly && <CancelButton order={order} />}
    </li>
  )
}
