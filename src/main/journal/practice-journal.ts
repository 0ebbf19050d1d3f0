import type { Log } from '../log'
import { createAccountJournal, type AccountJournal } from './account-journal'
import { openPassingDatabase } from './database'
import { migrate } from './migrations'
import { createStore } from './store'

/** A journal that lives no longer than the app, for an account whose exchange does not, either. */
export function openPracticeJournal(
  log: Log,
  nowMs: () => number,
): { account(name: string): AccountJournal } {
  const database = openPassingDatabase()
  migrate(database, 0)
  const store = createStore({ database, log, committed: () => undefined })
  return { account: (name) => createAccountJournal(store, 'sandbox', name, nowMs) }
}
