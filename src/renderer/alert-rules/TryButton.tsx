import { BellRing } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channels } from '../../preload/alert-rules'

interface TryButtonProps {
  /** What is told of. */
  name: string
  channels: Channels
  /** It is always shown in the window. */
  mustSee: boolean
  onTry: (channels: Channels) => void
}

/** Tells of nothing, the way one thing would be told of. */
export function TryButton({ name, channels, mustSee, onTry }: TryButtonProps): ReactNode {
  const { t } = useTranslation()
  const { notification, sound, flash } = channels
  const inApp = channels.inApp || mustSee
  const label = t('rules.try', { rule: name })
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      disabled={!(notification || sound || flash || inApp)}
      onClick={() => onTry({ notification, sound, flash, inApp })}
    >
      <BellRing size={14} strokeWidth={1.5} aria-hidden />
    </button>
  )
}
