import { useRef, useState } from 'react'
import type { Answer, Argument } from '../../preload/contract'
import type { Order, Problem, Result } from '../../preload/model'
import { useSession } from '../session'

/** Commands that send what a ticket asks for. */
export type SendCommand = 'order:place' | 'order:ladder' | 'algo:place'
type Value<C extends SendCommand> = Answer<C> extends Result<infer V> ? V : never

/** What became of a press of the button. */
export type Outcome<V> =
  | { kind: 'sending' }
  | { kind: 'sent'; value: V }
  | { kind: 'refused'; problem: Problem }
  /** Nobody answered: the order may or may not be in the market. */
  | { kind: 'unknown'; problem: Problem }

/** An intent that the person's own limits ask them about before it is sent. */
export interface Asked<I> {
  intent: I
  problem: Problem
}

interface Sending<C extends SendCommand> {
  outcome: Outcome<Value<C>> | null
  asked: Asked<Argument<C>> | null
  send: (intent: Argument<C>) => void
  /** Answers what was asked: sends it under a new name, or lets it be. */
  answer: (yes: boolean) => void
}

const unanswered = ['order.unknown', 'twap.unknown', 'window.unanswered']

const questions = ['order.confirmSize', 'order.oldBoth', 'order.oldAccount', 'order.oldPrices']

/** Whether it is asked before it is sent: it is large, or what is seen is old. */
export function isQuestion({ code }: Problem): boolean {
  return questions.includes(code)
}

/** The same with what was asked accepted, and no more. */
export function accepting<I extends { confirmed: boolean }>({ intent, problem }: Asked<I>): I {
  return problem.code === 'order.confirmSize'
    ? { ...intent, confirmed: true }
    : { ...intent, acceptsOld: true }
}

/** What an answer says of what was sent. */
export function toOutcome<V>(answer: Result<V>): Outcome<V> {
  if (answer.ok) return { kind: 'sent', value: answer.value }
  const { problem } = answer
  return { kind: unanswered.includes(problem.code) ? 'unknown' : 'refused', problem }
}

/** Sends intents one at a time, asks where the person wants to be asked, and keeps the outcome of the last. */
export function useSending<C extends SendCommand>(command: C): Sending<C> {
  const { desk, workspace } = useSession()
  const [outcome, setOutcome] = useState<Outcome<Value<C>> | null>(null)
  const [asked, setAsked] = useState<Asked<Argument<C>> | null>(null)
  const under = useRef(false)
  const send = (intent: Argument<C>): void => {
    // Also two presses before the first is drawn.
    if (under.current) return
    under.current = true
    setOutcome({ kind: 'sending' })
    void desk.ask(command, intent).then((answered) => {
      under.current = false
      const answer = answered as Result<Value<C>>
      if (command === 'order:place' && answer.ok) {
        const { clientId } = answer.value as Order
        workspace.update((now) => ({ ...now, lastSent: clientId }))
      }
      if (!answer.ok && isQuestion(answer.problem)) {
        setOutcome(null)
        setAsked({ intent, problem: answer.problem })
      } else setOutcome(toOutcome(answer))
    })
  }
  return {
    outcome,
    asked,
    send,
    answer(yes) {
      setAsked(null)
      if (yes && asked) send({ ...accepting(asked), intentId: crypto.randomUUID() })
    },
  }
}
