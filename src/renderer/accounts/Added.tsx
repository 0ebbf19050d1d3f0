import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem, Profile } from '../../preload/model'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { useLeave } from './useLeave'

interface AddedProps {
  profile: Profile
  onUsed: (() => void) | undefined
}

const pickActive = (state: DeskState): string | null => state.activeProfile

/** That an account was added, and the way to it while another one is in use. */
export function Added({ profile, onUsed }: AddedProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const leave = useLeave()
  const active = useDesk(pickActive)
  const [problem, setProblem] = useState<Problem | null>(null)
  const use = (): void =>
    void leave((acceptsOpenOrders) =>
      desk.ask('account:select', { profileId: profile.id, acceptsOpenOrders }),
    ).then((answer) => {
      setProblem(answer?.ok === false ? answer.problem : null)
      if (answer?.ok) onUsed?.()
    })
  return (
    <>
      <p className="up" role="status">
        {t('accounts.added', { label: profile.label })}
      </p>
      {active !== profile.id && (
        // What comes next for whoever has just pressed the button beside it.
        <button type="button" className="primary" autoFocus onClick={use}>
          {t('accounts.useNow')}
        </button>
      )}
      {problem && (
        <p className="form-problem" role="alert">
          {problemText(i18n, problem)}
        </p>
      )}
    </>
  )
}
