import type { Profile, Result } from '../../preload/model'
import type { ExportProgress, Note, ReviewPage } from '../../preload/review'
import type { AccountJournal } from '../journal/account-journal'
import { openPracticeJournal } from '../journal/practice-journal'
import type { Log } from '../log'
import { toCheck } from '../review/check'
import { pageTrips, readEntries } from '../review/entries'
import type { ExportSource } from '../review/export-parts'
import { createExportRun } from '../review/export-run'
import { createPaperRecord, type PaperRecord } from '../review/paper-record'
import { toPerformance } from '../review/performance'
import { createReviewBook, type ReviewBook } from '../review/review-book'
import { toSteps } from '../review/timeline'
import type { AccountJournals } from '../session/account-journals'
import { subjectOf } from '../../trading/note-subject'
import type { HandlerParts, Handlers } from './handlers'

type ReviewCommand =
  | 'review:entries'
  | 'review:performance'
  | 'review:timeline'
  | 'review:note'
  | 'review:tags'
  | 'review:export'
  | 'review:stop-export'

/** What a trader looks back on, of the account in use. */
export interface ReviewDesk {
  readonly handlers: Pick<Handlers, ReviewCommand>
  /**
   * Turns to the account of a session that is opened at this exchange; null is none. Returns what writes down
   * what the session tells, where no journal on disk keeps it.
   */
  open(profile: Profile | null, restUrl: string): PaperRecord | null
  /** Calls back an export that is under way; resolves once nothing is left of it. */
  stop(): Promise<void>
}

interface Parts extends Pick<HandlerParts, 'session'> {
  journals: Pick<AccountJournals, 'of' | 'missing'>
  /** Asks the person for a place to write to, by the name proposed; null when they change their mind. */
  pickPlace: (name: string) => Promise<string | null>
  /** How far an export has come. */
  onExporting: (progress: ExportProgress) => void
  log: Log
}

interface Looked {
  journal: AccountJournal
  /** Its exchange lives no longer than the app, so that all of its past is there. */
  isPaper: boolean
  book: ReviewBook
}

/** Where the exchange has not said yet. */
const usualCurrency = 'USDC'
const allTransfers = { limit: 5_000 }

const nobody: Result<Looked> = { ok: false, problem: { code: 'review.noAccount' } }

