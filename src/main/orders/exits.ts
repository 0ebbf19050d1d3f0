import type {
  Attachment,
  Change,
  Order,
  OrderAmendment,
  OrderIntent,
  Position,
  Problem,
  Result,
} from '../../preload/model'
import {
  hasEnded,
  hasFilled,
  isPassing,
  legs,
  nameFields,
  reasonOf,
  sizeToLeave,
  toExitIntent,
  type Leg,
} from './exit-orders'

/** Take-profits and stop-losses that hang on orders: placed with the entry's first fill, once each. */
export interface ExitRoom {
  /** An order with exits is about to be sent under this name. */
  attach(clientId: string, intent: OrderIntent): void
  /** Takes in what has come true of the account, in its order; old news does no harm. */
  hear(changes: readonly Change[]): void
  /** What could not be sent or cancelled before may be possible now. */
  nudge(): void
  /** All there is to know of them: `restore` takes it back in. */
  list(): Attachment[]
  /** Takes up what another run has left: the venue is asked for every order it names before one is sent. */
  restore(attachments: readonly Attachment[]): void
  stop(): void
}

interface Options {
  /** The order of this name, as the ledger has it. */
  order: (clientId: string) => Order | undefined
  place: (
    intent: OrderIntent,
    clientId: string,
    mayPass: (problem: Problem) => boolean,
  ) => Promise<Result<Order>>
  modify: (order: Order, amendment: OrderAmendment) => Promise<Result<Order>>
  cancel: (orderId: string) => Promise<Result<null>>
  /** Null when the venue knows no order of that name. */
  find: (clientId: string) => Promise<Result<Order | null>>
  /** Tells the ledger of an order that was found. */
  tellOrder: (order: Order) => void
  tell: (attachment: Attachment) => void
  newClientId: () => string
  later: (callback: () => void, delayMs: number) => () => void
}

interface Entry {
  attachment: Attachment
  /** A position of the entry's side has been seen since it filled; only then can it be gone. */
  seenOpen: boolean
  gone: boolean
  /** Taken over from another run, and not yet asked about. */
  held: boolean
  /** Names of exits that have been sent, or may have been. */
  sent: Set<string>
  /** Names of exits under way to the venue. */
  busy: Set<string>
  /** Names of exits that were asked to go. */
  leaving: Set<string>
  /** What a leg was last asked to be; asked again only when it shall be something else. */
  asked: Map<Leg, string>
  tries: number
  callOff: () => void
}

const firstTryMs = 500
const longestTryMs = 15_000
/** An order of another run may still be on its way for so long. */
const settledMs = 20_000
const kept = 500

