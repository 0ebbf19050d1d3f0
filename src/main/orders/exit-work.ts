import { compare } from '../../money/decimal'
import type { Attachment, Order, OrderAmendment, OrderIntent, Problem, Result } from '../../preload/model'
import {
  hasEnded,
  hasFilled,
  hasGone,
  hasNeverArrived,
  isPassing,
  legs,
  nameFields,
  reasonOf,
  sizeToLeave,
  toExitIntent,
  type Leg,
} from './exit-orders'

/** What the work on exits needs of the desk and its ledger. */
export interface ExitDesk {
  /** The order of this name, as the ledger has it. */
  order: (clientId: string) => Order | undefined
  place: (
    intent: OrderIntent,
    clientId: string,
    mayPass: (problem: Problem) => boolean,
  ) => Promise<Result<Order>>
  modify: (order: Order, amendment: OrderAmendment) => Promise<Result<Order>>
  cancel: (orderId: string) => Promise<Result<null>>
  /** Tells the ledger what is known of an order. */
  tellOrder: (order: Order) => void
  tell: (attachment: Attachment) => void
  newClientId: () => string
  later: (callback: () => void, delayMs: number) => () => void
}

/** One order's exits and what is under way for them. */
export interface ExitEntry {
  attachment: Attachment
  /** A position of the entry's side has been seen since it filled; only then can it be gone. */
  seenOpen: boolean
  gone: boolean
  /** Taken over from another run, and not yet asked about. */
  held: boolean
  /** Names of exits that have been sent, or may have been. */
  sent: Set<string>
  /** Names of exits of which nobody knew, after they were sent last, whether they had arrived. */
  unsure: Set<string>
  /** Names of exits that were sent anew; the ledger keeps what became of the first sending, so that none goes again. */
  again: Set<string>
  /** Names of exits under way to the venue. */
  busy: Set<string>
  /** Names of exits that were asked to go. */
  leaving: Set<string>
  /** What a leg was last asked to be; asked again only when it shall be something else. */
  asked: Map<Leg, string>
  tries: number
  callOff: () => void
}

/** Does what an order's exits need, as far as it can be told from the ledger. */
export interface ExitWork {
  /** Safe to call at any time; what is under way is not begun again. */
  step(entry: ExitEntry): void
  /** The entry has begun to fill. */
  begin(entry: ExitEntry): void
  /** Changes what is told of them; tells a difference only. */
  change(entry: ExitEntry, part: Partial<Attachment>): void
  stop(): void
}

const firstTryMs = 500
const longestTryMs = 15_000

