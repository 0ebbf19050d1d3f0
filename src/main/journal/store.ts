import type { Log } from '../log'
import type { Problem, Result } from '../../preload/model'
import type { Database, Statement } from './database'
import type { TroubleListener } from './nouns'
import { toProblem } from './problem'

/** Reads and writes of one file whose failures are values. */
export interface Store {
  /** False since a write or a read failed; true again with the next write that succeeds. */
  readonly healthy: boolean
  /** Nouns on disk that could not be read and were left out, since the start. */
  readonly unreadable: number
  /** Goes up whenever something that was written is taken back: what was learned meanwhile is void. */
  readonly rollbacks: number
  statement(sql: string): Statement
  read<T>(work: () => T): Result<T>
  /** Writes that belong together; within a batch they join it, and their failure is the batch's. */
  record<T>(work: () => T): Result<T>
  /**
   * Runs `work`, which records, as one transaction: all of it is on disk, or nothing. What `work` itself
   * throws takes back all and is thrown on. Within another batch it joins that one.
   */
  batch<T>(work: () => T): Result<T>
  countUnreadable(): void
  onTrouble(listener: TroubleListener): () => void
  /** Says that the file can no longer be relied on. */
  report(problem: Problem): void
}

interface Options {
  database: Database
  log: Log
  /** Called after each transaction that has been committed. */
  committed: () => void
}

/** A store over an open file. */
export function createStore({ database, log, committed }: Options): Store {
  const listeners = new Set<TroubleListener>()
  let trouble: Problem | null = null
  let unreadable = 0
  let rollbacks = 0
  let inBatch = false
  /** Why the transaction under way cannot be committed any more. */
  let doomed: Problem | null = null

  function report(problem: Problem): void {
    const isNews = trouble?.code !== problem.code
    trouble = problem
    if (!isNews) return
    log.error('the journal failed', { code: problem.code, detail: problem.detail })
    for (const listener of listeners) listener(problem)
  }

  function recover(): void {
    // Damage stays: one write that goes well does not prove the rest of the file.
    if (!trouble || trouble.code === 'journal.damaged') return
    trouble = null
    log.info('the journal can be written again')
    for (const listener of listeners) listener(null)
  }

  function fail(error: unknown): { ok: false; problem: Problem } {
    const problem = toProblem(error)
    report(problem)
    return { ok: false, problem }
  }

  function rollBack(): void {
    rollbacks += 1
    try {
      // SQLite has rolled back by itself after a full disk and the like.
      if (database.inTransaction) database.exec('ROLLBACK')
    } catch (error) {
      report(toProblem(error))
    }
  }

  function join<T>(work: () => T): Result<T> {
    if (doomed) return { ok: false, problem: doomed }
    try {
      return { ok: true, value: work() }
    } catch (error) {
      const failure = fail(error)
      doomed = failure.problem
      return failure
    }
  }

  function begin<T>(work: () => T): Result<T> {
    doomed = null
    try {
      database.statement('BEGIN IMMEDIATE').run()
    } catch (error) {
      return fail(error)
    }
    let value: T
    inBatch = true
    try {
      value = work()
    } catch (error) {
      rollBack()
      throw error
    } finally {
      inBatch = false
    }
    try {
      if (!doomed) database.statement('COMMIT').run()
    } catch (error) {
      doomed = fail(error).problem
    }
    if (doomed) {
      rollBack()
      return { ok: false, problem: doomed }
    }
    recover()
    committed()
    return { ok: true, value }
  }

  return {
    get healthy() {
      return trouble === null
    },
    get unreadable() {
      return unreadable
    },
    get rollbacks() {
      return rollbacks
    },
    statement: (sql) => database.statement(sql),
    read(work) {
      try {
        return { ok: true, value: work() }
      } catch (error) {
        return fail(error)
      }
    },
    record(work) {
      if (inBatch) return join(work)
      const begun = begin(() => join(work))
      return begun.ok ? begun.value : begun
    },
    batch(work) {
      if (!inBatch) return begin(work)
      const value = work()
      return doomed ? { ok: false, problem: doomed } : { ok: true, value }
    },
    countUnreadable() {
      unreadable += 1
    },
    onTrouble(listener) {
      listeners.add(listener)
      // It may have come before anybody listened.
      if (trouble) listener(trouble)
      return () => listeners.delete(listener)
    },
    report,
  }
}
