import { useState } from 'react'
import type { Problem, Profile, Result } from '../../preload/model'
import type { Onboarding } from './admission'
import { missingAccount, NO_ONBOARDING } from './admission'

type Answer = Result<Profile>

/** Where adding an account stands. */
export interface Admitting {
  sending: boolean
  problem: Problem | null
  /** The account that could be opened, while that is asked. */
  missing: { address: string; needsEthereum: boolean } | null
  /** Tries the key; asks for an account to be opened only when told so. */
  submit: (onboarding?: Onboarding) => void
  /** Opens no account. */
  leave: () => void
}

/** Sends an admission and keeps what came of it; a key without an account is asked about before one is opened. */
export function useAdmitting(
  send: (onboarding: Onboarding) => Promise<Answer>,
  onAdmitted: (profile: Profile) => void,
): Admitting {
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [missing, setMissing] = useState<Admitting['missing']>(null)

  const submit = (onboarding = NO_ONBOARDING): void => {
    if (sending) return
    setSending(true)
    setProblem(null)
    void send(onboarding).then((answer) => {
      setSending(false)
      if (answer.ok) {
        setMissing(null)
        onAdmitted(answer.value)
        return
      }
      const asked = missingAccount(answer.problem)
      if (asked) setMissing(asked)
      else setProblem(answer.problem)
    })
  }
  const leave = (): void => {
    setMissing(null)
    setProblem(null)
  }
  return { sending, problem, missing, submit, leave }
}
