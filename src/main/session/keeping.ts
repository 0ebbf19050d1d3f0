import type { Alert, Change, Fill, Result } from '../../preload/model'
import { isOpenState } from '../../trading/life'
import type { AccountJournal } from '../journal/account-journal'
import { readMoment } from './moment'
import { createPastKeeping, type PastKeeping } from './past-keeping'

/** What a session writes down of its account before anybody is told. */
export interface Keeping {
  /** Writes changes down; returns those that deserve a bell: a fill that was known before is none. */
  keep(changes: readonly Change[]): Change[]
  /** Writes changes down; returns those that the journal did not know, whatever their kind. */
  keepNews(changes: readonly Change[]): Change[]
  /**
   * The same for the first reading since the app started. Only fills and the ends of orders are news of it, and
   * only those that nobody was there for: missed since the account was first seen here, or heard of and never
   * rung.
   */
  keepFirst(changes: readonly Change[], askedAtMs: number): Change[]
  /**
   * Says when the venue has opened the account, before its first reading is kept. Another moment than before
   * means another venue under the same address: it gets a journal of its own, and what it did since the last
   * reading of the one before is news.
   */
  meet(bornAtMs: number): void
  /** Takes a fill back; returns what counted until now. */
  bust(fillId: string): Fill[]
  /** Says that everything until then has been read; it counts once everything is kept, too. */
  keptUntil(askedAtMs: number): void
  /** Until when everything is kept, by the venue's clock; null before the first reading. */
  readonly wholeUntilMs: number | null
  /** Writes an alert down, before its bell; `rungAtMs` is null for one that is kept silent. */
  recordAlert(alert: Alert, rungAtMs: number | null): void
  /** Until when this desk listened, by the venue's clock, in earlier runs and this one; null where it never did. */
  readonly listenedUntilMs: number | null
  noteListened(untilMs: number): void
  /** Where this desk last set the venue's mark of what has been seen; 0 before it ever did. */
  readonly seenHereMs: number
  noteSeenHere(markMs: number): void
  /** The same of the money's movements, which are read on their own; of the first sight before that. */
  readonly recordsWholeUntilMs: number | null
  recordsKeptUntil(askedAtMs: number): void
  /** When the account was first seen here: what is older is news to nobody. */
  readonly sinceMs: number | null
  /** The account's past, as the venue still tells it. */
  readonly past: PastKeeping
  /** Changes that the disk has refused so far. */
  readonly owed: number
  /** The bells of these have rung. */
  rung(fillKeys: readonly string[]): void
}

/** When the account was first seen here: what is older is history, and news to nobody. */
const sinceMark = 'since'
const wholeMark = 'wholeUntil'
const bornMark = 'bornAt'
const seenHereMark = 'seenHere'
const recordsMark = 'recordsWholeUntil'
const listenedMark = 'listenedUntil'
const owedKept = 20_000

/** How each kind of change that is kept is written down, and whether that was news; the others have none. */
type Recorders = { [K in Change['kind']]?: (change: Extract<Change, { kind: K }>) => boolean }

