import { compare, divide, multiply, sign, subtract } from '../../money/decimal'
import { toLadder, type LadderFault, type Rung } from '../../money/ladder'
import type { LadderIntent, Market, OrderIntent, Problem, TwapIntent } from '../../preload/model'
import { isTwapDuration, twapSliceS } from '../../trading/twap'
import {
  findConnectionObstacle,
  isOnGrid,
  isPositive,
  type Circumstances,
  type MarketCircumstances,
} from './circumstances'
import { findSingleObstacle, findSumObstacle, withMarket } from './rules'
import { findTwinObstacle } from './rules-doubt'
import { findSizeObstacle } from './rules-market'

/** The orders of a ladder, or why it must not be sent: each order's own rules first, then those of the sum. */
export function judgeLadder(
  ladder: LadderIntent,
  now: Circumstances,
): { intents: OrderIntent[] } | { problem: Problem } {
  const { market } = now
  if (!market) return { problem: { code: 'order.unknownMarket', values: { market: ladder.market } } }
  const plan = toLadder({ ...ladder, tick: market.priceTickSize, step: market.orderSizeIncrement })
  if (!('rungs' in plan)) return { problem: toProblem(plan, market) }
  const [first, ...others] = plan.rungs.map((rung) => toRungIntent(ladder, rung))
  if (!first) return { problem: { code: 'ladder.count' } }
  const intents: [OrderIntent, ...OrderIntent[]] = [first, ...others]
  const obstacles = intents.map((intent) => findSingleObstacle(intent, now) ?? findTwinObstacle(intent, now))
  const problem =
    obstacles.find((obstacle) => obstacle !== null) ?? findSumObstacle(intents, { ...now, market })
  return problem ? { problem } : { intents }
}

/** The same of an order spread over time, which sends a market order every 30 seconds. */
export function findTwapObstacle(twap: TwapIntent, now: Circumstances): Problem | null {
  const { size, durationS } = twap
  const whole = toWholeIntent(twap)
  const closed = findConnectionObstacle(whole, now.connection)
  if (closed) return closed
  if (!isPositive(size)) return { code: 'order.noSize' }
  if (!isTwapDuration(durationS)) return { code: 'twap.duration' }
  return withMarket(twap, now, (known) => {
    const { orderSizeIncrement: step } = known.market
    if (!isOnGrid(size, step)) return { code: 'order.step', values: { step } }
    const slices = String(durationS / twapSliceS)
    if (sign(step) > 0 && compare(size, multiply(step, slices)) < 0)
      return { code: 'twap.thin', values: { slices, least: multiply(step, slices) } }
    const slice = divide(size, slices, 8, 'up')
    return (
      findSizeObstacle(slice, known.market) ??
      findSliceObstacle(twap, slices, known) ??
      findSumObstacle([whole], known)
    )
  })
}

/** Each slice is an order of its own, which the market wants to be worth something. */
function findSliceObstacle(
  { size }: TwapIntent,
  slices: string,
  { market, ticker }: MarketCircumstances,
): Problem | null {
  const mark = ticker?.markPrice ?? null
  if (mark === null || market.kind === 'option') return null
  const notional = divide(multiply(size, mark), slices, 2, 'down')
  if (compare(notional, market.minNotional) >= 0) return null
  return {
    code: 'twap.sliceNotional',
    values: { slices, notional, min: market.minNotional, short: subtract(market.minNotional, notional) },
  }
}

function toRungIntent(ladder: LadderIntent, { price, size }: Rung): OrderIntent {
  const { intentId, market, side, timeInForce, reduceOnly, selfTradePrevention, confirmed } = ladder
  return {
    intentId,
    market,
    side,
    type: 'limit',
    size,
    price,
    triggerPrice: null,
    timeInForce,
    reduceOnly,
    selfTradePrevention,
    exits: null,
    confirmed,
  }
}

function toWholeIntent({ intentId, market, side, size, confirmed }: TwapIntent): OrderIntent {
  return {
    intentId,
    market,
    side,
    type: 'market',
    size,
    price: '0',
    triggerPrice: null,
    timeInForce: 'ioc',
    reduceOnly: false,
    selfTradePrevention: null,
    exits: null,
    confirmed,
  }
}

function toProblem(fault: LadderFault, market: Market): Problem {
  switch (fault.fault) {
    case 'count':
      return { code: 'ladder.count' }
    case 'size':
      return { code: 'order.noSize' }
    case 'firstPrice':
    case 'lastPrice':
      return { code: 'order.noPrice' }
    case 'sizeStep':
      return { code: 'order.step', values: { step: market.orderSizeIncrement } }
    case 'priceTick':
      return { code: 'order.tick', values: { tick: market.priceTickSize } }
    case 'thin':
      return { code: 'ladder.thin', values: { least: fault.least } }
    case 'tight':
      return { code: 'ladder.tight', values: { most: String(fault.most) } }
  }
}
