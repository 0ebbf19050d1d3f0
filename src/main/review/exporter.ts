import { subjectOf } from '../../trading/note-subject'
import type { Result } from '../../preload/model'
import type { ExportKind, ExportWish, Note, RoundTrip } from '../../preload/review'
import type { AccountJournal } from '../journal/account-journal'
import type { Page, PageQuery } from '../journal/nouns'
import { amountOf } from './check'
import { toCsvLine } from './csv'
import { atMsOf, exportColumns, type ExportRows, type TaxSource } from './export-tables'
import { nameOf, pageReaders } from './entries'
import { isTripWithin, toPageQuery } from './stretch'
import { sign } from '../../money/decimal'

/** Where an export goes, piece by piece. */
export interface ExportFile {
  write(text: string): Promise<void>
}

/** Whoever waits for an export. */
export interface ExportWatch {
  /** So many rows so far; after each slice. */
  wrote(rows: number): void
  /** Asked before each slice. */
  isCancelled(): boolean
}

/** What an export is written out of. */
export interface ExportSource {
  books: Pick<AccountJournal, 'fills' | 'orders' | 'funding' | 'transfers' | 'notesOf'>
  /** Those of the account, whatever the wish. */
  trips: readonly RoundTrip[]
  settlementCurrency: string
}

const rowsAtATime = 500

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
  await file.write(isCsv ? toCsvLine(columns.map(({ head }) => head)) : '[')
  let count = 0
  for (const part of partsOf(source, wish)) {
    if (!part.ok) return part
    if (watch.isCancelled()) return { ok: false, problem: { code: 'review.cancelled' } }
    const lines = part.value.map(({ row, note }, place) => {
      const cells = columns.map(({ cell }) => cell(row as never, note, source.settlementCurrency))
      if (isCsv) return toCsvLine(cells)
      const object = Object.fromEntries(columns.map(({ head }, index) => [head, cells[index] ?? null]))
      return `${count + place === 0 ? '\n' : ',\n'}${JSON.stringify(object)}`
    })
    count += part.value.length
    await file.write(lines.join(''))
    watch.wrote(count)
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (!isCsv) await file.write(count === 0 ? ']\n' : '\n]\n')
  return { ok: true, value: count }
}

type Part = { row: ExportRows[ExportKind]; note: Note | undefined }[]

function* partsOf(source: ExportSource, wish: ExportWish): Generator<Result<Part>> {
  const { books } = source
  const { kind } = wish
  if (kind === 'trips') yield* tripsOf(source, wish)
  else if (kind === 'tax') yield* taxOf(source, wish)
  else if (kind === 'transfers') {
    for (const page of pagesOf((query) => books.transfers(query), wish))
      yield page.ok ? { ok: true, value: page.value.map((row) => ({ row, note: undefined })) } : page
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
  books: ExportSource['books'],
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
    yield {
      ok: true,
      value: page.value.map((row) => ({ row, note: noteOf.get(subjectOf(kind, name(row))) })),
    }
  }
}

function* tripsOf({ books, trips }: ExportSource, wish: ExportWish): Generator<Result<Part>> {
  const wanted = trips.filter((trip) => isTripWithin(trip, wish)).sort((a, b) => b.openedAtMs - a.openedAtMs)
  for (let from = 0; from < wanted.length; from += rowsAtATime)
    yield* annotated(
      books,
      'trips',
      [{ ok: true, value: wanted.slice(from, from + rowsAtATime) }],
      nameOf.trips,
    )
}

/** Fills that realised something or cost a fee, funding, and transfers that are done; kind by kind, each newest first. */
function* taxOf({ books }: ExportSource, wish: ExportWish): Generator<Result<Part>> {
  const toPart = (rows: TaxSource[]): Result<Part> => ({
    ok: true,
    value: rows.sort((a, b) => atMsOf(b) - atMsOf(a)).map((row) => ({ row, note: undefined })),
  })
  for (const page of pagesOf((query) => pageReaders.fills(books, query), wish))
    yield page.ok
      ? toPart(
          page.value
            .filter(
              ({ busted, realizedPnl, fee }) =>
                !busted && (sign(realizedPnl ?? '0') !== 0 || sign(fee) !== 0),
            )
            .map((fill) => ({ kind: 'fill', fill })),
        )
      : page
  for (const page of pagesOf((query) => books.funding(query), wish))
    yield page.ok ? toPart(page.value.map((payment) => ({ kind: 'funding', payment }))) : page
  if (wish.market === null)
    for (const page of pagesOf((query) => books.transfers(query), wish))
      yield page.ok
        ? toPart(
            page.value
              .filter((transfer) => sign(amountOf(transfer)) !== 0)
              .map((transfer) => ({ kind: 'transfer', transfer })),
          )
        : page
}
