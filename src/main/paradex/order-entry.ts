import type { Order, Problem } from '../../preload/model'
import type { OrderDoor, Submitted } from './order-door'
import {
  findFormProblem,
  isSocketOrder,
  toChangeBody,
  toOrderBody,
  type OrderChange,
  type OrderToPlace,
} from './order-forms'
import type { OrderSigner } from './order-signer'
import type { RequestFailures } from './request-info'
import type { RestClient } from './rest'
import type { Translator } from './translator'

/**
 * accepted: queued for the venue's risk check, which may still close it. refused: surely not in the
 * market. unknown: nobody knows; ask by client id before anything is sent again.
 */
export type PlaceOutcome =
  | { outcome: 'accepted'; order: Order }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'unknown'; problem: Problem }

/** What order entry works with. */
export interface OrderEntryParts {
  rest: RestClient
  door: OrderDoor
  signer: OrderSigner
  translator: Translator
  /** The failed requests told so far, shared with whoever tells them. */
  requests: RequestFailures
}

/**
 * What a failure to send means for an order. Nobody gives a name twice: one that the venue has heard before is that of
 * this very order, which somebody on the way has sent again.
 */
export function toFate({ reached, problem }: Extract<Submitted, { ok: false }>['failure']) {
  const isThere = problem.code === 'venue.DUPLICATED_CLIENT_ID'
  return reached === 'perhaps' || isThere ? 'unknown' : 'refused'
}

/** Places and modifies single orders, each sent at most once. */
export class OrderEntry {
  readonly #parts: OrderEntryParts

  constructor(parts: OrderEntryParts) {
    this.#parts = parts
  }

  /** Signs and sends an order once, whatever happens; see `PlaceOutcome`. */
  async place(order: OrderToPlace): Promise<PlaceOutcome> {
    const { door, signer, rest } = this.#parts
    const obstacle = findFormProblem(order) ?? (await door.enter('order'))
    if (obstacle) return { outcome: 'refused', problem: obstacle }
    const signed = await signer.sign(order)
    if (!signed.ok) return { outcome: 'refused', problem: signed.problem }
    const body = toOrderBody(order, signed.value)
    const submitted = await door.sendOnce({
      method: isSocketOrder(order) ? 'order.create' : null,
      params: body,
      overRest: () => rest.submit('POST', '/orders', body, {}, 'order'),
    })
    return this.#toOutcome(submitted)
  }

  /**
   * Changes price, size or trigger price of a resting order, which keeps its id. For the outcome
   * 'refused' the order rests on as it was; a refusal by the risk check comes later, as a
   * `ModifyRefusal`. Problem: `order.modifyRefused`.
   */
  async modify(change: OrderChange): Promise<PlaceOutcome> {
    const { door, signer, rest } = this.#parts
    const obstacle = await door.enter('order')
    if (obstacle) return { outcome: 'refused', problem: obstacle }
    const signed = await signer.signChange(change)
    if (!signed.ok) return { outcome: 'refused', problem: signed.problem }
    const body = toChangeBody(change, signed.value)
    const submitted = await door.sendOnce({
      method: isSocketOrder(change) ? 'order.modify' : null,
      params: body,
      overRest: () => rest.submit('PUT', `/orders/${encodeURIComponent(change.orderId)}`, body, {}, 'order'),
    })
    // A failure stays on its order: only one not told before is this change's.
    const refusal = submitted.ok ? this.#parts.requests.read(change.orderId, rawOrder(submitted)) : null
    return refusal ? { outcome: 'refused', problem: refusal.problem } : this.#toOutcome(submitted)
  }

  #toOutcome(submitted: Submitted): PlaceOutcome {
    if (!submitted.ok) {
      return { outcome: toFate(submitted.failure), problem: submitted.failure.problem }
    }
    const order = this.#parts.translator.order(rawOrder(submitted))
    if (order) return { outcome: 'accepted', order }
    return { outcome: 'unknown', problem: { code: 'rest.unreadable' } }
  }
}

/** The raw order: REST answers it bare, the socket inside its result. */
function rawOrder({ value, via }: Extract<Submitted, { ok: true }>): unknown {
  return via === 'rest' ? value : (value as { order?: unknown } | null)?.order
}
