import {
  abs,
  add,
  compare,
  divide,
  multiply,
  negate,
  placesOf,
  roundToStep,
  sign,
  subtract,
  type Decimal,
} from './decimal'

/** What is held in a market; null is nothing. The size is absolute. */
export type Held = { side: 'long' | 'short'; size: Decimal } | null

/** A trade that may come about. */
export interface Prospect {
  side: 'buy' | 'sell'
  size: Decimal
  /** It can only make a position smaller. */
  reduceOnly: boolean
}

/** Sizes of the account's own orders that rest in a market and may make a position larger. */
export interface Resting {
  buys: Decimal
  sells: Decimal
}

/** The larger of two decimals. */
export function larger(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) >= 0 ? a : b
}

/** The smaller of two decimals. */
export function smaller(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? a : b
}

/** What is held as a signed size: below zero is short. */
export function toSigned(held: Held): Decimal {
  if (held === null) return '0'
  return held.side === 'long' ? held.size : negate(held.size)
}

/** The signed size after a trade; one that may only reduce goes no further than zero. */
export function sizeAfter(held: Held, { side, size, reduceOnly }: Prospect): Decimal {
  const before = toSigned(held)
  const after = side === 'buy' ? add(before, size) : subtract(before, size)
  if (!reduceOnly) return after
  if (sign(before) === 0 || (side === 'buy') === sign(before) > 0) return before
  return sign(after) === sign(before) ? after : '0'
}

/** How much of a trade adds to the position instead of closing it. */
export function growthOf(held: Held, prospect: Prospect): Decimal {
  if (prospect.reduceOnly) return '0'
  const before = toSigned(held)
  const closes = sign(before) !== 0 && (prospect.side === 'buy') === sign(before) < 0
  if (!closes) return prospect.size
  return larger(subtract(prospect.size, abs(before)), '0')
}

/**
 * How much a trade adds to the most that could be held once all resting orders of one side had filled.
 * Exchanges that net reserve margin for that much; the others for `growthOf`.
 */
export function nettedGrowthOf(held: Held, prospect: Prospect, { buys, sells }: Resting): Decimal {
  if (prospect.reduceOnly) return '0'
  const heaviest = (bought: Decimal, sold: Decimal): Decimal => {
    const size = toSigned(held)
    return larger(abs(size), larger(abs(add(size, bought)), abs(subtract(size, sold))))
  }
  const after =
    prospect.side === 'buy'
      ? heaviest(add(buys, prospect.size), sells)
      : heaviest(buys, add(sells, prospect.size))
  return subtract(after, heaviest(buys, sells))
}

/** Initial margin as a fraction of notional: the market's own, or more where less leverage was chosen. */
export function initialFraction(marketFraction: Decimal, leverage: number | null): Decimal {
  if (leverage === null || leverage < 1) return marketFraction
  return larger(marketFraction, divide('1', String(leverage), 8, 'up'))
}

/** Initial margin of this much at this price, exactly. */
export function initialMargin(size: Decimal, price: Decimal, fraction: Decimal): Decimal {
  return multiply(multiply(size, price), fraction)
}

/**
 * The most that can be bought or sold with what is free: first all of a position of the other side, then
 * as much as margin and fee of the rest allow; on the step, never more. RangeError for a price of zero.
 */
export function affordableSize(terms: {
  held: Held
  side: 'buy' | 'sell'
  freeCollateral: Decimal
  price: Decimal
  fraction: Decimal
  feeRate: Decimal
  step: Decimal
}): Decimal {
  const { held, side, freeCollateral, price, fraction, feeRate, step } = terms
  const closing = held !== null && (side === 'buy') === (held.side === 'short') ? held.size : '0'
  const costOfOne = multiply(price, add(fraction, larger(feeRate, '0')))
  const places = sign(step) > 0 ? placesOf(step) : 8
  const opening =
    sign(costOfOne) > 0 && sign(freeCollateral) > 0 ? divide(freeCollateral, costOfOne, places, 'down') : '0'
  const most = add(closing, opening)
  return sign(step) > 0 ? roundToStep(most, step, 'down') : most
}

/** The account's figures and the market's terms that a liquidation price rests on; money in USD. */
export interface LiquidationTerms {
  accountValue: Decimal
  /** Of all positions. */
  maintenanceMargin: Decimal
  markPrice: Decimal
  /** Maintenance margin as a fraction of notional: initial fraction times maintenance factor. */
  maintenanceFraction: Decimal
  tick: Decimal
}

/**
 * The mark price of this market at which the account would be liquidated after a trade at `price` that
 * costs `fee`, all other markets standing still; on the tick, rounded to the side that comes first. Null
 * where there is none above zero, and where nothing would be held.
 */
export function liquidationPriceAfter(
  held: Held,
  prospect: Prospect & { price: Decimal; fee: Decimal },
  terms: LiquidationTerms,
): Decimal | null {
  const { accountValue, maintenanceMargin, markPrice, maintenanceFraction, tick } = terms
  const before = toSigned(held)
  const after = sizeAfter(held, prospect)
  if (sign(after) === 0) return null
  // What is bought above the mark, or sold below it, is lost at once.
  const gain = multiply(subtract(after, before), subtract(markPrice, prospect.price))
  const value = subtract(add(accountValue, gain), prospect.fee)
  const requirementOf = (size: Decimal, at: Decimal): Decimal =>
    multiply(multiply(abs(size), at), maintenanceFraction)
  const others = subtract(maintenanceMargin, requirementOf(before, markPrice))
  // value + after × (P − mark) = others + |after| × P × fraction, solved for P.
  const spare = subtract(subtract(value, others), multiply(after, markPrice))
  const slope = subtract(multiply(abs(after), maintenanceFraction), after)
  if (sign(slope) === 0) return null
  const places = sign(tick) > 0 ? placesOf(tick) : 8
  const isLong = sign(after) > 0
  const price = divide(spare, slope, places + 1, isLong ? 'up' : 'down')
  if (sign(price) <= 0) return null
  return sign(tick) > 0 ? roundToStep(price, tick, isLong ? 'up' : 'down') : price
}

const fractionPlaces = 6

/**
 * From the mark price to the liquidation price, as a fraction of the mark; null where either is not known. A
 * liquidation price of zero means there is none.
 */
export function liquidationDistance(mark: Decimal | null, liquidationPrice: Decimal | null): Decimal | null {
  if (mark === null || liquidationPrice === null) return null
  if (sign(mark) <= 0 || sign(liquidationPrice) <= 0) return null
  return divide(abs(subtract(mark, liquidationPrice)), mark, fractionPlaces, 'down')
}
