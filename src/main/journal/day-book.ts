import type { Fill } from '../../preload/model'
import type { FundingPayment } from '../../preload/records'
import type { Statement } from './database'
import type { DayTotals, Totals, TotalsQuery } from './nouns'
import { createSumTable, sumUp } from './sum-table'
import { dayOf, less, sum, totalsOfFill, totalsOfFunding } from './totals'

/** Exact running totals by account, day and market. */
export interface DayBook {
  addFill(account: number, fill: Fill): void
  /** Takes a fill that had been added out again. */
  removeFill(account: number, fill: Fill): void
  addFunding(account: number, payment: FundingPayment): void
  /** By day and market, oldest first. */
  days(account: number, query: TotalsQuery): DayTotals[]
  /** All those days and markets together; whole months are read as such, so that no sum goes through years of days. */
  totals(account: number, query: TotalsQuery): Totals
}

/** A day book over the tables `day_totals` and `month_totals`; it belongs into the transaction of what it counts. */
export function createDayBook(statement: (sql: string) => Statement): DayBook {
  const days = createSumTable(statement, 'day_totals')
  const months = createSumTable(statement, 'month_totals')

  function change(account: number, atMs: number, market: string, step: (totals: Totals) => Totals): void {
    const day = dayOf(atMs)
    days.change(account, day, market, step)
    months.change(account, monthOf(day), market, step)
  }

  return {
    addFill: (account, fill) =>
      change(account, fill.createdAtMs, fill.market, (totals) => sum(totals, totalsOfFill(fill))),
    removeFill: (account, fill) =>
      change(account, fill.createdAtMs, fill.market, (totals) => less(totals, totalsOfFill(fill))),
    addFunding: (account, payment) =>
      change(account, payment.createdAtMs, payment.market, (totals) => sum(totals, totalsOfFunding(payment))),
    days: (account, { market, fromDay, toDay }) =>
      days
        .rows(account, { from: fromDay, until: toDay === undefined ? undefined : after(toDay) }, market)
        .map(({ at, market: of, totals }) => ({ day: at, market: of, ...totals })),
    totals(account, { market, fromDay, toDay }) {
      const until = toDay === undefined ? undefined : after(toDay)
      const firstMonth = fromDay === undefined ? undefined : firstMonthFrom(fromDay)
      const endMonth = toDay === undefined ? undefined : monthOf(toDay)
      if (firstMonth !== undefined && endMonth !== undefined && firstMonth >= endMonth)
        return sumUp(statement, [days.select(account, { from: fromDay, until }, market)])
      const selections = [months.select(account, { from: firstMonth, until: endMonth }, market)]
      if (firstMonth !== undefined)
        selections.push(days.select(account, { from: fromDay, until: `${firstMonth}-01` }, market))
      if (endMonth !== undefined)
        selections.push(days.select(account, { from: `${endMonth}-01`, until }, market))
      return sumUp(statement, selections)
    },
  }
}

/** The month of a day, as 2026-01; that of no day is ''. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** The text that comes after this day and before the next. */
function after(day: string): string {
  return `${day}~`
}

/** The first month that has no day before this one. */
function firstMonthFrom(day: string): string {
  if (day.slice(8) <= '01') return monthOf(day)
  const [year = 0, month = 0] = monthOf(day).split('-').map(Number)
  return month === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${day.slice(0, 5)}${String(month + 1).padStart(2, '0')}`
}
