import type {
  BalanceEvent,
  FundingData,
  FundingPayment,
  MarketRemoval,
  SettlementTransaction,
  TradeBust,
  Transfer,
} from '../../preload/records'
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

/** An observation of GET /funding/data or of a JSON `funding_data.{market}`. */
export function toFundingData(wire: WireObject): FundingData {
  const hours = wire.decimalOrNull('funding_period_hours')
  return {
    market: wire.text('market'),
    fundingRate: wire.decimal('funding_rate'),
    fundingRate8h: wire.decimalOrNull('funding_rate_8h'),
    fundingIndex: wire.decimalOrNull('funding_index') ?? '0',
    fundingPremium: wire.decimalOrNull('funding_premium'),
    impactPremiumRate: wire.decimalOrNull('impact_premium_rate'),
    fundingPeriodHours: hours === null ? null : Number(hours),
    createdAtMs: wire.timeMs('created_at'),
  }
}

/** An event of `balance_events`. */
export function toBalanceEvent(wire: WireObject): BalanceEvent {
  return {
    type: wire.textOrEmpty('type'),
    status: wire.textOrEmpty('status'),
    token: wire.textOrEmpty('settlement_asset_name'),
    balanceBefore: wire.decimal('settlement_asset_balance_before'),
    balanceAfter: wire.decimal('settlement_asset_balance_after'),
    fillId: wire.textOrEmpty('fill_id'),
    market: wire.textOrEmpty('market'),
    fees: wire.decimalOrNull('fees') ?? '0',
    realizedPnl: wire.decimalOrNull('realized_pnl') ?? '0',
    realizedFunding: wire.decimalOrNull('realized_funding') ?? '0',
    createdAtMs: wire.timeMs('created_at'),
  }
}

/** The end of a market, from an event of `markets` of that type. */
export function toMarketRemoval(wire: WireObject): MarketRemoval {
  return {
    symbol: wire.text('symbol'),
    reason: wire.text('event_type') === 'SETTLED' ? 'settled' : 'delisted',
    settlementPrice: wire.child('changed_fields')?.priceOrNull('settlement_price') ?? null,
    atMs: wire.timeMsOrNull('updated_at') ?? 0,
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
  const direction = ({ IN: 'in', OUT: 'out' } as const)[wire.textOrEmpty('direction')]
  return {
    id: wire.text('id'),
    kind: wire.textOrEmpty('kind'),
    ...(direction && { direction }),
    status: wire.text('status'),
    token: wire.textOrEmpty('token'),
    amount: wire.decimal('amount'),
    failureReason: wire.textOrEmpty('failure_reason') || null,
    updatedAtMs: wire.timeMsOrNull('last_updated_at') ?? 0,
  }
}
