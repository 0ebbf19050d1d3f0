import type { Result } from '../../preload/model'
import type { Exported, ExportProgress, ExportWish } from '../../preload/review'
import { writeExport } from './exporter'
import type { ExportSource } from './export-parts'
import { beginFile } from './part-file'

/** Writes one export at a time to a file that is there whole, or not at all. */
export interface ExportRun {
  /** `review.exporting` while another is written, `review.cancelled` for one called back, `review.unwritable`. */
  write(path: string, source: ExportSource, wish: ExportWish): Promise<Result<Exported>>
  /** Calls back the one that is written, if one is; resolves once nothing is left of it. */
  cancel(): Promise<void>
}

/** Nothing is written yet; `onProgress` hears, slice by slice, how far it has come. */
export function createExportRun(onProgress: (progress: ExportProgress) => void): ExportRun {
  let running: { calledBack: AbortController; ended: Promise<unknown> } | null = null

  async function toFile(
    path: string,
    source: ExportSource,
    wish: ExportWish,
    signal: AbortSignal,
  ): Promise<Result<Exported>> {
    try {
      const file = await beginFile(path)
      try {
        const written = await writeExport(source, wish, file, { wrote: onProgress, signal })
        if (!written.ok) return written
        await file.keep()
        return { ok: true, value: { path, rows: written.value } }
      } finally {
        await file.drop()
      }
    } catch (error) {
      const detail = error instanceof Error ? error.message : ''
      return { ok: false, problem: { code: 'review.unwritable', detail } }
    }
  }

  return {
    async write(path, source, wish) {
      if (running) return { ok: false, problem: { code: 'review.exporting' } }
      const mine = { calledBack: new AbortController(), ended: Promise.resolve<unknown>(undefined) }
      running = mine
      const answer = toFile(path, source, wish, mine.calledBack.signal)
      mine.ended = answer
      try {
        return await answer
      } finally {
        running = null
      }
    },
    async cancel() {
      if (!running) return
      running.calledBack.abort()
      await running.ended
    },
  }
}
