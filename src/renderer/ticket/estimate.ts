import type { Decimal, Market, Position, Ticker } from '../../preload/model'
import { compare, multiply, subtract } from '../../money/decimal'
import type { Draft } from './draft'
import { isReducing, numbersOf, timeInForceOf } from './draft'
import { KINDS } from './kinds'

/** What an order would cost, as far as can be known here; null where it can't. */
export interface Estimate {
  /** Size times the limit price, or the price a market order would meet: the trigger, if it waits for one. */
  notional: Decimal | null
  liquidity: 'maker' | 'taker'
  feeRate: Decimal | null
  fee: Decimal | null
  /** Initial margin for the part that makes the position larger. */
  margin: Decimal | null
}

/**
 * Notional, fee and margin of a draft. The margin is the fraction at the market's base; the exchange
 * itself may ask for more.
 */
export function estimate(
  draft: Draft,
  market: Market,
  ticker: Ticker | undefined,
  position: Position | undefined,
): Estimate {
  const { size } = numbersOf(draft)
  const price = meetingPrice(draft, ticker)
  const liquidity = liquidityOf(draft, ticker)
  const feeRate = liquidity === 'maker' ? market.makerFeeRate : market.takerFeeRate
  const notional = size !== null && price !== null ? multiply(size, price) : null
  return {
    notional,
    liquidity,
    feeRate,
    fee: notional !== null && feeRate !== null ? multiply(notional, feeRate) : null,
    margin:
      size !== null && price !== null && market.initialMarginFraction !== null
        ? multiply(multiply(growth(draft, size, position), price), market.initialMarginFraction)
        : null,
  }
}

/** Whether a limit price would trade at once with what is quoted, or with what will be when it wakes. */
export function wouldCross(draft: Draft, ticker: Ticker | undefined): boolean {
  const { price, trigger } = numbersOf(draft)
  const quoted = draft.side === 'buy' ? ticker?.ask : ticker?.bid
  const opposite = KINDS[draft.type].hasTrigger ? trigger : quoted
  if (price === null || !opposite) return false
  return draft.side === 'buy' ? compare(price, opposite) >= 0 : compare(price, opposite) <= 0
}

function liquidityOf(draft: Draft, ticker: Ticker | undefined): 'maker' | 'taker' {
  const timeInForce = timeInForceOf(draft)
  if (timeInForce === 'ioc') return 'taker'
  return timeInForce !== 'postOnly' && wouldCross(draft, ticker) ? 'taker' : 'maker'
}

function meetingPrice(draft: Draft, ticker: Ticker | undefined): Decimal | null {
  const { hasPrice, hasTrigger } = KINDS[draft.type]
  if (hasPrice) return numbersOf(draft).price
  if (hasTrigger) return numbersOf(draft).trigger
  return (draft.side === 'buy' ? ticker?.ask : ticker?.bid) ?? ticker?.markPrice ?? null
}

/** How much of the size adds to the position instead of closing it. */
function growth(draft: Draft, size: Decimal, position: Position | undefined): Decimal {
  if (isReducing(draft)) return '0'
  const closing = draft.side === 'buy' ? 'short' : 'long'
  if (position?.side !== closing) return size
  return compare(size, position.size) > 0 ? subtract(size, position.size) : '0'
}
