import type {
  Order,
  OrderAmendment,
  OrderIntent,
  Problem,
  Result,
  SelfTradePrevention,
  Side,
} from '../../preload/model'
import { findObstacle, orderKinds, type Circumstances } from './rules'

/** An order as the venue is asked for it; `clientId` is its name for life. */
export interface Placement {
  clientId: string
  market: string
  side: 'buy' | 'sell'
  type: OrderIntent['type']
  size: string
  price: string
  /** Only for the types that wait for one. */
  triggerPrice?: string
  timeInForce: OrderIntent['timeInForce']
  reduceOnly: boolean
  selfTradePrevention?: SelfTradePrevention
  /** The venue drops the order if it gets it later than this after signing. */
  recvWindowMs: number
}

/** A resting order with every field the venue wants named again. */
export interface Amendment {
  orderId: string
  market: string
  side: Side
  type: OrderIntent['type']
  size: string
  price: string
  triggerPrice?: string
}

/** unknown: it may or may not have reached the venue. Nothing may be sent again before that is known. */
export type PlaceOutcome =
  | { outcome: 'accepted'; order: Order }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'unknown'; problem: Problem }

/** What the order desk needs of a venue. */
export interface OrderVenue {
  placeOrder(placement: Placement): Promise<PlaceOutcome>
  cancelOrder(orderId: string): Promise<Result<null>>
  cancelAllOrders(market?: string): Promise<Result<null>>
  /** An outcome for each order; a problem where it may still be working. */
  cancelOrdersOfSide(side: Side, market?: string): Promise<Result<{ problem?: Problem }[]>>
  modifyOrder(change: Amendment): Promise<PlaceOutcome>
  getOrderHistory(query: { market: string; startAtMs: number }): Promise<Result<Order[]>>
  /** Null when the venue knows no order of that name. */
  findOrderByClientId(clientId: string): Promise<Result<Order | null>>
}

/** From intent to order. An intent is sent once, however often it is asked for. */
export interface OrderDesk {
  place(intent: OrderIntent): Promise<Result<Order>>
  /** One change of an order at a time: a second one before the first is answered gets the first one's answer. */
  modify(order: Order, amendment: OrderAmendment): Promise<Result<Order>>
  cancel(orderId: string): Promise<Result<null>>
  cancelAll(market: string | null, side: Side | null): Promise<Result<null>>
  /** Asks the venue about orders whose fate is unknown, until it is known. */
  resolve(order: Order): void
  stop(): void
}

interface Options {
  venue: OrderVenue
  circumstances: (market: string) => Circumstances
  /** Tells the ledger what is known of an order. */
  tell: (order: Order) => void
  newClientId: () => string
  nowMs: () => number
  later: (callback: () => void, delayMs: number) => () => void
}

const recvWindowMs = 10_000
const intentsKept = 500
const firstLookMs = 500
const longestLookMs = 15_000
/** After the receive window and this much more, an order the venue does not know never arrived. */
const graceMs = 10_000

