import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../preload/model'
import { OrderCheck } from './OrderCheck'
import { useSelectionHere } from './useSelection'
import { tellingPrice } from './words'

/** Ticks one order. */
export function SelectOne({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation()
  const { ids, select } = useSelectionHere()
  return (
    <OrderCheck
      label={t('orders.selectOne', {
        market: order.market,
        side: t(`side.${order.side}`),
        price: tellingPrice(order),
      })}
      checked={ids.has(order.id)}
      disabled={order.id === ''}
      onChange={(chosen) => select(order.id, chosen)}
    />
  )
}

/** Ticks all orders, or none. */
export function SelectAll(): ReactNode {
  const { t } = useTranslation()
  const { ids, possible, selectAll } = useSelectionHere()
  return (
    <OrderCheck
      label={t('orders.selectAll')}
      checked={ids.size === 0 ? false : ids.size === possible ? true : 'mixed'}
      disabled={possible === 0}
      onChange={(chosen) => selectAll(chosen)}
    />
  )
}
