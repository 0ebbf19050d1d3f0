import { once } from 'node:events'
import { sign } from '../../money/decimal'
import type { Result } from '../../preload/model'
import type { ExportKind, ExportWish, Note, RoundTrip } from '../../preload/review'
import { subjectOf } from '../../trading/note-subject'
import type { AccountJournal, ListName } from '../journal/account-journal'
import type { Page, PageQuery } from '../journal/nouns'
import { amountOf } from './check'
import { nameOf, pageReaders } from './entries'
import { atMsOf, type ExportRows, type TaxSource } from './export-tables'
import { isTripWithin, toPageQuery, toSpan } from './stretch'

/** What an export is written out of. */
export interface ExportSource {
  books: Pick<AccountJournal, ListName | 'count' | 'notesOf'>
  /** Puts together those of the account, whatever the wish; asked where they are wished for. */
  trips: () => Promise<Result<readonly RoundTrip[]>>
  settlementCurrency: string
}

const rowsAtATime = 500

/** A slice of an export. */
interface Part {
  rows: { row: ExportRows[ExportKind]; note: Note | undefined }[]
  /** Rows it was made out of: not all of them need be written. */
  looked: number
}

/** What will be written, slice by slice as it is asked for. */
interface Plan {
  parts: Iterable<Result<Part>>
  /** How many rows will be looked at in all of them. */
  total: number
}

/** The answer to whoever called an export back. */
export const cancelled: Result<never> = { ok: false, problem: { code: 'review.cancelled' } }

/** The lists that a wish goes through. Transfers are of no market. */
function listsOf(kind: Exclude<ExportKind, 'trips'>, { market }: ExportWish): readonly ListName[] {
  if (kind !== 'tax') return [kind]
  return market === null ? ['fills', 'funding', 'transfers'] : ['fills', 'funding']
}

/** Finds out what a wish comes to, before any of it is read. */
export async function planOf(
  source: ExportSource,
  wish: ExportWish,
  signal: AbortSignal,
): Promise<Result<Plan>> {
  const { books } = source
  const { kind } = wish
  if (signal.aborted) return cancelled
  if (kind === 'trips') {
    const calledBack = once(signal, 'abort').then(() => cancelled)
    const trips = await Promise.race([source.trips(), calledBack])
    if (!trips.ok) return trips
    const wanted = trips.value
      .filter((trip) => isTripWithin(trip, wish))
      .sort((a, b) => b.openedAtMs - a.openedAtMs)
    return { ok: true, value: { parts: tripsOf(books, wanted), total: wanted.length } }
  }
  let total = 0
  for (const list of listsOf(kind, wish)) {
    const rows = books.count(list, toSpan(list === 'transfers' ? { ...wish, market: null } : wish))
    if (!rows.ok) return rows
    total += rows.value
  }
  return { ok: true, value: { parts: partsOf(books, { ...wish, kind }), total } }
}

type Books = ExportSource['books']

function* partsOf(
  books: Books,
  wish: ExportWish & { kind: Exclude<ExportKind, 'trips'> },
): Generator<Result<Part>> {
  const { kind } = wish
  if (kind === 'tax') yield* taxOf(books, wish)
  else if (kind === 'transfers') {
    for (const page of pagesOf((query) => books.transfers(query), wish))
      yield page.ok ? toPart(page.value) : page
  } else if (kind === 'fills')
    yield* annotated(
      books,
      kind,
      pagesOf((query) => pageReaders.fills(books, query), wish),
      nameOf.fills,
    )
  else if (kind === 'orders')
    yield* annotated(
      books,
      kind,
      pagesOf((query) => books.orders(query), wish),
      nameOf.orders,
    )
  else
    yield* annotated(
      books,
      kind,
      pagesOf((query) => books.funding(query), wish),
      nameOf.funding,
    )
}

function* pagesOf<T>(read: (query: PageQuery) => Result<Page<T>>, wish: ExportWish): Generator<Result<T[]>> {
  // Transfers are of no market.
  const stretch = wish.kind === 'transfers' ? { ...wish, market: null } : wish
  let before: string | null = null
  do {
    const page: Result<Page<T>> = read(toPageQuery(stretch, before, rowsAtATime))
    if (!page.ok) {
      yield page
      return
    }
    yield { ok: true, value: page.value.entries }
    before = page.value.next
  } while (before !== null)
}

function* annotated<K extends 'trips' | 'fills' | 'orders' | 'funding'>(
  books: Books,
  kind: K,
  pages: Iterable<Result<ExportRows[K][]>>,
  name: (row: ExportRows[K]) => string,
): Generator<Result<Part>> {
  for (const page of pages) {
    if (!page.ok) {
      yield page
      return
    }
    const notes = books.notesOf(page.value.map((row) => subjectOf(kind, name(row))))
    if (!notes.ok) {
      yield notes
      return
    }
    const noteOf = new Map(notes.value.map((note) => [note.subject, note]))
    const rows = page.value.map((row) => ({ row, note: noteOf.get(subjectOf(kind, name(row))) }))
    yield { ok: true, value: { rows, looked: rows.length } }
  }
}

function toPart(rows: readonly ExportRows[ExportKind][], looked = rows.length): Result<Part> {
  return { ok: true, value: { rows: rows.map((row) => ({ row, note: undefined })), looked } }
}

function* tripsOf(books: Books, wanted: readonly RoundTrip[]): Generator<Result<Part>> {
  for (let from = 0; from < wanted.length; from += rowsAtATime)
    yield* annotated(
      books,
      'trips',
      [{ ok: true, value: wanted.slice(from, from + rowsAtATime) }],
      nameOf.trips,
    )
}

/** Fills that realised something or cost a fee, funding, and transfers that are done; kind by kind, each newest first. */
function* taxOf(books: Books, wish: ExportWish): Generator<Result<Part>> {
  const toTax = (rows: TaxSource[], looked: number): Result<Part> =>
    toPart(
      rows.sort((a, b) => atMsOf(b) - atMsOf(a)),
      looked,
    )
  for (const page of pagesOf((query) => pageReaders.fills(books, query), wish))
    yield page.ok
      ? toTax(
          page.value
            .filter(
              ({ busted, realizedPnl, fee }) =>
                !busted && (sign(realizedPnl ?? '0') !== 0 || sign(fee) !== 0),
            )
            .map((fill) => ({ kind: 'fill', fill })),
          page.value.length,
        )
      : page
  for (const page of pagesOf((query) => books.funding(query), wish))
    yield page.ok
      ? toTax(
          page.value.map((payment) => ({ kind: 'funding', payment })),
          page.value.length,
        )
      : page
  if (wish.market === null)
    for (const page of pagesOf((query) => books.transfers(query), wish))
      yield page.ok
        ? toTax(
            page.value
              .filter((transfer) => sign(amountOf(transfer)) !== 0)
              .map((transfer) => ({ kind: 'transfer', transfer })),
            page.value.length,
          )
        : page
}
