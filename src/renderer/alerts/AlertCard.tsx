import { OctagonAlert, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertKind } from '../../preload/model'

interface AlertCardProps {
  kind: AlertKind
  title: string
  body: string
  time?: string
  onDismiss: () => void
}

/** One thing that failed, with a button that says it was read. */
export function AlertCard({ kind, title, body, time, onDismiss }: AlertCardProps): ReactNode {
  const { t } = useTranslation()
  const Icon = kind === 'liquidation' ? OctagonAlert : TriangleAlert
  return (
    <article className="alert-card" data-kind={kind}>
      <Icon size={16} strokeWidth={1.5} aria-hidden />
      <div>
        <h3>
          {title} {time && <time className="faint">{time}</time>}
        </h3>
        <p>{body}</p>
      </div>
      <button type="button" className="icon-button" aria-label={t('alerts.dismiss')} onClick={onDismiss}>
        <X size={14} strokeWidth={1.5} />
      </button>
    </article>
  )
}
