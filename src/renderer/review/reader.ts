import type { Note, ReviewEntries, ReviewFilter, ReviewKind } from '../../preload/review'
import { subjectOf } from '../../trading/note-subject'
import type { DeskSession } from '../desk'
import type { PageReader, ReadPage } from '../paging/reader'
import { createPageReader } from '../paging/reader'
import type { Readable } from '../store'
import { createStore } from '../store'

/** A row of any list of the review. */
export type ReviewEntry = ReviewEntries[ReviewKind]

/** Which list, and which rows of it. */
export interface ReviewQuery {
  kind: ReviewKind
  filter: ReviewFilter
}

/** Reads one list page by page, with the notes about its rows beside it. */
export interface ReviewReader extends PageReader<ReviewQuery, ReviewEntry> {
  /** By subject. */
  readonly notes: Readable<ReadonlyMap<string, Note>>
  /** A note that has just been kept. */
  noted(note: Note): void
}

/** A reader that has been asked for nothing. */
export function createReviewReader(desk: Pick<DeskSession, 'ask'>): ReviewReader {
  const notes = createStore<ReadonlyMap<string, Note>>(new Map())

  function take(read: readonly Note[], goesOn: boolean): void {
    const fresh = read.map((note) => [note.subject, note] as const)
    notes.update((now) => new Map(goesOn ? [...now, ...fresh] : fresh))
  }

  /** Reads on until something is found, or all has been looked through. */
  const readPage: ReadPage<ReviewQuery, ReviewEntry> = async (query, from, isWanted) => {
    for (let cursor = from; ;) {
      const answer = await desk.ask('review:entries', { ...query, cursor })
      if (!answer.ok || !isWanted()) return answer
      take(answer.value.notes, cursor !== null)
      if (answer.value.cursor === null || answer.value.entries.length > 0) return answer
      cursor = answer.value.cursor
    }
  }

  return {
    ...createPageReader(readPage),
    notes,
    noted(note) {
      notes.update((now) => {
        const next = new Map(now)
        if (note.words === '' && note.tags.length === 0) next.delete(note.subject)
        else next.set(note.subject, note)
        return next
      })
    },
  }
}

/** What a note about a row is filed under. */
export function subjectOfEntry(kind: ReviewKind, entry: ReviewEntry): string {
  return subjectOf(kind, keyOfEntry(kind, entry))
}

/** What names a row in its list. */
export function keyOfEntry(kind: ReviewKind, entry: ReviewEntry): string {
  if (kind === 'fills' && 'key' in entry) return entry.key
  return entry.id === '' && 'clientId' in entry ? entry.clientId : entry.id
}

/** The order a row is of; null where it is of none. */
export function orderOf(entry: ReviewEntry): string | null {
  if ('orderId' in entry) return entry.orderId || null
  return 'timeInForce' in entry ? entry.id || null : null
}
