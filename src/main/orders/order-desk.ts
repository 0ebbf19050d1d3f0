import type {
  BatchItem,
  LadderIntent,
  Order,
  OrderAmendment,
  OrderIntent,
  Problem,
  Result,
  Side,
} from '../../preload/model'
import type { SendableType } from '../../trading/kinds'
import type { Circumstances } from './circumstances'
import type { Intents } from './intents'
import { createOnce } from './once'
import { toAmendment, toIntent, toPlacement } from './placement'
import { createResolver } from './resolver'
import { hasGone } from './exit-orders'
import { findAmendmentObstacle, findExitObstacle, findObstacle } from './rules'
import { judgeLadder } from './rules-many'
import { createSending, toUnknown } from './sending'
import type { CancelOutcome, OrderVenue } from './venue'

/** From intent to order. An intent is sent once, however often it is asked for. */
export interface OrderDesk {
  place(intent: OrderIntent): Promise<Result<Order>>
  /**
   * Places an exit of another order under a name it was given before; see `findExitObstacle`. Where it surely
   * did not reach the venue and `isPassing` the problem, it is not told as rejected: it may be tried again.
   */
  placeExit(
    intent: OrderIntent,
    clientId: string,
    isPassing: (problem: Problem) => boolean,
  ): Promise<Result<Order>>
  /** Nothing is sent unless all of it is in order; then each order has its own fate. */
  placeLadder(ladder: LadderIntent): Promise<Result<BatchItem[]>>
  /** One change of an order at a time: a second one before the first is answered gets the first one's answer. */
  modify(order: Order, amendment: OrderAmendment): Promise<Result<Order>>
  cancel(orderId: string): Promise<Result<null>>
  /** Each order's own fate; `orderIds` are the venue's. */
  cancelMany(orderIds: readonly string[]): Promise<Result<BatchItem[]>>
  cancelAll(market: string | null, side: Side | null): Promise<Result<null>>
  /** Asks the venue about orders whose fate is unknown, until it is known. */
  resolve(order: Order): void
  stop(): void
}

interface Options {
  venue: OrderVenue
  /** What an intent in this market is judged against. */
  circumstances: (market: string) => Circumstances
  /** The account's orders that are or may be open, as the ledger has them. */
  openOrders: () => readonly Order[]
  /** Tells the ledger what is known of an order. */
  tell: (order: Order) => void
  /** Tells the ledger that what it holds of an order may be true no more. */
  doubt: (order: Order) => void
  /** An order with exits is about to be sent under this name. */
  attach: (clientId: string, intent: OrderIntent) => void
  /** Where each order is written down before it is sent. */
  intents: Intents
  newClientId: () => string
  nowMs: () => number
  /** Grows evenly whatever becomes of the machine's clock; measures waits. */
  steadyMs: () => number
  later: (callback: () => void, delayMs: number) => () => void
}

