import type { OrderState } from '../preload/model'

/** Whether an order, or an algo, of this state may still trade, as far as is known. */
export function isOpenState(state: OrderState): boolean {
  return state !== 'filled' && state !== 'cancelled' && state !== 'rejected'
}
