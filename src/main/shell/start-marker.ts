import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** So many starts in a row that came to nothing, and the next one is careful. */
const crashesUntilSafe = 2

/** Remembers on disk a start that has neither come to health nor ended on purpose. */
export interface StartMarker {
  /** How many starts before this one, in a row, crashed. */
  readonly crashedStarts: number
  /** Whether this start should leave out all it can. */
  readonly isSafe: boolean
  /** This start has come to health, or ends on purpose: the next one begins without a shadow. */
  clear(): void
}

/** Marks this start in `directory`; a marker that cannot be read or written counts as none. */
export function markStart(directory: string): StartMarker {
  const file = join(directory, 'starting.json')
  const crashedStarts = readCrashes(file)
  try {
    writeFileSync(file, JSON.stringify({ starts: crashedStarts + 1 }))
  } catch {
    // Without a marker there is no safe mode; the app must start all the same.
  }
  return {
    crashedStarts,
    isSafe: crashedStarts >= crashesUntilSafe,
    clear: () => rmSync(file, { force: true }),
  }
}

function readCrashes(file: string): number {
  try {
    const { starts } = JSON.parse(readFileSync(file, 'utf8')) as { starts?: unknown }
    return typeof starts === 'number' && Number.isSafeInteger(starts) && starts > 0
      ? Math.min(starts, 1_000)
      : 0
  } catch {
    return 0
  }
}
