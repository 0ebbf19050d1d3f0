import type { Account, Decimal, Market, Position, Side } from '../../preload/model'
import { add, multiply, roundToStep, sign, subtract } from '../../money/decimal'
import { affordableSize, smaller } from '../../money/risk'
import type { Estimate } from './estimate'

/** What it depends on how much can be sent. */
export interface Means {
  side: Side
  market: Market
  account: Account | null
  position: Position | undefined
  reduceOnly: boolean
  costs: Pick<Estimate, 'price' | 'marginRate' | 'feeRate'>
}

/**
 * The largest size on the step that free collateral pays for with its fee and that stays within the largest
 * order and the position limit; what closes a position needs none. '0' where nothing can be sent, null
 * where a figure is missing.
 */
export function capacityOf({ side, market, account, position, reduceOnly, costs }: Means): Decimal | null {
  const { orderSizeIncrement: step, maxOrderSize, positionLimit } = market
  const { price, marginRate, feeRate } = costs
  const held = position ?? null
  const heldSize = position?.size ?? '0'
  const closes = position?.side === (side === 'buy' ? 'short' : 'long')
  if (reduceOnly) return closes ? within(heldSize, maxOrderSize) : '0'
  if (!account || price === null || sign(price) <= 0 || marginRate === null) return null
  const { freeCollateral } = account
  const terms = { held, side, freeCollateral, price, fraction: marginRate, feeRate: feeRate ?? '0', step }
  const size = within(affordableSize(terms), maxOrderSize)
  if (sign(positionLimit) <= 0) return size
  const room = closes ? add(positionLimit, heldSize) : subtract(positionLimit, heldSize)
  return sign(room) > 0 ? roundToStep(smaller(size, room), step, 'down') : '0'
}

/** So much of the capacity in per cent, on the step; null where that is nothing. */
export function shareOf(capacity: Decimal, percent: Decimal, step: Decimal): Decimal | null {
  const share = roundToStep(multiply(capacity, multiply(percent, '0.01')), step, 'down')
  return sign(share) > 0 ? share : null
}

/** A limit of zero is none. */
function within(size: Decimal, limit: Decimal): Decimal {
  return sign(limit) > 0 ? smaller(size, limit) : size
}
