import { useRef, useState } from 'react'
import type { Order, OrderIntent, Problem, Result } from '../../preload/model'
import type { AlgoOrder } from '../../preload/records'
import { toDeedIntents } from '../positions/deeds'
import { useSession } from '../session'
import { isOpen } from '../state'
import type { Outcome } from '../ticket/useSending'
import { toOutcome } from '../ticket/useSending'

/** What became of taking something back. */
export type Cancelling = 'sending' | 'done' | { problem: Problem }

/** What the emergency stop has come to. */
export interface PanicState {
  /** Something is on its way. */
  busy: boolean
  cancelling: Cancelling
  /** Each TWAP that ran. */
  algos: readonly { algo: AlgoOrder; cancelling: Cancelling }[]
  /** The orders that close the positions, and what became of each, in the order in which they were sent. */
  closing: readonly { intent: OrderIntent; outcome: Outcome<Order> }[]
}

/** Which half of it is meant, or both. */
export type PanicScope = 'orders' | 'all'

/** A market that is listed no more says nothing of its sizes. */
const unlisted = { orderSizeIncrement: '0', maxOrderSize: '0' }

/**
 * Cancels every open order and every TWAP, and then closes every position at the market, each once; keeps what
 * came of it.
 */
export function usePanic(): { state: PanicState | null; stop: (scope: PanicScope) => void } {
  const { desk } = useSession()
  const [state, setState] = useState<PanicState | null>(null)
  const under = useRef(false)
  const change = (next: (now: PanicState) => Partial<PanicState>): void =>
    setState((now) => now && { ...now, ...next(now) })

  async function cancelOrders(): Promise<void> {
    const cancelling = toCancelling(await desk.ask('orders:cancel-all', { market: null, side: null }))
    change(() => ({ cancelling }))
  }

  async function cancelAlgo(algo: AlgoOrder): Promise<void> {
    const cancelling = toCancelling(await desk.ask('algo:cancel', { id: algo.id }))
    change(({ algos }) => ({ algos: algos.map((one) => (one.algo === algo ? { algo, cancelling } : one)) }))
  }

  async function closeAll(): Promise<void> {
    // As they are after the cancel: an order that filled first has made one larger.
    const { positions, markets } = desk.state.get()
    const intents = positions.flatMap((position) => {
      const market = markets.find(({ symbol }) => symbol === position.market) ?? unlisted
      return toDeedIntents('close', position, market, () => crypto.randomUUID())
    })
    change(() => ({ closing: intents.map((intent) => ({ intent, outcome: { kind: 'sending' } })) }))
    await Promise.all(
      intents.map(async (intent) => {
        // Old prices are no reason to stay in the market, and whoever holds this button has been asked.
        const outcome = toOutcome(await desk.ask('order:place', { ...intent, acceptsOld: true }))
        change(({ closing }) => ({
          closing: closing.map((one) => (one.intent === intent ? { intent, outcome } : one)),
        }))
      }),
    )
  }

  return {
    state,
    stop(scope) {
      if (under.current) return
      under.current = true
      const running = desk.state.get().algos.filter(isOpen)
      setState({
        busy: true,
        cancelling: 'sending',
        algos: running.map((algo) => ({ algo, cancelling: 'sending' })),
        closing: [],
      })
      // A cancel that failed is no reason to stay in the market.
      void Promise.all([cancelOrders(), ...running.map(cancelAlgo)])
        .then(() => (scope === 'all' ? closeAll() : undefined))
        .finally(() => {
          under.current = false
          change(() => ({ busy: false }))
        })
    },
  }
}

function toCancelling(answer: Result<null>): Cancelling {
  return answer.ok ? 'done' : { problem: answer.problem }
}
