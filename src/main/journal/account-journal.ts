import type { Alert, EnvironmentName, Fill, Order, Result } from '../../preload/model'
import type { BalanceEvent, FundingPayment, SettlementTransaction, Transfer } from '../../preload/records'
import type { Note } from '../../preload/review'
import { createAccountRow } from './account-row'
import type { KeptAlert } from '../../preload/records'
import { createAlertBook, type AlertQuery } from './alert-book'
import { createDayBook } from './day-book'
import { createFillBook } from './fill-book'
import { createIntentBook } from './intent-book'
import type {
  DayTotals,
  FillQuery,
  IntentState,
  JournalFill,
  JournalIntent,
  OrderEvent,
  OrderQuery,
  Page,
  PageQuery,
  Recorded,
  Span,
  Totals,
  TotalsQuery,
} from './nouns'
import { createMoneyStream, type MoneyStream } from './money-stream'
import { createNoteBook } from './note-book'
import { createOrderBook } from './order-book'
import { countRows } from './pages'
import { createSearchIndex, type Whereabouts } from './search-index'
import type { SearchedList } from './searched-texts'
import { createShelf } from './shelf'
import { balanceEventKind, fundingKind, transactionKind, transferKind } from './shelf-kinds'
import type { Store } from './store'
import type { IntendedOrder } from '../../trading/intended-order'

/** A list that goes back to the account's first day. */
export type ListName = 'fills' | 'orders' | 'funding' | 'transfers'

/** An order by the venue's id, or else by its client id. */
export interface OrderName {
  id?: string | undefined
  clientId?: string | undefined
}

/**
 * What the desk must never forget of one account. Nothing throws: what was not written is 'unwritten', what
 * could not be read is a problem.
 */
export interface AccountJournal {
  /**
   * Writes an order down before its first byte leaves. Where this fails the order must not be sent:
   * `journal.intentKnown` for a client id that was used before, or what keeps the disk from it. Within a
   * batch it is on disk only when that has returned.
   */
  recordIntent(order: IntendedOrder): Result<null>
  /** The same for a name whose order is surely not at the venue: it is open again. Not once it was accepted. */
  recordIntentAgain(order: IntendedOrder): Result<null>
  /** What became of it; 'known' where that was final already, or no such intent is written down. */
  settleIntent(clientId: string, state: Exclude<IntentState, 'intended'>): Recorded
  /** Those whose orders may be at the venue, oldest first. */
  openIntents(): Result<JournalIntent[]>
  /** Null where none of that name is written down, or no longer. */
  intent(clientId: string): Result<JournalIntent | null>

  /** 'new' where the order, or a state of it, was not known. Old news never undoes newer. */
  recordOrder(order: Order): Recorded
  orders(query: OrderQuery): Result<Page<Order>>
  /** Null where the journal knows none. */
  order(name: OrderName): Result<Order | null>
  /** Every state it was seen in, oldest first, as far back as events are kept. */
  orderLife(name: OrderName): Result<OrderEvent[]>

  /**
   * Decides the bell: 'new' once in a fill's life, and from then on it is on disk. Within a batch that
   * holds only once the batch has returned. A fill whose bust was heard before it is 'known'.
   */
  recordFill(fill: Fill, how: { caughtUp: boolean }): Recorded
  /** Takes back every fill of this id, whatever its type; returns those that counted until now. */
  bustFill(fillId: string): Result<Fill[]>
  /** Says that the bell of these has rung; false where that could not be written. */
  markRung(fillKeys: readonly string[]): boolean
  /** Those whose bell has not rung, oldest first; none that were taken back. */
  unrungFills(): Result<JournalFill[]>
  /** Keys of the fills of this moment and since, taken back or not. */
  knownFillKeys(sinceMs: number): Result<string[]>
  fills(query: FillQuery): Result<Page<JournalFill>>

  recordFunding(payment: FundingPayment): Recorded
  funding(query: PageQuery): Result<Page<FundingPayment>>
  /** 'new' also for a status that was not known. */
  recordTransfer(transfer: Transfer): Recorded
  transfers(query: PageQuery): Result<Page<Transfer>>
  /** 'new' also for a state that was not known. */
  recordTransaction(transaction: SettlementTransaction): Recorded
  transactions(query: PageQuery): Result<Page<SettlementTransaction>>
  recordBalanceEvent(event: BalanceEvent): Recorded
  balanceEvents(query: PageQuery): Result<Page<BalanceEvent>>
  /** `rungAtMs` is null for one that was kept silent. */
  recordAlert(alert: Alert, rungAtMs: number | null): Recorded
  alerts(query: AlertQuery): Result<Page<KeptAlert>>

  /** How many there are, taken back or not. */
  count(list: ListName, span: Span): Result<number>

  /** Fills and funding in the order of time, a part at a time. */
  readonly money: MoneyStream

