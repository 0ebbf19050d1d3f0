import { abs, add, multiply, sign, type Decimal } from '../../money/decimal'
import { unrealizedPnlAt } from '../../money/pnl'
import { liquidationDistance } from '../../money/risk'
import type { AlertRule, WatchKind } from '../../preload/alert-rules'
import type { Account, Connection, Order, Position, Ticker } from '../../preload/model'
import { isOpenState } from '../../trading/life'

/** What is true now of all that rules watch. */
export interface Readings {
  account: Account | null
  positions: readonly Position[]
  orders: readonly Order[]
  tickers: readonly Ticker[]
  connection: Connection
}

/** One value that a rule compares with its threshold. */
export interface Gauge {
  /** Tells it from the others of its rule. */
  name: string
  value: Decimal
  /** What is told of it, where that is another: its sign says who pays. */
  told?: Decimal
  market: string | null
  /** The order it is of. */
  order?: Order
}

/** A kind whose values are read from the account once a second. */
export type AccountKind = Exclude<WatchKind, 'priceAbove' | 'priceBelow' | 'priceMove' | 'maintenance'>

/** The values of a rule, as the readings have them; what is not known has none. */
export function measure(kind: AccountKind, rule: AlertRule, now: Readings, nowMs: number): Gauge[] {
  const concerns = (market: string): boolean => rule.market === null || rule.market === market
  const held = now.positions.filter(({ status, market }) => status === 'open' && concerns(market))
  const marks = new Map(now.tickers.map(({ market, markPrice }) => [market, markPrice]))
  const markOf = (market: string): Decimal | null => marks.get(market) ?? null
  const ofOrders = (age: (order: Order) => number | null): Gauge[] =>
    now.orders.flatMap((order) => {
      const ms = concerns(order.market) ? age(order) : null
      if (ms === null) return []
      const value = String(Math.floor(Math.max(0, ms) / 1_000))
      return [{ name: order.clientId || order.id, value, market: order.market, order }]
    })
  switch (kind) {
    case 'funding':
      return now.tickers.flatMap(({ market, fundingRate }) =>
        fundingRate !== null && concerns(market)
          ? [{ name: market, value: abs(fundingRate), told: fundingRate, market }]
          : [],
      )
    case 'marginRatio':
      return now.account ? toMarginGauge(now.account) : []
    case 'liquidationDistance':
      return held.flatMap(({ market, liquidationPrice }) => {
        const value = liquidationDistance(markOf(market), liquidationPrice)
        return value === null ? [] : [{ name: market, value, market }]
      })
    case 'positionSize':
      return held.flatMap(({ market, size }) => {
        const mark = markOf(market)
        return mark === null ? [] : [{ name: market, value: multiply(size, mark), market }]
      })
    case 'pnlAbove':
    case 'pnlBelow':
      return held.length === 0
        ? []
        : [
            {
              name: '',
              value: held.reduce((sum, one) => add(sum, unrealizedPnlAt(one, markOf(one.market))), '0'),
              market: rule.market,
            },
          ]
    // By this computer's clock: what it has not heard is what is told of.
    case 'orderUnconfirmed':
      return ofOrders(({ state, updatedAtMs }) =>
        state === 'sending' || state === 'new' || state === 'unknown' ? nowMs - updatedAtMs : null,
      )
    case 'orderResting':
      return ofOrders(({ state, createdAtMs }) =>
        isOpenState(state) && state !== 'untriggered' ? nowMs - createdAtMs : null,
      )
  }
}

/** Where an account that must hold margin is worth nothing any more there is no ratio, and it is past the last one. */
function toMarginGauge({ marginRatio, maintenanceMargin }: Account): Gauge[] {
  const value = marginRatio ?? (sign(maintenanceMargin) > 0 ? '1' : null)
  return value === null ? [] : [{ name: '', value, market: null }]
}
