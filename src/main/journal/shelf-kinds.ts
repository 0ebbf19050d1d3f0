import type { BalanceEvent, FundingPayment, SettlementTransaction, Transfer } from '../../preload/records'
import type { DayBook } from './day-book'
import { balanceEventSchema, fundingSchema, readNoun, transactionSchema, transferSchema } from './readers'
import { isLaterTransaction, isLaterTransfer } from '../../trading/later-word'
import type { ShelfKind } from './shelf'

/** Funding payments; each is counted in its day. */
export function fundingKind(book: DayBook): ShelfKind<FundingPayment> {
  return {
    table: 'funding',
    keyOf: ({ id }) => id,
    marketOf: ({ market }) => market,
    atMsOf: ({ createdAtMs }) => createdAtMs,
    read: (text) => readNoun(fundingSchema, text),
    added: (account, payment) => book.addFunding(account, payment),
  }
}

/** Transfers, in the state last heard of. */
export const transferKind: ShelfKind<Transfer> = {
  table: 'transfers',
  keyOf: ({ id }) => id,
  marketOf: () => '',
  atMsOf: ({ updatedAtMs }) => updatedAtMs,
  read: (text) => readNoun(transferSchema, text),
  supersedes: isLaterTransfer,
}

/** Settlements, as far as each has come. What caused one may settle more than once: the hash tells them apart. */
export const transactionKind: ShelfKind<SettlementTransaction> = {
  table: 'transactions',
  keyOf: ({ type, id, hash }) => `${type}:${id}:${hash}`,
  marketOf: () => '',
  atMsOf: ({ completedAtMs }, nowMs) => completedAtMs ?? nowMs,
  read: (text) => readNoun(transactionSchema, text),
  supersedes: isLaterTransaction,
}

/** Balance events; the venue names none, so one is what it says. */
export const balanceEventKind: ShelfKind<BalanceEvent> = {
  table: 'balance_events',
  keyOf: (event) =>
    [
      event.createdAtMs,
      event.type,
      event.status,
      event.token,
      event.fillId,
      event.market,
      event.balanceBefore,
      event.balanceAfter,
    ].join(':'),
  marketOf: ({ market }) => market,
  atMsOf: ({ createdAtMs }) => createdAtMs,
  read: (text) => readNoun(balanceEventSchema, text),
}
