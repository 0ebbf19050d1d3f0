import type { Order } from '../../preload/model'

/** The words of an order's flags in the order they are shown. */
export function flagsOf(order: Order): ('reduceOnly' | 'postOnly' | 'rpi')[] {
  return [
    ...(order.timeInForce === 'postOnly' ? (['postOnly'] as const) : []),
    ...(order.timeInForce === 'rpi' ? (['rpi'] as const) : []),
    ...(order.reduceOnly ? (['reduceOnly'] as const) : []),
  ]
}
