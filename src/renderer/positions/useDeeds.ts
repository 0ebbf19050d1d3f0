import { useRef, useState } from 'react'
import type { Order, OrderIntent } from '../../preload/model'
import { findOld } from '../honest/useOldness'
import { useSession } from '../session'
import type { Outcome } from '../ticket/useSending'
import { isQuestion, toOutcome } from '../ticket/useSending'

interface Deeds {
  /** By the name of the intent. */
  outcomes: ReadonlyMap<string, Outcome<Order>>
  send: (intents: readonly OrderIntent[]) => void
  /** Sends those that were kept back since what is seen of their market is old; null where none was. */
  sendAllTheSame: (() => void) | null
}

/** Sends the orders of one press, each once, and keeps what became of each. */
export function useDeeds(): Deeds {
  const { desk } = useSession()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome<Order>>>(new Map())
  const [keptBack, setKeptBack] = useState<readonly OrderIntent[]>([])
  const under = useRef(new Set<string>())
  const ask = (intents: readonly OrderIntent[], acceptsOld: boolean): void => {
    for (const intent of intents) {
      const { intentId } = intent
      // Also two presses before the first is drawn.
      if (under.current.has(intentId)) continue
      under.current.add(intentId)
      setOutcomes((now) => new Map(now).set(intentId, { kind: 'sending' }))
      void desk.ask('order:place', { ...intent, acceptsOld }).then((answer) => {
        if (!answer.ok && isQuestion(answer.problem)) {
          under.current.delete(intentId)
          setKeptBack((now) => [...now, intent])
        }
        setOutcomes((now) => new Map(now).set(intentId, toOutcome(answer)))
      })
    }
  }
  return {
    outcomes,
    send(intents) {
      // The dialog it is pressed in has said so.
      const { account, prices } = findOld(desk.state.get().connection)
      ask(intents, account !== null || prices !== null)
    },
    sendAllTheSame:
      keptBack.length === 0
        ? null
        : () => {
            setKeptBack([])
            ask(keptBack, true)
          },
  }
}
