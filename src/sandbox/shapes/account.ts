import { isConditional, triggersAbove } from '../exchange/own-order'
import { toDecimal, toDecimalOr } from '../quanta'
import type { JsonObject } from '../json'
import type {
  ExchangeAccount,
  ExchangeFill,
  ExchangeOrder,
  ExchangePosition,
  FundingPayment,
} from '../exchange/types'

type OrderFlag =
  'REDUCE_ONLY' | 'STOP_CONDITION_BELOW_TRIGGER' | 'STOP_CONDITION_ABOVE_TRIGGER' | 'INTERACTIVE'

/** An order (OrderResp); `publishedAtMs` is when this text leaves the exchange. */
export function orderShape(order: ExchangeOrder, publishedAtMs: number): JsonObject {
  return {
    id: order.id,
    account: order.account,
    market: order.market,
    side: order.side,
    type: order.type,
    size: toDecimal(order.size),
    remaining_size: toDecimal(order.remaining),
    price: toDecimal(order.price),
    status: order.status,
    created_at: order.createdAtMs,
    last_updated_at: order.updatedAtMs,
    timestamp: order.signatureTimestampMs,
    cancel_reason: order.cancelReason,
    client_id: order.clientId,
    seq_no: order.seqNo,
    instruction: order.instruction,
    avg_fill_price: toDecimalOr(order.avgFillPrice, '0'),
    stp: order.stp,
    received_at: order.receivedAtMs,
    published_at: publishedAtMs,
    flags: orderFlags(order),
    trigger_price: toDecimalOr(order.triggerPrice, '0'),
    request_info: order.requestInfo ? { ...order.requestInfo, request_type: 'MODIFY_ORDER' } : undefined,
  }
}

/** An order's flags (OrderFlag): what was asked for, and what the exchange adds by itself. */
export function orderFlags(order: ExchangeOrder): OrderFlag[] {
  const flags: OrderFlag[] = order.reduceOnly ? ['REDUCE_ONLY'] : []
  if (isConditional(order.type))
    flags.push(triggersAbove(order) ? 'STOP_CONDITION_ABOVE_TRIGGER' : 'STOP_CONDITION_BELOW_TRIGGER')
  if (order.interactive) flags.push('INTERACTIVE')
  return flags
}

/** A fill (FillResult); `side` is the taker's, as the venue documents it. */
export function fillShape(fill: ExchangeFill): JsonObject {
  return {
    id: fill.id,
    side: fill.takerSide,
    liquidity: fill.liquidity,
    market: fill.market,
    order_id: fill.orderId,
    price: toDecimal(fill.price),
    size: toDecimal(fill.size),
    fee: toDecimal(fill.fee),
    fee_currency: 'USDC',
    created_at: fill.createdAtMs,
    remaining_size: toDecimal(fill.remaining),
    client_id: fill.clientId,
    fill_type: fill.kind,
    realized_pnl: toDecimal(fill.realizedPnl),
    realized_funding: toDecimal(fill.realizedFunding),
    account: fill.account,
    underlying_price: toDecimal(fill.underlyingPrice),
    orderbook_seq_no: fill.bookSeqNo,
    flags: [...(fill.interactive ? ['interactive'] : []), ...(fill.kind === 'RPI' ? ['rpi'] : [])],
  }
}

/** A position (PositionResp); `size` is signed. */
export function positionShape(position: ExchangePosition): JsonObject {
  return {
    id: position.id,
    account: position.account,
    market: position.market,
    status: position.status,
    side: position.size < 0n ? 'SHORT' : 'LONG',
    size: toDecimal(position.size),
    average_entry_price: toDecimal(position.averageEntryPrice),
    average_entry_price_usd: toDecimal(position.averageEntryPrice),
    average_exit_price: toDecimal(position.averageExitPrice),
    unrealized_pnl: toDecimal(position.unrealizedPnl),
    unrealized_funding_pnl: toDecimal(position.unrealizedFundingPnl),
    realized_positional_pnl: toDecimal(position.realizedPnl),
    realized_positional_funding_pnl: toDecimal(position.realizedFundingPnl),
    cost: toDecimal(position.cost),
    cost_usd: toDecimal(position.cost),
    cached_funding_index: toDecimal(position.cachedFundingIndex),
    last_fill_id: position.lastFillId,
    seq_no: position.seqNo,
    liquidation_price: toDecimalOr(position.liquidationPrice),
    leverage: toDecimal(position.leverage),
    created_at: position.createdAtMs,
    last_updated_at: position.updatedAtMs,
    closed_at: position.closedAtMs ?? 0,
  }
}

