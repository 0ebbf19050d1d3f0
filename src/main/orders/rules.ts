import {
  abs,
  compare,
  isDecimal,
  isMultipleOf,
  multiply,
  placesOf,
  sign,
  subtract,
  toPlaces,
} from '../../money/decimal'
import type { Connection, Decimal, Market, OrderIntent, Position, Problem, Ticker } from '../../preload/model'

/** What each type of order has and must be: take-profits and stop-losses only ever reduce. */
export const orderKinds: Record<
  OrderIntent['type'],
  { hasPrice: boolean; hasTrigger: boolean; mustReduce: boolean }
> = {
  limit: { hasPrice: true, hasTrigger: false, mustReduce: false },
  market: { hasPrice: false, hasTrigger: false, mustReduce: false },
  stopLimit: { hasPrice: true, hasTrigger: true, mustReduce: false },
  stopMarket: { hasPrice: false, hasTrigger: true, mustReduce: false },
  takeProfitLimit: { hasPrice: true, hasTrigger: true, mustReduce: true },
  takeProfitMarket: { hasPrice: false, hasTrigger: true, mustReduce: true },
  stopLossLimit: { hasPrice: true, hasTrigger: true, mustReduce: true },
  stopLossMarket: { hasPrice: false, hasTrigger: true, mustReduce: true },
}

/** What an intent is judged against. */
export interface Circumstances {
  connection: Connection
  market: Market | undefined
  ticker: Ticker | undefined
  position: Position | undefined
}

/**
 * Why this order must not be sent: the first rule it breaks, and by how much. Null when it breaks none.
 * The venue judges again; this only spares a person what is sure to be refused.
 */
export function findObstacle(intent: OrderIntent, now: Circumstances): Problem | null {
  return (
    findConnectionObstacle(intent, now.connection) ??
    findFormObstacle(intent) ??
    (now.market
      ? findMarketObstacle(intent, now.market, now)
      : { code: 'order.unknownMarket', values: { market: intent.market } })
  )
}

function findConnectionObstacle(intent: OrderIntent, { phase, systemState }: Connection): Problem | null {
  if (phase !== 'live') return { code: 'order.notLive' }
  if (systemState === 'maintenance') return { code: 'order.maintenance' }
  if (systemState === 'cancelOnly') return { code: 'order.cancelOnly' }
  if (systemState === 'postOnly' && intent.timeInForce !== 'postOnly') return { code: 'order.postOnly' }
  return null
}

function findFormObstacle(intent: OrderIntent): Problem | null {
  if (!isDecimal(intent.size) || sign(intent.size) <= 0) return { code: 'order.noSize' }
  if (!isDecimal(intent.price)) return { code: 'order.noPrice' }
  const kind = orderKinds[intent.type]
  if (kind.hasPrice && sign(intent.price) <= 0) return { code: 'order.noPrice' }
  if (!kind.hasPrice && intent.timeInForce === 'postOnly') return { code: 'order.marketPostOnly' }
  if (kind.hasTrigger && !isPositive(intent.triggerPrice)) return { code: 'order.needsTrigger' }
  if (kind.mustReduce && !intent.reduceOnly) return { code: 'order.needsReduceOnly' }
  return null
}

function findMarketObstacle(intent: OrderIntent, market: Market, now: Circumstances): Problem | null {
  const { size, price } = intent
  if (!isOnGrid(size, market.orderSizeIncrement))
    return { code: 'order.step', values: { step: market.orderSizeIncrement } }
  const kind = orderKinds[intent.type]
  const prices = [...(kind.hasPrice ? [price] : []), ...(kind.hasTrigger ? [intent.triggerPrice ?? ''] : [])]
  if (!prices.every((one) => isOnGrid(one, market.priceTickSize)))
    return { code: 'order.tick', values: { tick: market.priceTickSize } }
  // A limit of zero is none.
  if (sign(market.maxOrderSize) > 0 && compare(size, market.maxOrderSize) > 0)
    return {
      code: 'order.maxSize',
      values: { max: market.maxOrderSize, over: subtract(size, market.maxOrderSize) },
    }
  const mark = now.ticker?.markPrice ?? null
  return (
    findNotionalObstacle(intent, market, now.ticker) ??
    findBandObstacle(intent, market, mark) ??
    findReduceObstacle(intent, now)
  )
}

function isPositive(value: Decimal | null): boolean {
  return value !== null && isDecimal(value) && sign(value) > 0
}

function isOnGrid(value: Decimal, step: Decimal): boolean {
  return sign(step) <= 0 || isMultipleOf(value, step)
}

function findNotionalObstacle(
  intent: OrderIntent,
  market: Market,
  ticker: Ticker | undefined,
): Problem | null {
  // "For futures: size*mark_price, for options: size*spot_price" (`min_notional` of GET /markets).
  const reference = market.kind === 'option' ? ticker?.indexPrice : ticker?.markPrice
  const price = reference ?? (intent.type === 'limit' && market.kind !== 'option' ? intent.price : null)
  if (price === null || intent.reduceOnly) return null
  const notional = multiply(intent.size, price)
  if (compare(notional, market.minNotional) >= 0) return null
  return {
    code: 'order.minNotional',
    values: { min: market.minNotional, notional, short: subtract(market.minNotional, notional) },
  }
}

function findBandObstacle(intent: OrderIntent, market: Market, mark: string | null): Problem | null {
  if (intent.type !== 'limit' || mark === null || sign(market.priceBandsWidth) === 0) return null
  const width = multiply(mark, market.priceBandsWidth)
  const away = abs(subtract(intent.price, mark))
  // Only the far side is refused by the venue's matching: a buy too high, a sell too low.
  const towards = intent.side === 'buy' ? compare(intent.price, mark) > 0 : compare(intent.price, mark) < 0
  if (!towards || compare(away, width) <= 0) return null
  const places = placesOf(market.priceTickSize)
  const shown = (value: Decimal) => toPlaces(value, places)
  return {
    code: 'order.band',
    values: { mark: shown(mark), width: shown(width), over: shown(subtract(away, width)) },
  }
}

function findReduceObstacle(intent: OrderIntent, { position }: Circumstances): Problem | null {
  if (!intent.reduceOnly) return null
  const reduces = position !== undefined && position.side === (intent.side === 'buy' ? 'short' : 'long')
  return reduces ? null : { code: 'order.nothingToReduce' }
}
