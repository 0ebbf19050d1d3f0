import { useRef, useState } from 'react'
import type { Order, OrderIntent, Problem } from '../../preload/model'
import { toDeedIntent } from '../positions/deeds'
import { useSession } from '../session'
import type { Outcome } from '../ticket/useSending'
import { toOutcome } from '../ticket/useSending'

/** What the emergency stop has come to. */
export interface PanicState {
  cancelling: 'sending' | 'done' | { problem: Problem }
  /** The order that closes each position, and what became of it, in the order in which they were sent. */
  closing: readonly { intent: OrderIntent; outcome: Outcome<Order> }[]
}

/** Which half of it is meant, or both. */
export type PanicScope = 'orders' | 'all'

/** Cancels every open order and then closes every position at the market, each once; keeps what came of it. */
export function usePanic(): { state: PanicState | null; stop: (scope: PanicScope) => void } {
  const { desk } = useSession()
  const [state, setState] = useState<PanicState | null>(null)
  const under = useRef(false)

  async function closeAll(): Promise<void> {
    // As they are after the cancel: an order that filled first has made one larger.
    const { positions, markets } = desk.state.get()
    const intents = positions.flatMap((position) => {
      const market = markets.find(({ symbol }) => symbol === position.market)
      return (market && toDeedIntent('close', position, market, crypto.randomUUID())) ?? []
    })
    setState(
      (now) =>
        now && { ...now, closing: intents.map((intent) => ({ intent, outcome: { kind: 'sending' } })) },
    )
    await Promise.all(
      intents.map(async (intent) => {
        const outcome = toOutcome(await desk.ask('order:place', intent))
        setState(
          (now) =>
            now && {
              ...now,
              closing: now.closing.map((one) => (one.intent === intent ? { intent, outcome } : one)),
            },
        )
      }),
    )
  }

  return {
    state,
    stop(scope) {
      if (under.current) return
      under.current = true
      setState({ cancelling: 'sending', closing: [] })
      void desk
        .ask('orders:cancel-all', { market: null, side: null })
        .then((answer) => {
          setState((now) => now && { ...now, cancelling: answer.ok ? 'done' : { problem: answer.problem } })
          // A cancel that failed is no reason to stay in the market.
          return scope === 'all' ? closeAll() : undefined
        })
        .finally(() => (under.current = false))
    },
  }
}
