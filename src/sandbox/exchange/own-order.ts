import type { ExchangeOrder, OrderRequest, OrderType, Quanta } from './types'

/** An account's order as the exchange works on it. */
export interface OwnOrder extends ExchangeOrder {
  /** Price times size over its fills, in 10^-16, so that the average is exact. */
  filledValue: bigint
}

/** What listeners and callers get: a copy that no longer changes. */
export function snapshotOrder(order: OwnOrder): ExchangeOrder {
  const { filledValue: _filledValue, ...shown } = order
  return shown
}

/** Makes an order in state NEW. */
export function createOrder(
  account: string,
  id: string,
  request: OrderRequest,
  nowMs: number,
  seqNo: bigint,
): OwnOrder {
  const { size, ...rest } = request
  return {
    ...rest,
    id,
    account,
    size,
    remaining: size,
    status: 'NEW',
    cancelReason: '',
    avgFillPrice: null,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    receivedAtMs: nowMs,
    interactive: request.interactive ?? false,
    requestInfo: null,
    seqNo,
    filledValue: 0n,
  }
}

/** Notes a fill on the order; what remains has been taken off before. */
export function noteFill(order: OwnOrder, price: Quanta, size: Quanta): void {
  order.filledValue += price * size
  order.avgFillPrice = order.filledValue / (order.size - order.remaining)
  order.status = order.remaining === 0n ? 'CLOSED' : 'OPEN'
}

/** Whether it takes any price within the band. */
export function isMarketType(type: OrderType): boolean {
  return type === 'MARKET' || type.endsWith('_MARKET')
}

/** Whether it waits for its trigger price. */
export function isConditional(type: OrderType): boolean {
  return type !== 'MARKET' && type !== 'LIMIT'
}

/** The side of its trigger price on which an order goes off: a stop (loss) against the side it would close, a take profit in favour. */
export function triggersAbove({ side, type }: Pick<ExchangeOrder, 'side' | 'type'>): boolean {
  return (side === 'BUY') !== type.startsWith('TAKE_PROFIT')
}

/** Whether the mark price sets the order off. */
export function isTriggered(order: ExchangeOrder, mark: Quanta): boolean {
  if (order.triggerPrice === null) return false
  return triggersAbove(order) ? mark >= order.triggerPrice : mark <= order.triggerPrice
}
