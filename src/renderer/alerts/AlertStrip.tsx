import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alert } from '../../preload/model'
import { useCover } from '../format/useCover'
import { formatClock } from '../../notation/time'
import { useNotation } from '../format/useNotation'
import { useDesk, useSession, useWorkspace } from '../session'
import { AwayCard } from '../away/AwayCard'
import type { DeskState } from '../state'
import type { Workspace } from '../workspace'
import { AlertCard } from './AlertCard'
import { NoticeCards } from './NoticeCards'
import { alertsWaiting, latestNews } from './waiting'
import './alerts.css'

const pickAlerts = (state: DeskState): Alert[] => state.alerts
const pickDismissed = (workspace: Workspace): ReadonlySet<string> => workspace.dismissed
// More would cover the desk; the rest come up as these are answered.
const SHOWN = 3

/** What was refused or failed, over the desk until it is dismissed; news is read out but takes no room. */
export function AlertStrip(): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const { workspace } = useSession()
  const alerts = useDesk(pickAlerts)
  const dismissed = useWorkspace(pickDismissed)
  const waiting = useMemo(() => alertsWaiting(alerts, dismissed), [alerts, dismissed])
  const news = latestNews(alerts)
  const say = useCover()
  const answer = (ids: readonly string[]): void =>
    workspace.update((now) => ({ ...now, dismissed: new Set([...now.dismissed, ...ids]) }))
  const hidden = Math.max(0, waiting.length - SHOWN)
  // What must be seen is answered one by one.
  const passing = waiting.filter(({ mustSee }) => !mustSee)
  return (
    <aside className="alerts" aria-label={t('alerts.title')}>
      <AwayCard />
      <div role="alert">
        <NoticeCards />
        {waiting.slice(-SHOWN).map((alert) => (
          <AlertCard
            key={alert.id}
            kind={alert.kind}
            title={say(alert.title)}
            body={say(alert.body)}
            time={formatClock(alert.atMs, notation)}
            onDismiss={() => answer([alert.id])}
          />
        ))}
      </div>
      {hidden > 0 && (
        <button
          type="button"
          className="alerts-more"
          disabled={passing.length === 0}
          onClick={() => answer(passing.map(({ id }) => id))}
        >
          {t(passing.length === 0 ? 'alerts.more' : 'alerts.dismissAll', { hidden })}
        </button>
      )}
      <p className="visually-hidden" role="status">
        {news && say(t('alerts.spoken', { title: news.title, body: news.body }))}
      </p>
    </aside>
  )
}