  /** Puts a note in the place of the one before; one without words and tags is taken away. */
  putNote(note: Note): Result<null>
  /** Those of these subjects that have one. */
  notesOf(subjects: readonly string[]): Result<Note[]>
  /**
   * Of the rows that the query asks for, those that may have a text in them or in what is noted of them; null
   * where nothing is quicker than looking through all.
   */
  whereabouts(list: SearchedList, text: string, query: PageQuery): Result<Whereabouts | null>
  /** Every tag in use with how often it is, the most used first. */
  tags(): Result<{ tag: string; count: number }[]>

  /** Every market that an order or a fill was in. */
  tradedMarkets(): Result<string[]>
  /**
   * The venue at this address is another one than before: what is written so far is kept under the name of its
   * `last` world, and what is asked and written from here on is of the `next` one.
   */
  changeWorld(last: string, next: string): Result<null>

  /** Sums by day of UTC and market, oldest first; days and markets without anything are left out. */
  dayTotals(query: TotalsQuery): Result<DayTotals[]>
  /** All of those together. */
  totals(query: TotalsQuery): Result<Totals>

  /** What was last put under this name; null where nothing was. */
  mark(name: string): Result<string | null>
  setMark(name: string, value: string): Result<null>
}

/** The journal of one account; its row is made with the first write. */
export function createAccountJournal(
  store: Store,
  environment: EnvironmentName,
  address: string,
  nowMs: () => number,
): AccountJournal {
  const account = createAccountRow(store, environment, address)
  const days = createDayBook((sql) => store.statement(sql))
  const intents = createIntentBook(store, account, nowMs)
  const orders = createOrderBook(store, account, nowMs)
  const fills = createFillBook(store, account, days, nowMs)
  const alerts = createAlertBook(store, account)
  const funding = createShelf(store, account, fundingKind(days), nowMs)
  const transfers = createShelf(store, account, transferKind, nowMs)
  const transactions = createShelf(store, account, transactionKind, nowMs)
  const notes = createNoteBook(store, account, nowMs)
  const search = createSearchIndex(store, account)
  const balanceEvents = createShelf(store, account, balanceEventKind, nowMs)

  return {
    recordIntent: (order) => intents.record(order),
    recordIntentAgain: (order) => intents.recordAgain(order),
    settleIntent: (clientId, state) => intents.settle(clientId, state),
    openIntents: () => intents.open(),
    intent: (clientId) => intents.find(clientId),
    recordOrder: (order) => orders.record(order),
    orders: (query) => orders.page(query),
    order: (name) => orders.find(name),
    orderLife: (name) => orders.life(name),
    recordFill: (fill, how) => fills.record(fill, how),
    bustFill: (fillId) => fills.bust(fillId),
    markRung: (fillKeys) => fills.markRung(fillKeys),
    unrungFills: () => fills.unrung(),
    knownFillKeys: (sinceMs) => fills.knownKeys(sinceMs),
    fills: (query) => fills.page(query),
    recordFunding: (payment) => funding.record(payment),
    funding: (query) => funding.page(query),
    recordTransfer: (transfer) => transfers.record(transfer),
    transfers: (query) => transfers.page(query),
    recordTransaction: (transaction) => transactions.record(transaction),
    transactions: (query) => transactions.page(query),
    recordBalanceEvent: (event) => balanceEvents.record(event),
    balanceEvents: (query) => balanceEvents.page(query),
    recordAlert: (alert, rungAtMs) => alerts.record(alert, rungAtMs),
    alerts: (query) => alerts.page(query),
    count: (list, span) => store.read(() => countRows(store, list, account.find(), span)),
    money: createMoneyStream(store, account),
    putNote: (note) => notes.put(note),
    notesOf: (subjects) => notes.of(subjects),
    whereabouts(list, text, query) {
      const named = notes.named(list, text)
      return named.ok ? search.find(list, text, named.value, query) : named
    },
    tags: () => notes.tags(),
    tradedMarkets: () =>
      store.read(() => {
        const rows = store
          .statement(
            `SELECT market FROM orders WHERE account = ?1 UNION SELECT market FROM fills WHERE account = ?1
             ORDER BY market`,
          )
          .all(account.find()) as { market: string }[]
        return rows.map(({ market }) => market)
      }),
    changeWorld(last, next) {
      const done = store.record(() => account.change(last, next))
      return done.ok ? { ok: true, value: null } : done
    },
    dayTotals: (query) => store.read(() => days.days(account.find(), query)),
    totals: (query) => store.read(() => days.totals(account.find(), query)),
    mark: (name) =>
      store.read(() => {
        const row = store
          .statement('SELECT value FROM marks WHERE account = ? AND name = ?')
          .get(account.find(), name) as { value: string } | undefined
        return row?.value ?? null
      }),
    setMark(name, value) {
      const done = store.record(() =>
        store
          .statement('INSERT OR REPLACE INTO marks (account, name, value) VALUES (?, ?, ?)')
          .run(account.need(), name, value),
      )
      return done.ok ? { ok: true, value: null } : done
    },
  }
}
