import type { Database } from './database'
import { readNoun } from './readers'
import { fillSchema, fundingSchema } from './readers'
import { createSumTable } from './sum-table'
import { dayOf, sum, totalsOfFill, totalsOfFunding } from './totals'

interface Row {
  row: number
  account: number
  noun: string
}

const rowsAtATime = 2_000

/** Version 2: running totals by day and market, so that no sum has to read every fill. */
export function addDayTotals(database: Database): void {
  database.exec(`
    CREATE TABLE day_totals (
      account INTEGER NOT NULL REFERENCES accounts (row),
      day TEXT NOT NULL,
      market TEXT NOT NULL,
      fees TEXT NOT NULL,
      realized_pnl TEXT NOT NULL,
      funding TEXT NOT NULL,
      volume TEXT NOT NULL,
      fills INTEGER NOT NULL,
      PRIMARY KEY (account, day, market)
    ) STRICT, WITHOUT ROWID;
  `)
  const days = createSumTable((sql) => database.statement(sql), 'day_totals')
  for (const { account, noun } of rowsOf(database, 'fills', 'AND busted = 0')) {
    const fill = readNoun(fillSchema, noun)
    if (fill)
      days.change(account, dayOf(fill.createdAtMs), fill.market, (totals) => sum(totals, totalsOfFill(fill)))
  }
  for (const { account, noun } of rowsOf(database, 'funding', '')) {
    const payment = readNoun(fundingSchema, noun)
    if (payment)
      days.change(account, dayOf(payment.createdAtMs), payment.market, (totals) =>
        sum(totals, totalsOfFunding(payment)),
      )
  }
}

/** A table from its first row to its last, a part at a time. */
function* rowsOf(database: Database, table: string, condition: string): Generator<Row> {
  const part = database.statement(
    `SELECT row, account, noun FROM ${table} WHERE row > ? ${condition} ORDER BY row LIMIT ${rowsAtATime}`,
  )
  for (let after = 0; ;) {
    const rows = part.all(after) as Row[]
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.row
  }
}
