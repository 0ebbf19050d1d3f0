import type { Database } from './database'
import { createTables } from './schema-1'
import { addDayTotals } from './schema-2'
import { addNotes } from './schema-3'
import { addMonthTotals } from './schema-4'
import { addSearch } from './schema-5'

/** Marks a file as a journal of this app ("PDJ1"). */
export const applicationId = 0x50444a31

/** The steps from an empty file to today's, in order; a step that has been released never changes. */
const steps: readonly ((database: Database) => void)[] = [
  createTables,
  addDayTotals,
  addNotes,
  addMonthTotals,
  addSearch,
]

/** The version a file has after all steps. */
export const currentVersion = steps.length

/** Brings a file from its version to today's, each step in its own transaction. Throws what fails. */
export function migrate(database: Database, from: number): void {
  steps.slice(from).forEach((step, index) => {
    database.exec('BEGIN IMMEDIATE')
    try {
      step(database)
      database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${from + index + 1}`)
      database.exec('COMMIT')
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK')
      throw error
    }
  })
  // The version belongs in the file's own header, where an older app looks before it touches anything.
  if (from < currentVersion) database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}
