import type { ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionPhase } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'

interface PanelProps {
  title: string
  /** Which feed its numbers come from: it looks stale when that feed is. */
  feed: 'account' | 'market'
  className: string
  count?: number
  actions?: ReactNode
  children: ReactNode
}

const pickPhase: Record<PanelProps['feed'], (state: DeskState) => ConnectionPhase> = {
  account: (state) => state.connection.phase,
  market: (state) => state.connection.marketData,
}

/** A named part of the desk: dimmed, with the word for it, while its numbers may be old. */
export function Panel({ title, feed, className, count, actions, children }: PanelProps): ReactNode {
  const { t } = useTranslation()
  const titleId = useId()
  const phase = useDesk(pickPhase[feed])
  return (
    <section
      className={`panel ${className}`}
      aria-labelledby={titleId}
      data-old={phase !== 'live' || undefined}
    >
      <header className="panel-head">
        <h2 id={titleId}>{title}</h2>
        {count !== undefined && count > 0 && <span className="count">{count}</span>}
        {phase !== 'live' && <span className="old-word">{t(`phase.${phase}`)}</span>}
        <span className="panel-actions">{actions}</span>
      </header>
      {children}
    </section>
  )
}
