import { useState } from 'react'
import { useLeave } from '../accounts/useLeave'
import type { Answer } from '../../preload/contract'
import type { EnvironmentName, Problem, Settings } from '../../preload/model'
import { useSession } from '../session'

/** How settings are changed from the dialog. */
export interface SettingsDeeds {
  change: (part: Partial<Settings>) => Promise<Answer<'settings:update'>>
  /** The same for what may lead away from the account, which asks first; whether it was done. */
  move: (part: Partial<Settings>) => Promise<boolean>
  go: (environment: EnvironmentName) => void
  /** Why the last one was refused. */
  problem: Problem | null
}

/** The ways to change a setting; nothing was refused yet. */
export function useDeeds(): SettingsDeeds {
  const { desk } = useSession()
  const leave = useLeave()
  const [problem, setProblem] = useState<Problem | null>(null)
  const tell = (answer: { ok: true } | { ok: false; problem: Problem }): void =>
    setProblem(answer.ok ? null : answer.problem)
  return {
    problem,
    async change(part) {
      const answer = await desk.ask('settings:update', part)
      tell(answer)
      return answer
    },
    async move(part) {
      const answer = await leave((acceptsOpenOrders) =>
        desk.ask('settings:update', { ...part, acceptsOpenOrders }),
      )
      if (answer) tell(answer)
      return answer?.ok ?? false
    },
    go: (environment) =>
      void leave((acceptsOpenOrders) =>
        desk.ask('environment:select', { environment, acceptsOpenOrders }),
      ).then((answer) => answer && tell(answer)),
  }
}
