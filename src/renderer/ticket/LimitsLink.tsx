import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session'

/** Opens the settings, where the person's own limits are. */
export function LimitsLink(): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  return (
    <button
      type="button"
      className="link"
      onClick={() => workspace.update((now) => ({ ...now, dialog: 'settings' }))}
    >
      {t('ticket.limitsLink')}
    </button>
  )
}
