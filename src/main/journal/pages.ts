import type { Among, Cursor, Page, PageQuery, Span } from './nouns'
import { folded } from './searched-texts'
import type { Store } from './store'

/** What every paged row has. */
export interface PagedRow {
  row: number
  at: number
}

interface Listing<R extends { noun: string }, T> {
  store: Store
  table: string
  /** Besides `row` and `at`; `noun` is one of them. */
  columns: string
  account: number
  /** Columns that must have a value; undefined ones are not asked for. */
  where: Record<string, string | number | undefined>
  /** What else must hold: SQL with its values. */
  conditions?: Condition[]
  query: PageQuery
  /** Undefined leaves the row out. */
  read: (row: R) => T | undefined
}

type Condition = [sql: string, ...values: (string | number)[]]

const most = 5_000
/** Of a few rows, so many are read for a page at most, however few of them it has: some milliseconds' worth. */
const readAtMost = 2_000

/** A page of a table, newest first; the same however much has been added at the top since. */
export function listPage<R extends { noun: string }, T>(listing: Listing<R, T>): Page<T> {
  const { store, query, read } = listing
  const limit = Math.min(most, Math.max(1, Math.trunc(query.limit)))
  const from = query.before === undefined ? null : readCursor(query.before)
  if (query.before !== undefined && !from) return { entries: [], next: null }
  const conditions: Condition[] = [
    ['account = ?', listing.account],
    ...equalities(listing.where),
    ...(listing.conditions ?? []),
    ...bounds(query),
    ...(from ? [['(at, row) < (?, ?)', from.at, from.row] as Condition] : []),
  ]
  if (query.among) return listAmong(listing, conditions, limit, query.among)
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

/** The cursor of a page that ends where the rows of this moment begin. */
export function cursorBehind(atMs: number): Cursor {
  return `${atMs}.${Number.MAX_SAFE_INTEGER}`
}

/** How many rows of a table there are, without reading them. */
export function countRows(store: Store, table: string, account: number, { market, ...span }: Span): number {
  const conditions: Condition[] = [['account = ?', account], ...equalities({ market }), ...bounds(span)]
  const sql = `SELECT count(*) AS rows FROM ${table} WHERE ${conditions.map(([text]) => text).join(' AND ')}`
  const values = conditions.flatMap(([, ...given]) => given)
  return (store.statement(sql).get(...values) as { rows: number }).rows
}

function equalities(where: Listing<never, never>['where']): Condition[] {
  return Object.entries(where).flatMap(([column, value]): Condition[] =>
    value === undefined ? [] : [[`${column} = ?`, value]],
  )
}

function bounds({ fromMs, toMs }: Pick<Span, 'fromMs' | 'toMs'>): Condition[] {
  return [
    ...(fromMs === undefined ? [] : [['at >= ?', fromMs] as Condition]),
    ...(toMs === undefined ? [] : [['at < ?', toMs] as Condition]),
  ]
}

/** The same of a few rows, for which the others are not read. */
function listAmong<R extends { noun: string }, T>(
  { store, table, columns, read }: Listing<R, T>,
  conditions: readonly Condition[],
  limit: number,
  { rows, named, part }: Among,
): Page<T> {
  // Left to itself SQLite goes through all rows in the order of time.
  const sql = `SELECT row, at FROM ${table} NOT INDEXED WHERE row IN (SELECT value FROM json_each(?))
    AND ${conditions.map(([text]) => text).join(' AND ')} ORDER BY at DESC, row DESC`
  const values = conditions.flatMap(([, ...given]) => given)
  const places = store.statement(sql).all(JSON.stringify(rows), ...values) as PagedRow[]
  const entries: T[] = []
  for (const [index, { row, at }] of places.entries()) {
    const found = store.statement(`SELECT ${columns} FROM ${table} WHERE row = ?`).get(row) as R
    if (part === null || named.has(row) || folded(found.noun).includes(part)) {
      const entry = read(found)
      if (entry === undefined) store.countUnreadable()
      else entries.push(entry)
    }
    const isEnough = entries.length === limit || index + 1 === readAtMost
    if (isEnough && index + 1 < places.length) return { entries, next: `${at}.${row}` }
  }
  return { entries, next: null }
}

/** The last row of the page that gave a cursor; null of what is none. */
export function readCursor(cursor: Cursor): PagedRow | null {
  const match = /^(-?\d+)\.(\d+)$/.exec(cursor)
  return match ? { at: Number(match[1]), row: Number(match[2]) } : null
}
