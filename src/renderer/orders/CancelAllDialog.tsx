import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotices } from '../alerts/useNotices'
import { Dialog } from '../controls/Dialog'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { isOpen } from '../state'

const countOpen = (state: DeskState): number => state.orders.filter(isOpen).length

/** Asks once more before all open orders of the account are cancelled. */
export function CancelAllDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const notices = useNotices()
  const count = useDesk(countOpen)
  const [sending, setSending] = useState(false)
  const cancelAll = (): void => {
    setSending(true)
    void desk.ask('orders:cancel-all', { market: null, side: null }).then((answer) => {
      if (!answer.ok) notices.raise(t('orders.cancelAllFailed'), answer.problem)
      onClose()
    })
  }
  return (
    <Dialog title={t('orders.cancelAllTitle')} onClose={onClose} small>
      <p>{t('orders.cancelAllAsk', { orders: count })}</p>
      <div className="dialog-actions">
        <button type="button" onClick={onClose}>
          {t('orders.keep')}
        </button>
        <button type="button" className="danger-button" disabled={sending} onClick={cancelAll}>
          {t('orders.cancelAllConfirm')}
        </button>
      </div>
    </Dialog>
  )
}
