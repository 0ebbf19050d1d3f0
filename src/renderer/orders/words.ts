import type { i18n as I18n } from 'i18next'
import { sign } from '../../money/decimal'
import type { Decimal, Order } from '../../preload/model'
import { reasonText } from '../problem'

type InstructionWord = `timeInForce.${Order['timeInForce']}` | 'flag.reduceOnly'

/** Keys of the words for how an order trades: its time in force, then its flags. */
export function instructionWords(order: Order): InstructionWord[] {
  return [`timeInForce.${order.timeInForce}`, ...(order.reduceOnly ? (['flag.reduceOnly'] as const) : [])]
}

/** The price an order is known by: its limit, or its trigger where it has no limit. */
export function tellingPrice({ price, triggerPrice }: Pick<Order, 'price' | 'triggerPrice'>): Decimal {
  return sign(price) === 0 && triggerPrice !== null ? triggerPrice : price
}

/** An order's state in words, with why where the venue or the desk says why. */
export function stateSentence(
  i18n: I18n,
  { state, cancelReason }: Pick<Order, 'state' | 'cancelReason'>,
): string {
  const word = i18n.t(`orderState.${state}`)
  return cancelReason ? `${word} · ${reasonText(i18n, cancelReason)}` : word
}