/** Keeps an account's changes in its journal; where the journal cannot write, the ledger's word stands. */
export function createKeeping(journal: AccountJournal, write: <T>(work: () => T) => Result<T>): Keeping {
  // Handed to the bell before the first reading, which nobody asks for afterwards: with all that follows it would
  // grow for as long as the session lasts. The bell may hold one back for a moment to ring it with others.
  let heard: Set<string> | null = new Set()
  // What the disk refused; it goes first the next time.
  let owed: Change[] = []
  // Fills whose bells have rung without the disk knowing: it had not taken them yet, or would not take the mark.
  let unmarked: string[] = []

  const recorders: Recorders = {
    order: ({ order }) => order.id === '' || journal.recordOrder(order) !== 'known',
    fill: ({ fill, caughtUp }) => journal.recordFill(fill, { caughtUp }) !== 'known',
    funding: ({ payment }) => journal.recordFunding(payment) !== 'known',
    transfer: ({ transfer }) => journal.recordTransfer(transfer) !== 'known',
    transaction: ({ transaction }) => journal.recordTransaction(transaction) !== 'known',
    balanceEvent: ({ event }) => journal.recordBalanceEvent(event) !== 'known',
  }
  const recorderOf = ({ kind }: Change) => recorders[kind] as ((change: Change) => boolean) | undefined
  const isKept = (change: Change): boolean => recorderOf(change) !== undefined
  const record = (change: Change): boolean => recorderOf(change)?.(change) ?? true

  function keepNews(changes: readonly Change[]): Change[] {
    // The account moves with every mark price: what is not kept must not cost the disk anything.
    const all = [...owed, ...changes.filter(isKept)]
    if (all.length === 0) return [...changes]
    const written = write(() => {
      const news = new Set(all.filter(record))
      if (unmarked.length > 0) journal.markRung(unmarked)
      return news
    })
    owed = written.ok ? [] : all.slice(-owedKept)
    if (written.ok) unmarked = []
    return written.ok
      ? changes.filter((change) => !isKept(change) || written.value.has(change))
      : [...changes]
  }

  function readMark(name: string): number | null {
    const mark = journal.mark(name)
    return mark.ok ? readMoment(mark.value) : null
  }

  function sinceMs(askedAtMs: number): number {
    const mark = journal.mark(sinceMark)
    // A journal that cannot be read says nothing of what is history; it is told rather than lost.
    if (!mark.ok) return 0
    if (mark.value !== null) return readMoment(mark.value) ?? 0
    journal.setMark(sinceMark, String(askedAtMs))
    return askedAtMs
  }

  return {
    keepNews,
    keep(changes) {
      const unknown = new Set(keepNews(changes))
      // Only a fill is told once for all: of an order, the ledger knows what is new.
      const news = changes.filter((change) => change.kind !== 'fill' || unknown.has(change))
      for (const change of news) if (change.kind === 'fill') heard?.add(change.fill.key)
      return news
    },
    keepFirst(changes, askedAtMs) {
      const since = sinceMs(askedAtMs)
      const unknown = keepNews(changes)
      const news = unknown.flatMap((change) => (change.kind === 'fill' ? change.fill : []))
      const ended = unknown.filter(
        (change) =>
          change.kind === 'order' && !isOpenState(change.order.state) && change.order.updatedAtMs >= since,
      )
      const old = news.filter(({ createdAtMs }) => createdAtMs < since)
      journal.markRung(old.map(({ key }) => key))
      const unrung = journal.unrungFills()
      const kept = unrung.ok ? unrung.value.map(({ fill }) => fill) : []
      // Those that could not be written are known to nobody else.
      const missed = new Map([...kept, ...news].map((fill) => [fill.key, fill]))
      const unheard = [...missed.values()].filter(
        ({ key, createdAtMs }) => createdAtMs >= since && heard?.has(key) !== true,
      )
      heard = null
      return [...unheard.map((fill: Fill): Change => ({ kind: 'fill', fill, caughtUp: true })), ...ended]
    },
    meet(bornAtMs) {
      const before = readMark(bornMark)
      if (before === bornAtMs) return
      const lastReadMs = readMark(wholeMark)
      write(() => {
        if (before !== null) journal.changeWorld(String(before), String(bornAtMs))
        if (readMark(bornMark) === null) journal.setMark(bornMark, String(bornAtMs))
        if (before !== null && lastReadMs !== null && readMark(sinceMark) === null)
          journal.setMark(sinceMark, String(lastReadMs))
      })
    },
    bust(fillId) {
      const taken = journal.bustFill(fillId)
      return taken.ok ? taken.value : []
    },
    keptUntil(askedAtMs) {
      if (owed.length === 0) journal.setMark(wholeMark, String(askedAtMs))
    },
    get wholeUntilMs() {
      return readMark(wholeMark)
    },
    get owed() {
      return owed.length
    },
    recordAlert(alert, rungAtMs) {
      journal.recordAlert(alert, rungAtMs)
    },
    get listenedUntilMs() {
      return readMark(listenedMark) ?? readMark(wholeMark)
    },
    noteListened(untilMs) {
      journal.setMark(listenedMark, String(untilMs))
    },
    get seenHereMs() {
      return readMark(seenHereMark) ?? 0
    },
    noteSeenHere(markMs) {
      journal.setMark(seenHereMark, String(markMs))
    },
    get recordsWholeUntilMs() {
      return readMark(recordsMark) ?? readMark(sinceMark)
    },
    recordsKeptUntil(askedAtMs) {
      if (owed.length === 0) journal.setMark(recordsMark, String(askedAtMs))
    },
    get sinceMs() {
      return readMark(sinceMark)
    },
    past: createPastKeeping(journal, write),
    rung(fillKeys) {
      if (fillKeys.length === 0) return
      const isMarked = journal.markRung(fillKeys)
      if (!isMarked || owed.length > 0) unmarked = [...unmarked, ...fillKeys].slice(-owedKept)
    },
  }
}
