import { abs, divide, sign } from '../../money/decimal'
import type { Account, Balance, Decimal, Position } from '../../preload/model'
import type { WireObject } from './wire'

/** Maintenance requirement over account value; null where there is no value to divide by. */
export function toMarginRatio(maintenance: Decimal, value: Decimal): Decimal | null {
  return sign(value) > 0 ? divide(maintenance, value, 8, 'up') : null
}

/** The account of GET /account or of the `account` channel. */
export function toAccount(wire: WireObject): Account {
  const accountValue = wire.decimal('account_value')
  const maintenanceMargin = wire.decimal('maintenance_margin_requirement')
  return {
    address: wire.text('account'),
    accountValue,
    totalCollateral: wire.decimal('total_collateral'),
    freeCollateral: wire.decimal('free_collateral'),
    initialMargin: wire.decimal('initial_margin_requirement'),
    maintenanceMargin,
    marginRatio: toMarginRatio(maintenanceMargin, accountValue),
    settlementAsset: wire.textOrEmpty('settlement_asset'),
    status: wire.textOrEmpty('status'),
    updatedAtMs: wire.timeMs('updated_at'),
    seq: wire.sequence('seq_no'),
  }
}

/** A balance of GET /balance. */
export function toBalance(wire: WireObject): Balance {
  return {
    token: wire.text('token'),
    size: wire.decimal('size'),
    updatedAtMs: wire.timeMsOrNull('last_updated_at') ?? 0,
  }
}

/** A position of GET /positions or of the `positions` channel; on the wire its size is signed. */
export function toPosition(wire: WireObject): Position {
  const size = wire.decimal('size')
  const isShort = sign(size) < 0 || wire.textOrEmpty('side') === 'SHORT'
  const isClosed = sign(size) === 0 || wire.textOrEmpty('status') === 'CLOSED'
  return {
    market: wire.text('market'),
    side: isShort ? 'short' : 'long',
    size: abs(size),
    entryPrice: wire.decimalOrNull('average_entry_price') ?? '0',
    unrealizedPnl: wire.decimalOrNull('unrealized_pnl') ?? '0',
    unrealizedFundingPnl: wire.decimalOrNull('unrealized_funding_pnl') ?? '0',
    liquidationPrice: wire.priceOrNull('liquidation_price'),
    leverage: wire.decimalOrNull('leverage'),
    realizedPnl: wire.decimalOrNull('realized_positional_pnl'),
    status: isClosed ? 'closed' : 'open',
    updatedAtMs: wire.timeMsOrNull('last_updated_at') ?? wire.timeMsOrNull('created_at') ?? 0,
    seq: wire.sequence('seq_no'),
  }
}
