import { PictureInPicture2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsOpen, useToggleWindow } from '../windows'

/** Opens the monitor, or closes it. */
export function MonitorButton(): ReactNode {
  const { t } = useTranslation()
  const title = t('monitor.command')
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={title}
      aria-pressed={useIsOpen('monitor')}
      title={title}
      onClick={useToggleWindow('monitor')}
    >
      <PictureInPicture2 size={16} strokeWidth={1.5} />
    </button>
  )
}
