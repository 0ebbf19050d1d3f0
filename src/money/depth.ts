import { add, compare, divide, multiply, placesOf, sign, subtract, type Decimal } from './decimal'

/** One price of a book. */
export interface Level {
  price: Decimal
  size: Decimal
}

/** What a market order would meet. */
export interface Sweep {
  /** How much the levels hold of it; less than its size where the book is too thin. */
  filled: Decimal
  /** Null where nothing would fill. */
  averagePrice: Decimal | null
  /** The last price it would trade at. */
  worstPrice: Decimal | null
  /** How many levels it would touch. */
  levels: number
}

/**
 * What an order of this size would meet of these levels, best first, as they stand; with a limit it goes no
 * further than that price. `side` is the order's: 'buy' walks asks.
 */
export function sweep(
  levels: readonly Level[],
  order: { side: 'buy' | 'sell'; size: Decimal; limit: Decimal | null },
): Sweep {
  let filled = '0'
  let paid = '0'
  let worstPrice: Decimal | null = null
  let touched = 0
  for (const { price, size } of levels) {
    const left = subtract(order.size, filled)
    if (sign(left) <= 0) break
    if (order.limit !== null && isBeyond(price, order.limit, order.side)) break
    const taken = compare(size, left) < 0 ? size : left
    if (sign(taken) <= 0) continue
    filled = add(filled, taken)
    paid = add(paid, multiply(taken, price))
    worstPrice = price
    touched += 1
  }
  const averagePrice =
    worstPrice === null ? null : divide(paid, filled, Math.max(8, placesOf(worstPrice)), 'half')
  return { filled, averagePrice, worstPrice, levels: touched }
}

function isBeyond(price: Decimal, limit: Decimal, side: 'buy' | 'sell'): boolean {
  return side === 'buy' ? compare(price, limit) > 0 : compare(price, limit) < 0
}

/** How much worse a price is than another, as a fraction of that other; below zero where it is better. */
export function slippage(side: 'buy' | 'sell', price: Decimal, reference: Decimal): Decimal {
  const worse = side === 'buy' ? subtract(price, reference) : subtract(reference, price)
  return divide(worse, reference, 8, 'half')
}
