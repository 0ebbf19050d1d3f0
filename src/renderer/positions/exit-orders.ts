import type { Decimal, Exits, Order, OrderIntent, Position } from '../../preload/model'
import { isOpen } from '../state'
import type { ExitName } from '../ticket/exits'
import { EXIT_NAMES } from '../ticket/exits'
import { closingSide } from './deeds'

/** The order that leaves a position at a profit or at a loss. */
const types: Record<ExitName, { limit: OrderIntent['type']; market: OrderIntent['type'] }> = {
  takeProfit: { limit: 'takeProfitLimit', market: 'takeProfitMarket' },
  stopLoss: { limit: 'stopLossLimit', market: 'stopLossMarket' },
}

/** Which way out an order is; null for one that is none. */
function exitNameOf({ type }: Pick<Order, 'type'>): ExitName | null {
  return EXIT_NAMES.find((name) => Object.values(types[name]).some((one) => one === type)) ?? null
}

/** The exits a position has in the market, take-profits first. */
export function exitOrdersOf(position: Pick<Position, 'market' | 'side'>, orders: readonly Order[]): Order[] {
  const side = closingSide(position)
  const place = (order: Order): number => EXIT_NAMES.indexOf(exitNameOf(order) ?? 'stopLoss')
  return orders
    .filter(
      (order) =>
        order.market === position.market &&
        order.side === side &&
        exitNameOf(order) !== null &&
        isOpen(order),
    )
    .sort((a, b) => place(a) - place(b) || a.createdAtMs - b.createdAtMs)
}

/** The orders of a position's exits, each with a name of its own. */
export function toExitIntents(
  position: Pick<Position, 'market' | 'side'>,
  size: Decimal,
  exits: Exits,
  newId: () => string,
): { name: ExitName; intent: OrderIntent }[] {
  return EXIT_NAMES.flatMap((name) => {
    const exit = exits[name]
    if (!exit) return []
    const intent: OrderIntent = {
      intentId: newId(),
      market: position.market,
      side: closingSide(position),
      type: types[name][exit.price === null ? 'market' : 'limit'],
      size,
      price: exit.price ?? '0',
      triggerPrice: exit.triggerPrice,
      timeInForce: exit.price === null ? 'ioc' : 'gtc',
      reduceOnly: true,
      selfTradePrevention: null,
      exits: null,
      // The dialog that sends it has asked already.
      confirmed: true,
    }
    return [{ name, intent }]
  })
}
