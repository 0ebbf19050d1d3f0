import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readSync } from 'node:fs'
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a journal below one directory. Whatever they do may throw. */
export interface JournalFiles {
  readonly main: string
  /** Whether what SQLite keeps beside an open file is there: the last end was not clean. */
  hasLog(): boolean
  /** Whether something in the file was found damaged and it must be read whole at the next start. */
  isSuspect(): boolean
  markSuspect(): void
  clearSuspect(): void
  /** Version and application in the file's own header; 'foreign' where it is no database. */
  header(): { version: number; application: number } | 'empty' | 'foreign'
  /** Bytes on disk, without backups. */
  bytes(): number
  /** Newest first. */
  backups(): string[]
  backupOf(day: string): string
  /** Where a copy is made before it takes a name that counts. */
  readonly draft: string
  /** The draft becomes the backup of that day; all but the newest two go. */
  keepDraft(day: string): void
  dropDraft(): void
  /** Puts the file and what is beside it under a name of their own. */
  moveAside(atMs: number): void
  /** A backup becomes the journal. */
  restore(backup: string): void
  /** Takes away a journal that holds nothing worth keeping. */
  drop(): void
}

const backupPattern = /^journal\.backup-\d{4}-\d{2}-\d{2}\.db$/
const backupsKept = 2
const headerLength = 100
const magic = 'SQLite format 3\0'
const besides = ['', '-wal', '-shm', '-journal']

/** The files of the journal in a directory that is there. */
export function createJournalFiles(directory: string): JournalFiles {
  const main = join(directory, 'journal.db')
  const suspect = join(directory, 'journal.suspect')
  const draft = join(directory, 'journal.draft.db')
  const backupOf = (day: string) => join(directory, `journal.backup-${day}.db`)
  const backups = () =>
    readdirSync(directory)
      .filter((name) => backupPattern.test(name))
      .sort()
      .reverse()
      .map((name) => join(directory, name))
  const remove = (path: string) => {
    for (const end of besides) rmSync(path + end, { force: true })
  }

  return {
    main,
    hasLog: () => sizeOf(`${main}-wal`) > 0,
    draft,
    isSuspect: () => existsSync(suspect),
    markSuspect: () => writeFileSync(suspect, ''),
    clearSuspect: () => rmSync(suspect, { force: true }),
    header() {
      if (sizeOf(main) === 0) return 'empty'
      const bytes = Buffer.alloc(headerLength)
      const file = openSync(main, 'r')
      try {
        readSync(file, bytes, 0, headerLength, 0)
      } finally {
        closeSync(file)
      }
      if (bytes.toString('latin1', 0, magic.length) !== magic) return 'foreign'
      return { version: bytes.readUInt32BE(60), application: bytes.readUInt32BE(68) }
    },
    bytes: () => sizeOf(main) + sizeOf(`${main}-wal`),
    backups,
    backupOf,
    keepDraft(day) {
      renameSync(draft, backupOf(day))
      for (const old of backups().slice(backupsKept)) remove(old)
    },
    dropDraft: () => remove(draft),
    moveAside(atMs) {
      const aside = join(directory, `journal.damaged-${toFileTime(atMs)}.db`)
      for (const end of besides) if (existsSync(main + end)) renameSync(main + end, aside + end)
    },
    restore(backup) {
      copyFileSync(backup, draft)
      const file = openSync(draft, 'r+')
      try {
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(draft, main)
    },
    drop: () => remove(main),
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function toFileTime(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[:.]/g, '-')
}
