import type { FundingPayment, SettlementTransaction, TradeBust, Transfer } from './nouns'
import type { WireObject } from './wire'

/** A payment of GET /funding/payments or of `funding_payments.{market}`. */
export function toFundingPayment(wire: WireObject): FundingPayment {
  return {
    id: wire.text('id'),
    market: wire.text('market'),
    payment: wire.decimal('payment'),
    index: wire.decimalOrNull('index') ?? '0',
    createdAtMs: wire.timeMs('created_at'),
  }
}

/** A bust of `tradebusts`. */
export function toTradeBust(wire: WireObject): TradeBust {
  return { fillId: wire.text('busted_fill_id'), createdAtMs: wire.timeMs('created_at') }
}

/** A settlement of `transaction`. */
export function toTransaction(wire: WireObject): SettlementTransaction {
  return {
    id: wire.text('id'),
    type: wire.textOrEmpty('type'),
    state: wire.text('state'),
    hash: wire.textOrEmpty('hash'),
    completedAtMs: wire.timeMsOrNull('completed_at') || null,
  }
}

/** A transfer of `transfers`. */
export function toTransfer(wire: WireObject): Transfer {
  return {
    id: wire.text('id'),
    kind: wire.textOrEmpty('kind'),
    status: wire.text('status'),
    token: wire.textOrEmpty('token'),
    amount: wire.decimal('amount'),
    failureReason: wire.textOrEmpty('failure_reason') || null,
    updatedAtMs: wire.timeMsOrNull('last_updated_at') ?? 0,
  }
}
