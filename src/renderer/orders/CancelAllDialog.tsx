import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotices } from '../alerts/useNotices'
import { Choice } from '../controls/Choice'
import { Dialog } from '../controls/Dialog'
import type { Order } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { isOpen } from '../state'

const pickOrders = (state: DeskState): Order[] => state.orders

/** Asks once more before all open orders of the account, or of one side, are cancelled. */
export function CancelAllDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const notices = useNotices()
  const orders = useDesk(pickOrders)
  const [which, setWhich] = useState<'all' | 'buy' | 'sell'>('all')
  const [sending, setSending] = useState(false)
  const count = orders.filter((order) => isOpen(order) && (which === 'all' || order.side === which)).length
  const cancelAll = (): void => {
    setSending(true)
    const side = which === 'all' ? null : which
    void desk.ask('orders:cancel-all', { market: null, side }).then((answer) => {
      if (!answer.ok) notices.raise(t('orders.cancelAllFailed'), answer.problem)
      onClose()
    })
  }
  return (
    <Dialog title={t('orders.cancelAllTitle')} onClose={onClose} small>
      <Choice
        label={t('orders.cancelSide')}
        value={which}
        onChange={setWhich}
        options={(['all', 'buy', 'sell'] as const).map((value) => ({
          value,
          label: t(`orders.cancelSide.${value}`),
        }))}
      />
      <p>{t('orders.cancelAllAsk', { orders: count })}</p>
      <div className="dialog-actions">
        <button type="button" onClick={onClose}>
          {t('orders.keep')}
        </button>
        <button type="button" className="danger-button" disabled={sending} onClick={cancelAll}>
          {t(which === 'all' ? 'orders.cancelAllConfirm' : `orders.cancelConfirm.${which}`)}
        </button>
      </div>
    </Dialog>
  )
}
