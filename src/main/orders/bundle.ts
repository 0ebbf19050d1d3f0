import { add, divide, multiply } from '../../money/decimal'
import { larger, smaller } from '../../money/risk'
import type { Decimal, Order, OrderIntent, Side, Ticker } from '../../preload/model'
import { orderKinds } from '../../trading/kinds'

/** What an account's means and a person's limits look at: one order, or several that are one wish. */
export interface Bundle {
  side: Side
  size: Decimal
  reduceOnly: boolean
  /** How many of them may come to rest in the market. */
  resting: number
  /** What they are worth at their own prices; null where a market order has no price to go by. */
  notional: Decimal | null
  /** The same with the mark price where it is lower: no exchange asks margin for less. */
  leastNotional: Decimal | null
  confirmed: boolean
}

/** The sum of orders of one market and side. */
export function toBundle(intents: readonly [OrderIntent, ...OrderIntent[]], ticker?: Ticker): Bundle {
  const [{ side, reduceOnly, confirmed }] = intents
  const mark = ticker?.markPrice ?? null
  const sum = (worthOf: (intent: OrderIntent) => Decimal | null): Decimal | null =>
    intents.reduce<Decimal | null>((total, intent) => {
      const worth = worthOf(intent)
      return total === null || worth === null ? null : add(total, worth)
    }, '0')
  const worthAt = (intent: OrderIntent, price: Decimal | null) =>
    price === null ? null : multiply(intent.size, price)
  return {
    side,
    reduceOnly,
    confirmed,
    size: intents.reduce((total, { size }) => add(total, size), '0'),
    resting: intents.filter(mayRest).length,
    notional: sum((intent) => worthAt(intent, ownPriceOf(intent, ticker))),
    leastNotional: sum((intent) => {
      const own = ownPriceOf(intent, ticker)
      return worthAt(intent, own === null || mark === null ? own : smaller(own, mark))
    }),
  }
}

/** The price an order trades at by its own terms; the dearer of quote and mark for one without. */
function ownPriceOf(
  { type, side, price, triggerPrice }: OrderIntent,
  ticker: Ticker | undefined,
): Decimal | null {
  const kind = orderKinds[type]
  if (kind.hasPrice) return price
  if (kind.hasTrigger) return triggerPrice
  const mark = ticker?.markPrice ?? null
  const quote = (side === 'buy' ? ticker?.ask : ticker?.bid) ?? null
  return mark === null || quote === null ? (mark ?? quote) : larger(mark, quote)
}

function mayRest({ type, timeInForce }: OrderIntent): boolean {
  const { hasPrice, hasTrigger } = orderKinds[type]
  return hasTrigger || (hasPrice && timeInForce !== 'ioc')
}

/** A sum of USD as it is told: cents, rounded away from zero. */
export function toCents(value: Decimal): Decimal {
  return divide(value, '1', 2, 'up')
}

/** What is left of the orders of one side that rest and may make a position larger. */
export function restingOn(side: Side, orders: readonly Order[]): Decimal {
  return orders
    .filter((order) => order.side === side && !order.reduceOnly && order.state !== 'untriggered')
    .reduce((sum, { remainingSize }) => add(sum, remainingSize), '0')
}
