import { toDecimal } from './quanta'
import type { Exchange } from './exchange/exchange'
import type { ExchangeFill, Quanta } from './exchange/types'

/** What an account's history can be of. */
export const historyKinds = ['pnl', 'value', 'volume', 'fee_savings'] as const
export type HistoryKind = (typeof historyKinds)[number]

const ONE = 100_000_000n

/** Points of a chart, oldest first: times in milliseconds, amounts in the settlement asset. */
export function accountHistory(exchange: Exchange, account: string, kind: HistoryKind) {
  const points = exchange.records.worth(account)
  const fills = [...exchange.fills(account)].reverse()
  const amounts = points.map((point) => {
    if (kind === 'value') return point.value
    if (kind === 'pnl') return point.pnl
    const until = fills.filter(({ createdAtMs }) => createdAtMs <= point.atMs)
    return until.reduce((sum, fill) => sum + amountOf(exchange, fill, kind), 0n)
  })
  return {
    // The venue's points are JSON numbers; nothing is reckoned with them.
    data: amounts.map((amount) => Number(toDecimal(amount))),
    timestamps: points.map(({ atMs }) => atMs),
  }
}

/** A fill's worth, or what its order saved by being a retail one. */
function amountOf(exchange: Exchange, fill: ExchangeFill, kind: 'volume' | 'fee_savings'): Quanta {
  const notional = (fill.price * fill.size) / ONE
  if (kind === 'volume') return notional
  const rate = exchange.markets.get(fill.market)?.takerFeeRate ?? 0n
  return fill.interactive && fill.liquidity === 'TAKER' ? (notional * rate) / ONE - fill.fee : 0n
}
