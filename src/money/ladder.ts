import {
  add,
  compare,
  divide,
  isDecimal,
  isMultipleOf,
  multiply,
  placesOf,
  roundToStep,
  sign,
  subtract,
  type Decimal,
} from './decimal'

/** A total size spread over prices; `tick` and `step` are the market's grids, '0' where it has none. */
export interface LadderPlan {
  size: Decimal
  count: number
  firstPrice: Decimal
  lastPrice: Decimal
  /** How the size grows from the first order to the last: rising as 1, 2, 3 …, falling as its mirror. */
  shape: 'even' | 'rising' | 'falling'
  tick: Decimal
  step: Decimal
}

/** One order of a ladder. */
export interface Rung {
  price: Decimal
  size: Decimal
}

/**
 * Why there is no such ladder. thin: an order would have no size; `least` is the smallest total that gives
 * each one. tight: two orders would share a price; `most` is how many have room.
 */
export type LadderFault =
  | { fault: 'count' | 'size' | 'firstPrice' | 'lastPrice' | 'sizeStep' | 'priceTick' }
  | { fault: 'thin'; least: Decimal }
  | { fault: 'tight'; most: number }

/** How many orders a ladder may have. */
export const ladderCounts = { least: 2, most: 50 }

// Beyond the venue's quanta nothing can be said.
const finest = '0.00000001'

/**
 * The orders of a ladder from the first price to the last: evenly apart, each on the tick, no two at one
 * price; each size on the step, all of them together exactly the total.
 */
export function toLadder(plan: LadderPlan): { rungs: Rung[] } | LadderFault {
  const { size, count, firstPrice, lastPrice, shape } = plan
  const tick = gridOf(plan.tick)
  const step = gridOf(plan.step)
  if (!Number.isInteger(count) || count < ladderCounts.least || count > ladderCounts.most)
    return { fault: 'count' }
  if (!isDecimal(size) || sign(size) <= 0) return { fault: 'size' }
  if (!isDecimal(firstPrice) || sign(firstPrice) <= 0) return { fault: 'firstPrice' }
  if (!isDecimal(lastPrice) || sign(lastPrice) <= 0) return { fault: 'lastPrice' }
  if (!isMultipleOf(size, step)) return { fault: 'sizeStep' }
  if (![firstPrice, lastPrice].every((price) => isMultipleOf(price, tick))) return { fault: 'priceTick' }
  const prices = spreadPrices(firstPrice, lastPrice, count, tick)
  if (new Set(prices).size < count) return { fault: 'tight', most: roomBetween(firstPrice, lastPrice, tick) }
  const sizes = shareSizes(toSteps(size, step), count, shape)
  if (sizes.some((share) => share === 0n)) return { fault: 'thin', least: leastSize(count, shape, step) }
  return {
    rungs: prices.map((price, index) => ({ price, size: multiply(String(sizes[index]), step) })),
  }
}

function gridOf(grid: Decimal): Decimal {
  return sign(grid) > 0 ? grid : finest
}

function toSteps(size: Decimal, step: Decimal): bigint {
  return BigInt(divide(size, step, 0, 'down'))
}

function spreadPrices(first: Decimal, last: Decimal, count: number, tick: Decimal): Decimal[] {
  const span = subtract(last, first)
  return Array.from({ length: count }, (_, index) => {
    if (index === count - 1) return add(last, '0')
    const way = divide(multiply(span, String(index)), String(count - 1), placesOf(tick) + 1, 'half')
    return roundToStep(add(first, way), tick, 'nearest')
  })
}

function roomBetween(first: Decimal, last: Decimal, tick: Decimal): number {
  const span = compare(first, last) < 0 ? subtract(last, first) : subtract(first, last)
  return Number(toSteps(span, tick)) + 1
}

function weightsOf(count: number, shape: LadderPlan['shape']): bigint[] {
  return Array.from({ length: count }, (_, index) =>
    shape === 'even' ? 1n : shape === 'rising' ? BigInt(index + 1) : BigInt(count - index),
  )
}

/** Whole steps in these shares: what is rounded off one is carried on to the next, so that none is lost. */
function shareSizes(steps: bigint, count: number, shape: LadderPlan['shape']): bigint[] {
  const weights = weightsOf(count, shape)
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  let weighed = 0n
  let given = 0n
  const shares = weights.map((weight) => {
    weighed += weight
    const upTo = (steps * weighed) / whole
    const share = upTo - given
    given = upTo
    return share
  })
  if (shape === 'even') return shares
  // Rounding alone may turn two neighbours round.
  const sorted = shares.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return shape === 'rising' ? sorted : sorted.reverse()
}

/** The smallest total that leaves no order empty. */
function leastSize(count: number, shape: LadderPlan['shape'], step: Decimal): Decimal {
  const most = weightsOf(count, shape).reduce((sum, weight) => sum + weight, 0n)
  for (let steps = BigInt(count); steps < most; steps += 1n)
    if (shareSizes(steps, count, shape).every((share) => share > 0n)) return multiply(String(steps), step)
  return multiply(String(most), step)
}
