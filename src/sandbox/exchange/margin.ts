import type { Account } from './account'
import type { Market } from './market'
import { fundingOwed, pricePnl, type Position } from './position'
import { ONE, magnitude, most, over, times } from './quanta'
import type { Quanta, Side } from './types'

/** An order that is not in the market yet. */
export interface Prospect {
  market: string
  side: Side
  size: Quanta
}

/** The most leverage a market allows, a whole number. */
export function maxLeverage({ spec }: Market): number {
  return Number(ONE / spec.imfBase)
}

/** The initial requirement as a fraction of notional: the market's, or more if the account has chosen less leverage. */
export function imfOf(account: Account, market: Market): Quanta {
  const leverage = account.leverages.get(market.spec.symbol)
  return leverage === undefined ? market.spec.imfBase : most(market.spec.imfBase, ONE / BigInt(leverage))
}

/** What margin rests on, in the settlement asset. */
export interface Figures {
  /** Collateral and unrealized PnL, running funding included. */
  value: Quanta
  /** For positions and for open orders, should they fill. */
  initial: Quanta
  /** For positions. */
  maintenance: Quanta
}

interface Load {
  size: Quanta
  buys: Quanta
  sells: Quanta
}

/** Unrealized PnL at the mark price, running funding included. */
export function unrealized(position: Position, market: Market): Quanta {
  return pricePnl(position, market.mark) + fundingOwed(position, market.fundingIndex)
}

/** The maintenance requirement of a position at a price. */
export function maintenanceOf(market: Market, size: Quanta, price: Quanta): Quanta {
  return times(times(magnitude(size), price), times(market.spec.imfBase, market.spec.mmfFactor))
}

/** The account's figures at the present mark prices, as they are or with one more open order. */
export function figures(
  account: Account,
  markets: ReadonlyMap<string, Market>,
  prospect?: Prospect,
): Figures {
  const loads = new Map<string, Load>()
  const load = (market: string): Load => {
    const known = loads.get(market) ?? { size: account.size(market), buys: 0n, sells: 0n }
    loads.set(market, known)
    return known
  }
  const reserve = (market: string, side: Side, size: Quanta) => {
    if (side === 'BUY') load(market).buys += size
    else load(market).sells += size
  }

  const total: Figures = { value: account.collateral, initial: 0n, maintenance: 0n }
  for (const position of account.positions.values()) {
    const market = markets.get(position.market)
    if (!market) continue
    load(position.market)
    total.value += unrealized(position, market)
    total.maintenance += maintenanceOf(market, position.size, market.mark)
  }
  for (const order of account.open.values()) {
    if (order.status === 'OPEN' && !order.reduceOnly) reserve(order.market, order.side, order.remaining)
  }
  if (prospect) reserve(prospect.market, prospect.side, prospect.size)
  for (const [symbol, { size, buys, sells }] of loads) {
    const market = markets.get(symbol)
    if (!market) continue
    // Either all buys fill or all sells do: the heavier outcome is reserved.
    const heaviest = most(magnitude(size), most(magnitude(size + buys), magnitude(size - sells)))
    total.initial += times(times(heaviest, market.mark), imfOf(account, market))
  }
  return total
}

/** The price of its market at which the account meets its maintenance requirement; null if none above zero. */
export function liquidationPrice(position: Position, market: Market, now: Figures): Quanta | null {
  const { size } = position
  if (size === 0n) return null
  const rate = times(market.spec.imfBase, market.spec.mmfFactor)
  const othersMaintenance = now.maintenance - maintenanceOf(market, size, market.mark)
  const spare = now.value - times(size, market.mark) - othersMaintenance
  const slope = times(magnitude(size), rate) - size
  if (slope === 0n) return null
  const price = over(spare, slope)
  return price > 0n ? price : null
}

/** Notional at the mark price over account value; 0 without value. */
export function leverage(position: Position, market: Market, now: Figures): Quanta {
  if (now.value <= 0n) return 0n
  return over(times(magnitude(position.size), market.mark), now.value)
}