/** An order desk over a venue. */
export function createOrderDesk(options: Options): OrderDesk {
  const { venue, tell, nowMs, later } = options
  const intents = new Map<string, Promise<Result<Order>>>()
  const looking = new Map<string, () => void>()
  const modifying = new Map<string, Promise<Result<Order>>>()
  let stopped = false

  async function send(intent: OrderIntent): Promise<Result<Order>> {
    const obstacle = findObstacle(intent, options.circumstances(intent.market))
    if (obstacle) return { ok: false, problem: obstacle }
    const placement: Placement = {
      clientId: options.newClientId(),
      market: intent.market,
      side: intent.side,
      type: intent.type,
      size: intent.size,
      price: orderKinds[intent.type].hasPrice ? intent.price : '0',
      ...(orderKinds[intent.type].hasTrigger && { triggerPrice: intent.triggerPrice ?? '0' }),
      timeInForce: intent.timeInForce,
      reduceOnly: intent.reduceOnly,
      ...(intent.selfTradePrevention && { selfTradePrevention: intent.selfTradePrevention }),
      recvWindowMs,
    }
    const sending = toOrder(placement, nowMs())
    tell(sending)
    const outcome = await venue.placeOrder(placement).catch((error: unknown): PlaceOutcome => ({
      outcome: 'unknown',
      problem: { code: 'order.unknown', detail: error instanceof Error ? error.name : '' },
    }))
    if (outcome.outcome === 'accepted') {
      tell(outcome.order)
      return { ok: true, value: outcome.order }
    }
    if (outcome.outcome === 'refused') {
      tell({ ...sending, state: 'rejected', cancelReason: outcome.problem.code, updatedAtMs: nowMs() })
      return { ok: false, problem: outcome.problem }
    }
    const unknown: Order = { ...sending, state: 'unknown' }
    tell(unknown)
    resolve(unknown)
    return { ok: false, problem: { ...outcome.problem, code: 'order.unknown' } }
  }

  async function amend(order: Order, amendment: OrderAmendment): Promise<Result<Order>> {
    if (order.type === 'other') return { ok: false, problem: { code: 'order.otherType' } }
    const { market, side, type, timeInForce, reduceOnly } = order
    const { size, price, triggerPrice } = amendment
    const intent: OrderIntent = {
      intentId: '',
      market,
      side,
      type,
      size,
      price,
      triggerPrice,
      timeInForce,
      reduceOnly,
      selfTradePrevention: null,
      exits: null,
      confirmed: amendment.confirmed,
    }
    const obstacle = findObstacle(intent, options.circumstances(market))
    if (obstacle) return { ok: false, problem: obstacle }
    const outcome = await venue.modifyOrder({
      orderId: order.id,
      market,
      side,
      type,
      size,
      price: orderKinds[type].hasPrice ? price : '0',
      ...(orderKinds[type].hasTrigger && { triggerPrice: triggerPrice ?? '0' }),
    })
    if (outcome.outcome !== 'accepted') return { ok: false, problem: outcome.problem }
    tell(outcome.order)
    return { ok: true, value: outcome.order }
  }

  function resolve(order: Order): void {
    if (stopped || looking.has(nameOf(order))) return
    look(order, firstLookMs)
  }

  function look(order: Order, delayMs: number): void {
    looking.set(
      nameOf(order),
      later(() => void ask(order, delayMs), delayMs),
    )
  }

  /** By the name we gave it; an order placed elsewhere without one, by its id in the history. */
  async function find(order: Order): Promise<Result<Order | null>> {
    if (order.clientId !== '') return venue.findOrderByClientId(order.clientId)
    const history = await venue.getOrderHistory({ market: order.market, startAtMs: order.createdAtMs })
    if (!history.ok) return history
    return { ok: true, value: history.value.find(({ id }) => id === order.id) ?? null }
  }

  async function ask(order: Order, delayMs: number): Promise<void> {
    const found = await find(order).catch(() => undefined)
    if (stopped) return
    if (found?.ok && found.value) {
      looking.delete(nameOf(order))
      tell(found.value)
      return
    }
    // An order with an id did arrive: only the venue can say what became of it.
    const tooLate = order.id === '' && nowMs() > order.createdAtMs + recvWindowMs + graceMs
    if (found?.ok && tooLate) {
      looking.delete(nameOf(order))
      tell({ ...order, state: 'rejected', cancelReason: 'NEVER_ARRIVED', updatedAtMs: nowMs() })
      return
    }
    look(order, Math.min(delayMs * 2, longestLookMs))
  }

  return {
    place(intent) {
      const known = intents.get(intent.intentId)
      if (known) return known
      const sent = send(intent)
      intents.set(intent.intentId, sent)
      if (intents.size > intentsKept) intents.delete(intents.keys().next().value ?? '')
      return sent
    },
    cancel: (orderId) => venue.cancelOrder(orderId),
    async cancelAll(market, side) {
      if (side === null) return venue.cancelAllOrders(market ?? undefined)
      const cancelled = await venue.cancelOrdersOfSide(side, market ?? undefined)
      if (!cancelled.ok) return cancelled
      const problem = cancelled.value.find((outcome) => outcome.problem)?.problem
      return problem ? { ok: false, problem } : { ok: true, value: null }
    },
    modify(order, amendment) {
      const under = modifying.get(order.id)
      if (under) return under
      const asked = amend(order, amendment).finally(() => modifying.delete(order.id))
      modifying.set(order.id, asked)
      return asked
    },
    resolve,
    stop() {
      stopped = true
      for (const callOff of looking.values()) callOff()
      looking.clear()
    },
  }
}

function nameOf(order: Order): string {
  return order.clientId || order.id
}

function toOrder(placement: Placement, atMs: number): Order {
  return {
    id: '',
    clientId: placement.clientId,
    market: placement.market,
    side: placement.side,
    type: placement.type,
    size: placement.size,
    remainingSize: placement.size,
    price: placement.price,
    triggerPrice: placement.triggerPrice ?? null,
    avgFillPrice: null,
    timeInForce: placement.timeInForce,
    reduceOnly: placement.reduceOnly,
    state: 'sending',
    cancelReason: null,
    createdAtMs: atMs,
    updatedAtMs: atMs,
    seq: '0',
  }
}
