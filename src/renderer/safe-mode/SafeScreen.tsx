import { LifeBuoy } from 'lucide-react'
import type { ReactNode } from 'react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'
import './safe-mode.css'

const SupportDialog = lazy(async () => ({
  default: (await import('../support/SupportDialog')).SupportDialog,
}))

/** Stands in for the desk after starts that crashed: what happened, what is off, and the way on. */
export function SafeScreen({ crashedStarts }: { crashedStarts: number }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const [busy, setBusy] = useState(false)
  const [isSupportOpen, setSupportOpen] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const leave = (): void => {
    setBusy(true)
    void desk.ask('safe:leave', null).then((answer) => {
      setBusy(false)
      setProblem(answer.ok ? null : answer.problem)
    })
  }
  return (
    <main className="safe-screen">
      <LifeBuoy size={28} strokeWidth={1.5} aria-hidden />
      <h1>{t('safe.title')}</h1>
      <p>{t('safe.what', { starts: crashedStarts })}</p>
      <dl>
        <dt>{t('safe.orders')}</dt>
        <dd>{t('safe.ordersMean')}</dd>
        <dt>{t('safe.off')}</dt>
        <dd>{t('safe.offWhat')}</dd>
        <dt>{t('safe.kept')}</dt>
        <dd>{t('safe.keptWhat')}</dd>
      </dl>
      {problem && (
        <p className="callout danger" role="alert">
          {problemText(i18n, problem)}
        </p>
      )}
      <div className="dialog-actions">
        <button type="button" onClick={() => void desk.ask('app:quit', { orders: 'keep' })}>
          {t('safe.quit')}
        </button>
        <button type="button" onClick={() => setSupportOpen(true)}>
          {t('safe.support')}
        </button>
        <button type="button" className="primary" disabled={busy} onClick={leave} autoFocus>
          {t('safe.leave')}
        </button>
      </div>
      {isSupportOpen && (
        <Suspense>
          <SupportDialog onClose={() => setSupportOpen(false)} />
        </Suspense>
      )}
    </main>
  )
}
