import { subjectOf } from '../../trading/note-subject'
import type { Order, Result } from '../../preload/model'
import type { Note, ReviewEntries, ReviewFilter, ReviewKind, RoundTrip } from '../../preload/review'
import type { AccountJournal } from '../journal/account-journal'
import type { FillQuery, PageQuery } from '../journal/nouns'
import type { Whereabouts } from '../journal/search-index'
import { folded, searchedTexts } from '../journal/searched-texts'
import { isTripWithin, toPageQuery } from './stretch'

type Lists = Pick<AccountJournal, 'fills' | 'orders' | 'funding'>
type Books = Lists & Pick<AccountJournal, 'order' | 'notesOf' | 'whereabouts'>

/** A page of one list, before its kind is named. */
export interface EntryPage<K extends ReviewKind> {
  entries: ReviewEntries[K][]
  notes: Note[]
  cursor: string | null
}

/** Rows of the journal, and where those behind them begin. */
interface Rows<K extends ReviewKind> {
  entries: ReviewEntries[K][]
  next: string | null
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
  ...searchedTexts,
}

/** The ids by which a row is looked up. */
const idsOf: { [K in Exclude<ReviewKind, 'trips'>]: (entry: ReviewEntries[K]) => string[] } = {
  fills: ({ id, orderId }) => [id, orderId],
  orders: ({ id }) => [id],
  funding: () => [],
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

/** An id as the venue and the app make them; a shorter text may be part of many. */
const idShape = /^[\w-]{12,}$/
/** Begins the cursor of a search for what was not frequent among the rows so far. */
const soughtFrom = 'sought:'
/** Begins the cursor of a search whose first page had the rows that the text names. */
const afterNamed = 'named:'

/**
 * A page of rows that the filter lets through, newest first. It looks through so many at a time only, so that a
 * search for what is rare holds nobody up: a page may be short, or empty, and have a cursor to go on by. A whole id
 * is looked up: the rows that it names are the first page, whatever is newer.
 */
export function readEntries<K extends Exclude<ReviewKind, 'trips'>>(
  books: Books,
  kind: K,
  filter: ReviewFilter,
  cursor: string | null,
): Result<EntryPage<K>> {
  const id = filter.text.trim()
  if (cursor === null && idShape.test(id)) {
    const named = readNamed(books, kind, filter, id)
    if (!named.ok || named.value.entries.length > 0) return named
  }
  if (!cursor?.startsWith(afterNamed)) return search(books, kind, filter, cursor)
  const page = search(books, kind, filter, cursor.slice(afterNamed.length) || null)
  if (!page.ok) return page
  const { entries, notes, cursor: next } = page.value
  const others = entries.filter((entry) => !idsOf[kind](entry).includes(id))
  return { ok: true, value: { entries: others, notes, cursor: next === null ? null : afterNamed + next } }
}

/** The rows that bear this id or are of the order that does; none where they are more than a page. */
function readNamed<K extends Exclude<ReviewKind, 'trips'>>(
  books: Books,
  kind: K,
  filter: ReviewFilter,
  id: string,
): Result<EntryPage<K>> {
  const found = namedReaders[kind](books, toPageQuery(filter, null, pageSize), id)
  if (!found.ok) return found
  if (found.value.next !== null) return { ok: true, value: { entries: [], notes: [], cursor: null } }
  const kept = keep(books, kind, found.value.entries, filter)
  return kept.ok ? { ok: true, value: { ...kept.value, cursor: afterNamed } } : kept
}

/**
 * What is frequent is among the first rows that are looked through. For what is not, the journal says where it may
 * be further on; where it cannot, the others are looked through as well.
 */
function search<K extends Exclude<ReviewKind, 'trips'>>(
  books: Books,
  kind: K,
  filter: ReviewFilter,
  cursor: string | null,
): Result<EntryPage<K>> {
  const text = filter.text.trim()
  const isSought = cursor !== null && cursor.startsWith(soughtFrom)
  const from = isSought ? cursor.slice(soughtFrom.length) : cursor
  if (isSought) {
    const where = books.whereabouts(kind, text, toPageQuery(filter, from, pageSize))
    if (!where.ok) return where
    if (where.value) {
      const found = lookThrough(books, kind, filter, from, where.value)
      return found.ok
        ? { ok: true, value: goingOn(found.value, found.value.cursor ?? where.value.next) }
        : found
    }
  }
  const looked = lookThrough(books, kind, filter, from)
  if (!looked.ok || text === '' || looked.value.entries.length >= pageSize) return looked
  return { ok: true, value: goingOn(looked.value, looked.value.cursor) }
}

function goingOn<K extends ReviewKind>(page: EntryPage<K>, from: string | null): EntryPage<K> {
  return { ...page, cursor: from === null ? null : soughtFrom + from }
}

function lookThrough<K extends Exclude<ReviewKind, 'trips'>>(
  books: Books,
  kind: K,
  filter: ReviewFilter,
  cursor: string | null,
  where?: Whereabouts,
): Result<EntryPage<K>> {
  const within = where ? { among: where.among, fromMs: where.fromMs } : {}
  const found: EntryPage<K> = { entries: [], notes: [], cursor }
  for (let looked = 0; looked < lookedThrough && found.entries.length < pageSize; looked += pageSize) {
    const page = pageReaders[kind](books, { ...toPageQuery(filter, found.cursor, pageSize), ...within })
    if (!page.ok) return page
    const kept = keep(books, kind, page.value.entries, filter)
    if (!kept.ok) return kept
    found.entries.push(...kept.value.entries)
    found.notes.push(...kept.value.notes)
    found.cursor = page.value.next
    // Of what the journal has looked for, a page has taken its time.
    if (found.cursor === null || where) break
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
  [K in Exclude<ReviewKind, 'trips'>]: (books: Lists, query: FillQuery) => Result<Rows<K>>
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

/** How the rows that bear an id are found without looking through the others. */
const namedReaders: {
  [K in Exclude<ReviewKind, 'trips'>]: (books: Books, query: PageQuery, id: string) => Result<Rows<K>>
} = {
  fills(books, query, id) {
    const byId = pageReaders.fills(books, { ...query, id })
    if (!byId.ok || byId.value.entries.length > 0) return byId
    return pageReaders.fills(books, { ...query, orderId: id })
  },
  orders(books, { market, fromMs = -Infinity, toMs = Infinity }, id) {
    const byId = books.order({ id })
    if (!byId.ok) return byId
    const entries = byId.value === null ? [] : [byId.value]
    const isWithin = (order: Order): boolean =>
      (market === undefined || order.market === market) &&
      order.createdAtMs >= fromMs &&
      order.createdAtMs < toMs
    return { ok: true, value: { entries: entries.filter(isWithin), next: null } }
  },
  funding: () => ({ ok: true, value: { entries: [], next: null } }),
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
  const wanted = folded(text.trim())
  const kept = entries.filter((entry) => {
    const note = noteOf.get(subject(entry))
    if (side !== null && sideOf[kind](entry) !== side) return false
    if (tag !== null && !note?.tags.includes(tag)) return false
    if (wanted === '') return true
    return [...textsOf[kind](entry), note?.words, ...(note?.tags ?? [])].some(
      (words) => words !== null && words !== undefined && folded(words).includes(wanted),
    )
  })
  const keptSubjects = new Set(kept.map(subject))
  return {
    ok: true,
    value: { entries: kept, notes: notes.value.filter((note) => keptSubjects.has(note.subject)) },
  }
}