/** The work over a desk; `own` is told each name an exit gets. */
export function createExitWork(options: ExitDesk, own: (name: string, entry: ExitEntry) => void): ExitWork {
  let stopped = false

  function change(entry: ExitEntry, part: Partial<Attachment>): void {
    const next = { ...entry.attachment, ...part }
    if (JSON.stringify(next) === JSON.stringify(entry.attachment)) return
    entry.attachment = next
    if (!stopped) options.tell(next)
  }

  /** Does what is to be done now, as far as it can be told; safe to call at any time. */
  function step(entry: ExitEntry): void {
    if (stopped || entry.held || isOver(entry.attachment)) return
    const order = options.order(entry.attachment.clientId)
    if (order) change(entry, { size: sizeToLeave(order) })
    if (entry.attachment.state === 'waiting') {
      if (!order) return
      if (hasFilled(order)) begin(entry)
      else if (hasEnded(order)) change(entry, { state: 'dropped' })
      return
    }
    const orders = legs.map((leg) => legOrder(entry, leg))
    if (entry.gone || orders.some((leg) => leg?.state === 'filled')) return leave(entry)
    for (const leg of legs) if (isWanted(entry, leg)) void send(entry, leg)
    for (const leg of legs) void resize(entry, leg)
    judge(entry)
  }

  function begin(entry: ExitEntry): void {
    const { exits } = entry.attachment
    const names = {
      takeProfitClientId: exits.takeProfit && options.newClientId(),
      stopLossClientId: exits.stopLoss && options.newClientId(),
    }
    for (const name of Object.values(names)) if (name !== null) own(name, entry)
    change(entry, { state: 'placing', ...names })
    step(entry)
  }

  function legOrder({ attachment }: ExitEntry, leg: Leg): Order | undefined {
    const name = attachment[nameFields[leg]]
    return name === null ? undefined : options.order(name)
  }

  function isWanted({ attachment, sent, busy }: ExitEntry, leg: Leg): boolean {
    const name = attachment[nameFields[leg]]
    // One that failed keeps the other from nothing.
    const isDue = attachment.state === 'placing' || attachment.state === 'failed'
    return isDue && name !== null && !sent.has(name) && !busy.has(name)
  }

  async function send(entry: ExitEntry, leg: Leg): Promise<void> {
    const { attachment } = entry
    const name = attachment[nameFields[leg]]
    const intent = toExitIntent(attachment, leg)
    if (name === null || intent === null) return
    entry.busy.add(name)
    const placed = await options.place(intent, name, isPassing)
    entry.busy.delete(name)
    if (stopped) return
    if (!placed.ok && isPassing(placed.problem)) {
      change(entry, { problem: placed.problem })
      return tryAgain(entry)
    }
    const isUnsure = !placed.ok && placed.problem.code === 'order.unknown'
    if (isUnsure && !entry.again.has(name)) entry.unsure.add(name)
    // A refusal is told to the ledger, whose word `judge` goes by.
    entry.sent.add(name)
    step(entry)
  }

  /** What the orders say of the whole: all taken, one missing, or nothing left to wait for. */
  function judge(entry: ExitEntry): void {
    const { attachment, sent } = entry
    const names = namesOf(attachment)
    const orders = names.flatMap((name) => options.order(name) ?? [])
    const lost = orders.find((order) => entry.unsure.has(order.clientId) && hasNeverArrived(order))
    if (lost) return sendAnew(entry, lost)
    const rejected = orders.find(({ state, clientId }) => state === 'rejected' && sent.has(clientId))
    if (rejected) change(entry, { state: 'failed', problem: reasonOf(rejected) })
    else if (attachment.state === 'placing' && names.every((name) => sent.has(name)))
      change(entry, { state: 'placed', problem: null })
    // Taken back by somebody, all of them.
    const settled = names.every((name) => sent.has(name)) && orders.length === names.length
    if (settled && !rejected && orders.every(hasEnded)) change(entry, { state: 'done', problem: null })
  }

  /** It is sure by now that the venue has no order of this name. */
  function sendAnew(entry: ExitEntry, lost: Order): void {
    entry.unsure.delete(lost.clientId)
    entry.again.add(lost.clientId)
    entry.sent.delete(lost.clientId)
    change(entry, { state: 'placing', problem: reasonOf(lost) })
    tryAgain(entry)
  }

  /** One has done its work, or there is nothing left to leave: the others go. */
  function leave(entry: ExitEntry): void {
    dropUnsent(entry)
    if (isOver(entry.attachment)) return
    const open = namesOf(entry.attachment).flatMap((name) => {
      const order = options.order(name)
      return order && !hasEnded(order) ? [order] : []
    })
    if (open.length === 0 && entry.busy.size === 0) {
      change(entry, { state: 'done', problem: null })
      return
    }
    for (const order of open) void takeBack(entry, order)
  }

  /** What the venue would not have so far, it shall not have any more. */
  function dropUnsent({ attachment, sent, busy }: ExitEntry): void {
    for (const name of namesOf(attachment)) {
      const order = options.order(name)
      if (order?.state === 'sending' && !sent.has(name) && !busy.has(name))
        options.tellOrder({ ...order, state: 'cancelled' })
    }
  }

  async function takeBack(entry: ExitEntry, { id, clientId }: Order): Promise<void> {
    // Without an id it is still on its way; the word that it has arrived comes back here.
    if (id === '' || entry.leaving.has(clientId)) return
    entry.leaving.add(clientId)
    const cancelled = await options.cancel(id)
    if (stopped || cancelled.ok || isOver(entry.attachment) || hasGone(cancelled.problem)) return
    entry.leaving.delete(clientId)
    change(entry, { problem: cancelled.problem })
    tryAgain(entry)
  }

  async function resize(entry: ExitEntry, leg: Leg): Promise<void> {
    const order = legOrder(entry, leg)
    const { size } = entry.attachment
    if (!order || order.id === '' || hasEnded(order) || compare(order.size, size) === 0) return
    if (entry.asked.get(leg) === size || entry.busy.has(order.clientId)) return
    entry.asked.set(leg, size)
    const { price, triggerPrice, id } = order
    const changed = await options.modify(order, { orderId: id, size, price, triggerPrice, confirmed: true })
    if (stopped || isOver(entry.attachment)) return
    change(entry, { problem: changed.ok ? null : changed.problem })
    if (changed.ok) return step(entry)
    if (!isPassing(changed.problem)) return
    entry.asked.delete(leg)
    tryAgain(entry)
  }

  function tryAgain(entry: ExitEntry): void {
    entry.callOff()
    const delayMs = Math.min(firstTryMs * 2 ** entry.tries, longestTryMs)
    entry.tries += 1
    entry.callOff = options.later(() => step(entry), delayMs)
  }

  return {
    step,
    begin,
    change,
    stop() {
      stopped = true
    },
  }
}

/** Names of the exits' own orders. */
export function namesOf({ takeProfitClientId, stopLossClientId }: Attachment): string[] {
  return [takeProfitClientId, stopLossClientId].filter((name) => name !== null)
}

/** Whether nothing is left to be done for them. */
export function isOver({ state }: Attachment): boolean {
  return state === 'done' || state === 'dropped'
}
