import { randomUUID } from 'node:crypto'

/** Ways to read on, kept under names that say nothing: what is behind a cursor never leaves main. */
export interface Cursors<T> {
  /** Keeps a way to read on; null for none. */
  keep(reading: T | null): string | null
  /** The same each time, so that a page that failed can be asked for again; undefined when it is forgotten. */
  find(cursor: string): T | undefined
}

/** Cursors of which only the newest are remembered. */
export function createCursors<T>(most = 64): Cursors<T> {
  const kept = new Map<string, T>()
  return {
    keep(reading) {
      if (reading === null) return null
      const cursor = randomUUID()
      kept.set(cursor, reading)
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return cursor
    },
    find: (cursor) => kept.get(cursor),
  }
}
