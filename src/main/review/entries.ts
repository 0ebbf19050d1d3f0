import { subjectOf } from '../../trading/note-subject'
import type { Result } from '../../preload/model'
import type { Note, ReviewEntries, ReviewFilter, ReviewKind, RoundTrip } from '../../preload/review'
import type { AccountJournal } from '../journal/account-journal'
import type { PageQuery } from '../journal/nouns'
import { isTripWithin, toPageQuery } from './stretch'

type Books = Pick<AccountJournal, 'fills' | 'orders' | 'funding' | 'notesOf'>

/** A page of one list, before its kind is named. */
export interface EntryPage<K extends ReviewKind> {
  entries: ReviewEntries[K][]
  notes: Note[]
  cursor: string | null
}

/** What names a row in its list. */
export const nameOf: { [K in ReviewKind]: (entry: ReviewEntries[K]) => string } = {
  trips: ({ id }) => id,
  fills: ({ key }) => key,
  orders: ({ id, clientId }) => id || clientId,
  funding: ({ id }) => id,
}

/** The texts of a row that a search goes through. */
const textsOf: { [K in ReviewKind]: (entry: ReviewEntries[K]) => (string | null)[] } = {
  trips: ({ id, market, side, endedBy }) => [id, market, side, endedBy],
  fills: ({ id, market, orderId, clientId, fillType, liquidity }) => [
    id,
    market,
    orderId,
    clientId,
    fillType,
    liquidity,
  ],
  orders: ({ id, clientId, market, type, state, cancelReason }) => [
    id,
    clientId,
    market,
    type,
    state,
    cancelReason,
  ],
  funding: ({ id, market }) => [id, market],
}

/** Which side a row is of; null is of none, and is not asked for by a side. */
const sideOf: { [K in ReviewKind]: (entry: ReviewEntries[K]) => 'buy' | 'sell' | null } = {
  trips: ({ side }) => (side === 'long' ? 'buy' : 'sell'),
  fills: ({ side }) => side,
  orders: ({ side }) => side,
  funding: () => null,
}

const pageSize = 100
/** Rows that are looked through for a page at most: some milliseconds' worth. */
const lookedThrough = 1_000

/**
 * A page of rows that the filter lets through, newest first. It looks through so many at a time only, so that a
 * search for what is rare holds nobody up: a page may be short, or empty, and have a cursor to go on by.
 */
export function readEntries<K extends Exclude<ReviewKind, 'trips'>>(
  books: Books,
  kind: K,
  filter: ReviewFilter,
  cursor: string | null,
): Result<EntryPage<K>> {
  const found: EntryPage<K> = { entries: [], notes: [], cursor }
  for (let looked = 0; looked < lookedThrough && found.entries.length < pageSize; looked += pageSize) {
    const page = pageReaders[kind](books, toPageQuery(filter, found.cursor, pageSize))
    if (!page.ok) return page
    const kept = keep(books, kind, page.value.entries, filter)
    if (!kept.ok) return kept
    found.entries.push(...kept.value.entries)
    found.notes.push(...kept.value.notes)
    found.cursor = page.value.next
    if (found.cursor === null) break
  }
  return { ok: true, value: found }
}

/** The same of round trips, those that go on first; the cursor is the name of the last one. */
export function pageTrips(
  books: Pick<Books, 'notesOf'>,
  trips: readonly RoundTrip[],
  filter: ReviewFilter,
  cursor: string | null,
): Result<EntryPage<'trips'>> {
  const newest = [...trips].sort(
    (a, b) => (b.closedAtMs ?? Infinity) - (a.closedAtMs ?? Infinity) || b.openedAtMs - a.openedAtMs,
  )
  const from = cursor === null ? 0 : newest.findIndex(({ id }) => id === cursor) + 1
  const within = newest.slice(from).filter((trip) => isTripWithin(trip, filter))
  const looked = within.slice(0, lookedThrough)
  const kept = keep(books, 'trips', looked, filter)
  if (!kept.ok) return kept
  const entries = kept.value.entries.slice(0, pageSize)
  const shown = new Set(entries.map(({ id }) => subjectOf('trips', id)))
  const last = kept.value.entries.length > pageSize ? entries.at(-1) : looked.at(-1)
  const isAll = kept.value.entries.length <= pageSize && looked.length === within.length
  return {
    ok: true,
    value: {
      entries,
      notes: kept.value.notes.filter(({ subject }) => shown.has(subject)),
      cursor: isAll ? null : (last?.id ?? null),
    },
  }
}

/** How each list is read out of the journal. */
export const pageReaders: {
  [K in Exclude<ReviewKind, 'trips'>]: (
    books: Books,
    query: PageQuery,
  ) => Result<{ entries: ReviewEntries[K][]; next: string | null }>
} = {
  fills(books, query) {
    const page = books.fills(query)
    if (!page.ok) return page
    const entries = page.value.entries.map(({ fill, busted }) => ({ ...fill, busted }))
    return { ok: true, value: { entries, next: page.value.next } }
  },
  orders: (books, query) => books.orders(query),
  funding: (books, query) => books.funding(query),
}

/** Of these rows those that the filter lets through, with the notes about them. */
function keep<K extends ReviewKind>(
  books: Pick<Books, 'notesOf'>,
  kind: K,
  entries: readonly ReviewEntries[K][],
  { side, tag, text }: ReviewFilter,
): Result<{ entries: ReviewEntries[K][]; notes: Note[] }> {
  const subject = (entry: ReviewEntries[K]) => subjectOf(kind, nameOf[kind](entry))
  const notes = books.notesOf(entries.map(subject))
  if (!notes.ok) return notes
  const noteOf = new Map(notes.value.map((note) => [note.subject, note]))
  const wanted = text.trim().toLowerCase()
  const kept = entries.filter((entry) => {
    const note = noteOf.get(subject(entry))
    if (side !== null && sideOf[kind](entry) !== side) return false
    if (tag !== null && !note?.tags.includes(tag)) return false
    if (wanted === '') return true
    return [...textsOf[kind](entry), note?.words, ...(note?.tags ?? [])].some((words) =>
      words?.toLowerCase().includes(wanted),
    )
  })
  const keptSubjects = new Set(kept.map(subject))
  return {
    ok: true,
    value: { entries: kept, notes: notes.value.filter((note) => keptSubjects.has(note.subject)) },
  }
}