/** An account's margin summary (AccountSummaryResponse); `lastSeenMs` is when its notifications were last looked at. */
export function accountShape(account: ExchangeAccount, lastSeenMs = 0): JsonObject {
  return {
    account: account.address,
    initial_margin_requirement: toDecimal(account.initialMarginRequirement),
    maintenance_margin_requirement: toDecimal(account.maintenanceMarginRequirement),
    account_value: toDecimal(account.accountValue),
    total_collateral: toDecimal(account.totalCollateral),
    free_collateral: toDecimal(account.freeCollateral),
    margin_cushion: toDecimal(account.marginCushion),
    settlement_asset: account.settlementAsset,
    updated_at: account.updatedAtMs,
    status: account.status,
    seq_no: account.seqNo,
    last_seen_notification: lastSeenMs,
  }
}

/** The settlement balance (BalanceResp), the only one an account holds here. */
export function balanceShape(account: ExchangeAccount): JsonObject {
  const size = toDecimal(account.totalCollateral)
  return {
    token: account.settlementAsset,
    size,
    last_updated_at: account.updatedAtMs,
    average_entry_price: '1',
    average_entry_price_usd: '1',
    cost: size,
    cost_usd: size,
  }
}

/** Who an account is (AccountInfoResponse). */
export function accountInfoShape(
  account: ExchangeAccount,
  publicKey: string,
  rates: { maker: bigint; taker: bigint },
): JsonObject {
  const [maker, taker] = [toDecimal(rates.maker), toDecimal(rates.taker)]
  return {
    account: account.address,
    kind: 'main',
    public_key: publicKey,
    username: '',
    parent_account: '',
    isolated_market: '',
    derivation_path: '',
    created_at: account.createdAtMs,
    fees: {
      maker_rate: maker,
      taker_rate: taker,
      commission_rate: '0',
      discount_rate: '0',
    },
    volume_tiers: {},
  }
}

/** A funding payment (FundingPayment). */
export function paymentShape(payment: FundingPayment): JsonObject {
  return {
    id: payment.id,
    account: payment.account,
    market: payment.market,
    payment: toDecimal(payment.payment),
    index: toDecimal(payment.index),
    fill_id: payment.fillId,
    created_at: payment.createdAtMs,
  }
}

/** What a fill did to the balance (BalanceEventResponse of the socket). */
export function balanceEventShape(
  fill: ExchangeFill,
  account: ExchangeAccount,
  fundingIndex: bigint,
): JsonObject {
  const before = account.totalCollateral - fill.realizedPnl - fill.realizedFunding + fill.fee
  return {
    type: fill.kind === 'LIQUIDATION' ? 'TRANSACTION_LIQUIDATE' : 'TRANSACTION_FILL',
    fill_id: fill.id,
    market: fill.market,
    status: 'ON_BLOCKCHAIN',
    settlement_asset_name: account.settlementAsset,
    settlement_asset_address: '0x7',
    settlement_asset_balance_before: toDecimal(before),
    settlement_asset_balance_after: toDecimal(account.totalCollateral),
    settlement_asset_price: '1',
    funding_index: toDecimal(fundingIndex),
    realized_pnl: toDecimal(fill.realizedPnl),
    fees: toDecimal(fill.fee),
    realized_funding: toDecimal(fill.realizedFunding),
    created_at: fill.createdAtMs,
  }
}
