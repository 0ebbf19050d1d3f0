import { compare, divide, multiply, placesOf, roundToStep, sign, subtract } from '../../money/decimal'
import type { Decimal, Market, OrderIntent, Position, Side } from '../../preload/model'

/** What a row of a position can do: leave it, leave half of it, or turn it round. */
export type Deed = 'close' | 'halve' | 'reverse'

/** The side that makes a position smaller. */
export function closingSide(position: Pick<Position, 'side'>): Side {
  return position.side === 'long' ? 'sell' : 'buy'
}

/** How much a deed trades; null where half is less than the market's smallest step. */
export function sizeOf(
  deed: Deed,
  position: Pick<Position, 'size'>,
  market: Pick<Market, 'orderSizeIncrement'>,
): Decimal | null {
  const { size } = position
  if (deed === 'close') return size
  if (deed === 'reverse') return multiply(size, '2')
  const step = market.orderSizeIncrement
  const half = divide(size, '2', placesOf(size) + 1, 'down')
  const onStep = sign(step) > 0 ? roundToStep(half, step, 'down') : half
  return sign(onStep) > 0 ? onStep : null
}

/**
 * The market orders of a deed: one, or several where the market takes less in one. Turning round can't be
 * reduce-only; the others must be.
 */
export function toDeedIntents(
  deed: Deed,
  position: Pick<Position, 'market' | 'side' | 'size'>,
  market: Pick<Market, 'orderSizeIncrement' | 'maxOrderSize'>,
  newId: () => string,
): OrderIntent[] {
  const whole = sizeOf(deed, position, market)
  if (whole === null) return []
  return partsOf(whole, market.maxOrderSize).map((size) => ({
    intentId: newId(),
    market: position.market,
    side: closingSide(position),
    type: 'market',
    size,
    price: '0',
    triggerPrice: null,
    timeInForce: 'ioc',
    reduceOnly: deed !== 'reverse',
    selfTradePrevention: null,
    exits: null,
    // The dialog that sends it has asked already.
    confirmed: true,
  }))
}

/** A size in parts of at most so much; a limit of zero is none. */
function partsOf(size: Decimal, most: Decimal): Decimal[] {
  const parts: Decimal[] = []
  let rest = size
  while (sign(most) > 0 && compare(rest, most) > 0) {
    parts.push(most)
    rest = subtract(rest, most)
  }
  return [...parts, rest]
}

/** Whether a position still is what a person was asked about. */
export function isSamePosition(asked: Position, now: Position | undefined): boolean {
  return now !== undefined && now.side === asked.side && now.size === asked.size
}
