import { add, compare, divide, multiply, roundToStep, sign, subtract } from '../../money/decimal'
import type { BookLevel, Decimal, MarketBook, Order } from '../../preload/model'
import type { BookMultiple } from '../../preload/windows'

/** One line of a side of the book. */
export interface LadderRow {
  price: Decimal
  size: Decimal
  /** What stands from the best price to here. */
  total: Decimal
  /** Per cent of the largest total in sight, for the bar behind the row. */
  share: Decimal
  /** What the account itself has working at this price; null for nothing. */
  own: Decimal | null
}

/** A book as it is drawn: both sides from the best price on, at most so many rows of each. */
export interface Ladder {
  asks: LadderRow[]
  bids: LadderRow[]
  /** Of the prices the exchange gave, not of the grouped ones; null without both sides. */
  spread: Decimal | null
  /** The spread over the middle between the best prices, as a fraction; null without both sides. */
  spreadRate: Decimal | null
}

const multiples: readonly BookMultiple[] = ['1', '2', '5', '10', '50', '100']

/** By how many ticks the book can be grouped. */
export type Multiple = BookMultiple

/** The steps a book of this tick can be grouped by, the tick itself first. */
export function groupSteps(tick: Decimal): { multiple: Multiple; step: Decimal }[] {
  return multiples.map((multiple) => ({ multiple, step: multiply(tick, multiple) }))
}

/**
 * The ladder of a book grouped to a step: bids go down to it and asks up, so that no price looks better than
 * it is. `orders` are the account's own in that market; only those that stand in the book count.
 */
export function toLadder(
  { bids, asks }: Pick<MarketBook, 'bids' | 'asks'>,
  step: Decimal,
  rows: number,
  orders: readonly Order[],
): Ladder {
  const bidLevels = group(bids, step, 'down').slice(0, rows)
  const askLevels = group(asks, step, 'up').slice(0, rows)
  const bidTotals = runningTotals(bidLevels)
  const askTotals = runningTotals(askLevels)
  const largest = [bidTotals.at(-1), askTotals.at(-1)].reduce<Decimal>(
    (most, total) => (total !== undefined && compare(total, most) > 0 ? total : most),
    '0',
  )
  const ownBids = ownSizes(orders, 'buy', step)
  const ownAsks = ownSizes(orders, 'sell', step)
  const bestBid = bids[0]?.price
  const bestAsk = asks[0]?.price
  return {
    bids: toRows(bidLevels, bidTotals, largest, ownBids),
    asks: toRows(askLevels, askTotals, largest, ownAsks),
    ...toSpread(bestBid ?? null, bestAsk ?? null),
  }
}

/** What lies between two best prices, and that over the middle between them; null without both. */
export function toSpread(bid: Decimal | null, ask: Decimal | null): Pick<Ladder, 'spread' | 'spreadRate'> {
  if (bid === null || ask === null) return { spread: null, spreadRate: null }
  const spread = subtract(ask, bid)
  const sum = add(ask, bid)
  return { spread, spreadRate: sign(sum) > 0 ? divide(multiply(spread, '2'), sum, 8, 'half') : null }
}

/**
 * Where the mark stands on a side: the number of rows, from the best, that it has passed. 0 is before the best
 * price; null where it is past the last row, or there is no mark.
 */
export function rowsPassed(
  rows: readonly Pick<LadderRow, 'price'>[],
  mark: Decimal | null,
  side: 'bids' | 'asks',
): number | null {
  if (mark === null) return null
  const beyond = side === 'bids' ? -1 : 1
  const place = rows.findIndex(({ price }) => compare(price, mark) * beyond >= 0)
  return place < 0 ? null : place
}

function group(levels: readonly BookLevel[], step: Decimal, direction: 'down' | 'up'): BookLevel[] {
  const grouped: BookLevel[] = []
  for (const { price, size } of levels) {
    const at = roundToStep(price, step, direction)
    const last = grouped.at(-1)
    if (last && compare(last.price, at) === 0) last.size = add(last.size, size)
    else grouped.push({ price: at, size })
  }
  return grouped
}

function runningTotals(levels: readonly BookLevel[]): Decimal[] {
  let total: Decimal = '0'
  return levels.map(({ size }) => (total = add(total, size)))
}

function toRows(
  levels: readonly BookLevel[],
  totals: readonly Decimal[],
  largest: Decimal,
  own: ReadonlyMap<Decimal, Decimal>,
): LadderRow[] {
  return levels.map(({ price, size }, place) => {
    const total = totals[place] ?? size
    const share = sign(largest) > 0 ? divide(multiply(total, '100'), largest, 1, 'half') : '0'
    return { price, size, total, share, own: own.get(price) ?? null }
  })
}

/** What is left of the account's orders of a side, by the price they stand at in the ladder. */
function ownSizes(orders: readonly Order[], side: Order['side'], step: Decimal): Map<Decimal, Decimal> {
  const sizes = new Map<Decimal, Decimal>()
  for (const order of orders) {
    const stands = order.state === 'working' || order.state === 'partlyFilled'
    if (!stands || order.side !== side || sign(order.price) === 0) continue
    const at = roundToStep(order.price, step, side === 'buy' ? 'down' : 'up')
    sizes.set(at, add(sizes.get(at) ?? '0', order.remainingSize))
  }
  return sizes
}
