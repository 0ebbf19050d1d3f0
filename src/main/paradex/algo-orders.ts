import { compare, subtract } from '../../money/decimal'
import type { Decimal, Problem, Result, Side } from '../../preload/model'
import type { AlgoOrder } from '../../preload/records'
import { isTwapDuration } from '../../trading/twap'
import type { History, HistoryQuery, Page } from './history'
import type { OrderDoor } from './order-door'
import type { OrderSigner } from './order-signer'
import type { RestClient } from './rest'
import { toOrderState } from './translate-order'
import type { Translator } from './translator'
import { MalformedWire, type WireObject } from './wire'
import { toSide, wireSides } from './words'

/** A market order spread over time. */
export interface TwapToPlace {
  market: string
  side: Side
  /** In all. */
  size: Decimal
  /** From 30 to 86,400, a multiple of 30. */
  durationS: number
  /** How old it may be when the venue receives it; 5 seconds unless given. */
  recvWindowMs?: number
}

/**
 * accepted: the venue runs it. refused: it surely does not. unknown: nobody knows; it has no client id to
 * ask for, so look at `getOpen` before another is sent.
 */
export type AlgoOutcome =
  | { outcome: 'accepted'; algo: AlgoOrder }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'unknown'; problem: Problem }

/** What algo orders work with. */
export interface AlgoOrdersParts {
  rest: RestClient
  door: OrderDoor
  signer: OrderSigner
  translator: Translator
  history: History
}

const defaultRecvWindowMs = 5_000
const unreadable = { code: 'rest.unreadable' }

/** Time-weighted orders, over REST: the socket has no verb for them. */
export class AlgoOrders {
  readonly #parts: AlgoOrdersParts

  constructor(parts: AlgoOrdersParts) {
    this.#parts = parts
  }

  /** POST /algo/orders, once; signed as a market order of the whole size. Problem: `twap.duration`. */
  async placeTwap(twap: TwapToPlace): Promise<AlgoOutcome> {
    const { door, signer, rest, translator } = this.#parts
    const { market, side, size, durationS, recvWindowMs = defaultRecvWindowMs } = twap
    if (!isTwapDuration(durationS)) {
      return { outcome: 'refused', problem: { code: 'twap.duration' } }
    }
    const obstacle = await door.enter('order')
    if (obstacle) return { outcome: 'refused', problem: obstacle }
    const signed = await signer.sign({ market, side, type: 'market', size, price: '0' })
    if (!signed.ok) return { outcome: 'refused', problem: signed.problem }
    const params = {
      algo_type: 'TWAP',
      type: 'MARKET',
      market,
      side: wireSides[side],
      size,
      duration_seconds: durationS,
      recv_window: recvWindowMs,
      signature: signed.value.signature,
      signature_timestamp: signed.value.timestampMs,
    }
    const overRest = () => rest.submit('POST', '/algo/orders', params, {}, 'order')
    const answer = await door.sendOnce({ method: null, params, overRest })
    if (!answer.ok) {
      const { problem, reached } = answer.failure
      return { outcome: reached === 'perhaps' ? 'unknown' : 'refused', problem }
    }
    const algo = translator.read('algo', answer.value, toAlgoOrder)
    return algo ? { outcome: 'accepted', algo } : { outcome: 'unknown', problem: unreadable }
  }

  /** DELETE /algo/orders/{algo_id}: what is filled stays. Safe to repeat. */
  async cancel(id: string): Promise<Result<null>> {
    const { door, rest } = this.#parts
    const obstacle = await door.enter('cancel')
    if (obstacle) return { ok: false, problem: obstacle }
    const path = `/algo/orders/${encodeURIComponent(id)}`
    const overRest = () => rest.submit('DELETE', path, undefined, {}, 'cancel')
    const answer = await door.sendSafely({ method: null, params: {}, overRest })
    return answer.ok ? { ok: true, value: null } : { ok: false, problem: answer.failure.problem }
  }

  /** GET /algo/orders: those that run. */
  async getOpen(): Promise<Result<AlgoOrder[]>> {
    const { rest, translator } = this.#parts
    const answer = await rest.readPrivate('/algo/orders')
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const list = translator.readList('algo', answer.value, (wire) =>
      translator.read('algo', wire, toAlgoOrder),
    )
    return list ? { ok: true, value: list } : { ok: false, problem: unreadable }
  }

  /** GET /algo/orders-history */
  getHistory(query: HistoryQuery = {}): Promise<Result<Page<AlgoOrder>>> {
    const { history, translator } = this.#parts
    return history.page('/algo/orders-history', 'algo', query, (wire) =>
      translator.read('algo', wire, toAlgoOrder),
    )
  }
}

function toAlgoOrder(wire: WireObject): AlgoOrder {
  const side = toSide(wire.text('side'))
  if (!side) throw new MalformedWire('side')
  const size = wire.decimal('size')
  const remaining = wire.decimalOrNull('remaining_size') ?? size
  const reason = wire.textOrEmpty('cancel_reason')
  const createdAtMs = wire.timeMs('created_at')
  const told = { status: wire.text('status'), size, remaining, reason, isImmediate: false }
  return {
    id: wire.text('id'),
    kind: wire.textOrEmpty('algo_type') === 'TWAP' ? 'twap' : 'other',
    market: wire.text('market'),
    side,
    size,
    remainingSize: remaining,
    filledSize: compare(remaining, size) > 0 ? '0' : subtract(size, remaining),
    avgFillPrice: wire.priceOrNull('avg_fill_price'),
    state: toOrderState(told, 'worked'),
    cancelReason: reason === '' ? null : reason,
    createdAtMs,
    updatedAtMs: wire.timeMsOrNull('last_updated_at') ?? createdAtMs,
    endAtMs: wire.timeMsOrNull('end_at') || null,
  }
}
