import type { Resting } from '../../money/risk'
import type { Decimal, Limits, Market, Ticker } from '../../preload/model'
import { add, compare, isMultipleOf, multiply, roundToStep, sign, subtract } from '../../money/decimal'
import type { Draft } from './draft'
import { isReducing, numbersOf, timeInForceOf } from './draft'
import { neighbours } from './entry'
import type { Terms } from './estimate'
import { estimate, wouldCross } from './estimate'
import { orderKinds, wakesWhen } from '../../trading/kinds'
import { ownFindings } from './own-limits'

/** A rule a draft breaks, with the numbers its sentence needs. */
export type Finding =
  | { rule: 'sizeMissing' }
  | { rule: 'priceMissing' }
  | { rule: 'triggerMissing' }
  | { rule: 'sizeStep'; step: Decimal; below: Decimal | null; above: Decimal }
  | { rule: 'priceTick'; step: Decimal; below: Decimal | null; above: Decimal }
  | { rule: 'triggerTick'; step: Decimal; below: Decimal | null; above: Decimal }
  | { rule: 'maxSize'; limit: Decimal; over: Decimal }
  | { rule: 'minNotional'; limit: Decimal; short: Decimal }
  | { rule: 'priceBand'; limit: Decimal; over: Decimal }
  | { rule: 'collateral'; needed: Decimal; free: Decimal; short: Decimal }
  | { rule: 'positionLimit'; limit: Decimal; over: Decimal }
  | { rule: 'openOrders'; limit: number }
  | { rule: 'nothingToReduce' }
  | { rule: 'reduceOver'; held: Decimal; over: Decimal }
  | { rule: 'postOnlyCross' }
  /** Its trigger price is reached already. */
  | { rule: 'triggersAtOnce'; mark: Decimal }
  /** A limit of the person's own, in USD. */
  | { rule: 'ownOrder' | 'ownPosition'; limit: Decimal; over: Decimal }
  /** The same, as fractions of the mark price. */
  | { rule: 'priceOwnDistance'; limit: Decimal; away: Decimal }

/** What the checks look at. */
export interface Surroundings extends Terms {
  /** Of this market. */
  openOrderCount: number
  /** Of this market: what is left of orders that may make a position larger. */
  resting: Resting
  /** The person's own. */
  limits: Limits
}

const certain = [
  'sizeMissing',
  'priceMissing',
  'triggerMissing',
  'sizeStep',
  'priceTick',
  'triggerTick',
  'maxSize',
  'minNotional',
  'priceBand',
  'ownOrder',
  'ownPosition',
  'priceOwnDistance',
  'positionLimit',
  'openOrders',
  'nothingToReduce',
  'reduceOver',
]

/** Whether the exchange, or the person's own limits, are sure to refuse; the others depend on what it alone knows, and only warn. */
export function isCertain({ rule }: { rule: string }): boolean {
  return certain.includes(rule)
}

/** The field that has to change. */
export function fieldOf({ rule }: Finding): 'size' | 'price' | 'trigger' {
  if (rule.startsWith('trigger')) return 'trigger'
  return rule.startsWith('price') ? 'price' : 'size'
}

/** All rules a draft breaks, the gravest first. */
export function check(draft: Draft, around: Surroundings): Finding[] {
  return [
    ...numberFindings(draft, around),
    ...limitFindings(draft, around),
    ...ownFindings(draft, around),
    ...riskFindings(draft, around),
  ]
}

function numberFindings(draft: Draft, { market }: Surroundings): Finding[] {
  const { size, price, trigger } = numbersOf(draft)
  const { hasPrice, hasTrigger } = orderKinds[draft.type]
  const found: Finding[] = []
  const { orderSizeIncrement: step, priceTickSize: tick } = market
  if (size === null || sign(size) === 0) found.push({ rule: 'sizeMissing' })
  else if (!isMultipleOf(size, step)) found.push({ rule: 'sizeStep', step, ...neighbours(size, step) })
  const isMissing = (value: Decimal | null): value is null => value === null || sign(value) === 0
  if (hasTrigger && isMissing(trigger)) found.push({ rule: 'triggerMissing' })
  else if (trigger !== null && !isMultipleOf(trigger, tick))
    found.push({ rule: 'triggerTick', step: tick, ...neighbours(trigger, tick) })
  if (hasPrice && isMissing(price)) found.push({ rule: 'priceMissing' })
  else if (price !== null && !isMultipleOf(price, tick))
    found.push({ rule: 'priceTick', step: tick, ...neighbours(price, tick) })
  return found
}

