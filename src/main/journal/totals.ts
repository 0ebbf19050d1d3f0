import { add, isDecimal, multiply, subtract } from '../../money/decimal'
import type { Decimal, Fill } from '../../preload/model'
import type { FundingPayment } from '../../preload/records'
import type { Totals } from './nouns'

/** Sums of nothing. */
export const noTotals: Totals = { fees: {}, realizedPnl: '0', funding: '0', volume: '0', fills: 0 }

/** Both together. */
export function sum(a: Totals, b: Totals): Totals {
  return combine(a, b, add, a.fills + b.fills)
}

/** The first without the second. */
export function less(a: Totals, b: Totals): Totals {
  return combine(a, b, subtract, a.fills - b.fills)
}

function combine(a: Totals, b: Totals, step: (x: Decimal, y: Decimal) => Decimal, fills: number): Totals {
  const fees = { ...a.fees }
  for (const [currency, fee] of Object.entries(b.fees)) fees[currency] = step(fees[currency] ?? '0', fee)
  return {
    fees,
    realizedPnl: step(a.realizedPnl, b.realizedPnl),
    funding: step(a.funding, b.funding),
    volume: step(a.volume, b.volume),
    fills,
  }
}

/** What a fill adds. */
export function totalsOfFill(fill: Fill): Totals {
  return {
    fees: { [fill.feeCurrency]: amount(fill.fee) },
    realizedPnl: amount(fill.realizedPnl),
    funding: '0',
    volume: multiply(amount(fill.price), amount(fill.size)),
    fills: 1,
  }
}

/** What a funding payment adds. */
export function totalsOfFunding({ payment }: FundingPayment): Totals {
  return { ...noTotals, funding: amount(payment) }
}

/** What cannot be counted counts nothing: one odd figure must not keep a fill off the disk. */
function amount(text: Decimal | null): Decimal {
  return text !== null && isDecimal(text) ? text : '0'
}

/** The day of a moment in UTC, as 2026-01-31; '' for a moment no date can stand for. */
export function dayOf(atMs: number): string {
  const date = new Date(atMs)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}
