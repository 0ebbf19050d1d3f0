import type { Result } from '../../preload/model'
import type { ExportProgress, ExportWish } from '../../preload/review'
import { toCsvLine } from './csv'
import { cancelled, planOf, type ExportSource } from './export-parts'
import { exportColumns } from './export-tables'

/** Where an export goes, piece by piece. */
export interface ExportFile {
  write(text: string): Promise<void>
}

/** Whoever waits for an export. */
export interface ExportWatch {
  /** How far it has come; at the begin, and after each slice. */
  wrote(progress: ExportProgress): void
  /** Calls it back. */
  signal: AbortSignal
}

/** Writes what was wished for, newest first, a slice at a time; how many rows it was, or `review.cancelled`. */
export async function writeExport(
  source: ExportSource,
  wish: ExportWish,
  file: ExportFile,
  watch: ExportWatch,
): Promise<Result<number>> {
  const { kind, form } = wish
  const columns = exportColumns[kind]
  const isCsv = form === 'csv'
  watch.wrote({ rows: 0, share: null })
  await file.write(isCsv ? toCsvLine(columns.map(({ head }) => head)) : '[')
  const planned = await planOf(source, wish, watch.signal)
  if (!planned.ok) return planned
  const { parts, total } = planned.value
  let count = 0
  let looked = 0
  for (const part of parts) {
    if (!part.ok) return part
    if (watch.signal.aborted) return cancelled
    const lines = part.value.rows.map(({ row, note }, place) => {
      const cells = columns.map(({ cell }) => cell(row as never, note, source.settlementCurrency))
      if (isCsv) return toCsvLine(cells)
      const object = Object.fromEntries(columns.map(({ head }, index) => [head, cells[index] ?? null]))
      return `${count + place === 0 ? '\n' : ',\n'}${JSON.stringify(object)}`
    })
    count += part.value.rows.length
    looked += part.value.looked
    await file.write(lines.join(''))
    // More may have come in meanwhile.
    watch.wrote({ rows: count, share: total === 0 ? 1 : Math.min(1, looked / total) })
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (!isCsv) await file.write(count === 0 ? ']\n' : '\n]\n')
  return { ok: true, value: count }
}
