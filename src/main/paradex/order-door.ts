import type { Problem } from '../../preload/model'
import type { RateBudget } from './rate-budget'
import type { RestClient } from './rest'
import type { RestResult } from './rest-failure'
import { isTooFast } from './rpc'
import type { VenueClock } from './venue-clock'
import type { VenueSocket } from './venue-socket'

/** What the door works with; `socket` gives the account's socket while calls can be made on it. */
export interface OrderDoorParts {
  rest: RestClient
  socket: () => VenueSocket | null
  budget: RateBudget
  venueClock: Pick<VenueClock, 'measure'>
  /** Why no order can be sent with this credential; null when one can. */
  refusal: Problem | null
}

/** What came of sending: `reached` 'perhaps' means that nobody knows whether the venue acted. */
export type Submitted =
  | { ok: true; value: unknown; via: 'socket' | 'rest' }
  | { ok: false; failure: { problem: Problem; reached: 'never' | 'refused' | 'perhaps' } }

/** One request as both ways are asked for it; `method` is null for what only REST can say. */
export interface OrderRequest {
  method: string | null
  params: Record<string, unknown>
  overRest: () => Promise<RestResult<unknown>>
}

const patienceMs = { order: 5_000, cancel: 60_000 }
/** A cancel must not wait long for a socket that may be dead: REST can say it again. */
const safeTimeoutMs = 2_000
const endedCodes = new Set([
  'venue.ORDER_IS_CLOSED',
  'venue.ORDER_IS_NOT_OPEN',
  'venue.ORDER_ID_NOT_FOUND',
  'venue.ALGO_ID_NOT_FOUND',
])
/** A time the venue refuses: our measure of its clock is off. */
const clockCodes = new Set(['venue.INVALID_TIMESTAMP'])
/** The socket's refusal for going too fast says not for how long. */
const blockedMs = 1_000

/** The way out of all order traffic: the socket while it is up, REST otherwise, within the limits. */
export class OrderDoor {
  readonly #parts: OrderDoorParts

  constructor(parts: OrderDoorParts) {
    this.#parts = parts
  }

  /** Waits for a turn, cancels ahead of orders; the problem says why there is none. To be asked before signing. */
  async enter(lane: 'order' | 'cancel'): Promise<Problem | null> {
    const { refusal, budget } = this.#parts
    return refusal ?? budget.acquire(lane, ['orders'], patienceMs[lane])
  }

  /** Sends once, whatever happens: REST is taken only when nothing has left through the socket. */
  async sendOnce(request: OrderRequest): Promise<Submitted> {
    const answer = await this.#overSocket(request)
    return answer && (answer.ok || answer.failure.reached !== 'never') ? answer : this.#overRest(request)
  }

  /** Sends what does no harm twice: over REST too when the socket gave no answer, and anew when a connection broke. */
  async sendSafely(request: OrderRequest): Promise<Submitted> {
    const answer = await this.#overSocket(request, safeTimeoutMs)
    if (answer && (answer.ok || answer.failure.reached === 'refused')) return answer
    const first = await this.#overRest(request)
    // A kept connection that the other side has closed meanwhile breaks under the first word.
    const again = isBroken(first) ? await this.#overRest(request) : first
    const wasAsked = answer?.failure.reached === 'perhaps' || isBroken(first)
    // Asked twice and ended in between: what was wanted has come true.
    const isEnded = !again.ok && wasAsked && endedCodes.has(again.failure.problem.code)
    return isEnded ? { ok: true, value: null, via: 'rest' } : again
  }

  async #overSocket({ method, params }: OrderRequest, timeoutMs?: number): Promise<Submitted | null> {
    const { socket, budget } = this.#parts
    const answer = method === null ? undefined : await socket()?.call(method, params, timeoutMs)
    if (!answer) return null
    if (answer.ok) return { ok: true, value: answer.value, via: 'socket' }
    // A socket that does not know the method has done nothing: REST may.
    if (answer.failure.problem.code === 'rpc.method') return null
    if (isTooFast(answer.failure)) budget.block(['orders'], blockedMs)
    this.#doubtClock(answer.failure.problem)
    return answer
  }

  /** The order stays refused; the next one is signed in the right time. */
  #doubtClock({ code }: Problem): void {
    if (clockCodes.has(code)) void this.#parts.venueClock.measure()
  }

  async #overRest({ overRest }: OrderRequest): Promise<Submitted> {
    const answer = await overRest()
    if (answer.ok) return { ok: true, value: answer.value, via: 'rest' }
    this.#doubtClock(answer.failure.problem)
    return answer
  }
}

function isBroken(answer: Submitted): boolean {
  if (answer.ok) return false
  const { reached, problem } = answer.failure
  return reached === 'perhaps' && problem.code === 'rest.unreachable'
}