/** An order desk over a venue. */
export function createOrderDesk(options: Options): OrderDesk {
  const { venue, circumstances, tell, newClientId, nowMs, intents } = options
  const resolver = createResolver(options)
  const sending = createSending({ tell, nowMs, resolver, intents })
  const placedOnce = createOnce<Result<Order>>()
  const laidOnce = createOnce<Result<BatchItem[]>>()
  const modifying = new Map<string, Promise<Result<Order>>>()

  async function send(intent: OrderIntent): Promise<Result<Order>> {
    const obstacle = findObstacle(intent, circumstances(intent.market))
    if (obstacle) return { ok: false, problem: obstacle }
    const clientId = newClientId()
    const placement = toPlacement(intent, clientId)
    const unwritten = intents.record([placement])
    if (unwritten) return { ok: false, problem: unwritten }
    if (intent.exits?.takeProfit || intent.exits?.stopLoss) options.attach(clientId, intent)
    const order = sending.begin(placement)
    return sending.end(order, await venue.placeOrder(placement).catch(toUnknown))
  }

  async function lay(ladder: LadderIntent): Promise<Result<BatchItem[]>> {
    const judged = judgeLadder(ladder, circumstances(ladder.market))
    if ('problem' in judged) return { ok: false, problem: judged.problem }
    const placements = judged.intents.map((intent) => toPlacement(intent, newClientId()))
    const unwritten = intents.record(placements)
    if (unwritten) return { ok: false, problem: unwritten }
    const orders = placements.map((placement) => sending.begin(placement))
    const outcomes = await venue
      .placeOrders(placements)
      .catch((error: unknown) => placements.map(() => toUnknown(error)))
    const items = orders.map((order, index): BatchItem => {
      const ended = sending.end(order, outcomes[index] ?? toUnknown(null))
      const { clientId } = order
      return ended.ok
        ? { clientId, orderId: ended.value.id, problem: null }
        : { clientId, orderId: '', problem: ended.problem }
    })
    return { ok: true, value: items }
  }

  async function amend(order: Order, amendment: OrderAmendment): Promise<Result<Order>> {
    if (!isSendable(order)) return { ok: false, problem: { code: 'order.otherType' } }
    // What it is now must be known before it can be made something else.
    if (order.state === 'unknown') return { ok: false, problem: { code: 'order.changeInDoubt' } }
    const now = circumstances(order.market)
    const openOrders = now.openOrders.filter(({ id }) => id !== order.id)
    const intent = toIntent(order, amendment)
    const obstacle = findAmendmentObstacle(intent, order, { ...now, openOrders })
    if (obstacle) return { ok: false, problem: obstacle }
    const outcome = await venue.modifyOrder(toAmendment(order, amendment)).catch(toUnknown)
    if (outcome.outcome === 'unknown') return doubtChange(order, outcome.problem)
    if (outcome.outcome === 'refused') {
      if (hasGone(outcome.problem)) resolver.resolve(order)
      return { ok: false, problem: outcome.problem }
    }
    tell(outcome.order)
    return { ok: true, value: outcome.order }
  }

  /** The answer to a change was lost: it is as it was or as it should be, and the venue says which. */
  function doubtChange(order: Order, problem: Problem): Result<never> {
    options.doubt(order)
    resolver.resolve(order)
    return { ok: false, problem: { ...problem, code: 'order.changeUnknown' } }
  }

  /** A cancellation that the venue turned down, or never answered, tells that we know too little of the order. */
  function lookAfter(orderId: string, problem: Problem | null | undefined): void {
    const order = problem && options.openOrders().find(({ id }) => id === orderId)
    if (order) resolver.resolve(order)
  }

  async function cancelOne(orderId: string): Promise<Result<null>> {
    const cancelled = await venue.cancelOrder(orderId)
    if (!cancelled.ok) lookAfter(orderId, cancelled.problem)
    return cancelled
  }

  /** What is known to be open at once, without a reading that could take long; then what the venue still lists. */
  async function cancelSide(market: string | null, side: Side): Promise<Result<null>> {
    const known = options
      .openOrders()
      .filter((order) => order.side === side && (market === null || order.market === market))
    const orderIds = known.flatMap(({ id }) => (id === '' ? [] : [id]))
    const clientIds = known.flatMap(({ id, clientId }) => (id === '' ? [clientId] : []))
    if (known.length > 0) await venue.cancelOrders({ orderIds, clientIds })
    const rest = await venue.cancelOrdersOfSide(side, market ?? undefined)
    if (!rest.ok) return rest
    // What the first list could not be sure of, the second has asked for again.
    const problem = rest.value.find((outcome) => outcome.problem)?.problem
    return problem ? { ok: false, problem } : { ok: true, value: null }
  }

  return {
    place: (intent) => placedOnce(intent.intentId, () => send(intent)),
    async placeExit(intent, clientId, isPassing) {
      const placement = toPlacement(intent, clientId)
      const problem = findExitObstacle(intent, circumstances(intent.market))
      if (problem && isPassing(problem)) return { ok: false, problem }
      if (problem) return sending.end(sending.begin(placement), { outcome: 'refused', problem })
      const unwritten = intents.recordAgain(placement)
      if (unwritten) return { ok: false, problem: unwritten }
      const order = sending.begin(placement)
      const outcome = await venue.placeOrder(placement).catch(toUnknown)
      if (outcome.outcome === 'refused' && isPassing(outcome.problem)) {
        intents.settle(clientId, 'refused')
        return { ok: false, problem: outcome.problem }
      }
      return sending.end(order, outcome)
    },
    placeLadder: (ladder) => laidOnce(ladder.intentId, () => lay(ladder)),
    cancel: cancelOne,
    async cancelMany(orderIds) {
      const outcomes = await venue.cancelOrders({ orderIds: [...new Set(orderIds)] })
      const names = new Map(options.openOrders().map(({ id, clientId }) => [id, clientId]))
      for (const outcome of outcomes) lookAfter(outcome.orderId, problemOf(outcome))
      return {
        ok: true,
        value: outcomes.map((outcome) => ({
          clientId: outcome.clientId || (names.get(outcome.orderId) ?? ''),
          orderId: outcome.orderId,
          problem: problemOf(outcome),
        })),
      }
    },
    cancelAll: (market, side) =>
      side === null ? venue.cancelAllOrders(market ?? undefined) : cancelSide(market, side),
    modify(order, amendment) {
      const under = modifying.get(order.id)
      if (under) return under
      const asked = amend(order, amendment).finally(() => modifying.delete(order.id))
      modifying.set(order.id, asked)
      return asked
    },
    resolve: (order) => resolver.resolve(order),
    stop: () => resolver.stop(),
  }
}

function isSendable(order: Order): order is Order & { type: SendableType } {
  return order.type !== 'other'
}

function problemOf({ status, problem }: CancelOutcome): Problem | null {
  if (status === 'alreadyClosed') return { code: 'venue.ORDER_IS_CLOSED' }
  if (status === 'notFound') return { code: 'venue.ORDER_ID_NOT_FOUND' }
  return problem ?? (status === 'queued' ? null : { code: 'rest.unreadable' })
}
