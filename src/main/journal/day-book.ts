import { add, DecimalSum, isDecimal, multiply, subtract } from '../../money/decimal'
import type { Decimal, Fill } from '../../preload/model'
import type { FundingPayment } from '../../preload/records'
import type { Statement } from './database'
import type { DayTotals, Totals, TotalsQuery } from './nouns'

/** Exact running totals by account, day and market. */
export interface DayBook {
  addFill(account: number, fill: Fill): void
  /** Takes a fill that had been added out again. */
  removeFill(account: number, fill: Fill): void
  addFunding(account: number, payment: FundingPayment): void
  /** By day and market, oldest first. */
  days(account: number, query: TotalsQuery): DayTotals[]
  /** All those days and markets together. */
  totals(account: number, query: TotalsQuery): Totals
}

interface Row {
  day: string
  market: string
  fees: string
  realized_pnl: string
  funding: string
  volume: string
  fills: number
}

const columns = 'day, market, fees, realized_pnl, funding, volume, fills'

/** Whole columns, each a list in one text, since a row of its own costs more than all it holds. Null of none. */
interface Columns {
  fees: string | null
  realized_pnl: string | null
  funding: string | null
  volume: string | null
  fills: number | null
}

const lists = `group_concat(fees) AS fees, group_concat(realized_pnl) AS realized_pnl,
  group_concat(funding) AS funding, group_concat(volume) AS volume, sum(fills) AS fills`

/** A day book over the table `day_totals`; it belongs into the transaction of what it counts. */
export function createDayBook(statement: (sql: string) => Statement): DayBook {
  function change(account: number, day: string, market: string, step: (totals: Totals) => Totals): void {
    const row = statement(
      `SELECT ${columns} FROM day_totals WHERE account = ? AND day = ? AND market = ?`,
    ).get(account, day, market) as Row | undefined
    const { fees, realizedPnl, funding, volume, fills } = step(row ? toTotals(row) : noTotals)
    statement(`INSERT OR REPLACE INTO day_totals (account, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
      account,
      day,
      market,
      JSON.stringify(fees),
      realizedPnl,
      funding,
      volume,
      fills,
    )
  }

  function select<T>(what: string, account: number, query: TotalsQuery, order = ''): T[] {
    const { market, fromDay = '', toDay = '9999-99-99' } = query
    return statement(
      `SELECT ${what} FROM day_totals WHERE account = ? AND day >= ? AND day <= ?
       ${market === undefined ? '' : 'AND market = ?'} ${order}`,
    ).all(account, fromDay, toDay, ...(market === undefined ? [] : [market])) as T[]
  }

  return {
    addFill: (account, fill) =>
      change(account, dayOf(fill.createdAtMs), fill.market, (totals) => sum(totals, totalsOf(fill))),
    removeFill: (account, fill) =>
      change(account, dayOf(fill.createdAtMs), fill.market, (totals) => less(totals, totalsOf(fill))),
    addFunding: (account, payment) =>
      change(account, dayOf(payment.createdAtMs), payment.market, (totals) =>
        sum(totals, { ...noTotals, funding: amount(payment.payment) }),
      ),
    days: (account, query) =>
      select<Row>(columns, account, query, 'ORDER BY day, market').map((row) => ({
        day: row.day,
        market: row.market,
        ...toTotals(row),
      })),
    totals(account, query) {
      const [row] = select<Columns>(lists, account, query)
      return row ? together(row) : noTotals
    },
  }
}

/** Sums of nothing. */
const noTotals: Totals = { fees: {}, realizedPnl: '0', funding: '0', volume: '0', fills: 0 }

/** Both together. */
function sum(a: Totals, b: Totals): Totals {
  return combine(a, b, add, a.fills + b.fills)
}

function together({ fees, realized_pnl, funding, volume, fills }: Columns): Totals {
  const sums = new Map<string, DecimalSum>()
  for (const one of JSON.parse(`[${fees ?? ''}]`) as Record<string, Decimal>[]) {
    for (const currency in one) {
      const known = sums.get(currency) ?? new DecimalSum()
      known.add(one[currency] ?? '0')
      sums.set(currency, known)
    }
  }
  return {
    fees: Object.fromEntries([...sums].map(([currency, fee]) => [currency, fee.toDecimal()])),
    realizedPnl: sumOf(realized_pnl),
    funding: sumOf(funding),
    volume: sumOf(volume),
    fills: fills ?? 0,
  }
}

function sumOf(list: string | null): Decimal {
  const sum = new DecimalSum()
  for (const value of list === null ? [] : list.split(',')) sum.add(value)
  return sum.toDecimal()
}

function less(a: Totals, b: Totals): Totals {
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

function totalsOf(fill: Fill): Totals {
  return {
    fees: { [fill.feeCurrency]: amount(fill.fee) },
    realizedPnl: amount(fill.realizedPnl),
    funding: '0',
    volume: multiply(amount(fill.price), amount(fill.size)),
    fills: 1,
  }
}

/** What cannot be counted counts nothing: one odd figure must not keep a fill off the disk. */
function amount(text: Decimal | null): Decimal {
  return text !== null && isDecimal(text) ? text : '0'
}

function dayOf(atMs: number): string {
  const date = new Date(atMs)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}

function toTotals(row: Row): Totals {
  return {
    fees: JSON.parse(row.fees) as Record<string, Decimal>,
    realizedPnl: row.realized_pnl,
    funding: row.funding,
    volume: row.volume,
    fills: row.fills,
  }
}
