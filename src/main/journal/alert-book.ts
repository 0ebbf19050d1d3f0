import type { Alert, AlertKind, Result } from '../../preload/model'
import type { KeptAlert } from '../../preload/records'
import type { AccountRow } from './account-row'
import type { Page, PageQuery, Recorded } from './nouns'
import { listPage } from './pages'
import { alertSchema, readNoun } from './readers'
import type { Store } from './store'

/** Which alerts are looked for. */
export interface AlertQuery extends PageQuery {
  kind?: AlertKind | undefined
  /** Words in title or body, in whatever case and language. */
  search?: string | undefined
}

/** The alerts of one account. */
export interface AlertBook {
  record(alert: Alert, rungAtMs: number | null): Recorded
  page(query: AlertQuery): Result<Page<KeptAlert>>
}

interface Row {
  rung_at: number | null
  noun: string
}

const kindOf = `json_extract(noun, '$.kind')`
const textOf = ['title', 'body', 'parts.elsewhere']
  .map((field) => `coalesce(json_extract(noun, '$.${field}'), '')`)
  .join(' || char(10) || ')
const hasWords = `instr(lower(${textOf}), ?) > 0`

/** An alert book over the table `alerts`. */
export function createAlertBook(store: Store, account: AccountRow): AlertBook {
  return {
    record(alert, rungAtMs) {
      const done = store.record(
        () =>
          store
            .statement(
              `INSERT INTO alerts (account, key, market, at, rung_at, noun) VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT DO NOTHING`,
            )
            .run(account.need(), alert.id, alert.market ?? '', alert.atMs, rungAtMs, JSON.stringify(alert))
            .changes,
      )
      return done.ok ? (done.value === 1 ? 'new' : 'known') : 'unwritten'
    },
    page: (query) =>
      store.read(() =>
        listPage<Row, KeptAlert>({
          store,
          table: 'alerts',
          columns: 'rung_at, noun',
          account: account.find(),
          where: { market: query.market, [kindOf]: query.kind },
          conditions: query.search ? [[hasWords, query.search.toLowerCase()]] : [],
          query,
          read({ noun, rung_at: rungAtMs }) {
            const alert = readNoun(alertSchema, noun)
            return alert && { alert, rungAtMs }
          },
        }),
      ),
  }
}
