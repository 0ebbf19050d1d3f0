import type { Attachment, Change, Order, OrderIntent, Position, Result } from '../../preload/model'
import { createExitWork, isOver, namesOf, type ExitDesk, type ExitEntry } from './exit-work'

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

interface Options extends ExitDesk {
  /** Null when the venue knows no order of that name. */
  find: (clientId: string) => Promise<Result<Order | null>>
  /** Whether an order of this name may be at the venue without anybody knowing. */
  isInDoubt: (clientId: string) => boolean
  /** An order of this name surely did not reach the venue. */
  neverArrived: (clientId: string) => void
}

const askAgainMs = 15_000
/** An order of another run may still be on its way for so long. */
const settledMs = 20_000
const kept = 500

/** A room with no exits in it. */
export function createExitRoom(options: Options): ExitRoom {
  const entries = new Map<string, ExitEntry>()
  const owners = new Map<string, ExitEntry>()
  const work = createExitWork(options, (name, entry) => owners.set(name, entry))
  let stopped = false

  function add(attachment: Attachment): ExitEntry {
    const entry: ExitEntry = {
      attachment,
      seenOpen: false,
      gone: false,
      held: false,
      sent: new Set(),
      unsure: new Set(),
      again: new Set(),
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

  function hearPosition({ market, side, status }: Position): void {
    for (const entry of entries.values()) {
      const { attachment } = entry
      if (attachment.market !== market || attachment.state === 'waiting' || isOver(attachment)) continue
      const isOurs = status === 'open' && (side === 'long') === (attachment.side === 'buy')
      if (isOurs) entry.seenOpen = true
      else if (entry.seenOpen) entry.gone = true
      work.step(entry)
    }
  }

  /** Asks the venue for the orders another run has named; what it does not know was never sent. */
  async function takeUp(entry: ExitEntry): Promise<void> {
    const { attachment } = entry
    const missing = [attachment.clientId, ...namesOf(attachment)].filter((name) => !options.order(name))
    const found: Order[] = []
    for (const name of missing) {
      const answer = await options.find(name).catch(() => undefined)
      if (stopped) return
      if (!answer?.ok) {
        entry.callOff = options.later(() => void takeUp(entry), askAgainMs)
        return
      }
      if (answer.value) found.push(answer.value)
    }
    for (const order of found) options.tellOrder(order)
    for (const name of namesOf(attachment)) {
      if (options.order(name)) entry.sent.add(name)
      else if (options.isInDoubt(name)) miss(entry, name)
    }
    entry.held = false
    // An entry that nobody knows never arrived.
    if (attachment.state === 'waiting' && !options.order(attachment.clientId))
      work.change(entry, { state: 'dropped' })
    work.step(entry)
  }

  /** One that was taken for placed when the other run ended is to be placed after all. */
  function miss(entry: ExitEntry, name: string): void {
    options.neverArrived(name)
    if (entry.attachment.state === 'placed') work.change(entry, { state: 'placing' })
  }

  /** Whether an order of another run may still be on its way. */
  function isUnderWay(attachment: Attachment): boolean {
    return attachment.state === 'placing' || namesOf(attachment).some(options.isInDoubt)
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
        if (isFirst && !entry.held && entry.attachment.state === 'waiting') work.begin(entry)
        else work.step(entry)
      }
    },
    nudge() {
      for (const entry of entries.values()) {
        entry.tries = 0
        // A cancellation may have been lost with the connection; it does no harm twice.
        entry.leaving.clear()
        work.step(entry)
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
        if (isUnderWay(attachment)) entry.callOff = options.later(() => void takeUp(entry), settledMs)
        else void takeUp(entry)
      }
    },
    stop() {
      stopped = true
      work.stop()
      for (const { callOff } of entries.values()) callOff()
    },
  }
}
