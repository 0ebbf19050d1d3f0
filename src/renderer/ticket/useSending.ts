import { useState } from 'react'
import type { Order, OrderIntent, Problem, Result } from '../../preload/model'
import { useSession } from '../session'

/** What became of the last press of the button. */
export type Outcome =
  | { kind: 'sending' }
  | { kind: 'sent'; order: Order }
  | { kind: 'refused'; problem: Problem }
  /** Nobody answered: the order may or may not be in the market. */
  | { kind: 'unknown'; problem: Problem }

const unanswered = ['order.unknown', 'window.unanswered']

/** What an answer says of the order. */
export function toOutcome(answer: Result<Order>): Outcome {
  if (answer.ok) return { kind: 'sent', order: answer.value }
  const { problem } = answer
  return { kind: unanswered.includes(problem.code) ? 'unknown' : 'refused', problem }
}

/** Sends intents one at a time and keeps the outcome of the last. */
export function useSending(): { outcome: Outcome | null; send: (intent: OrderIntent) => void } {
  const { desk } = useSession()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const send = (intent: OrderIntent): void => {
    if (outcome?.kind === 'sending') return
    setOutcome({ kind: 'sending' })
    void desk.ask('order:place', intent).then((answer) => {
      setOutcome(toOutcome(answer))
    })
  }
  return { outcome, send }
}
