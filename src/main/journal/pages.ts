import type { Cursor, Page, PageQuery } from './nouns'
import type { Store } from './store'

/** What every paged row has. */
export interface PagedRow {
  row: number
  at: number
}

interface Listing<R, T> {
  store: Store
  table: string
  /** Besides `row` and `at`. */
  columns: string
  account: number
  /** Columns that must have a value; undefined ones are not asked for. */
  where: Record<string, string | number | undefined>
  /** What else must hold: SQL with its values. */
  conditions?: [string, ...(string | number)[]][]
  query: PageQuery
  /** Undefined leaves the row out. */
  read: (row: R) => T | undefined
}

const most = 5_000

/** A page of a table, newest first; the same however much has been added at the top since. */
export function listPage<R, T>(listing: Listing<R, T>): Page<T> {
  const { store, query, read } = listing
  const limit = Math.min(most, Math.max(1, Math.trunc(query.limit)))
  const from = query.before === undefined ? null : readCursor(query.before)
  if (query.before !== undefined && !from) return { entries: [], next: null }
  const conditions: [string, ...(string | number)[]][] = [
    ['account = ?', listing.account],
    ...Object.entries(listing.where).flatMap(([column, value]): [string, string | number][] =>
      value === undefined ? [] : [[`${column} = ?`, value]],
    ),
    ...(listing.conditions ?? []),
    ...(query.fromMs === undefined ? [] : [['at >= ?', query.fromMs] as [string, number]]),
    ...(query.toMs === undefined ? [] : [['at < ?', query.toMs] as [string, number]]),
    ...(from ? [['(at, row) < (?, ?)', from.at, from.row] as [string, number, number]] : []),
  ]
  const sql = `SELECT row, at, ${listing.columns} FROM ${listing.table}
    WHERE ${conditions.map(([text]) => text).join(' AND ')} ORDER BY at DESC, row DESC LIMIT ?`
  const values = conditions.flatMap(([, ...given]) => given)
  const rows = store.statement(sql).all(...values, limit + 1) as (R & PagedRow)[]
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    entries: shown.flatMap((row) => {
      const noun = read(row)
      if (noun === undefined) store.countUnreadable()
      return noun === undefined ? [] : [noun]
    }),
    next: rows.length > limit && last ? `${last.at}.${last.row}` : null,
  }
}

function readCursor(cursor: Cursor): PagedRow | null {
  const match = /^(-?\d+)\.(\d+)$/.exec(cursor)
  return match ? { at: Number(match[1]), row: Number(match[2]) } : null
}
