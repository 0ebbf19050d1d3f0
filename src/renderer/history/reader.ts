import type { HistoryEntries, HistoryKind } from '../../preload/records'
import type { DeskSession } from '../desk'
import { createPageReader, type PageReader, type Reading as PageReading } from '../paging/reader'
import type { Period } from './period'

/** An entry of any history. */
export type Entry = HistoryEntries[HistoryKind]

/** A part of the past. */
export interface Query extends Period {
  kind: HistoryKind
  market: string | null
}

/** What was read so far of it. */
export type Reading = PageReading<Query, Entry>

/** Reads one part of the venue's past page by page. */
export function createHistoryReader(desk: Pick<DeskSession, 'ask'>): PageReader<Query, Entry> {
  return createPageReader<Query, Entry>((query, cursor) => desk.ask('history:read', { ...query, cursor }))
}