function limitFindings(draft: Draft, { market, ticker }: Surroundings): Finding[] {
  const { size } = numbersOf(draft)
  const found: Finding[] = []
  if (size !== null && sign(market.maxOrderSize) > 0 && compare(size, market.maxOrderSize) > 0)
    found.push({ rule: 'maxSize', limit: market.maxOrderSize, over: subtract(size, market.maxOrderSize) })
  // The venue takes the mark price for futures and the spot price for options.
  const reference = market.kind === 'option' ? ticker?.indexPrice : ticker?.markPrice
  if (size !== null && sign(size) > 0 && reference && !isReducing(draft)) {
    const notional = multiply(size, reference)
    if (compare(notional, market.minNotional) < 0)
      found.push({
        rule: 'minNotional',
        limit: market.minNotional,
        short: subtract(market.minNotional, notional),
      })
  }
  return [...found, ...bandFindings(draft, market, ticker)]
}

/** Only the far side of the mark can harm: a buy too high, a sell too low. */
function bandFindings(draft: Draft, market: Market, ticker: Ticker | undefined): Finding[] {
  const { price } = numbersOf(draft)
  const mark = ticker?.markPrice
  // An order that sleeps is measured by the mark of the day it wakes.
  if (orderKinds[draft.type].hasTrigger) return []
  if (price === null || sign(price) === 0 || !mark || sign(market.priceBandsWidth) === 0) return []
  const width = multiply(mark, market.priceBandsWidth)
  // The last price on the grid that is still inside.
  const limit =
    draft.side === 'buy'
      ? roundToStep(add(mark, width), market.priceTickSize, 'down')
      : roundToStep(subtract(mark, width), market.priceTickSize, 'up')
  const over = draft.side === 'buy' ? subtract(price, limit) : subtract(limit, price)
  return sign(over) > 0 ? [{ rule: 'priceBand', limit, over }] : []
}

function riskFindings(draft: Draft, around: Surroundings): Finding[] {
  const { market, ticker, account, position, openOrderCount } = around
  const { size } = numbersOf(draft)
  if (size === null || sign(size) === 0) return []
  const { hasPrice, hasTrigger } = orderKinds[draft.type]
  const found: Finding[] = []
  const { margin, fee } = estimate(draft, around)
  // What sleeps is checked for its margin when it wakes.
  if (!hasTrigger && margin !== null && account && sign(margin) > 0) {
    const needed = fee !== null && sign(fee) > 0 ? add(margin, fee) : margin
    const free = account.freeCollateral
    if (compare(needed, free) > 0)
      found.push({ rule: 'collateral', needed, free, short: subtract(needed, free) })
  }
  const closing = draft.side === 'buy' ? 'short' : 'long'
  if (isReducing(draft)) {
    if (position?.side !== closing) found.push({ rule: 'nothingToReduce' })
    else if (compare(size, position.size) > 0)
      found.push({ rule: 'reduceOver', held: position.size, over: subtract(size, position.size) })
  }
  if (!isReducing(draft) && sign(market.positionLimit) > 0) {
    const held = position?.size ?? '0'
    const after = position?.side === closing ? subtract(size, held) : add(size, held)
    if (compare(after, market.positionLimit) > 0)
      found.push({
        rule: 'positionLimit',
        limit: market.positionLimit,
        over: subtract(after, market.positionLimit),
      })
  }
  const timeInForce = timeInForceOf(draft)
  const stays = hasTrigger || timeInForce !== 'ioc'
  if (stays && market.maxOpenOrders > 0 && openOrderCount >= market.maxOpenOrders)
    found.push({ rule: 'openOrders', limit: market.maxOpenOrders })
  if (hasPrice && timeInForce === 'postOnly' && wouldCross(draft, ticker))
    found.push({ rule: 'postOnlyCross' })
  return [...found, ...triggerFindings(draft, ticker)]
}

/** Measured at the mark price; which price wakes an order, only the exchange can say. */
function triggerFindings(draft: Draft, ticker: Ticker | undefined): Finding[] {
  const { trigger } = numbersOf(draft)
  const mark = ticker?.markPrice
  if (trigger === null || sign(trigger) === 0 || !mark) return []
  const order = compare(mark, trigger)
  const reached = wakesWhen(draft.side, draft.type) === 'rises' ? order >= 0 : order <= 0
  return reached ? [{ rule: 'triggersAtOnce', mark }] : []
}
