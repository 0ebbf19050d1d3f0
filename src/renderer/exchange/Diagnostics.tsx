import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session'

/** The ways from the exchange to what tells how the app fares. */
export function Diagnostics(): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const open = (dialog: 'diagnostics' | 'support') => () => workspace.update((now) => ({ ...now, dialog }))
  return (
    <div className="dialog-actions">
      <button type="button" onClick={open('support')}>
        {t('support.open')}
      </button>
      <button type="button" onClick={open('diagnostics')}>
        {t('diagnostics.open')}
      </button>
    </div>
  )
}
