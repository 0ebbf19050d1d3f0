import type { ReactNode } from 'react'
import { useId } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { ConnectionPhase } from '../../preload/model'
import { useActionsSlot } from './dock/docked'
import type { Feed } from './feed'
import { useFeedPhase } from './feed'
import { OldAge } from '../honest/OldAge'

interface PanelProps {
  title: string
  /** Which feed its numbers come from: it looks stale when that feed is. */
  feed: Feed
  className: string
  actions?: ReactNode
  children: ReactNode
}

/**
 * A named part of the desk, dimmed while its numbers may be old. In the dock its tab is its head, with the
 * actions at the end of the strip; elsewhere it has a head of its own.
 */
export function Panel(props: PanelProps): ReactNode {
  const { feed, className, actions, children } = props
  const phase = useFeedPhase(feed)
  const slot = useActionsSlot()
  if (slot === 'undocked') return <PanelWithHead {...props} phase={phase} />
  return (
    <div className={`panel ${className}`} data-old={phase !== 'live' || undefined}>
      {slot && actions && createPortal(actions, slot)}
      {children}
    </div>
  )
}

function PanelWithHead({
  title,
  className,
  actions,
  children,
  feed,
  phase,
}: PanelProps & { phase: ConnectionPhase }): ReactNode {
  const { t } = useTranslation()
  const titleId = useId()
  return (
    <section
      className={`panel ${className}`}
      aria-labelledby={titleId}
      data-old={phase !== 'live' || undefined}
    >
      <header className="panel-head">
        <h2 id={titleId}>{title}</h2>
        {phase !== 'live' && (
          <span className="old-word">
            {t(`phase.${phase}`)}
            <OldAge feed={feed} />
          </span>
        )}
        <span className="panel-actions">{actions}</span>
      </header>
      {children}
    </section>
  )
}
