import type { Fill, Order, Result } from '../../preload/model'
import type { FundingPayment, SettlementTransaction, TradeBust, Transfer } from '../../preload/records'
import type { AccountJournal } from '../journal/account-journal'
import { readMoment } from './moment'

/** One entry of an account's past. */
export type PastEntry =
  | { kind: 'order'; order: Order }
  | { kind: 'fill'; fill: Fill }
  | { kind: 'bust'; bust: TradeBust }
  | { kind: 'funding'; payment: FundingPayment }
  | { kind: 'transfer'; transfer: Transfer }
  | { kind: 'transaction'; transaction: SettlementTransaction }

/** What of an account's past is in its journal, part by part. Whatever is kept here never rings. */
export interface PastKeeping {
  /** How far back a part has been read: a moment, 'whole', or null where nothing has. */
  reached(part: string): number | 'whole' | null
  /**
   * Writes entries and how far they reach, all or nothing; whether they are on disk. With null the part is read
   * from its top again, should it be interrupted.
   */
  keep(part: string, entries: readonly PastEntry[], reached: number | 'whole' | null): boolean
  /** Every market that was ever traded, as far as the journal knows. */
  tradedMarkets(): string[]
}

const markOf = (part: string) => `past:${part}`

/** Over an account's journal; `write` makes one transaction of its work. */
export function createPastKeeping(
  journal: AccountJournal,
  write: <T>(work: () => T) => Result<T>,
): PastKeeping {
  /** The venue names a maker's fill by the taker's side; the client has forgotten most orders of the past. */
  function bySide(fill: Fill): Fill {
    const order = fill.liquidity === 'maker' ? journal.order({ id: fill.orderId }) : null
    return order?.ok && order.value ? { ...fill, side: order.value.side } : fill
  }

  /** Returns the key of a fill that was not known. */
  function record(entry: PastEntry): string[] {
    switch (entry.kind) {
      case 'order':
        if (entry.order.id !== '') journal.recordOrder(entry.order)
        return []
      case 'fill':
        return journal.recordFill(bySide(entry.fill), { caughtUp: true }) === 'new' ? [entry.fill.key] : []
      case 'bust':
        journal.bustFill(entry.bust.fillId)
        return []
      case 'funding':
        journal.recordFunding(entry.payment)
        return []
      case 'transfer':
        journal.recordTransfer(entry.transfer)
        return []
      case 'transaction':
        journal.recordTransaction(entry.transaction)
        return []
    }
  }

  return {
    reached(part) {
      const mark = journal.mark(markOf(part))
      if (!mark.ok) return null
      return mark.value === 'whole' ? 'whole' : readMoment(mark.value)
    },
    keep(part, entries, reached) {
      const written = write(() => {
        // With the fill itself: killed in between, it must not ring at the next start.
        journal.markRung(entries.flatMap(record))
        if (reached !== null) journal.setMark(markOf(part), String(reached))
      })
      return written.ok
    },
    tradedMarkets() {
      const markets = journal.tradedMarkets()
      return markets.ok ? markets.value : []
    },
  }
}
