import type { Account } from './account'
import { isConditional, isMarketType } from './own-order'
import type { MarketSpec, OrderRequest, Refusal, SystemStatus } from './types'

/** The part of an order that must fit its market. */
export type OrderForm = Pick<
  OrderRequest,
  'type' | 'size' | 'price' | 'triggerPrice' | 'instruction' | 'reduceOnly'
>

function refuse(code: string, message: string): Refusal {
  return { code, message }
}

/** Why an order is refused for its form, before it is queued; undefined if it may pass. */
export function refusalOf(
  request: OrderRequest,
  spec: MarketSpec | undefined,
  account: Account,
  { status, nowMs }: { status: SystemStatus; nowMs: number },
): Refusal | undefined {
  return (
    statusRefusal(request, status) ??
    (spec && (spec.tradingMode === 'RFQ_ONLY' || spec.openAtMs > nowMs)
      ? refuse('MARKET_NOT_OPEN', `market ${request.market} takes no orders at present`)
      : undefined) ??
    (spec
      ? formRefusal(request, spec)
      : refuse('MARKET_NOT_FOUND', `market ${request.market} does not exist`)) ??
    clientIdRefusal(request, account)
  )
}

/** Why the system takes no such order (or change of one) at present. */
export function statusRefusal(
  { instruction }: Pick<OrderRequest, 'instruction'>,
  status: SystemStatus,
): Refusal | undefined {
  if (status === 'maintenance') return refuse('SERVICE_UNAVAILABLE', 'the exchange is in maintenance')
  if (status === 'cancel_only')
    return refuse('SYSTEM_STATUS_CANCEL_ONLY', 'orders can only be cancelled at present')
  if (status === 'post_only' && instruction !== 'POST_ONLY' && instruction !== 'RPI')
    return refuse('SYSTEM_STATUS_POST_ONLY', 'only post-only orders are accepted at present')
  return undefined
}

/** Why an order's figures are none of this market's. */
export function formRefusal(request: OrderForm, spec: MarketSpec): Refusal | undefined {
  const { size } = request
  if (size <= 0n || size % spec.step !== 0n)
    return refuse('INVALID_ORDER_SIZE', 'size must be a positive multiple of the order size increment')
  if (size > spec.maxOrderSize)
    return refuse('INVALID_ORDER_SIZE', 'size is above the maximum order size of the market')
  return priceRefusal(request, spec) ?? conditionRefusal(request, spec)
}

function priceRefusal({ type, price, instruction }: OrderForm, spec: MarketSpec): Refusal | undefined {
  if (!isMarketType(type)) {
    if (price > 0n && price % spec.tick === 0n) return undefined
    return refuse('VALIDATION_ERROR', 'price must be a positive multiple of the price tick size')
  }
  if (price !== 0n) return refuse('VALIDATION_ERROR', 'price must be 0 for market orders')
  if (instruction === 'POST_ONLY' || instruction === 'RPI')
    return refuse('VALIDATION_ERROR', `a market order cannot be ${instruction}`)
  return undefined
}

function conditionRefusal(request: OrderForm, spec: MarketSpec): Refusal | undefined {
  const { type, triggerPrice } = request
  if (!isConditional(type)) {
    if (triggerPrice === null || triggerPrice === 0n) return undefined
    return refuse('VALIDATION_ERROR', `trigger price is not allowed for ${type} orders`)
  }
  if (triggerPrice === null || triggerPrice <= 0n || triggerPrice % spec.tick !== 0n)
    return refuse('VALIDATION_ERROR', 'trigger price must be a positive multiple of the price tick size')
  if (!type.startsWith('STOP_LOSS') && !type.startsWith('TAKE_PROFIT')) return undefined
  return request.reduceOnly ? undefined : refuse('VALIDATION_ERROR', `${type} orders must be reduce-only`)
}

function clientIdRefusal({ clientId }: OrderRequest, account: Account): Refusal | undefined {
  if (clientId.length > 64) return refuse('VALIDATION_ERROR', 'client id is longer than 64 characters')
  if (account.orderByClientId(clientId) === undefined) return undefined
  return refuse('DUPLICATED_CLIENT_ID', `client id ${clientId} has been used`)
}