/** A room with no exits in it. */
export function createExitRoom(options: Options): ExitRoom {
  const entries = new Map<string, Entry>()
  const owners = new Map<string, Entry>()
  let stopped = false

  function add(attachment: Attachment): Entry {
    const entry: Entry = {
      attachment,
      seenOpen: false,
      gone: false,
      held: false,
      sent: new Set(),
      busy: new Set(),
      leaving: new Set(),
      asked: new Map(),
      tries: 0,
      callOff: () => undefined,
    }
    entries.set(attachment.clientId, entry)
    owners.set(attachment.clientId, entry)
    for (const name of namesOf(attachment)) owners.set(name, entry)
    trim()
    return entry
  }

  function trim(): void {
    for (const [clientId, { attachment }] of entries) {
      if (entries.size <= kept) return
      if (!isOver(attachment)) continue
      entries.delete(clientId)
      for (const name of [clientId, ...namesOf(attachment)]) owners.delete(name)
    }
  }

  function change(entry: Entry, part: Partial<Attachment>): void {
    const next = { ...entry.attachment, ...part }
    if (JSON.stringify(next) === JSON.stringify(entry.attachment)) return
    entry.attachment = next
    if (!stopped) options.tell(next)
  }

  /** Does what is to be done now, as far as it can be told; safe to call at any time. */
  function step(entry: Entry): void {
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

  function begin(entry: Entry): void {
    const { exits } = entry.attachment
    const names = {
      takeProfitClientId: exits.takeProfit && options.newClientId(),
      stopLossClientId: exits.stopLoss && options.newClientId(),
    }
    for (const name of Object.values(names)) if (name !== null) owners.set(name, entry)
    change(entry, { state: 'placing', ...names })
    step(entry)
  }

  function legOrder({ attachment }: Entry, leg: Leg): Order | undefined {
    const name = attachment[nameFields[leg]]
    return name === null ? undefined : options.order(name)
  }

  function isWanted({ attachment, sent, busy }: Entry, leg: Leg): boolean {
    const name = attachment[nameFields[leg]]
    return attachment.state === 'placing' && name !== null && !sent.has(name) && !busy.has(name)
  }

  async function send(entry: Entry, leg: Leg): Promise<void> {
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
    // A refusal is told to the ledger, whose word `judge` goes by.
    entry.sent.add(name)
    step(entry)
  }

  /** What the orders say of the whole: all taken, one missing, or nothing left to wait for. */
  function judge(entry: Entry): void {
    const { attachment, sent } = entry
    const names = namesOf(attachment)
    const orders = names.flatMap((name) => options.order(name) ?? [])
    const rejected = orders.find(({ state }) => state === 'rejected')
    if (rejected) change(entry, { state: 'failed', problem: reasonOf(rejected) })
    else if (attachment.state === 'placing' && names.every((name) => sent.has(name)))
      change(entry, { state: 'placed', problem: null })
    // Taken back by somebody, all of them.
    const settled = names.every((name) => sent.has(name)) && orders.length === names.length
    if (settled && !rejected && orders.every(hasEnded)) change(entry, { state: 'done', problem: null })
  }

  /** One has done its work, or there is nothing left to leave: the others go. */
  function leave(entry: Entry): void {
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

  async function takeBack(entry: Entry, { id, clientId }: Order): Promise<void> {
    // Without an id it is still on its way; the word that it has arrived comes back here.
    if (id === '' || entry.leaving.has(clientId)) return
    entry.leaving.add(clientId)
    const cancelled = await options.cancel(id)
    if (stopped || cancelled.ok) return
    entry.leaving.delete(clientId)
    change(entry, { problem: cancelled.problem })
    tryAgain(entry)
  }

  async function resize(entry: Entry, leg: Leg): Promise<void> {
    const order = legOrder(entry, leg)
    const { size } = entry.attachment
    if (!order || order.id === '' || hasEnded(order) || order.size === size) return
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

  function tryAgain(entry: Entry): void {
    entry.callOff()
    const delayMs = Math.min(firstTryMs * 2 ** entry.tries, longestTryMs)
    entry.tries += 1
    entry.callOff = options.later(() => step(entry), delayMs)
  }

  function hearPosition({ market, side, status }: Position): void {
    for (const entry of entries.values()) {
      const { attachment } = entry
      if (attachment.market !== market || attachment.state === 'waiting' || isOver(attachment)) continue
      const isOurs = status === 'open' && (side === 'long') === (attachment.side === 'buy')
      if (isOurs) entry.seenOpen = true
      else if (entry.seenOpen) entry.gone = true
      step(entry)
    }
  }

  /** Asks the venue for the orders another run has named; what it does not know was never sent. */
  async function takeUp(entry: Entry): Promise<void> {
    const { attachment } = entry
    const missing = [attachment.clientId, ...namesOf(attachment)].filter((name) => !options.order(name))
    const found: Order[] = []
    for (const name of missing) {
      const answer = await options.find(name).catch(() => undefined)
      if (stopped) return
      if (!answer?.ok) {
        entry.callOff = options.later(() => void takeUp(entry), longestTryMs)
        return
      }
      if (answer.value) found.push(answer.value)
    }
    for (const order of found) options.tellOrder(order)
    for (const name of namesOf(attachment)) if (options.order(name)) entry.sent.add(name)
    entry.held = false
    // An entry that nobody knows never arrived.
    if (attachment.state === 'waiting' && !options.order(attachment.clientId))
      change(entry, { state: 'dropped' })
    step(entry)
  }

  return {
    attach(clientId, { market, side, size, exits }) {
      if (exits === null) return
      const { attachment } = add({
        clientId,
        market,
        side,
        size,
        exits,
        state: 'waiting',
        takeProfitClientId: null,
        stopLossClientId: null,
        problem: null,
      })
      options.tell(attachment)
    },
    hear(changes) {
      for (const one of changes) {
        if (one.kind === 'position') hearPosition(one.position)
        const name = one.kind === 'order' ? one.order.clientId : one.kind === 'fill' ? one.fill.clientId : ''
        const entry = owners.get(name)
        if (!entry) continue
        // A fill may be told before its order is.
        const isFirst = one.kind === 'fill' && name === entry.attachment.clientId
        if (isFirst && !entry.held && entry.attachment.state === 'waiting') begin(entry)
        else step(entry)
      }
    },
    nudge() {
      for (const entry of entries.values()) {
        entry.tries = 0
        // A cancellation may have been lost with the connection; it does no harm twice.
        entry.leaving.clear()
        step(entry)
      }
    },
    list: () => [...entries.values()].map(({ attachment }) => attachment),
    restore(attachments) {
      for (const attachment of attachments) {
        if (entries.has(attachment.clientId)) continue
        const entry = add(attachment)
        options.tell(attachment)
        if (isOver(attachment)) continue
        entry.held = true
        // What was on its way when the other run ended has arrived by then, or never will.
        if (attachment.state === 'placing') entry.callOff = options.later(() => void takeUp(entry), settledMs)
        else void takeUp(entry)
      }
    },
    stop() {
      stopped = true
      for (const { callOff } of entries.values()) callOff()
    },
  }
}

function namesOf({ takeProfitClientId, stopLossClientId }: Attachment): string[] {
  return [takeProfitClientId, stopLossClientId].filter((name) => name !== null)
}

function isOver({ state }: Attachment): boolean {
  return state === 'done' || state === 'dropped'
}
