import { compare, sign, subtract } from '../../money/decimal'
import type { Attachment, Decimal, Order, OrderIntent, Problem } from '../../preload/model'
import { otherSide } from '../../trading/kinds'
import { isOpenState } from '../../trading/life'

/** The two exits an order may have. */
export const legs = ['takeProfit', 'stopLoss'] as const
export type Leg = (typeof legs)[number]

/** Which field of an attachment names the order of a leg. */
export const nameFields = {
  takeProfit: 'takeProfitClientId',
  stopLoss: 'stopLossClientId',
} as const

/** Whether an order is over. */
export function hasEnded(order: Order): boolean {
  return !isOpenState(order.state)
}

/** Whether an order of unknown fate has turned out not to have reached the venue. */
export function hasNeverArrived({ state, cancelReason }: Order): boolean {
  return state === 'rejected' && cancelReason === 'NEVER_ARRIVED'
}

/** Whether anything of an order has filled. */
export function hasFilled({ state, size, remainingSize }: Order): boolean {
  return state === 'filled' || state === 'partlyFilled' || compare(remainingSize, size) < 0
}

/** How much an entry's exits are for: its size while it may fill, what has filled once it is over. */
export function sizeToLeave(entry: Order): Decimal {
  if (!hasEnded(entry) || entry.state === 'filled') return entry.size
  const filled = subtract(entry.size, entry.remainingSize)
  return sign(filled) > 0 ? filled : entry.size
}

/** The order of one exit: reduce-only, on the other side; the venue caps it to the position. */
export function toExitIntent(attachment: Attachment, leg: Leg): OrderIntent | null {
  const exit = attachment.exits[leg]
  if (exit === null) return null
  const isLimit = exit.price !== null
  const type = isLimit ? (`${leg}Limit` as const) : (`${leg}Market` as const)
  return {
    intentId: '',
    market: attachment.market,
    side: otherSide(attachment.side),
    type,
    size: attachment.size,
    price: exit.price ?? '0',
    triggerPrice: exit.triggerPrice,
    timeInForce: isLimit ? 'gtc' : 'ioc',
    reduceOnly: true,
    selfTradePrevention: null,
    exits: null,
    confirmed: true,
  }
}

const passing = new Set([
  'order.notLive',
  'order.maintenance',
  'order.cancelOnly',
  'order.postOnly',
  'budget.spent',
  'client.disconnected',
  'intent.failed',
  'intent.full',
  'intent.unwritable',
  'rest.unreachable',
  'rest.rateLimited',
  'venue.SERVICE_UNAVAILABLE',
  'venue.SYSTEM_STATUS_CANCEL_ONLY',
  'venue.SYSTEM_STATUS_POST_ONLY',
])

/** Whether what kept an order from being sent may be over in a while. */
export function isPassing({ code }: Problem): boolean {
  return passing.has(code)
}

const gone = new Set(['venue.ORDER_IS_CLOSED', 'venue.ORDER_IS_NOT_OPEN', 'venue.ORDER_ID_NOT_FOUND'])

/** Whether a refused cancellation says that there is nothing left to cancel. */
export function hasGone({ code }: Problem): boolean {
  return gone.has(code)
}

/** Why the venue ended an order, as a problem: our own codes have a room, the venue's words have none. */
export function reasonOf({ cancelReason }: Order): Problem {
  const reason = cancelReason ?? ''
  return { code: reason.includes('.') ? reason : `cancel.${reason}` }
}
