import type { Order } from '../../preload/model'

type InstructionWord = `timeInForce.${Order['timeInForce']}` | 'flag.reduceOnly'

/** Keys of the words for how an order trades: its time in force, then its flags. */
export function instructionWords(order: Order): InstructionWord[] {
  return [`timeInForce.${order.timeInForce}`, ...(order.reduceOnly ? (['flag.reduceOnly'] as const) : [])]
}
