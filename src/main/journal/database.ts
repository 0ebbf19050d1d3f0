import { createRequire } from 'node:module'
import type * as Sqlite from '@photostructure/sqlite'

// Required: importing what is no module has its text searched for names first.
const { DatabaseSync, backup } = createRequire(import.meta.url)('@photostructure/sqlite') as typeof Sqlite

export type Statement = Sqlite.StatementSyncInstance

/** An open file of the journal. The only door to SQLite; whatever it does may throw. */
export interface Database {
  readonly path: string
  readonly inTransaction: boolean
  exec(sql: string): void
  /** Prepared once for each text. */
  statement(sql: string): Statement
  /** The rows of a query of a few values; unlike a statement it leaves nothing open behind. */
  glance(columns: string, rest: string): unknown[][]
  /** Copies the file as it stands to another; rejects when `goOn` said no between two steps. */
  copyTo(path: string, goOn: () => boolean): Promise<void>
  /** Merges what waits, gives the lock back and closes. */
  close(): void
  /** Closes at once and leaves the file as it is. */
  abandon(): void
}

const busyTimeoutMs = 1_000
/** Of the file, in memory. A file that passes is small at first, and more written than read. */
const cacheKilobytes = { WAL: 16_000, MEMORY: 4_000 }
const pagesAStep = 200

/**
 * Opens, or creates, a file and locks it: whoever comes second gets SQLITE_BUSY. A killed process leaves no
 * lock behind. Commits outlive the process at once, and a power cut from the next checkpoint on.
 */
export function openDatabase(path: string): Database {
  return open(path, 'WAL')
}

/**
 * A file for as long as it is open: nobody else finds it, and nothing of it is left, whatever ends the process.
 * What is much of it is on the disk, where a database in memory would grow with all that it is given.
 */
export function openPassingDatabase(): Database {
  return open('', 'MEMORY')
}

function open(path: string, journalMode: 'WAL' | 'MEMORY'): Database {
  const connection = new DatabaseSync(path, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
  try {
    // Vacuuming must be chosen before the first table; the lock before the log is first looked at.
    connection.exec(`PRAGMA auto_vacuum = INCREMENTAL; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = ${journalMode}; PRAGMA synchronous = NORMAL;
      PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -${cacheKilobytes[journalMode]};`)
  } catch (error) {
    connection.close()
    throw error
  }
  return wrap(connection, path)
}

/** The version of SQLite that the app carries. */
export function sqliteVersion(): string {
  const memory = new DatabaseSync(':memory:')
  try {
    return String((memory.prepare('SELECT sqlite_version() AS version').get() as { version: string }).version)
  } finally {
    memory.close()
  }
}

function wrap(connection: InstanceType<typeof DatabaseSync>, path: string): Database {
  const statements = new Map<string, Statement>()
  const glances = createGlances()
  connection.function('glance', { varargs: true }, glances.take)
  return {
    path,
    get inTransaction() {
      return connection.isTransaction
    },
    exec: (sql) => connection.exec(sql),
    statement(sql) {
      const known = statements.get(sql)
      if (known) return known
      const made = connection.prepare(sql)
      statements.set(sql, made)
      return made
    },
    glance(columns, rest) {
      const rows = glances.begin()
      connection.exec(`SELECT glance(${columns}) ${rest}`)
      return rows
    },
    async copyTo(copy, goOn) {
      const progress = () => {
        if (!goOn()) throw new Error('called off')
      }
      await backup(connection, copy, { rate: pagesAStep, progress })
    },
    close() {
      // The library frees statements only when they are collected, and until then a closed file stays
      // locked; leaving the log's mode gives the lock back now.
      try {
        connection.exec(
          'PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_master',
        )
      } finally {
        connection.close()
        statements.clear()
      }
    },
    abandon() {
      connection.close()
      statements.clear()
    },
  }
}

/**
 * In a scope of its own: the library keeps the function it is given for as long as its connection lives, and a
 * function keeps what stands around it. Next to the connection it would keep that, and its statements, for ever.
 */
function createGlances() {
  let rows: unknown[][] = []
  return {
    begin: (): unknown[][] => (rows = []),
    take(this: void, ...row: unknown[]): number {
      rows.push(row)
      return 0
    },
  }
}
