import { DecimalSum } from '../../money/decimal'
import type { Decimal } from '../../preload/model'
import type { Statement } from './database'
import type { Totals } from './nouns'
import { noTotals } from './totals'

/** The tables of sums, each with the column that says of when a row is. */
export type SumTableName = 'day_totals' | 'month_totals'
const spanOf = { day_totals: 'day', month_totals: 'month' } as const

/** From when (in) until when (out); an open end is undefined. */
export interface Span {
  from?: string | undefined
  until?: string | undefined
}

/** One table of sums by account, time and market; it belongs into the transaction of what it counts. */
export interface SumTable {
  change(account: number, at: string, market: string, step: (totals: Totals) => Totals): void
  /** Row by row, oldest first. */
  rows(
    account: number,
    span: Span,
    market: string | undefined,
  ): { at: string; market: string; totals: Totals }[]
  /** Rows to sum up, as the columns of a query, with what has to be bound to it. */
  select(account: number, span: Span, market: string | undefined): Selection
}

/** A part of a query. */
export interface Selection {
  sql: string
  values: (string | number)[]
}

interface Row {
  at: string
  market: string
  fees: string
  realized_pnl: string
  funding: string
  volume: string
  fills: number
}

const columns = 'fees, realized_pnl, funding, volume, fills'

/** A table of sums of the journal. */
export function createSumTable(statement: (sql: string) => Statement, table: SumTableName): SumTable {
  const span = spanOf[table]

  function where(account: number, { from, until }: Span, market: string | undefined): Selection {
    const conditions: [string, string | number | undefined][] = [
      ['account = ?', account],
      [`${span} >= ?`, from],
      [`${span} < ?`, until],
      ['market = ?', market],
    ]
    const asked = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]))
    return {
      sql: `FROM ${table} WHERE ${asked.map(({ sql }) => sql).join(' AND ')}`,
      values: asked.map(({ value }) => value),
    }
  }

  return {
    change(account, at, market, step) {
      const row = statement(
        `SELECT ${columns} FROM ${table} WHERE account = ? AND ${span} = ? AND market = ?`,
      ).get(account, at, market) as Row | undefined
      const { fees, realizedPnl, funding, volume, fills } = step(row ? toTotals(row) : noTotals)
      statement(
        `INSERT OR REPLACE INTO ${table} (account, ${span}, market, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(account, at, market, JSON.stringify(fees), realizedPnl, funding, volume, fills)
    },
    rows(account, wanted, market) {
      const { sql, values } = where(account, wanted, market)
      const rows = statement(`SELECT ${span} AS at, market, ${columns} ${sql} ORDER BY ${span}, market`).all(
        ...values,
      ) as unknown as Row[]
      return rows.map((row) => ({ at: row.at, market: row.market, totals: toTotals(row) }))
    },
    select(account, wanted, market) {
      const { sql, values } = where(account, wanted, market)
      return { sql: `SELECT ${columns} ${sql}`, values }
    },
  }
}

/** Whole columns, each a list in one text, since a row of its own costs more than all it holds. Null of none. */
interface Columns {
  fees: string | null
  realized_pnl: string | null
  funding: string | null
  volume: string | null
  fills: number | null
}

/** All rows of these selections together. */
export function sumUp(statement: (sql: string) => Statement, selections: readonly Selection[]): Totals {
  const all = selections.map(({ sql }) => sql).join(' UNION ALL ')
  const row = statement(
    `SELECT group_concat(fees) AS fees, group_concat(realized_pnl) AS realized_pnl,
       group_concat(funding) AS funding, group_concat(volume) AS volume, sum(fills) AS fills FROM (${all})`,
  ).get(...selections.flatMap(({ values }) => values)) as unknown as Columns
  const sums = new Map<string, DecimalSum>()
  for (const one of JSON.parse(`[${row.fees ?? ''}]`) as Record<string, Decimal>[]) {
    for (const currency in one) {
      const known = sums.get(currency) ?? new DecimalSum()
      known.add(one[currency] ?? '0')
      sums.set(currency, known)
    }
  }
  return {
    fees: Object.fromEntries([...sums].map(([currency, fee]) => [currency, fee.toDecimal()])),
    realizedPnl: sumOf(row.realized_pnl),
    funding: sumOf(row.funding),
    volume: sumOf(row.volume),
    fills: row.fills ?? 0,
  }
}

function sumOf(list: string | null): Decimal {
  const sum = new DecimalSum()
  for (const value of list === null ? [] : list.split(',')) sum.add(value)
  return sum.toDecimal()
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
