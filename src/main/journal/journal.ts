import type { EnvironmentName, Problem, Result } from '../../preload/model'
import type { Log } from '../log'
import { createAccountJournal, type AccountJournal } from './account-journal'
import type { Database } from './database'
import type { JournalFiles } from './files'
import { startKeeper } from './keeper'
import type { JournalSize, TroubleListener } from './nouns'
import { createRetention } from './retention'
import { createSearchKeeper } from './search-keeper'
import { createStore } from './store'

/** What the desk must never forget, on disk. */
export interface Journal {
  /** False since the disk refused something; true again once it takes what it is given. */
  readonly healthy: boolean
  /** Entries on disk that could not be read and were left out, since the start. */
  readonly unreadable: number
  account(environment: EnvironmentName, address: string): AccountJournal
  /**
   * Runs `work`, which records, as one transaction: all of it is on disk when this returns, or none. What
   * `work` throws takes all of it back and is thrown on.
   */
  write<T>(work: () => T): Result<T>
  /** Calls back when the disk refuses something, at once if it has; with null once all is well. Returns its remover. */
  onTrouble(listener: TroubleListener): () => void
  /** 0 keeps everything. */
  setRetentionDays(days: number): void
  size(): Result<JournalSize>
  /** Resolves when the backup that was begun at the start is made, called off or failed. */
  readonly backedUp: Promise<void>
  /** Has what is written made ready for a search at once, and not in quiet moments; resolves when it is. */
  hurrySearch(): Promise<void>
  /** Ends cleanly; nothing may be asked of it afterwards. The process should wait for it. */
  close(): Promise<void>
}

interface Options {
  database: Database
  files: JournalFiles
  log: Log
  nowMs: () => number
  retentionDays: number
  backup: 'never' | 'daily' | 'now'
}

/** Of these no row is ever deleted, so the number of the last one is how many there are. */
const keptTables = ['fills', 'funding', 'transfers', 'transactions']
const prunedTables = ['orders', 'order_events', 'intents', 'balance_events', 'alerts']

/** A journal over a file of today's version that is open and locked. */
export function createJournal(options: Options): Journal {
  const { database, files, log, nowMs } = options
  const accounts = new Map<string, AccountJournal>()
  const store = createStore({
    database,
    log,
    committed: () => {
      retention.tick()
      search.tick()
    },
  })
  const retention = createRetention(store, nowMs, options.retentionDays)
  const search = createSearchKeeper(store)

  store.onTrouble((problem) => {
    if (problem?.code === 'journal.damaged') suspect()
  })

  /** The next start reads the whole file, and restores it if need be. */
  function suspect(): void {
    try {
      files.markSuspect()
    } catch (error) {
      log.error('the damaged journal could not be marked', { error })
    }
  }

  const keeper = startKeeper({
    database,
    files,
    log,
    nowMs,
    when: options.backup,
    damaged: (problem: Problem) => store.report(problem),
  })
  retention.tick()
  search.tick()

  return {
    get healthy() {
      return store.healthy
    },
    get unreadable() {
      return store.unreadable
    },
    account(environment, address) {
      const name = `${environment}:${address}`
      const known = accounts.get(name) ?? createAccountJournal(store, environment, address, nowMs)
      accounts.set(name, known)
      return known
    },
    write: (work) => store.batch(work),
    onTrouble: (listener) => store.onTrouble(listener),
    setRetentionDays(days) {
      retention.setDays(days)
      retention.tick()
    },
    size: () =>
      store.read(() => {
        const ask = (what: string) => (table: string) => {
          const sql = `SELECT ${what} AS rows FROM ${table}`
          return [table, (store.statement(sql).get() as { rows: number }).rows] as const
        }
        return {
          bytes: files.bytes(),
          rows: Object.fromEntries([
            ...keptTables.map(ask('coalesce(max(row), 0)')),
            ...prunedTables.map(ask('count(*)')),
          ]),
        }
      }),
    backedUp: keeper.done,
    hurrySearch: () => search.hurry(),
    async close() {
      search.stop()
      await keeper.stop()
      try {
        database.close()
      } catch (error) {
        log.warn('the journal was not closed cleanly', { error })
      }
    },
  }
}
