import type { Change, Fill } from '../../preload/model'
import type {
  BalanceEvent,
  BustedFill,
  FundingPayment,
  SettlementTransaction,
  TradeBust,
  Transfer,
} from '../../preload/records'
import { isLaterTransaction, isLaterTransfer } from '../../trading/later-word'

/** One movement of the account's money, or a word on one, as a stream or a reading tells it. */
export type RecordNews =
  | { kind: 'funding'; payment: FundingPayment }
  | { kind: 'transfer'; transfer: Transfer }
  | { kind: 'transaction'; transaction: SettlementTransaction }
  | { kind: 'balanceEvent'; event: BalanceEvent }
  /** `fill` is what was taken back, where it is known. */
  | { kind: 'bust'; bust: TradeBust; fill: Fill | null }

/** What is known of the account's money movements, newest first. */
export interface RecordsView {
  fundingPayments: FundingPayment[]
  transfers: Transfer[]
  transactions: SettlementTransaction[]
  balanceEvents: BalanceEvent[]
  busts: BustedFill[]
}

/** The movements of the account's money, each known once however often it is told. */
export interface Records {
  /** Takes news in and returns what it changed; a repeat, or old news, changes nothing. */
  apply(news: RecordNews): Change[]
  view(): RecordsView
}

const KEPT = 1_000

/** No records yet; of each kind the newest 1,000 are kept. */
export function createRecords(most = KEPT): Records {
  const fundingPayments = createShelf<FundingPayment>(most, ({ createdAtMs }) => createdAtMs)
  const transfers = createShelf<Transfer>(most, ({ updatedAtMs }) => updatedAtMs)
  // A settlement that is not complete has no time, and is the newest there is.
  const transactions = createShelf<SettlementTransaction>(
    most,
    ({ completedAtMs }) => completedAtMs ?? Number.MAX_SAFE_INTEGER,
  )
  const balanceEvents = createShelf<BalanceEvent>(most, ({ createdAtMs }) => createdAtMs)
  const busts = createShelf<BustedFill>(most, ({ createdAtMs }) => createdAtMs)

  return {
    apply(news) {
      switch (news.kind) {
        case 'funding':
          return fundingPayments.put(news.payment.id, news.payment, () => false) ? [news] : []
        case 'transfer':
          return transfers.put(news.transfer.id, news.transfer, isLaterTransfer) ? [news] : []
        case 'transaction':
          return transactions.put(news.transaction.id, news.transaction, isLaterTransaction) ? [news] : []
        case 'balanceEvent':
          // The venue gives it no id: it is the same where all of it is.
          return balanceEvents.put(JSON.stringify(news.event), news.event, () => false) ? [news] : []
        case 'bust': {
          const bust: BustedFill = { ...news.bust, fill: news.fill }
          return busts.put(bust.fillId, bust, isBetterBust) ? [{ kind: 'bust', bust }] : []
        }
      }
    },
    view: () => ({
      fundingPayments: fundingPayments.list(),
      transfers: transfers.list(),
      transactions: transactions.list(),
      balanceEvents: balanceEvents.list(),
      busts: busts.list(),
    }),
  }
}

interface Shelf<T> {
  /** Whether it is new, or says more than what was known under that key. */
  put(key: string, item: T, saysMore: (next: T, known: T) => boolean): boolean
  list(): T[]
}

function createShelf<T>(most: number, atMs: (item: T) => number): Shelf<T> {
  const items = new Map<string, T>()
  return {
    put(key, item, saysMore) {
      const known = items.get(key)
      if (known !== undefined && !saysMore(item, known)) return false
      items.set(key, item)
      if (items.size <= most) return true
      const [oldest] = [...items].sort(([, a], [, b]) => atMs(a) - atMs(b))
      items.delete(oldest?.[0] ?? '')
      // What is older than all that is kept is news to nobody.
      return oldest?.[0] !== key
    },
    list: () => [...items.values()].sort((a, b) => atMs(b) - atMs(a)),
  }
}

function isBetterBust(next: BustedFill, known: BustedFill): boolean {
  return known.fill === null && next.fill !== null
}
