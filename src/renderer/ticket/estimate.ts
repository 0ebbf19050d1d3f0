import type { Account, Decimal, Market, Position, Ticker } from '../../preload/model'
import { compare, multiply } from '../../money/decimal'
import { growthOf, initialFraction, initialMargin, liquidationPriceAfter } from '../../money/risk'
import { orderKinds } from '../../trading/kinds'
import type { Draft } from './draft'
import { isReducing, numbersOf, timeInForceOf } from './draft'

/** What an order would cost, as far as can be known here; null where it can't. */
export interface Estimate {
  /** What it would be filled at: its limit, its trigger, or what is quoted. */
  price: Decimal | null
  /** Size times that price. */
  notional: Decimal | null
  liquidity: 'maker' | 'taker'
  feeRate: Decimal | null
  fee: Decimal | null
  /** Initial margin as a fraction of notional: the market's, or more by the leverage chosen. */
  marginRate: Decimal | null
  /** Initial margin for the part that makes the position larger. */
  margin: Decimal | null
  /** Where the account would be liquidated once it has filled; none: nowhere above zero. */
  liquidation: { kind: 'price'; price: Decimal } | { kind: 'none' } | { kind: 'unknown' }
}

/** What an order is judged by. */
export interface Terms {
  market: Market
  ticker: Ticker | undefined
  account: Account | null
  position: Position | undefined
  /** As the account has set it for this market; null where it isn't known. */
  leverage: number | null
}

/** What a draft would cost. The exchange itself may ask for more margin where it nets open orders. */
export function estimate(draft: Draft, terms: Terms): Estimate {
  const { market, ticker, position, leverage } = terms
  const { size } = numbersOf(draft)
  const price = meetingPrice(draft, ticker)
  const liquidity = liquidityOf(draft, ticker)
  const feeRate = liquidity === 'maker' ? market.makerFeeRate : market.takerFeeRate
  const notional = size !== null && price !== null ? multiply(size, price) : null
  const fee = notional !== null && feeRate !== null ? multiply(notional, feeRate) : null
  const base = market.initialMarginFraction
  const marginRate = base === null ? null : initialFraction(base, leverage)
  const trade = size !== null && { side: draft.side, size, reduceOnly: isReducing(draft) }
  return {
    price,
    notional,
    liquidity,
    feeRate,
    fee,
    marginRate,
    margin:
      trade && price !== null && marginRate !== null
        ? initialMargin(growthOf(position ?? null, trade), price, marginRate)
        : null,
    liquidation:
      trade && price !== null
        ? liquidationOf({ ...trade, price, fee: fee ?? '0' }, terms)
        : { kind: 'unknown' },
  }
}

function liquidationOf(
  prospect: Parameters<typeof liquidationPriceAfter>[1],
  { market, ticker, account, position }: Terms,
): Estimate['liquidation'] {
  const { initialMarginFraction, maintenanceMarginFactor, priceTickSize: tick } = market
  const markPrice = ticker?.markPrice
  if (!account || !markPrice || initialMarginFraction === null || maintenanceMarginFactor === null)
    return { kind: 'unknown' }
  const price = liquidationPriceAfter(position ?? null, prospect, {
    accountValue: account.accountValue,
    maintenanceMargin: account.maintenanceMargin,
    markPrice,
    maintenanceFraction: multiply(initialMarginFraction, maintenanceMarginFactor),
    tick,
  })
  return price === null ? { kind: 'none' } : { kind: 'price', price }
}

/** Whether a limit price would trade at once with what is quoted, or with what will be when it wakes. */
export function wouldCross(draft: Draft, ticker: Ticker | undefined): boolean {
  const { price, trigger } = numbersOf(draft)
  const quoted = draft.side === 'buy' ? ticker?.ask : ticker?.bid
  const opposite = orderKinds[draft.type].hasTrigger ? trigger : quoted
  if (price === null || !opposite) return false
  return draft.side === 'buy' ? compare(price, opposite) >= 0 : compare(price, opposite) <= 0
}

function liquidityOf(draft: Draft, ticker: Ticker | undefined): 'maker' | 'taker' {
  const timeInForce = timeInForceOf(draft)
  if (timeInForce === 'ioc') return 'taker'
  return timeInForce === 'gtc' && wouldCross(draft, ticker) ? 'taker' : 'maker'
}

/** The price an order would meet: its limit, or its trigger, or the best one on the other side. */
export function meetingPrice(draft: Draft, ticker: Ticker | undefined): Decimal | null {
  const { hasPrice, hasTrigger } = orderKinds[draft.type]
  if (hasPrice) return numbersOf(draft).price
  if (hasTrigger) return numbersOf(draft).trigger
  return (draft.side === 'buy' ? ticker?.ask : ticker?.bid) ?? ticker?.markPrice ?? null
}
