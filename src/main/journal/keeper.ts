import type { Log } from '../log'
import type { Problem } from '../../preload/model'
import { isSoundApart } from './check'
import type { Database } from './database'
import type { JournalFiles } from './files'
import { toProblem } from './problem'

/** Makes the day's backup beside the running journal. */
export interface Keeper {
  /** Resolves when what was begun at the start is done; rejects never. */
  readonly done: Promise<void>
  /** Calls off what is under way; resolves when the file is no longer in use. */
  stop(): Promise<void>
}

interface Options {
  database: Database
  files: JournalFiles
  log: Log
  nowMs: () => number
  /** never: there is nothing to keep yet. daily: unless today's is there. now: the file is in doubt. */
  when: 'never' | 'daily' | 'now'
  damaged: (problem: Problem) => void
}

/**
 * Copies the journal, reads the copy whole, and keeps it as the day's backup only if it is sound: what was
 * found to be damaged never replaces a good one. Neither step holds up the app.
 */
export function startKeeper(options: Options): Keeper {
  const { database, files, log } = options
  const calledOff = new AbortController()
  const { signal } = calledOff

  async function keep(): Promise<void> {
    const day = new Date(options.nowMs()).toISOString().slice(0, 10)
    if (options.when === 'never') return
    if (options.when === 'daily' && files.backups().includes(files.backupOf(day))) return
    files.dropDraft()
    await database.copyTo(files.draft, () => !signal.aborted)
    signal.throwIfAborted()
    if (await isSoundApart(files.draft, signal)) {
      files.keepDraft(day)
      return
    }
    files.dropDraft()
    options.damaged({ code: 'journal.damaged' })
  }

  const done = keep().catch((error: unknown) => {
    // No backup today; the journal itself is none the worse.
    if (!signal.aborted) log.warn('no backup of the journal was made', { problem: toProblem(error) })
    try {
      files.dropDraft()
    } catch {
      // The next start does.
    }
  })

  return {
    done,
    async stop() {
      calledOff.abort()
      await done
    },
  }
}
