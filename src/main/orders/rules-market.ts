import { abs, compare, multiply, placesOf, sign, subtract, toPlaces } from '../../money/decimal'
import type { Decimal, Market, OrderIntent, Problem, Ticker } from '../../preload/model'
import { orderKinds } from '../../trading/kinds'
import { isOnGrid, isOver, type MarketCircumstances } from './circumstances'

/** What the market's own terms say against one order: step, tick, largest size, least value, price band. */
export function findMarketObstacle(
  intent: OrderIntent,
  { market, ticker }: MarketCircumstances,
): Problem | null {
  return (
    findGridObstacle(intent, market) ??
    findSizeObstacle(intent.size, market) ??
    findNotionalObstacle(intent, market, ticker) ??
    findBandObstacle(intent, market, ticker?.markPrice ?? null)
  )
}

function findGridObstacle(intent: OrderIntent, market: Market): Problem | null {
  const { size, price, triggerPrice } = intent
  if (!isOnGrid(size, market.orderSizeIncrement))
    return { code: 'order.step', values: { step: market.orderSizeIncrement } }
  const kind = orderKinds[intent.type]
  const prices = [...(kind.hasPrice ? [price] : []), ...(kind.hasTrigger ? [triggerPrice ?? ''] : [])]
  return prices.every((one) => isOnGrid(one, market.priceTickSize))
    ? null
    : { code: 'order.tick', values: { tick: market.priceTickSize } }
}

/** Whether one order is larger than the market takes. */
export function findSizeObstacle(size: Decimal, { maxOrderSize: max }: Market): Problem | null {
  return isOver(size, max) ? { code: 'order.maxSize', values: { max, over: subtract(size, max) } } : null
}

function findNotionalObstacle(
  intent: OrderIntent,
  market: Market,
  ticker: Ticker | undefined,
): Problem | null {
  // "For futures: size*mark_price, for options: size*spot_price" (`min_notional` of GET /markets).
  const reference = market.kind === 'option' ? ticker?.indexPrice : ticker?.markPrice
  const price = reference ?? (intent.type === 'limit' && market.kind !== 'option' ? intent.price : null)
  // The rest of a position must remain closable.
  if (price === null || intent.reduceOnly) return null
  const notional = multiply(intent.size, price)
  if (compare(notional, market.minNotional) >= 0) return null
  return {
    code: 'order.minNotional',
    values: { min: market.minNotional, notional, short: subtract(market.minNotional, notional) },
  }
}

/**
 * A limit price is measured from the mark price; that of a stop from its trigger price, since the mark will
 * be about there when it wakes, and a stop refused then protects nobody.
 */
function findBandObstacle(intent: OrderIntent, market: Market, mark: Decimal | null): Problem | null {
  const { hasPrice, hasTrigger } = orderKinds[intent.type]
  const center = hasTrigger ? intent.triggerPrice : mark
  if (!hasPrice || center === null || sign(market.priceBandsWidth) === 0) return null
  const width = multiply(center, market.priceBandsWidth)
  const away = abs(subtract(intent.price, center))
  // Only the far side is surely refused: a buy too high, a sell too low.
  const towards =
    intent.side === 'buy' ? compare(intent.price, center) > 0 : compare(intent.price, center) < 0
  if (!towards || compare(away, width) <= 0) return null
  const places = placesOf(market.priceTickSize)
  const shown = (value: Decimal) => toPlaces(value, places)
  const values = { width: shown(width), over: shown(subtract(away, width)) }
  return hasTrigger
    ? { code: 'order.triggerBand', values: { ...values, trigger: shown(center) } }
    : { code: 'order.band', values: { ...values, mark: shown(center) } }
}
