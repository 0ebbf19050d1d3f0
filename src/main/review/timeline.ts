import { isOpenState } from '../../trading/life'
import type { Fill, Order } from '../../preload/model'
import type { TimelineStep } from '../../preload/review'
import type { JournalIntent, OrderEvent } from '../journal/nouns'

/** What is known of an order. */
export interface OrderPast {
  order: Order
  /** Every state it was seen in, oldest first. */
  events: readonly OrderEvent[]
  fills: readonly { fill: Fill; busted: boolean }[]
  intent: JournalIntent | null
}

/** At the same moment the one that comes first in a life stands first. */
const ranks: Record<TimelineStep['kind'], number> = {
  written: 0,
  signed: 1,
  received: 2,
  created: 3,
  state: 4,
  fill: 5,
  closed: 6,
}

/**
 * The steps of an order's life, oldest first. What this machine's clock says and what the venue's does may be
 * apart by as much as the two clocks are.
 */
export function toSteps({ order, events, fills, intent }: OrderPast): TimelineStep[] {
  const steps: TimelineStep[] = []
  const { signedAtMs, receivedAtMs } = [order, ...events.map((event) => event.order)].reduce(
    (known, one) => ({
      signedAtMs: known.signedAtMs ?? one.signedAtMs,
      receivedAtMs: known.receivedAtMs ?? one.receivedAtMs,
    }),
    {} as Pick<Order, 'signedAtMs' | 'receivedAtMs'>,
  )
  if (intent) steps.push({ kind: 'written', atMs: intent.intendedAtMs, clock: 'here' })
  // What signs has set its clock by the venue's.
  if (signedAtMs) steps.push({ kind: 'signed', atMs: signedAtMs, clock: 'venue' })
  if (receivedAtMs) steps.push({ kind: 'received', atMs: receivedAtMs, clock: 'venue' })
  if (!receivedAtMs) steps.push({ kind: 'created', atMs: order.createdAtMs, clock: 'venue' })
  for (const { fill, busted } of fills)
    steps.push({ kind: 'fill', atMs: fill.createdAtMs, clock: 'venue', fill, busted })
  for (const { order: seen, seenAtMs } of events) {
    // What a fill has done is told by the fill.
    const isOfFill =
      seen.state === 'partlyFilled' && fills.some(({ fill }) => fill.remainingSize === seen.remainingSize)
    if (!isOpenState(seen.state) || isOfFill) continue
    const { state, remainingSize, price, updatedAtMs } = seen
    steps.push({ kind: 'state', atMs: updatedAtMs, clock: 'venue', state, remainingSize, price, seenAtMs })
  }
  if (!isOpenState(order.state)) {
    const end = events.findLast((event) => event.order.state === order.state)
    steps.push({
      kind: 'closed',
      atMs: order.updatedAtMs,
      clock: 'venue',
      state: order.state,
      reason: order.cancelReason,
      seenAtMs: end?.seenAtMs ?? null,
    })
  }
  return steps.sort((a, b) => rankOf(a) - rankOf(b) || a.atMs - b.atMs || ranks[a.kind] - ranks[b.kind])
}

/** What comes before an order's life at the venue stands before it, and its end last, whatever the clocks say. */
function rankOf({ kind }: TimelineStep): number {
  if (kind === 'closed') return 9
  return kind === 'state' || kind === 'fill' ? 5 : ranks[kind]
}
