import { useMemo, useRef, useState } from 'react'
import type { OrderAmendment, Problem } from '../../preload/model'
import { useSession } from '../session'
import type { Asked } from '../ticket/useSending'
import { accepting, isQuestion } from '../ticket/useSending'

/** The way of one change of an order to the exchange. */
export interface Amending {
  sending: boolean
  /** Why the last change was not taken. */
  problem: Problem | null
  /** What is asked about before the change is sent. */
  asked: Asked<OrderAmendment> | null
  send: (amendment: OrderAmendment) => void
  /** Answers what was asked: sends the change, or lets it be. */
  answer: (yes: boolean) => void
  /** Forgets why the last one failed; false while one is on its way, which can't be called back. */
  forget: () => boolean
}

/**
 * Sends changes of orders one at a time, asks where main wants to be answered, and tells when one was taken;
 * `onTaken` has to stay the same function.
 */
export function useAmending(onTaken: () => void): Amending {
  const { desk } = useSession()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [asked, setAsked] = useState<Asked<OrderAmendment> | null>(null)
  const [sending, setSending] = useState(false)
  const under = useRef(false)
  return useMemo(() => {
    const send = (amendment: OrderAmendment): void => {
      // Also two presses before the first is drawn.
      if (under.current) return
      under.current = true
      setSending(true)
      setProblem(null)
      void desk.ask('order:modify', amendment).then((answer) => {
        under.current = false
        setSending(false)
        if (answer.ok) onTaken()
        else if (isQuestion(answer.problem)) setAsked({ intent: amendment, problem: answer.problem })
        else setProblem(answer.problem)
      })
    }
    return {
      sending,
      problem,
      asked,
      send,
      answer(yes) {
        setAsked(null)
        if (yes && asked) send(accepting(asked))
      },
      forget() {
        if (under.current) return false
        setProblem(null)
        return true
      },
    }
  }, [desk, onTaken, sending, problem, asked])
}