/** A review desk that looks at nothing. */
export function createReviewDesk(parts: Parts): ReviewDesk {
  const { session, journals, pickPlace, onExporting, log } = parts
  const accounts = new Map<string, Looked>()
  let practice: ReturnType<typeof openPracticeJournal> | null = null
  let looked: Result<Looked> = nobody
  const exports = createExportRun(onExporting)

  const currency = (): string => session()?.view().account?.settlementAsset || usualCurrency

  function look(journal: AccountJournal, name: string, isPaper: boolean): Result<Looked> {
    const known = accounts.get(name)
    const value = known ?? { journal, isPaper, book: createReviewBook(journal.money, currency()) }
    accounts.set(name, value)
    return { ok: true, value }
  }

  /** What the account in use comes to, and where it is written down. */
  async function review() {
    const here = looked
    if (!here.ok) return here
    const reviewed = await here.value.book.current()
    return reviewed.ok ? ({ ok: true, value: { ...here.value, ...reviewed.value } } as const) : reviewed
  }

  function journal(): Result<AccountJournal> {
    return looked.ok ? { ok: true, value: looked.value.journal } : looked
  }

  const handlers: ReviewDesk['handlers'] = {
    async 'review:entries'({ kind, filter, cursor }): Promise<Result<ReviewPage>> {
      if (kind === 'trips') {
        const found = await review()
        if (!found.ok) return found
        const { trips, journal: books } = found.value
        const page = pageTrips(books, [...trips.ended, ...trips.open()], filter, cursor)
        return page.ok ? { ok: true, value: { kind, ...page.value } } : page
      }
      const books = journal()
      if (!books.ok) return books
      const page = readEntries(books.value, kind, filter, cursor)
      return page.ok ? { ok: true, value: { kind, ...page.value } as ReviewPage } : page
    },

    async 'review:performance'(stretch) {
      const found = await review()
      if (!found.ok) return found
      const { sums, trips, journal: books, isPaper } = found.value
      const transfers = books.transfers(allTransfers)
      if (!transfers.ok) return transfers
      const view = session()?.view()
      return {
        ok: true,
        value: {
          ...toPerformance(sums, trips.ended, stretch),
          settlementCurrency: currency(),
          check: toCheck(sums, trips.sizes(), transfers.value.entries, {
            settlementCurrency: currency(),
            balances: view?.balances ?? [],
            sinceMs: trips.lastAtMs ?? 0,
            positions: view?.positions ?? [],
            isWhole: (isPaper || view?.past?.phase === 'whole') && transfers.value.next === null,
          }),
        },
      }
    },

    'review:timeline'({ orderId }) {
      const books = journal()
      if (!books.ok) return books
      const known = books.value.order({ id: orderId })
      if (!known.ok) return known
      if (!known.value) return { ok: false, problem: { code: 'review.noOrder' } }
      const life = books.value.orderLife({ id: orderId })
      const filled = books.value.fills({ orderId, limit: 5_000 })
      const intended = books.value.intent(known.value.clientId)
      const notes = books.value.notesOf([subjectOf('orders', orderId)])
      if (!life.ok) return life
      if (!filled.ok) return filled
      if (!intended.ok) return intended
      if (!notes.ok) return notes
      return {
        ok: true,
        value: {
          order: known.value,
          steps: toSteps({
            order: known.value,
            events: life.value,
            fills: filled.value.entries,
            intent: intended.value,
          }),
          note: notes.value[0] ?? null,
        },
      }
    },

    'review:note'(note) {
      const books = journal()
      return books.ok ? books.value.putNote(tidy(note)) : books
    },

    'review:tags'() {
      const books = journal()
      if (!books.ok) return books
      const tags = books.value.tags()
      return tags.ok ? { ok: true, value: tags.value.map(({ tag }) => tag) } : tags
    },

    async 'review:export'(wish) {
      const day = new Date().toISOString().slice(0, 10)
      const here = looked
      if (!here.ok) return here
      // SECURITY: the place comes from the person, never from the window.
      const path = await pickPlace(`paradesk-${wish.kind}-${day}.${wish.form}`)
      if (path === null) return { ok: true, value: null }
      const source: ExportSource = {
        books: here.value.journal,
        async trips() {
          const reviewed = await here.value.book.current()
          if (!reviewed.ok) return reviewed
          const { trips } = reviewed.value
          return { ok: true, value: [...trips.ended, ...trips.open()] }
        },
        settlementCurrency: currency(),
      }
      return exports.write(path, source, wish)
    },

    async 'review:stop-export'() {
      await exports.cancel()
      return { ok: true, value: null }
    },
  }

  return {
    handlers,
    stop: () => exports.cancel(),
    open(profile, restUrl) {
      looked = nobody
      if (!profile) return null
      const onDisk = journals.of(profile)
      if (onDisk) {
        looked = look(onDisk, `disk ${profile.environment} ${profile.exchange} ${profile.address}`, false)
        return null
      }
      const problem = journals.missing(profile)
      if (problem) {
        // What little was heard since the start would pass for all there is.
        looked = { ok: false, problem }
        return null
      }
      practice ??= openPracticeJournal(log, Date.now)
      // Another run of the exchange is another world.
      const name = `${profile.address}@${restUrl}`
      const paper = practice.account(name)
      looked = look(paper, `practice ${name}`, true)
      return createPaperRecord(paper)
    },
  }
}

/** Without blanks at the ends, and each tag once. */
function tidy({ subject, words, tags }: Note): Note {
  const list = tags.map((tag) => tag.trim()).filter((tag) => tag !== '')
  return { subject, words: words.trim(), tags: [...new Set(list)] }
}
