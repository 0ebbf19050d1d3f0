import type { FillType, OrderType, Side, SystemState, TimeInForce } from '../../preload/model'

function inverted<K extends string, V extends string>(words: Record<K, V>): ReadonlyMap<string, K> {
  return new Map((Object.entries(words) as [K, V][]).map(([ours, theirs]) => [theirs, ours]))
}

/** The venue's word for each order type. */
export const wireOrderTypes: Readonly<Record<Exclude<OrderType, 'other'>, string>> = {
  limit: 'LIMIT',
  market: 'MARKET',
  stopLimit: 'STOP_LIMIT',
  stopMarket: 'STOP_MARKET',
  takeProfitLimit: 'TAKE_PROFIT_LIMIT',
  takeProfitMarket: 'TAKE_PROFIT_MARKET',
  stopLossLimit: 'STOP_LOSS_LIMIT',
  stopLossMarket: 'STOP_LOSS_MARKET',
}

/** The venue's word for each time in force, `instruction` on the wire. */
export const wireInstructions: Readonly<Record<TimeInForce, string>> = {
  gtc: 'GTC',
  ioc: 'IOC',
  postOnly: 'POST_ONLY',
  rpi: 'RPI',
}

/** The venue's word for each kind of self-trade prevention. */
export const wirePreventions = {
  expireMaker: 'EXPIRE_MAKER',
  expireTaker: 'EXPIRE_TAKER',
  expireBoth: 'EXPIRE_BOTH',
} as const

/** The venue's word for each flag of an order besides REDUCE_ONLY. */
export const wireFlags = {
  triggerBelow: 'STOP_CONDITION_BELOW_TRIGGER',
  triggerAbove: 'STOP_CONDITION_ABOVE_TRIGGER',
  interactive: 'INTERACTIVE',
  targetVwap: 'TARGET_STRATEGY_VWAP',
} as const

/** The venue's word for each side. */
export const wireSides: Readonly<Record<Side, string>> = { buy: 'BUY', sell: 'SELL' }

const wireFillTypes: Record<Exclude<FillType, 'other'>, string> = {
  fill: 'FILL',
  liquidation: 'LIQUIDATION',
  unwindTransfer: 'UNWIND_TRANSFER',
  settleMarket: 'SETTLE_MARKET',
  rpi: 'RPI',
  blockTrade: 'BLOCK_TRADE',
}

const wireSystemStates: Record<Exclude<SystemState, 'unknown'>, string> = {
  ok: 'ok',
  maintenance: 'maintenance',
  cancelOnly: 'cancel_only',
  postOnly: 'post_only',
}

const orderTypes = inverted(wireOrderTypes)
const instructions = inverted(wireInstructions)
const fillTypes = inverted(wireFillTypes)
const systemStates = inverted(wireSystemStates)

/** Our word for an order type; 'other' for one we do not know. */
export function toOrderType(word: string): OrderType {
  return orderTypes.get(word) ?? 'other'
}

/** Our word for an instruction; 'gtc' for none and for one we do not know, as the venue reads it. */
export function toTimeInForce(word: string): TimeInForce {
  return instructions.get(word) ?? 'gtc'
}

/** Our word for a side; undefined for one we do not know, since guessing it could lose money. */
export function toSide(word: string): Side | undefined {
  return word === 'BUY' ? 'buy' : word === 'SELL' ? 'sell' : undefined
}

/** Our word for a fill type; TRANSFER is the older name of UNWIND_TRANSFER. */
export function toFillType(word: string): FillType {
  return word === 'TRANSFER' ? 'unwindTransfer' : (fillTypes.get(word) ?? 'other')
}

/** Our word for the venue's state. */
export function toSystemState(word: string): SystemState {
  return systemStates.get(word) ?? 'unknown'
}

const transferStatuses = new Set(['PENDING', 'AVAILABLE', 'COMPLETED', 'FAILED'])

/** Whether the specification names this status of a transfer (`responses.TransferStatus`). */
export function isTransferStatus(word: string): boolean {
  return transferStatuses.has(word)
}
