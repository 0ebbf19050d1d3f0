import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'
import type { Events } from '../../preload/contract'
import type { Problem } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'

/** Asks what shall become of the orders when the person wants to quit and they would go with the connection. */
export function LeavingDialog(): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const [atWork, setAtWork] = useState<Events['app:leaving'] | null>(null)
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(
    () =>
      desk.onLeaving((leaving) => {
        setProblem(null)
        setAtWork(leaving)
      }),
    [desk],
  )
  if (atWork === null) return null
  const stay = (): void => setAtWork(null)
  const quit = (orders: 'keep' | 'cancel'): void => {
    setSending(true)
    void desk.ask('app:quit', { orders }).then((answer) => {
      setSending(false)
      if (!answer.ok) setProblem(answer.problem)
    })
  }
  return (
    <Dialog title={t('leaving.title')} onClose={stay} small>
      <p>{t('leaving.ask', { orders: atWork.openOrders })}</p>
      {atWork.algos > 0 && <p>{t('leaving.algos', { algos: atWork.algos })}</p>}
      {problem && (
        <p className="form-problem" role="alert">
          {problemText(i18n, problem)}
        </p>
      )}
      <div className="dialog-actions">
        <button type="button" onClick={stay}>
          {t('leaving.stay')}
        </button>
        <button type="button" disabled={sending} onClick={() => quit('keep')}>
          {t('leaving.keep')}
        </button>
        <button type="button" className="danger-button" disabled={sending} onClick={() => quit('cancel')}>
          {t('leaving.cancel')}
        </button>
      </div>
    </Dialog>
  )
}
