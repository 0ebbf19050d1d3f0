import type { Problem } from '../../preload/model'
import { isDoubtfulError } from './error-words'
import type { OrderDoor } from './order-door'
import { toFate, type PlaceOutcome } from './order-entry'
import { findFormProblem, isSocketOrder, toOrderBody, type OrderToPlace } from './order-forms'
import type { OrderSigner } from './order-signer'
import type { RestClient } from './rest'
import type { Translator } from './translator'

/** What came of one order of a batch. */
export type BatchOutcome = PlaceOutcome & { clientId: string }

/** What batches work with. */
export interface OrderBatchParts {
  rest: RestClient
  door: OrderDoor
  signer: OrderSigner
  translator: Translator
}

/** POST /orders/batch takes 1 to 10 orders. */
const batchSize = 10

/** Places many orders in batches, each batch sent at most once. */
export class OrderBatch {
  readonly #parts: OrderBatchParts

  constructor(parts: OrderBatchParts) {
    this.#parts = parts
  }

  /**
   * Places orders, 10 a request, an outcome each in their order. A batch is not atomic. The first batch
   * that comes to nothing as a whole, or to nobody knows what, is the last that is sent: what would have
   * followed is refused with `batch.stopped`. Nothing is sent when the form of one order is wrong.
   */
  async place(orders: readonly OrderToPlace[]): Promise<BatchOutcome[]> {
    const formProblem = orders.map(findFormProblem).find((problem) => problem !== null)
    if (formProblem) return orders.map((order) => refused(order, formProblem))
    const outcomes: BatchOutcome[] = []
    for (let first = 0; first < orders.length; first += batchSize) {
      const batch = orders.slice(first, first + batchSize)
      const placed = await this.#placeBatch(batch)
      outcomes.push(...placed)
      const goesOn = placed.some(({ outcome }) => outcome === 'accepted')
      if (goesOn && !placed.some(({ outcome }) => outcome === 'unknown')) continue
      const left = orders.slice(first + batch.length)
      return [...outcomes, ...left.map((order) => refused(order, { code: 'batch.stopped' }))]
    }
    return outcomes
  }

  async #placeBatch(orders: readonly OrderToPlace[]): Promise<BatchOutcome[]> {
    const { door, signer, rest } = this.#parts
    const obstacle = await door.enter('order')
    if (obstacle) return orders.map((order) => refused(order, obstacle))
    const bodies: Record<string, unknown>[] = []
    for (const order of orders) {
      const signed = await signer.sign(order)
      if (!signed.ok) return orders.map((other) => refused(other, signed.problem))
      bodies.push(toOrderBody(order, signed.value))
    }
    const submitted = await door.sendOnce({
      method: orders.every(isSocketOrder) ? 'order.create_batch' : null,
      params: { orders: bodies },
      overRest: () => rest.submit('POST', '/orders/batch', bodies, {}, 'order'),
    })
    if (!submitted.ok) {
      const { problem } = submitted.failure
      const outcome = toFate(submitted.failure)
      return orders.map(({ clientId }) => ({ clientId, outcome, problem }))
    }
    const answers =
      submitted.via === 'socket' ? toSocketAnswers(submitted.value) : toRestAnswers(submitted.value, orders)
    return orders.map((order, index) => this.#toOutcome(order, answers[index]))
  }

  #toOutcome(order: OrderToPlace, answer: Answer | undefined): BatchOutcome {
    if (answer?.problem) {
      const outcome = answer.isDoubtful ? 'unknown' : 'refused'
      return { clientId: order.clientId, outcome, problem: answer.problem }
    }
    const placed = answer && this.#parts.translator.order(answer.order)
    const isOurs = placed && (placed.clientId === '' || placed.clientId === order.clientId)
    if (isOurs) return { clientId: order.clientId, outcome: 'accepted', order: placed }
    return { clientId: order.clientId, outcome: 'unknown', problem: { code: 'rest.unreadable' } }
  }
}

interface Answer {
  order?: unknown
  problem?: Problem
  /** The venue may have taken the order all the same. */
  isDoubtful?: boolean
}

function refused({ clientId }: OrderToPlace, problem: Problem): BatchOutcome {
  return { clientId, outcome: 'refused', problem }
}

function toRefusal(error: unknown, message: unknown): Answer {
  const text = typeof error === 'string' ? error : ''
  // A word alone, or before what is said of it.
  const [, word, said = ''] = /^([A-Z][A-Z0-9_]+)(?:: *(.*))?$/s.exec(text) ?? []
  const words = [word === undefined ? text : said, typeof message === 'string' ? message : '']
  const detail = words.find((one) => one !== '')?.slice(0, 300)
  return {
    isDoubtful: isDoubtfulError(text || (detail ?? '')),
    problem: { code: word ? `venue.${word}` : 'order.refused', ...(detail && { detail }) },
  }
}

function entriesOf(value: unknown, name: string): unknown[] {
  const list = (value as Record<string, unknown> | null)?.[name]
  return Array.isArray(list) ? (list as unknown[]) : []
}

/** `results` of `order.create_batch`: an order or an error each, in the order of the request. */
function toSocketAnswers(value: unknown): Answer[] {
  return entriesOf(value, 'results').map((entry) => {
    const { order, error } = (entry ?? {}) as { order?: unknown; error?: unknown }
    if (error === undefined || error === null || error === '') return { order }
    return typeof error === 'string' ? toRefusal(error, '') : {}
  })
}

/**
 * `orders` and `errors` of POST /orders/batch. How they line up is not said: both lists as long as the
 * request, with holes, or each with only its own. Orders are told by client id; the errors are theirs
 * who have none, as long as there are as many.
 */
function toRestAnswers(value: unknown, asked: readonly OrderToPlace[]): Answer[] {
  const orders = entriesOf(value, 'orders').filter((order) => idOf(order) !== '')
  const errors = entriesOf(value, 'errors')
  const own = asked.map(({ clientId }) => orders.find((order) => clientIdOf(order) === clientId))
  const missing = own.filter((order) => order === undefined).length
  const real = errors.filter((error) => errorOf(error).error !== undefined)
  const isAligned = errors.length === asked.length
  let next = 0
  return own.map((order, index) => {
    if (order !== undefined) return { order }
    const error = isAligned ? errors[index] : real.length === missing ? real[next++] : undefined
    const { error: word, message } = errorOf(error)
    return word === undefined && message === undefined ? {} : toRefusal(word, message)
  })
}

const field = (value: unknown, name: string): unknown => (value as Record<string, unknown> | null)?.[name]
const idOf = (order: unknown): unknown => field(order, 'id') ?? ''
const clientIdOf = (order: unknown): unknown => field(order, 'client_id')
const errorOf = (value: unknown) => ({
  error: field(value ?? null, 'error') || undefined,
  message: field(value ?? null, 'message') || undefined,
})
