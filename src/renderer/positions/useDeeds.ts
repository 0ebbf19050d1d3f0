import { useState } from 'react'
import type { OrderIntent } from '../../preload/model'
import { useSession } from '../session'
import type { Outcome } from '../ticket/useSending'
import { toOutcome } from '../ticket/useSending'

/** Sends the orders of one press, each once, and keeps what became of each, by market. */
export function useDeeds(): {
  outcomes: ReadonlyMap<string, Outcome>
  send: (intents: readonly OrderIntent[]) => void
} {
  const { desk } = useSession()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const send = (intents: readonly OrderIntent[]): void => {
    if (outcomes.size > 0) return
    setOutcomes(new Map(intents.map(({ market }) => [market, { kind: 'sending' }])))
    for (const intent of intents)
      void desk
        .ask('order:place', intent)
        .then((answer) => setOutcomes((now) => new Map(now).set(intent.market, toOutcome(answer))))
  }
  return { outcomes, send }
}
