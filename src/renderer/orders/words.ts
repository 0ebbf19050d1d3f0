import { sign } from '../../money/decimal'
import type { Decimal, Order } from '../../preload/model'

type InstructionWord = `timeInForce.${Order['timeInForce']}` | 'flag.reduceOnly'

/** Keys of the words for how an order trades: its time in force, then its flags. */
export function instructionWords(order: Order): InstructionWord[] {
  return [`timeInForce.${order.timeInForce}`, ...(order.reduceOnly ? (['flag.reduceOnly'] as const) : [])]
}

/** The price an order is known by: its limit, or its trigger where it has no limit. */
export function tellingPrice({ price, triggerPrice }: Pick<Order, 'price' | 'triggerPrice'>): Decimal {
  return sign(price) === 0 && triggerPrice !== null ? triggerPrice : price
}
