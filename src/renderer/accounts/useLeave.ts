import type { Problem } from '../../preload/model'
import { useSession } from '../session'

type Answered = { ok: true } | { ok: false; problem: Problem }

/** Asks main for a step; `acceptsOpenOrders` says that the person has been asked about the orders that stay behind. */
type Step<A extends Answered> = (acceptsOpenOrders: boolean) => Promise<A>

/** Takes a step that may lead away from open orders: where it does, the person is asked first. Null: they stay. */
export function useLeave(): <A extends Answered>(step: Step<A>) => Promise<A | null> {
  const { workspace } = useSession()
  return async (step) => {
    const answer = await step(false)
    if (answer.ok || answer.problem.code !== 'account.openOrders') return answer
    const { problem } = answer
    // One question at a time: whoever asked before is not answered by a press that was meant for this one.
    workspace.get().leaving?.decide(false)
    const goes = await new Promise<boolean>((resolve) => {
      const decide = (goes: boolean): void => {
        workspace.update((now) => ({ ...now, leaving: null }))
        resolve(goes)
      }
      workspace.update((now) => ({ ...now, leaving: { problem, decide } }))
    })
    return goes ? step(true) : null
  }
}
