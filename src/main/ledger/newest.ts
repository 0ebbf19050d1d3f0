import { compare, subtract } from '../../money/decimal'
import { isOpenState } from '../../trading/life'
import type { Account, Decimal, Order, OrderState, Position } from '../../preload/model'

/** How far along its life a state is; what the venue has said beats what we only suppose. */
const progress: Record<OrderState, number> = {
  sending: 0,
  unknown: 1,
  new: 2,
  untriggered: 3,
  working: 4,
  partlyFilled: 5,
  cancelled: 6,
  rejected: 6,
  filled: 7,
}

/**
 * Whether `next` says more than `known` of the same order. It is an order of all that can be said, so
 * signals may come in any sequence, and again, and the end is the same. The venue's word beats what we
 * only suppose (an order without an id); a closed order stays closed; the venue's time decides next; within one
 * millisecond the one further along, or filled for more. `seq_no` decides last: values of REST and of the socket
 * are independent of each other.
 */
export function isNewerOrder(next: Order, known: Order): boolean {
  const said = Number(next.id !== '') - Number(known.id !== '')
  if (said !== 0) return said > 0
  const closed = Number(!isOpenState(next.state)) - Number(!isOpenState(known.state))
  if (closed !== 0) return closed > 0
  if (next.id !== '' && next.updatedAtMs !== known.updatedAtMs) return next.updatedAtMs > known.updatedAtMs
  const further = progress[next.state] - progress[known.state]
  if (further !== 0) return further > 0
  // Not what is left: a change of the size may add to that, and takes none of what was filled back.
  const filled = compare(filledOf(next), filledOf(known))
  if (filled !== 0) return filled > 0
  // Said again from another source: the same end, with that source's own number.
  if (!isOpenState(next.state)) return false
  return BigInt(next.seq) > BigInt(known.seq)
}

function filledOf({ size, remainingSize }: Order): Decimal {
  return subtract(size, remainingSize)
}

/** Whether `next` is a later state of the same position or account. */
export function isNewer<T extends Position | Account>(next: T, known: T): boolean {
  if (next.updatedAtMs !== known.updatedAtMs) return next.updatedAtMs > known.updatedAtMs
  return BigInt(next.seq) > BigInt(known.seq)
}
