import type { Order, Problem, Result, Side } from '../../preload/model'
import type { OrderDoor, OrderRequest } from './order-door'
import type { RestClient } from './rest'
import type { Translator } from './translator'

/** What the venue said of one order of a list to cancel; 'unanswered' when it said nothing of it. */
export type CancelStatus = 'queued' | 'alreadyClosed' | 'notFound' | 'unanswered'

/** One order of a list to cancel. */
export interface CancelOutcome {
  /** '' where only the client id is known. */
  orderId: string
  clientId: string
  status: CancelStatus
  /** Why it is unanswered. */
  problem?: Problem
}

/** What cancelling works with. */
export interface OrderCancelParts {
  rest: RestClient
  door: OrderDoor
  translator: Translator
  /** Reads what is open, of one market or of all. */
  openOrders: (market?: string) => Promise<Result<Order[]>>
}

/** A list to cancel has no published bound; that of a batch of orders is kept to. */
const listSize = 10

const statuses: ReadonlyMap<string, CancelStatus> = new Map([
  ['QUEUED_FOR_CANCELLATION', 'queued'],
  ['ALREADY_CLOSED', 'alreadyClosed'],
  ['NOT_FOUND', 'notFound'],
])

/** Asks for cancellations; a fill can still win the race. All of them are safe to repeat. */
export class OrderCancel {
  readonly #parts: OrderCancelParts

  constructor(parts: OrderCancelParts) {
    this.#parts = parts
  }

  /** One order, by the venue's id. */
  async one(orderId: string): Promise<Result<null>> {
    return this.#ask({
      method: 'order.cancel',
      params: { id: orderId },
      overRest: () => this.#delete(`/orders/${encodeURIComponent(orderId)}`),
    })
  }

  /** One order, by the client id; the socket takes it only with its market. */
  async byClientId(clientId: string, market?: string): Promise<Result<null>> {
    return this.#ask({
      method: market === undefined ? null : 'order.cancel',
      params: { client_id: clientId, market },
      overRest: () => this.#delete(`/orders/by_client_id/${encodeURIComponent(clientId)}`, { market }),
    })
  }

  /** Every order, in one market or in all. */
  async all(market?: string): Promise<Result<null>> {
    const query = market === undefined ? {} : { market }
    return this.#ask({
      method: 'order.cancel_all',
      params: query,
      overRest: () => this.#delete('/orders', query),
    })
  }

  /** Orders by the venue's ids or by client ids: an outcome each, in their order, ids first. */
  async list(ids: { orderIds?: readonly string[]; clientIds?: readonly string[] }): Promise<CancelOutcome[]> {
    const outcomes: CancelOutcome[] = []
    for (const orderIds of slices(ids.orderIds ?? [])) {
      const params = { order_ids: orderIds }
      const results = await this.#askList({ method: 'order.cancel_batch', params })
      outcomes.push(...orderIds.map((id) => toOutcome({ orderId: id, clientId: '' }, results)))
    }
    for (const clientIds of slices(ids.clientIds ?? [])) {
      const results = await this.#askList({ method: null, params: { client_order_ids: clientIds } })
      outcomes.push(...clientIds.map((clientId) => toOutcome({ orderId: '', clientId }, results)))
    }
    return outcomes
  }

  /** Every order of one side, in one market or in all, as they are when asked. */
  async side(side: Side, market?: string): Promise<Result<CancelOutcome[]>> {
    const open = await this.#parts.openOrders(market)
    if (!open.ok) return open
    const orderIds = open.value.filter((order) => order.side === side).map((order) => order.id)
    return { ok: true, value: await this.list({ orderIds }) }
  }

  async #ask(request: OrderRequest): Promise<Result<null>> {
    const obstacle = await this.#parts.door.enter('cancel')
    if (obstacle) return { ok: false, problem: obstacle }
    const answer = await this.#parts.door.sendSafely(request)
    return answer.ok ? { ok: true, value: null } : { ok: false, problem: answer.failure.problem }
  }

  async #askList(request: Omit<OrderRequest, 'overRest'>): Promise<Result<WireOutcome[]>> {
    const { door, rest, translator } = this.#parts
    const obstacle = await door.enter('cancel')
    if (obstacle) return { ok: false, problem: obstacle }
    const overRest = () => rest.submit('DELETE', '/orders/batch', request.params, {}, 'cancel')
    const answer = await door.sendSafely({ ...request, overRest })
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const results = translator.readList('cancelResult', answer.value, (entry) =>
      translator.read('cancelResult', entry, (wire) => ({
        id: wire.textOrEmpty('id'),
        clientId: wire.textOrEmpty('client_id'),
        status: wire.text('status'),
      })),
    )
    return results ? { ok: true, value: results } : { ok: false, problem: { code: 'rest.unreadable' } }
  }

  #delete(path: string, query: Record<string, string | undefined> = {}) {
    return this.#parts.rest.submit('DELETE', path, undefined, query, 'cancel')
  }
}

interface WireOutcome {
  id: string
  clientId: string
  status: string
}

function slices(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / listSize)
  return Array.from({ length: count }, (_, index) => ids.slice(index * listSize, (index + 1) * listSize))
}

function toOutcome(
  asked: { orderId: string; clientId: string },
  results: Result<WireOutcome[]>,
): CancelOutcome {
  if (!results.ok) return { ...asked, status: 'unanswered', problem: results.problem }
  const found = results.value.find(({ id, clientId }) =>
    asked.orderId === '' ? clientId === asked.clientId : id === asked.orderId,
  )
  const status = statuses.get(found?.status ?? '')
  if (!found || !status) return { ...asked, status: 'unanswered', problem: { code: 'rest.unreadable' } }
  return { orderId: asked.orderId || found.id, clientId: asked.clientId || found.clientId, status }
}
