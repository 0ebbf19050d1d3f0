import { mkdirSync } from 'node:fs'
import type { Problem, Result } from '../../preload/model'
import type { Log } from '../log'
import { isSound } from './check'
import { openDatabase, type Database } from './database'
import { createJournalFiles, type JournalFiles } from './files'
import { createJournal, type Journal } from './journal'
import { applicationId, currentVersion, migrate } from './migrations'
import { toProblem } from './problem'

export interface JournalOptions {
  /** Made if it is not there. */
  directory: string
  log: Log
  nowMs: () => number
  /** How long what is not money is kept: see retention; 0 keeps everything. */
  retentionDays: number
}

/**
 * fresh: there was none. opened: as it was left. restored: it was damaged or gone and the newest sound backup
 * took its place: ask the venue for what came since. rebuilt: it was damaged and no backup
 * was good, so it starts empty: ask the venue for everything.
 */
export type Outcome = 'fresh' | 'opened' | 'restored' | 'rebuilt'

export interface OpenedJournal {
  journal: Journal
  outcome: Outcome
  /** Whether the whole file was read and found sound before it was used. */
  checkedAtStart: boolean
}

type Opening =
  | { kind: 'opened' | 'empty'; database: Database }
  | { kind: 'damaged'; why: string }
  | { kind: 'problem'; problem: Problem }

/** Up to this size a file is read whole at every start: some tens of milliseconds. */
const checkedAtStartBytes = 16 * 1024 * 1024

/**
 * Opens the journal of a directory and locks it. A damaged file is put aside as `journal.damaged-<time>.db`
 * and the newest sound backup takes its place. Problems: `journal.inUse` where another process holds it,
 * `journal.newer` for a file of a later version of the app, which is left as it is, `journal.full`,
 * `journal.unwritable`, `journal.failed`.
 *
 * A small file is checked whole before it is used. Reading a large one takes seconds, so there the day's
 * backup is what is checked, in a thread of its own, after every unclean end and once a day: a crash alone
 * cannot damage the file, what damages it is outside. Damage found so, or met on the way, is told by
 * `onTrouble` and leaves a mark that makes the next start read the file whole and repair it.
 */
export function openJournal(options: JournalOptions): Result<OpenedJournal> {
  const { directory, log, nowMs } = options
  try {
    mkdirSync(directory, { recursive: true })
    const files = createJournalFiles(directory)
    const isInDoubt = files.hasLog() && files.bytes() > checkedAtStartBytes
    const isReadWhole = files.isSuspect() || files.bytes() <= checkedAtStartBytes
    const opened = openOrRepair(files, log, nowMs)
    if (!opened.ok) return opened
    const { database, outcome } = opened.value
    files.clearSuspect()
    const isEmpty = outcome === 'fresh' || outcome === 'rebuilt'
    const backup = isEmpty ? 'never' : isInDoubt ? 'now' : 'daily'
    const journal = createJournal({ ...options, database, files, backup })
    log.info('the journal is open', { outcome, bytes: files.bytes() })
    return { ok: true, value: { journal, outcome, checkedAtStart: isReadWhole || outcome !== 'opened' } }
  } catch (error) {
    return { ok: false, problem: toProblem(error) }
  }
}

function openOrRepair(
  files: JournalFiles,
  log: Log,
  nowMs: () => number,
): Result<{ database: Database; outcome: Outcome }> {
  const opening = open(files, files.isSuspect() ? 'thorough' : 'ifSmall')
  switch (opening.kind) {
    case 'problem':
      return { ok: false, problem: opening.problem }
    case 'opened':
      return { ok: true, value: { database: opening.database, outcome: 'opened' } }
    case 'empty':
      if (files.backups().length === 0)
        return { ok: true, value: { database: opening.database, outcome: 'fresh' } }
      log.error('the journal is gone')
      opening.database.close()
      files.drop()
      break
    case 'damaged':
      log.error('the journal is damaged and put aside', { why: opening.why })
      files.moveAside(nowMs())
  }
  return restore(files)
}

/** The newest sound backup in the journal's place, or an empty journal. */
function restore(files: JournalFiles): Result<{ database: Database; outcome: Outcome }> {
  for (const backup of files.backups()) {
    files.restore(backup)
    const restored = open(files, 'quick')
    if (restored.kind === 'opened')
      return { ok: true, value: { database: restored.database, outcome: 'restored' } }
    if (restored.kind === 'empty') restored.database.close()
    if (restored.kind === 'problem') return { ok: false, problem: restored.problem }
    files.drop()
  }
  const rebuilt = open(files, 'ifSmall')
  if (rebuilt.kind === 'opened' || rebuilt.kind === 'empty')
    return { ok: true, value: { database: rebuilt.database, outcome: 'rebuilt' } }
  return { ok: false, problem: rebuilt.kind === 'problem' ? rebuilt.problem : { code: 'journal.failed' } }
}

/** Opens the file as it lies there, checks it so far, and brings it to today's version. */
function open(files: JournalFiles, how: 'ifSmall' | 'quick' | 'thorough'): Opening {
  const header = files.header()
  if (header === 'foreign') return { kind: 'damaged', why: 'no database' }
  if (header !== 'empty' && isNewer(header.application, header.version)) return newer(header.version)
  let database: Database | undefined
  try {
    database = openDatabase(files.main)
    const opening = examine(database, files, how)
    if (opening.kind === 'damaged' || opening.kind === 'problem') database.abandon()
    return opening
  } catch (error) {
    database?.abandon()
    const problem = toProblem(error)
    if (problem.code === 'journal.damaged') return { kind: 'damaged', why: problem.detail ?? '' }
    return { kind: 'problem', problem }
  }
}

function examine(database: Database, files: JournalFiles, how: 'ifSmall' | 'quick' | 'thorough'): Opening {
  const [[version, application, tables] = []] = database.glance(
    'user_version, application_id, tables',
    `FROM pragma_user_version, pragma_application_id, (SELECT count(*) AS tables FROM sqlite_schema)`,
  ) as number[][]
  const isEmpty = tables === 0
  if (!isEmpty && application !== applicationId) return { kind: 'damaged', why: 'of another application' }
  if (isNewer(application ?? 0, version ?? 0)) return newer(version ?? 0)
  const checked = how === 'ifSmall' ? files.bytes() <= checkedAtStartBytes : true
  if (checked && !isSound(database, how === 'thorough' ? 'thorough' : 'quick'))
    return { kind: 'damaged', why: 'its check failed' }
  migrate(database, version ?? 0)
  return { kind: isEmpty ? 'empty' : 'opened', database }
}

function isNewer(application: number, version: number): boolean {
  return application === applicationId && version > currentVersion
}

function newer(version: number): Opening {
  return { kind: 'problem', problem: { code: 'journal.newer', values: { version: String(version) } } }
}
