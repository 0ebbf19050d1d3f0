import type { Decimal, Order, Problem, Result, Side, TimeInForce } from '../../preload/model'
import type { Signer } from '../vault/signer'
import { orderMessage } from './messages'
import type { RestClient } from './rest'
import type { RestResult } from './rest-failure'
import type { Translator } from './translator'
import type { VenueClock } from './venue-clock'
import type { VenueSocket } from './venue-socket'
import { wireInstructions, wireOrderTypes, wireSides } from './words'

/** An order to send. Size and price have been rounded to the market's steps by the caller. */
export interface OrderToPlace {
  /** At most 64 characters; the same one on every question about this order. */
  clientId: string
  market: string
  side: Side
  type: 'limit' | 'market'
  size: Decimal
  /** Not read for a market order. */
  price: Decimal
  timeInForce: TimeInForce
  reduceOnly: boolean
  /** How old the order may be when the venue receives it; 5 seconds unless given, at least 10 ms. */
  recvWindowMs?: number
}

/**
 * accepted: queued for the venue's risk check, which may still close it. refused: surely not in the
 * market. unknown: nobody knows; ask by client id before anything is sent again.
 */
export type PlaceOutcome =
  | { outcome: 'accepted'; order: Order }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'unknown'; problem: Problem }

/** What order entry works with; `socket` gives the account's socket while calls can be made on it. */
export interface OrderEntryParts {
  rest: RestClient
  signer: Signer | null
  chainId: () => Promise<RestResult<string>>
  venueClock: VenueClock
  translator: Translator
  socket: () => VenueSocket | null
}

type Submitted = { ok: true; value: unknown } | { ok: false; failure: { problem: Problem; reached: string } }

const defaultRecvWindowMs = 5_000

/** Sends and cancels orders, through the socket while it is up, over REST otherwise. */
export class OrderEntry {
  readonly #parts: OrderEntryParts
  #lastTimestampMs = 0

  constructor(parts: OrderEntryParts) {
    this.#parts = parts
  }

  /** Signs and sends an order once, whatever happens; see `PlaceOutcome`. */
  async place(order: OrderToPlace): Promise<PlaceOutcome> {
    const body = await this.#signed(order)
    if (!body.ok) return { outcome: 'refused', problem: body.problem }
    const submitted = await this.#submit(body.value)
    if (!submitted.ok) {
      const { problem, reached } = submitted.failure
      return { outcome: reached === 'perhaps' ? 'unknown' : 'refused', problem }
    }
    const accepted = this.#parts.translator.order(submitted.value)
    if (accepted) return { outcome: 'accepted', order: accepted }
    return { outcome: 'unknown', problem: { code: 'rest.unreadable' } }
  }

  /** Asks for a cancellation; a fill can still win the race. Safe to repeat. */
  async cancel(orderId: string): Promise<Result<null>> {
    const path = `/orders/${encodeURIComponent(orderId)}`
    return this.#repeatable('order.cancel', { id: orderId }, () => this.#parts.rest.submit('DELETE', path))
  }

  /** Asks for the cancellation of every order, in one market or in all. Safe to repeat. */
  async cancelAll(market?: string): Promise<Result<null>> {
    const query = market === undefined ? {} : { market }
    return this.#repeatable('order.cancel_all', query, () =>
      this.#parts.rest.submit('DELETE', '/orders', undefined, query),
    )
  }

  async #signed(order: OrderToPlace): Promise<Result<Record<string, unknown>>> {
    const { signer, venueClock } = this.#parts
    if (!signer) return { ok: false, problem: { code: 'auth.noSigner' } }
    const chainId = await this.#parts.chainId()
    if (!chainId.ok) return { ok: false, problem: chainId.failure.problem }
    const price = order.type === 'market' ? '0' : order.price
    // The timestamp is the venue's nonce: two equal orders within one millisecond would be one.
    const timestampMs = Math.max(Math.floor(venueClock.nowMs()), this.#lastTimestampMs + 1)
    this.#lastTimestampMs = timestampMs
    let signature: string
    try {
      signature = signer.signOrder(orderMessage(chainId.value, { ...order, price, timestampMs }))
    } catch (error) {
      return { ok: false, problem: { code: error instanceof RangeError ? 'order.form' : 'auth.signing' } }
    }
    return {
      ok: true,
      value: {
        market: order.market,
        side: wireSides[order.side],
        type: wireOrderTypes[order.type],
        size: order.size,
        price,
        instruction: wireInstructions[order.timeInForce],
        signature,
        signature_timestamp: timestampMs,
        client_id: order.clientId,
        recv_window: Math.max(10, order.recvWindowMs ?? defaultRecvWindowMs),
        ...(order.reduceOnly && { flags: ['REDUCE_ONLY'] }),
      },
    }
  }

  /** The raw order of the answer. REST is taken only when nothing has left through the socket. */
  async #submit(body: Record<string, unknown>): Promise<Submitted> {
    const answer = await this.#parts.socket()?.call('order.create', body)
    if (answer?.ok) {
      const value = answer.value as { order?: unknown } | null
      return { ok: true, value: value?.order }
    }
    if (answer && answer.failure.reached !== 'never') return answer
    return this.#parts.rest.submit('POST', '/orders', body)
  }

  async #repeatable(
    method: string,
    params: Record<string, unknown>,
    overRest: () => Promise<RestResult<unknown>>,
  ): Promise<Result<null>> {
    const answer = await this.#parts.socket()?.call(method, params)
    if (answer?.ok) return { ok: true, value: null }
    if (answer?.failure.reached === 'refused') return { ok: false, problem: answer.failure.problem }
    const second = await overRest()
    return second.ok ? { ok: true, value: null } : { ok: false, problem: second.failure.problem }
  }
}
