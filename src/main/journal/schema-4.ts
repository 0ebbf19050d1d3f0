import type { Database } from './database'
import type { Totals } from './nouns'
import { createSumTable } from './sum-table'
import { sum } from './totals'

/** Version 4: the same totals by month, so that a sum over years reads some rows a market. */
export function addMonthTotals(database: Database): void {
  database.exec(`
    CREATE TABLE month_totals (
      account INTEGER NOT NULL REFERENCES accounts (row),
      month TEXT NOT NULL,
      market TEXT NOT NULL,
      fees TEXT NOT NULL,
      realized_pnl TEXT NOT NULL,
      funding TEXT NOT NULL,
      volume TEXT NOT NULL,
      fills INTEGER NOT NULL,
      PRIMARY KEY (account, month, market)
    ) STRICT, WITHOUT ROWID;
  `)
  const statement = (sql: string) => database.statement(sql)
  const days = createSumTable(statement, 'day_totals')
  const months = createSumTable(statement, 'month_totals')
  const accounts = statement('SELECT row FROM accounts').all() as { row: number }[]
  for (const { row: account } of accounts) {
    for (const { at, market, totals } of days.rows(account, {}, undefined)) {
      const add = (known: Totals): Totals => sum(known, totals)
      months.change(account, at.slice(0, 7), market, add)
    }
  }
}
