import { compare, isDecimal, isMultipleOf, sign } from '../../money/decimal'
import type {
  Account,
  Connection,
  Decimal,
  Limits,
  Market,
  Order,
  OrderIntent,
  Position,
  Problem,
  Ticker,
} from '../../preload/model'

/** What an intent is judged against. */
export interface Circumstances {
  connection: Connection
  market: Market | undefined
  ticker: Ticker | undefined
  position: Position | undefined
  account: Account | null
  /** The account's orders in this market that are or may be open; not the one that is to be changed. */
  openOrders: readonly Order[]
  /** The person's own. */
  limits: Limits
}

/** The same with the market known: what is traded on must be listed. */
export interface MarketCircumstances extends Circumstances {
  market: Market
}

/**
 * Why no order can be sent now, whatever it says; null while one can. On a line that has gone silent it can:
 * see `findOldness` for what is asked first.
 */
export function findConnectionObstacle(
  { timeInForce }: Pick<OrderIntent, 'timeInForce'>,
  { phase, systemState }: Connection,
): Problem | null {
  if (phase !== 'live' && phase !== 'stale') return { code: 'order.notLive' }
  if (systemState === 'maintenance') return { code: 'order.maintenance' }
  if (systemState === 'cancelOnly') return { code: 'order.cancelOnly' }
  if (systemState === 'postOnly' && timeInForce !== 'postOnly') return { code: 'order.postOnly' }
  return null
}

/** What is held in the market; null for nothing. */
export function heldOf(position: Position | undefined): Pick<Position, 'side' | 'size'> | null {
  return position && position.status === 'open' && sign(position.size) > 0 ? position : null
}

/** Whether it is a decimal above zero. */
export function isPositive(value: Decimal | null): value is Decimal {
  return value !== null && isDecimal(value) && sign(value) > 0
}

/** Whether it lies on a grid; a grid of zero is none. */
export function isOnGrid(value: Decimal, grid: Decimal): boolean {
  return sign(grid) <= 0 || isMultipleOf(value, grid)
}

/** Whether it passes a limit; a limit of zero is none. */
export function isOver(value: Decimal, limit: Decimal): boolean {
  return sign(limit) > 0 && compare(value, limit) > 0
}
