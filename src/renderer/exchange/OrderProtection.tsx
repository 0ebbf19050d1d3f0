import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CancelOnDisconnectState, Problem, Settings } from '../../preload/model'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'

const pickState = (state: DeskState): CancelOnDisconnectState => state.connection.cancelOnDisconnect
const pickSettings = (state: DeskState): Settings => state.settings

/** Whether orders go with the connection: the switch, and what the exchange has confirmed. */
export function OrderProtection(): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const state = useDesk(pickState)
  const { cancelOnDisconnect } = useDesk(pickSettings)
  const [problem, setProblem] = useState<Problem | null>(null)
  const change = (enabled: boolean): void => {
    void desk.ask('settings:update', { cancelOnDisconnect: enabled }).then((answer) => {
      setProblem(answer.ok ? null : answer.problem)
    })
  }
  return (
    <section aria-label={t('exchange.protection')}>
      <h3>{t('exchange.protection')}</h3>
      <label className="check">
        <input
          type="checkbox"
          role="switch"
          checked={cancelOnDisconnect}
          onChange={(event) => change(event.target.checked)}
        />
        {t('exchange.cancelOnDisconnect')}
      </label>
      <p className={state === 'refused' ? 'hint danger' : 'hint'} role="status">
        {t(`exchange.cancelOnDisconnect.${state}`)}
      </p>
      {problem && (
        <p className="form-problem" role="alert">
          {problemText(i18n, problem)}
        </p>
      )}
    </section>
  )
}
