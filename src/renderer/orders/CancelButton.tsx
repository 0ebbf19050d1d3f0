import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../preload/model'
import { useNotices } from '../alerts/useNotices'
import { useSession } from '../session'
import { RowButton } from '../table/RowButton'
import { tellingPrice } from './words'

/** Cancels one order; closed while a cancel is on its way and until the exchange has named the order. */
export function CancelButton({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const notices = useNotices()
  const [sending, setSending] = useState(false)
  const busy = sending || order.id === ''
  const cancel = (): void => {
    if (busy) return
    setSending(true)
    void desk.ask('order:cancel', { orderId: order.id }).then((answer) => {
      setSending(false)
      if (!answer.ok) notices.raise(t('orders.cancelFailed', { market: order.market }), answer.problem)
    })
  }
  return (
    <RowButton
      className="row-action"
      // Not disabled: that would take the focus away under the hand.
      aria-disabled={busy || undefined}
      aria-label={t('orders.cancelOne', {
        market: order.market,
        side: t(`side.${order.side}`),
        price: tellingPrice(order),
      })}
      onClick={cancel}
    >
      {t(sending ? 'orders.cancelling' : 'orders.cancel')}
    </RowButton>
  )
}
