import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../preload/model'
import { useSession } from '../session'
import { useProblemText } from '../useProblemText'

/** What stays as it is until the app starts again: the journal is opened and repaired then, and only then. */
const untilStart: ReadonlySet<string> = new Set([
  'journal.damaged',
  'journal.failed',
  'journal.inUse',
  'journal.newer',
  'journal.unwritable',
])

interface WayOnProps {
  problem: Problem | null
  onRetry: () => void
  /** Of the button. */
  className?: string
}

/** What can be done about something that was not read: to try it again, or to quit where only a new start helps. */
export function WayOn({ problem, onRetry, className }: WayOnProps): ReactNode {
  const { t } = useTranslation()
  if (problem && untilStart.has(problem.code)) return <QuitButton className={className} />
  return (
    <button type="button" className={className} onClick={onRetry}>
      {t('trouble.retry')}
    </button>
  )
}

function QuitButton({ className }: { className: string | undefined }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const say = useProblemText()
  const [problem, setProblem] = useState<Problem | null>(null)
  const quit = (): void =>
    void desk
      .ask('app:quit', { orders: 'keep' })
      .then((answer) => setProblem(answer.ok ? null : answer.problem))
  return (
    <>
      {problem && (
        <span className="danger" role="alert">
          {say(problem)}
        </span>
      )}
      <button type="button" className={className} title={t('trouble.quitMeans')} onClick={quit}>
        {t('trouble.quit')}
      </button>
    </>
  )
}
