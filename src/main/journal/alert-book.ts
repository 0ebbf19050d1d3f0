import type { Alert, Result } from '../../preload/model'
import type { AccountRow } from './account-row'
import type { Page, PageQuery, Recorded } from './nouns'
import { listPage } from './pages'
import { alertSchema, readNoun } from './readers'
import type { Store } from './store'

/** An alert as the journal holds it. */
export interface JournalAlert {
  alert: Alert
  /** When its bell rang; null for one that was kept silent. */
  rungAtMs: number | null
}

/** The alerts of one account. */
export interface AlertBook {
  record(alert: Alert, rungAtMs: number | null): Recorded
  page(query: PageQuery): Result<Page<JournalAlert>>
}

interface Row {
  rung_at: number | null
  noun: string
}

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
        listPage<Row, JournalAlert>({
          store,
          table: 'alerts',
          columns: 'rung_at, noun',
          account: account.find(),
          where: { market: query.market },
          query,
          read({ noun, rung_at: rungAtMs }) {
            const alert = readNoun(alertSchema, noun)
            return alert && { alert, rungAtMs }
          },
        }),
      ),
  }
}
