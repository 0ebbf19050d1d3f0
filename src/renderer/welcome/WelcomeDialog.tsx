import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddAccount } from '../accounts/AddAccount'
import { useLeave } from '../accounts/useLeave'
import '../accounts/accounts.css'
import { useNotices } from '../alerts/useNotices'
import { KeyCaps } from '../commands/KeyCaps'
import '../commands/commands.css'
import { Dialog } from '../controls/Dialog'
import type { Runtime } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { ComputerChecks } from './ComputerChecks'
import { KeyKinds } from './KeyKinds'
import './welcome.css'

const pickRuntime = (state: DeskState): Runtime => state.runtime

/** Greets a newcomer: play money by one key, or a real account with what there is to know of its key. */
export function WelcomeDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const { desk, workspace } = useSession()
  const leave = useLeave()
  const notices = useNotices()
  const runtime = useDesk(pickRuntime)
  const [step, setStep] = useState<'start' | 'account'>('start')
  const shown = useRef(step)
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // What was pressed is gone: the focus goes on to what comes next.
    if (shown.current !== step) here.current?.querySelector<HTMLElement>('select, .primary')?.focus()
    shown.current = step
  }, [step])
  const close = (): void => {
    if (!desk.state.get().settings.welcomed) void desk.ask('settings:update', { welcomed: true })
    onClose()
  }
  const toPaper = (): void => {
    if (desk.state.get().connection.environment !== 'sandbox')
      void leave((acceptsOpenOrders) =>
        desk.ask('environment:select', { environment: 'sandbox', acceptsOpenOrders }),
      ).then((answer) => {
        if (answer?.ok === false) notices.raise(t('account.switchFailed'), answer.problem)
      })
    close()
  }
  const showAround = (): void => {
    close()
    // After this one is gone, so that the tour gets the focus and keeps it.
    queueMicrotask(() => workspace.update((now) => ({ ...now, dialog: 'tour' })))
  }
  return (
    <Dialog title={t('welcome.title')} onClose={close} wide>
      <div className="welcome" ref={here}>
        {step === 'start' && (
          <>
            <p className="welcome-lead">{t('welcome.paper')}</p>
            <div className="welcome-ways">
              <button type="button" className="primary" onClick={toPaper}>
                {t('welcome.start')}
              </button>
              <KeyCaps chord="Enter" />
              <button type="button" onClick={() => setStep('account')}>
                {t('welcome.connect')}
              </button>
              <button type="button" className="link" onClick={showAround}>
                {t('welcome.tour')}
              </button>
            </div>
          </>
        )}
        <ComputerChecks />
        {step === 'start' ? (
          <p className="hint">{t('welcome.again')}</p>
        ) : (
          <>
            <KeyKinds />
            {runtime.loopbackOnly && <p className="callout warning">{t('accounts.loopbackOnly')}</p>}
            <AddAccount runtime={runtime} onUsed={close} />
            <div className="dialog-actions">
              <button type="button" onClick={() => setStep('start')}>
                {t('welcome.back')}
              </button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}
