import { divide, multiply, placesOf, roundToStep, sign } from '../../money/decimal'
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

/** The one market order of a deed. Turning round can't be reduce-only; the others must be. */
export function toDeedIntent(
  deed: Deed,
  position: Position,
  market: Pick<Market, 'orderSizeIncrement'>,
  intentId: string,
): OrderIntent | null {
  const size = sizeOf(deed, position, market)
  if (size === null) return null
  return {
    intentId,
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
  }
}

/** Whether a position still is what a person was asked about. */
export function isSamePosition(asked: Position, now: Position | undefined): boolean {
  return now !== undefined && now.side === asked.side && now.size === asked.size
}
