import type { Page, PageQuery, Recorded } from './nouns'
import type { Result } from '../../preload/model'
import type { AccountRow } from './account-row'
import { listPage } from './pages'
import type { Store } from './store'

/** How one kind of noun is kept. */
export interface ShelfKind<T> {
  table: string
  /** What makes two of them the same. */
  keyOf: (noun: T) => string
  marketOf: (noun: T) => string
  atMsOf: (noun: T, nowMs: number) => number
  read: (text: string) => T | undefined
  /** Whether a noun of a known key says more than the one on disk; without it the first one stays. */
  supersedes?: (next: T, known: T) => boolean
  /** Follows a noun that was not known into what is counted; in the same transaction. */
  added?: (account: number, noun: T) => void
}

/** Nouns of one kind of one account. */
export interface Shelf<T> {
  /** 'new' also for one that says more than was known. */
  record(noun: T): Recorded
  page(query: PageQuery): Result<Page<T>>
}

interface Row {
  row: number
  noun: string
}

/** A shelf over a table of schema 1. */
export function createShelf<T>(
  store: Store,
  account: AccountRow,
  kind: ShelfKind<T>,
  nowMs: () => number,
): Shelf<T> {
  const { table } = kind

  function insert(noun: T): boolean {
    const row = account.need()
    const { changes } = store
      .statement(
        `INSERT INTO ${table} (account, key, market, at, noun) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
      )
      .run(row, kind.keyOf(noun), kind.marketOf(noun), kind.atMsOf(noun, nowMs()), JSON.stringify(noun))
    if (changes === 1) kind.added?.(row, noun)
    return changes === 1
  }

  function replace(noun: T): boolean {
    if (!kind.supersedes) return false
    const known = store
      .statement(`SELECT row, noun FROM ${table} WHERE account = ? AND key = ?`)
      .get(account.need(), kind.keyOf(noun)) as Row | undefined
    const before = known && kind.read(known.noun)
    if (!known || (before !== undefined && !kind.supersedes(noun, before))) return false
    store
      .statement(`UPDATE ${table} SET market = ?, at = ?, noun = ? WHERE row = ?`)
      .run(kind.marketOf(noun), kind.atMsOf(noun, nowMs()), JSON.stringify(noun), known.row)
    return true
  }

  return {
    record(noun) {
      const done = store.record(() => insert(noun) || replace(noun))
      return done.ok ? (done.value ? 'new' : 'known') : 'unwritten'
    },
    page: (query) =>
      store.read(() =>
        listPage<Row, T>({
          store,
          table,
          columns: 'noun',
          account: account.find(),
          where: { market: query.market },
          query,
          read: ({ noun }) => kind.read(noun),
        }),
      ),
  }
}
