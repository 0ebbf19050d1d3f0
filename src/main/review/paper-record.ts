import type { Change } from '../../preload/model'
import type { BalanceEvent, FundingPayment, Transfer } from '../../preload/records'
import type { Fill, Order } from '../../preload/model'
import type { AccountJournal } from '../journal/account-journal'

/** What a first reading holds of the past. */
interface Seen {
  orders: readonly Order[]
  fills: readonly Fill[]
  fundingPayments: readonly FundingPayment[]
  transfers: readonly Transfer[]
  balanceEvents: readonly BalanceEvent[]
}

/** Writes down what a session tells of an account that no journal on disk is kept of. */
export interface PaperRecord {
  take(view: Seen): void
  hear(changes: readonly Change[]): void
}

/** A record in this journal. */
export function createPaperRecord(journal: AccountJournal): PaperRecord {
  function hear(change: Change): void {
    switch (change.kind) {
      case 'order':
        if (change.order.id !== '') journal.recordOrder(change.order)
        break
      case 'fill':
        journal.recordFill(change.fill, { caughtUp: change.caughtUp })
        break
      case 'fillBusted':
        journal.bustFill(change.fill.id)
        break
      case 'bust':
        journal.bustFill(change.bust.fillId)
        break
      case 'funding':
        journal.recordFunding(change.payment)
        break
      case 'transfer':
        journal.recordTransfer(change.transfer)
        break
      case 'balanceEvent':
        journal.recordBalanceEvent(change.event)
        break
      default:
    }
  }

  return {
    take({ orders, fills, fundingPayments, transfers, balanceEvents }) {
      for (const order of orders) hear({ kind: 'order', order })
      for (const fill of fills) hear({ kind: 'fill', fill, caughtUp: true })
      for (const payment of fundingPayments) hear({ kind: 'funding', payment })
      for (const transfer of transfers) hear({ kind: 'transfer', transfer })
      for (const event of balanceEvents) hear({ kind: 'balanceEvent', event })
    },
    hear: (changes) => changes.forEach(hear),
  }
}
