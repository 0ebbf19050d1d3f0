import type { Problem } from '../../preload/model'
import type { Note, ReviewEntries, ReviewFilter, ReviewKind, ReviewPage } from '../../preload/review'
import { subjectOf } from '../../trading/note-subject'
import type { DeskSession } from '../desk'
import type { Readable } from '../store'
import { createStore } from '../store'

/** A row of any list of the review. */
export type ReviewEntry = ReviewEntries[ReviewKind]

/** Which list, and which rows of it. */
export interface ReviewQuery {
  kind: ReviewKind
  filter: ReviewFilter
}

/** What was read so far. */
export interface Reading {
  query: ReviewQuery | null
  entries: ReviewEntry[]
  /** By subject. */
  notes: ReadonlyMap<string, Note>
  phase: 'loading' | 'loadingMore' | 'ready' | 'failed'
  hasMore: boolean
  problem: Problem | null
}

/** Reads one list page by page; a new query throws the answers of the one before away. */
export interface ReviewReader {
  readonly state: Readable<Reading>
  open(query: ReviewQuery): Promise<void>
  /** The next page; nothing while one is on its way or there is none. */
  more(): Promise<void>
  /** The same again; what is there stays in sight until the answer. */
  reload(): Promise<void>
  /** A note that has just been kept. */
  noted(note: Note): void
}

const nothing: Reading = {
  query: null,
  entries: [],
  notes: new Map(),
  phase: 'loading',
  hasMore: false,
  problem: null,
}

/** A reader that has been asked for nothing. */
export function createReviewReader(desk: Pick<DeskSession, 'ask'>): ReviewReader {
  const state = createStore<Reading>(nothing)
  let cursor: string | null = null
  let asked = 0

  /** Reads on until something is found, or all has been looked through. */
  async function read(query: ReviewQuery, from: string | null): Promise<void> {
    asked += 1
    const mine = asked
    let goesOn = from !== null
    for (let next = from; ; next = cursor) {
      const answer = await desk.ask('review:entries', { ...query, cursor: next })
      if (mine !== asked) return
      if (!answer.ok) {
        state.update((now) => ({ ...now, phase: 'failed', problem: answer.problem }))
        return
      }
      const isDone = answer.value.cursor === null || answer.value.entries.length > 0
      cursor = answer.value.cursor
      takeIn(answer.value, goesOn, isDone)
      if (isDone) return
      goesOn = true
    }
  }

  function takeIn(page: ReviewPage, goesOn: boolean, isDone: boolean): void {
    const notes = page.notes.map((note) => [note.subject, note] as const)
    state.update((now) => ({
      ...now,
      entries: goesOn ? [...now.entries, ...page.entries] : [...page.entries],
      notes: new Map(goesOn ? [...now.notes, ...notes] : notes),
      phase: isDone ? 'ready' : 'loadingMore',
      hasMore: page.cursor !== null,
      problem: null,
    }))
  }

  return {
    state,
    async open(query) {
      cursor = null
      state.set({ ...nothing, query })
      await read(query, null)
    },
    async more() {
      const { query, phase } = state.get()
      if (!query || cursor === null || phase === 'loading' || phase === 'loadingMore') return
      state.update((now) => ({ ...now, phase: 'loadingMore', problem: null }))
      await read(query, cursor)
    },
    async reload() {
      const { query } = state.get()
      if (query) await read(query, null)
    },
    noted(note) {
      state.update((now) => {
        const notes = new Map(now.notes)
        if (note.words === '' && note.tags.length === 0) notes.delete(note.subject)
        else notes.set(note.subject, note)
        return { ...now, notes }
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
