import { useRef, useState } from 'react'
import type { Order, OrderIntent } from '../../preload/model'
import { findOld } from '../honest/useOldness'
import { useSession } from '../session'
import type { Outcome } from '../ticket/useSending'
import { toOutcome } from '../ticket/useSending'

/** Sends the orders of one press, each once, and keeps what became of each, by the name of its intent. */
export function useDeeds(): {
  outcomes: ReadonlyMap<string, Outcome<Order>>
  send: (intents: readonly OrderIntent[]) => void
} {
  const { desk } = useSession()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome<Order>>>(new Map())
  const under = useRef(false)
  const send = (intents: readonly OrderIntent[]): void => {
    // Also two presses before the first is drawn.
    if (under.current) return
    under.current = true
    setOutcomes(new Map(intents.map(({ intentId }) => [intentId, { kind: 'sending' }])))
    // The dialog it is pressed in has said so.
    const { account, prices } = findOld(desk.state.get().connection)
    const acceptsOld = account !== null || prices !== null
    for (const intent of intents)
      void desk
        .ask('order:place', { ...intent, acceptsOld })
        .then((answer) => setOutcomes((now) => new Map(now).set(intent.intentId, toOutcome(answer))))
  }
  return { outcomes, send }
}
