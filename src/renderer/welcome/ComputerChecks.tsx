import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrialFault } from '../../preload/alert-rules'
import type { Runtime } from '../../preload/model'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'

type Rung = 'asking' | 'rang' | TrialFault | 'failed'
type State = 'asking' | 'good' | 'bad'

const pickKeychain = (state: DeskState): Runtime['keychain'] => state.runtime.keychain
const onlyNotification = { notification: true, sound: false, flash: false, inApp: false }

/** Tries what this computer must do for a desk, before anything is asked of the person. */
export function ComputerChecks(): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const keychain = useDesk(pickKeychain)
  const [rung, setRung] = useState<Rung>('asking')
  const tryAll = useCallback((): void => {
    void desk.checkKeychain()
    desk.ask('alerts:test', onlyNotification).then(
      (answer) => setRung(answer.ok ? (answer.value ?? 'rang') : 'failed'),
      () => setRung('failed'),
    )
  }, [desk])
  useEffect(tryAll, [tryAll])
  return (
    <section className="computer-checks" aria-label={t('welcome.computer')}>
      <header>
        <h3>{t('welcome.computer')}</h3>
        <button type="button" className="quiet" onClick={tryAll}>
          {t('welcome.check')}
        </button>
      </header>
      <div role="status">
        <dl>
          <dt>{t('welcome.keychain')}</dt>
          <dd>
            <Mark state={keychain.available ? 'good' : 'bad'} />
            {keychain.available ? t('welcome.keychain.answers') : problemText(i18n, keychain.problem)}
          </dd>
          <dt>{t('welcome.notifications')}</dt>
          <dd>
            <Mark state={rung === 'asking' ? 'asking' : rung === 'rang' ? 'good' : 'bad'} />
            {t(`welcome.notifications.${rung}`)}
          </dd>
        </dl>
      </div>
    </section>
  )
}

const shapes = { asking: CircleDashed, good: CircleCheck, bad: CircleAlert }
const tones = { asking: 'dim', good: 'up', bad: 'warning' }

function Mark({ state }: { state: State }): ReactNode {
  const Shape = shapes[state]
  return <Shape className={tones[state]} size={14} strokeWidth={1.5} aria-hidden />
}
