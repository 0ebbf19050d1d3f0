import { toDecimal } from '../quanta'
import { marketShape } from './market'
import type { JsonObject } from '../json'
import type { MarketEvent, TradeBust, Transaction, Transfer } from '../exchange/record-types'
import type { MarketSpec } from '../exchange/types'

/** A deposit or a withdrawal (TransferResult). */
export function transferShape(transfer: Transfer): JsonObject {
  return {
    id: transfer.id,
    account: transfer.account,
    kind: transfer.kind,
    direction: transfer.kind === 'DEPOSIT' ? 'IN' : 'OUT',
    status: transfer.status,
    amount: toDecimal(transfer.amount),
    token: 'USDC',
    created_at: transfer.createdAtMs,
    last_updated_at: transfer.updatedAtMs,
    txn_hash: `0x${BigInt(transfer.id).toString(16)}`,
    external_txn_hash: '',
    socialized_loss_factor: '0',
    bridge: '',
    external_chain: '',
    external_account: '',
    failure_reason: '',
    vault_address: '',
    vault_unwind_completion_percentage: '',
    counterparty: '',
    auto_withdrawal_fee: '0',
  }
}

/** The settlement of a fill on chain (TransactionResponse). */
export function transactionShape(transaction: Transaction): JsonObject {
  return {
    id: transaction.id,
    type: transaction.kind,
    hash: `0x${BigInt(transaction.id).toString(16)}`,
    state: transaction.state,
    created_at: transaction.createdAtMs,
    completed_at: transaction.completedAtMs,
  }
}

/** A fill taken back (TradebustResult). */
export function tradebustShape(bust: TradeBust): JsonObject {
  return { account: bust.account, busted_fill_id: bust.fillId, created_at: bust.createdAtMs }
}

/** The members of a market that an event may name, by the part of the specification they are made of. */
const members: Partial<Record<keyof MarketSpec, readonly string[]>> = {
  baseCurrency: ['base_currency'],
  quoteCurrency: ['quote_currency'],
  settlementCurrency: ['settlement_currency'],
  tick: ['price_tick_size'],
  step: ['order_size_increment'],
  minNotional: ['min_notional'],
  maxOrderSize: ['max_order_size'],
  positionLimit: ['position_limit'],
  priceBandsWidth: ['price_bands_width', 'max_slippage'],
  imfBase: ['delta1_cross_margin_params'],
  mmfFactor: ['delta1_cross_margin_params'],
  makerFeeRate: ['fee_config'],
  takerFeeRate: ['fee_config'],
  interactiveTakerFeeRate: ['fee_config'],
  maxFundingRate: ['max_funding_rate', 'max_funding_rate_change'],
  interestRate: ['interest_rate'],
  fundingPeriodHours: ['funding_period_hours'],
  maxOpenOrders: ['max_open_orders'],
  openAtMs: ['open_at'],
}
/** Texts of a market that are numbers in an event. */
const numbers = new Set([
  'clamp_rate',
  'interest_rate',
  'max_funding_rate',
  'max_funding_rate_change',
  'max_slippage',
  'price_bands_width',
])

/** A change of a market (MarketEvent), with the members that are different; the trading mode is none the venue names. */
export function marketEventShape(event: MarketEvent): JsonObject {
  const { kind, market, spec, changed, settlementPrice, createdAtMs } = event
  const shape = marketShape(spec)
  const names = [...new Set(changed.flatMap((name) => members[name] ?? []))]
  const settled =
    settlementPrice === undefined ? {} : { settlement_price: Number(toDecimal(settlementPrice)) }
  const changedFields: JsonObject = {
    ...Object.fromEntries(names.map((name) => [name, numbers.has(name) ? Number(shape[name]) : shape[name]])),
    ...settled,
  }
  return { event_type: kind, symbol: market, updated_at: createdAtMs, changed_fields: changedFields }
}
