import { VenueRefusal } from './refusal'
import type { Fields } from './fields'
import type { Instruction, ModifyRequest, OrderRequest, OrderType, Side, Stp } from './exchange/types'

const sides: readonly Side[] = ['BUY', 'SELL']
/** Every type of order the venue knows. */
export const orderTypes = [
  'LIMIT',
  'MARKET',
  'STOP_LIMIT',
  'STOP_MARKET',
  'TAKE_PROFIT_LIMIT',
  'TAKE_PROFIT_MARKET',
  'STOP_LOSS_LIMIT',
  'STOP_LOSS_MARKET',
] as const satisfies readonly OrderType[]
const instructions: readonly Instruction[] = ['GTC', 'IOC', 'POST_ONLY', 'RPI']
const stps: readonly Stp[] = ['EXPIRE_MAKER', 'EXPIRE_TAKER', 'EXPIRE_BOTH']
const DEFAULT_RECV_WINDOW_MS = 300_000
const MIN_RECV_WINDOW_MS = 10

/** A signed request, read. */
export interface SignedForm<R> {
  order: R
  signature: string
  recvWindowMs: number
}

/** A new order as it was sent (OrderRequest of the specification). Throws a VenueRefusal. */
export function readOrderForm(fields: Fields): SignedForm<OrderRequest> {
  const type = fields.word('type', orderTypes)
  const clientId = fields.textOr('client_id', '')
  if (clientId.length > 64) throw new VenueRefusal('VALIDATION_ERROR', 'client_id: at most 64 characters.')
  refuseForeign(fields)
  return {
    signature: fields.text('signature'),
    recvWindowMs: readRecvWindow(fields),
    order: {
      market: fields.text('market'),
      side: fields.word('side', sides),
      type,
      size: fields.decimal('size'),
      price: fields.decimal('price'),
      triggerPrice: isConditional(type) ? fields.decimal('trigger_price') : null,
      instruction: fields.word('instruction', instructions, 'GTC'),
      reduceOnly: readReduceOnly(fields),
      stp: fields.word('stp', stps, 'EXPIRE_TAKER'),
      clientId,
      signatureTimestampMs: fields.integer('signature_timestamp'),
    },
  }
}

/** A modification as it was sent (ModifyOrderRequest), which has no recv_window. Throws a VenueRefusal. */
export function readModifyForm(fields: Fields): SignedForm<ModifyRequest & { id: string }> {
  const type = fields.word('type', orderTypes)
  refuseForeign(fields)
  return {
    signature: fields.text('signature'),
    recvWindowMs: DEFAULT_RECV_WINDOW_MS,
    order: {
      id: fields.text('id'),
      market: fields.text('market'),
      side: fields.word('side', sides),
      type,
      size: fields.decimal('size'),
      price: fields.decimal('price'),
      triggerPrice: isConditional(type) ? fields.decimal('trigger_price') : null,
      signatureTimestampMs: fields.integer('signature_timestamp'),
    },
  }
}

/** How late a signed request may arrive, in milliseconds. */
export function readRecvWindow(fields: Fields): number {
  const windowMs = fields.has('recv_window') ? fields.integer('recv_window') : DEFAULT_RECV_WINDOW_MS
  if (windowMs < MIN_RECV_WINDOW_MS)
    throw new VenueRefusal('VALIDATION_ERROR', 'recv_window: must be at least 10.')
  return windowMs
}

/** Refuses what this exchange has none of: isolated margin accounts and VWAP orders. */
export function refuseForeign(fields: Fields): void {
  if (fields.has('on_behalf_of_account'))
    throw new VenueRefusal('ACCOUNT_NOT_FOUND', 'no such isolated margin account')
  if (fields.has('vwap_price') || fields.texts('flags').includes('TARGET_STRATEGY_VWAP'))
    throw new VenueRefusal('REQUEST_NOT_ALLOWED', 'VWAP orders are not served by this exchange')
}

function readReduceOnly(fields: Fields): boolean {
  const flags = fields.texts('flags')
  if (flags.some((flag) => flag !== 'REDUCE_ONLY'))
    throw new VenueRefusal('VALIDATION_ERROR', 'flags: only REDUCE_ONLY is allowed.')
  return flags.length > 0
}

function isConditional(type: OrderType): boolean {
  return type !== 'LIMIT' && type !== 'MARKET'
}
