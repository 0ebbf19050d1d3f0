import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How this computer draws, as far as an earlier start has seen. */
export interface Drawing {
  /** It has but its processor to draw with: to look for more takes each start time, and a process that fails. */
  readonly isSoftware: boolean
  /** Says how this start draws, by the `gpu_compositing` of Electron's `app.getGPUFeatureStatus()`. */
  note(compositing: string): void
}

/** After so long it is looked for again: a driver may have been mended, a card put in. */
const believedForMs = 7 * 24 * 3_600_000

/** Recalls it from `directory`; what another version of Electron has seen, or nobody lately, counts for nothing. */
export function recallDrawing(directory: string, electron: string, nowMs: number): Drawing {
  const file = join(directory, 'drawing.json')
  const isSoftware = wasSeen(file, electron, nowMs)
  return {
    isSoftware,
    note(compositing) {
      // Where it was not looked for, nothing has been seen.
      if (isSoftware) return
      try {
        if (compositing === 'disabled_software')
          writeFileSync(file, JSON.stringify({ electron, atMs: nowMs }))
        else rmSync(file, { force: true })
      } catch {
        // The next start looks for itself again.
      }
    },
  }
}

function wasSeen(file: string, electron: string, nowMs: number): boolean {
  try {
    const seen = JSON.parse(readFileSync(file, 'utf8')) as { electron?: unknown; atMs?: unknown }
    return (
      seen.electron === electron &&
      typeof seen.atMs === 'number' &&
      Math.abs(nowMs - seen.atMs) < believedForMs
    )
  } catch {
    return false
  }
}
