import { LoaderCircle, RotateCw, TriangleAlert, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../clock'
import { gapAfter } from '../../notation/sentences'
import { formatClock } from '../../notation/time'
import { useNotation } from '../format/useNotation'
import type { Connection } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'
import { diagnose, type Diagnosis } from './diagnosis'

const icons = { neutral: LoaderCircle, warning: TriangleAlert, danger: Unplug }

/** What happened, what it means for the orders, and what to do about it. */
export function ProblemBanner({ connection }: { connection: Connection }): ReactNode {
  const { t, i18n } = useTranslation()
  const notation = useNotation()
  const { what, tone } = diagnose(connection)
  const { problem, lastMessageAtMs } = connection
  const Icon = icons[tone]
  const since = lastMessageAtMs === null ? '–' : formatClock(lastMessageAtMs, notation)
  const happened = t(`problem.what.${what}`)
  const why = problem && problemText(i18n, problem)
  return (
    <div className="notice problem" data-tone={tone}>
      <Icon size={14} strokeWidth={1.5} aria-hidden />
      {/* The countdown stays outside, or each second of it would be read aloud. */}
      <p role={tone === 'danger' ? 'alert' : 'status'}>
        <strong>{happened}</strong>
        {gapAfter(happened)}
        {why && <span>{why + gapAfter(why)}</span>}
        <span>
          {what === 'offline' && lastMessageAtMs === null
            ? t('problem.means.never')
            : t(`problem.means.${what}`, { since })}
        </span>
      </p>
      {canRetry(what, tone) && <Retry retryAtMs={connection.retryAtMs} />}
    </div>
  )
}

/** Whether trying at once may help: not where the exchange is as it wants to be, or nobody hears of the wish. */
function canRetry(what: Diagnosis['what'], tone: Diagnosis['tone']): boolean {
  if (what === 'silent') return false
  if (tone === 'danger' || what === 'connecting' || what === 'stale' || what === 'marketData') return true
  return what === 'syncing' && tone === 'warning'
}

function Retry({ retryAtMs }: { retryAtMs: number | null }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const now = useNow()
  const [asking, setAsking] = useState(false)
  const seconds = retryAtMs === null ? 0 : Math.ceil((retryAtMs - now) / 1000)
  const retry = (): void => {
    if (asking) return
    setAsking(true)
    void desk.ask('connection:retry', null).then(() => setAsking(false))
  }
  return (
    <span className="retry">
      {seconds > 0 && <span className="countdown">{t('problem.retryIn', { seconds })}</span>}
      {/* Not disabled: that would take the focus away under the hand. */}
      <button type="button" aria-disabled={asking || undefined} onClick={retry}>
        <RotateCw size={12} strokeWidth={2} aria-hidden /> {t('problem.retryNow')}
      </button>
    </span>
  )
}
