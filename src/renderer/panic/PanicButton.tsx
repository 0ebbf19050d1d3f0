import { OctagonX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk, useSession } from '../session'
import { isWatchOnly } from '../watch-only'

/** The way to the emergency stop, always in sight. */
export function PanicButton(): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const watchOnly = useDesk(isWatchOnly)
  return (
    <button
      type="button"
      className="icon-button danger"
      aria-label={t('panic.title')}
      title={t('panic.title')}
      disabled={watchOnly}
      onClick={() => workspace.update((now) => ({ ...now, dialog: 'panic' }))}
    >
      <OctagonX size={16} strokeWidth={1.5} aria-hidden />
    </button>
  )
}
