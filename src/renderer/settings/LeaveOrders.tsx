import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../preload/model'
import { problemText } from '../problem'

interface LeaveOrdersProps {
  /** That orders would be left behind, as main says it. */
  problem: Problem
  onGo: () => void
  onStay: () => void
}

/** Asks before an exchange is left on which orders are open. */
export function LeaveOrders({ problem, onGo, onStay }: LeaveOrdersProps): ReactNode {
  const { t, i18n } = useTranslation()
  return (
    <div className="callout warning leave-orders" role="alert">
      <p>{problemText(i18n, problem)}</p>
      <div className="dialog-actions">
        <button type="button" onClick={onStay}>
          {t('settings.leave.stay')}
        </button>
        <button type="button" className="danger-button" onClick={onGo}>
          {t('settings.leave.go')}
        </button>
      </div>
    </div>
  )
}
