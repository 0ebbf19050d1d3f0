import { History, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AwayDigest } from '../../preload/records'
import { formatClock } from '../../notation/time'
import { useNotation } from '../format/useNotation'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { countsOf } from './counts'
import './away.css'

const pickAway = (state: DeskState): AwayDigest | null => state.away

/** Says that something happened while nobody listened, until it is looked at or dismissed. */
export function AwayCard(): ReactNode {
  const { t } = useTranslation()
  const { desk, workspace } = useSession()
  const digest = useDesk(pickAway)
  const notation = useNotation()
  if (!digest || digest.dismissed) return null
  const dismiss = (): void => void desk.ask('away:dismiss', null)
  const open = (): void => workspace.update((now) => ({ ...now, dialog: 'away' }))
  const counts = countsOf(digest).map(({ what, count }) => t(`away.count.${what}`, { n: count }))
  return (
    <article className="alert-card away-card">
      <History size={16} strokeWidth={1.5} aria-hidden />
      <div role="status">
        <h3>
          {t('away.title')}{' '}
          <span className="faint">
            {formatClock(digest.fromMs, notation)}–{formatClock(digest.toMs, notation)}
          </span>
        </h3>
        <p>{counts.join(' · ')}</p>
      </div>
      <button type="button" onClick={open}>
        {t('away.look')}
      </button>
      <button type="button" className="icon-button" aria-label={t('alerts.dismiss')} onClick={dismiss}>
        <X size={14} strokeWidth={1.5} />
      </button>
    </article>
  )
}
