import type { Fill, Result } from '../../preload/model'
import type { AccountRow } from './account-row'
import type { DayBook } from './day-book'
import type { FillQuery, JournalFill, Page, Recorded } from './nouns'
import { listPage } from './pages'
import { fillSchema, readNoun } from './readers'
import type { Store } from './store'

/** The fills of one account; none is ever deleted. */
export interface FillBook {
  /**
   * Decides the bell: 'new' once in a fill's life, and from then on it is on disk. A fill whose bust was
   * heard before it is kept as busted and is no news: 'known'.
   */
  record(fill: Fill, how: { caughtUp: boolean }): Recorded
  /** Takes back every fill of this id, whatever its type; returns those that counted until now. */
  bust(fillId: string): Result<Fill[]>
  /** Says that the bell of these has rung; true once that is on disk. */
  markRung(keys: readonly string[]): boolean
  /** Those whose bell has not rung, oldest first; none that were taken back. */
  unrung(): Result<JournalFill[]>
  /** Keys of the fills of this moment and since, taken back or not. */
  knownKeys(sinceMs: number): Result<string[]>
  page(query: FillQuery): Result<Page<JournalFill>>
}

interface Row {
  row: number
  caught_up: number
  busted: number
  rung_at: number | null
  noun: string
}

const columns = 'caught_up, busted, rung_at, noun'

/** A fill book over the tables `fills` and `busts`; what is new or taken back is counted in its day. */
export function createFillBook(
  store: Store,
  account: AccountRow,
  book: DayBook,
  nowMs: () => number,
): FillBook {
  function write(fill: Fill, caughtUp: boolean): boolean {
    const owner = account.need()
    const isBusted =
      store.statement('SELECT 1 FROM busts WHERE account = ? AND fill_id = ?').get(owner, fill.id) !==
      undefined
    const { changes } = store
      .statement(
        `INSERT INTO fills (account, key, id, order_id, market, at, caught_up, busted, noun)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      )
      .run(
        owner,
        fill.key,
        fill.id,
        fill.orderId,
        fill.market,
        fill.createdAtMs,
        Number(caughtUp),
        Number(isBusted),
        JSON.stringify(fill),
      )
    if (changes !== 1 || isBusted) return false
    book.addFill(owner, fill)
    return true
  }

  function takeBack(fillId: string): Fill[] {
    const owner = account.need()
    store
      .statement('INSERT INTO busts (account, fill_id, seen_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      .run(owner, fillId, nowMs())
    const rows = store
      .statement(`SELECT row, ${columns} FROM fills WHERE account = ? AND id = ? AND busted = 0`)
      .all(owner, fillId) as Row[]
    return rows.flatMap((row) => {
      store.statement('UPDATE fills SET busted = 1 WHERE row = ?').run(row.row)
      const fill = toFill(row)?.fill
      if (!fill) store.countUnreadable()
      if (!fill) return []
      book.removeFill(owner, fill)
      return [fill]
    })
  }

  return {
    record(fill, { caughtUp }) {
      const done = store.record(() => write(fill, caughtUp))
      return done.ok ? (done.value ? 'new' : 'known') : 'unwritten'
    },
    bust: (fillId) => store.record(() => takeBack(fillId)),
    markRung(keys) {
      const atMs = nowMs()
      const done = store.record(() => {
        const owner = account.need()
        const sql = 'UPDATE fills SET rung_at = ? WHERE account = ? AND key = ? AND rung_at IS NULL'
        for (const key of keys) store.statement(sql).run(atMs, owner, key)
      })
      return done.ok
    },
    unrung: () =>
      store.read(() => {
        const rows = store
          .statement(
            `SELECT row, ${columns} FROM fills
             WHERE account = ? AND rung_at IS NULL AND busted = 0 ORDER BY at, row`,
          )
          .all(account.find()) as Row[]
        return rows.flatMap((row) => {
          const fill = toFill(row)
          if (!fill) store.countUnreadable()
          return fill ? [fill] : []
        })
      }),
    knownKeys: (sinceMs) =>
      store.read(() => {
        const rows = store
          .statement('SELECT key FROM fills WHERE account = ? AND at >= ?')
          .all(account.find(), sinceMs) as { key: string }[]
        return rows.map(({ key }) => key)
      }),
    page: (query) =>
      store.read(() =>
        listPage<Row, JournalFill>({
          store,
          // Left to itself SQLite looks at every row in its order, for the sake of the few that bear an id.
          table: query.id === undefined ? 'fills' : 'fills INDEXED BY fills_by_id',
          columns,
          account: account.find(),
          where: { id: query.id, order_id: query.orderId, market: query.market },
          query,
          read: toFill,
        }),
      ),
  }
}

function toFill(row: Row): JournalFill | undefined {
  const fill = readNoun(fillSchema, row.noun)
  if (!fill) return undefined
  return { fill, caughtUp: row.caught_up === 1, busted: row.busted === 1, rungAtMs: row.rung_at }
}
