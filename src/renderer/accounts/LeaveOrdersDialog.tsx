import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'
import { problemText } from '../problem'
import { useWorkspace } from '../session'
import type { LeaveQuestion, Workspace } from '../workspace'

const pickLeaving = (workspace: Workspace): LeaveQuestion | null => workspace.leaving

/** Asks before an account is left on which orders are open, whoever leads away from it. */
export function LeaveOrdersDialog(): ReactNode {
  const { t, i18n } = useTranslation()
  const leaving = useWorkspace(pickLeaving)
  if (!leaving) return null
  const { problem, decide } = leaving
  return (
    <Dialog title={t('accounts.leave')} onClose={() => decide(false)} small>
      <p>{problemText(i18n, problem)}</p>
      <div className="dialog-actions">
        <button type="button" onClick={() => decide(false)}>
          {t('accounts.leave.stay')}
        </button>
        <button type="button" className="danger-button" onClick={() => decide(true)}>
          {t('accounts.leave.go')}
        </button>
      </div>
    </Dialog>
  )
}
