import type { Problem } from '../../preload/model'
import { WireObject } from './wire'

/** A request about an order that the venue has turned down without touching the order. */
export interface RequestFailure {
  /** '' when the venue named none. */
  requestId: string
  problem: Problem
}

/** Words of `request_info.status` that end well or have not ended; the venue publishes no list. */
const fineStatus = /^(|NEW|OPEN|PENDING|QUEUED|ACCEPTED|APPLIED|COMPLETED|DONE|OK|SUCCESS|SUCCEEDED)$/i
const word = /^[A-Z][A-Z0-9_]+$/

/**
 * What `request_info` of an order says went wrong with a request to modify it; null when nothing did.
 * The venue's own word, where its message is one, picks the sentence (`venue.<WORD>`).
 */
export function readRequestFailure(wireOrder: unknown): RequestFailure | null {
  let info: WireObject | null
  try {
    info = new WireObject(wireOrder).child('request_info')
  } catch {
    return null
  }
  if (!info || info.textOrEmpty('request_type') !== 'MODIFY_ORDER') return null
  const message = info.textOrEmpty('message').slice(0, 300)
  // The status decides; where there is none, a message alone tells of a failure.
  const status = info.textOrEmpty('status')
  if (status === '' ? message === '' : fineStatus.test(status)) return null
  const problem = word.test(message)
    ? { code: `venue.${message}` }
    : { code: 'order.modifyRefused', ...(message && { detail: message }) }
  return { requestId: info.textOrEmpty('id'), problem }
}

const remembered = 500

/** Tells each failed request once: it stays on its order, and every later event of that carries it again. */
export class RequestFailures {
  readonly #lastOf = new Map<string, string>()

  /** A failure not told before; null without one. */
  read(orderId: string, wireOrder: unknown): RequestFailure | null {
    const failure = readRequestFailure(wireOrder)
    if (!failure) return null
    const name = failure.requestId || `${failure.problem.code} ${failure.problem.detail ?? ''}`
    if (this.#lastOf.get(orderId) === name) return null
    this.#lastOf.delete(orderId)
    this.#lastOf.set(orderId, name)
    const [oldest] = this.#lastOf.keys()
    if (this.#lastOf.size > remembered && oldest !== undefined) this.#lastOf.delete(oldest)
    return failure
  }
}
