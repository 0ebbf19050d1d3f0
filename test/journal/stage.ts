import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Log } from '../../src/main/log'
import type { Journal } from '../../src/main/journal/journal'
import { openJournal, type OpenedJournal } from '../../src/main/journal/open-journal'
import type { Result } from '../../src/preload/model'

/** Noon of a day in UTC. */
export const noonMs = Date.UTC(2026, 0, 31, 12)

export const dayMs = 86_400_000

/** A log nobody reads. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** A directory of its own, for as long as the test runs. */
export function folder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'paradesk-journal-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** Opens the journal of a directory at a moment that stands still, or at one that is asked for. */
export function tryOpen(
  directory: string,
  over: { nowMs?: () => number; retentionDays?: number } = {},
): Result<OpenedJournal> {
  const opened = openJournal({ directory, log: silentLog, nowMs: () => noonMs, retentionDays: 0, ...over })
  // Before its directory goes: a backup may be on its way.
  if (opened.ok) onTestFinished(() => opened.value.journal.close())
  return opened
}

/** The same, where nothing may stand against it. */
export function open(
  directory: string,
  over: { nowMs?: () => number; retentionDays?: number } = {},
): OpenedJournal {
  return valueOf(tryOpen(directory, over))
}

/** Opens a journal, and ends it once its backup is made. */
export async function visit<T>(
  directory: string,
  work: (journal: Journal) => T | Promise<T>,
  over: { nowMs?: () => number; retentionDays?: number } = {},
): Promise<T> {
  const { journal } = open(directory, over)
  await journal.backedUp
  try {
    return await work(journal)
  } finally {
    await journal.close()
  }
}

/** What a result holds, or an error. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}
