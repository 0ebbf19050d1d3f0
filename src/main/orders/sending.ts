import type { Order, Problem, Result } from '../../preload/model'
import type { Intents } from './intents'
import { toSending } from './placement'
import type { Resolver } from './resolver'
import type { PlaceOutcome, Placement } from './venue'

/** Takes orders from 'sending' to their own fate, and tells each step of it. */
export interface Sending {
  /** Tells that one which is written down is about to be sent. */
  begin(placement: Placement): Order
  /** Tells what came of one, and sees to it that an unknown fate is found out. */
  end(sending: Order, outcome: PlaceOutcome): Result<Order>
}

interface Options {
  tell: (order: Order) => void
  nowMs: () => number
  resolver: Resolver
  intents: Pick<Intents, 'settle'>
}

/** A sending that tells the ledger. */
export function createSending({ tell, nowMs, resolver, intents }: Options): Sending {
  return {
    begin(placement) {
      const order = toSending(placement, nowMs())
      tell(order)
      return order
    },
    end(sending, outcome) {
      if (outcome.outcome === 'accepted') {
        // Settles the intent, too, once the ledger has it on disk: see `settleHeard`.
        tell(outcome.order)
        return { ok: true, value: outcome.order }
      }
      const { problem } = outcome
      if (outcome.outcome === 'refused') {
        intents.settle(sending.clientId, 'refused')
        tell({ ...sending, state: 'rejected', cancelReason: problem.code, updatedAtMs: nowMs() })
        return { ok: false, problem }
      }
      intents.settle(sending.clientId, 'unknown')
      const unknown: Order = { ...sending, state: 'unknown' }
      tell(unknown)
      resolver.resolve(unknown)
      return { ok: false, problem: { ...problem, code: 'order.unknown' } }
    },
  }
}

/** Whatever is thrown while an order is under way leaves its fate unknown. */
export function toUnknown(error: unknown): PlaceOutcome {
  const problem: Problem = { code: 'order.unknown', detail: error instanceof Error ? error.name : '' }
  return { outcome: 'unknown', problem }
}
