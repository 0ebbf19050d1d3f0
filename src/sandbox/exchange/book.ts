import { BookSide, type RestingOrder } from './book-side'
import type { BookView, Quanta, Side } from './types'

/** The side an order of `side` trades with. */
export function opposite(side: Side): Side {
  return side === 'BUY' ? 'SELL' : 'BUY'
}

/** Whether an order of `side` limited to `limit` trades with a resting order at `price`. */
export function crosses(side: Side, limit: Quanta, price: Quanta): boolean {
  return side === 'BUY' ? price <= limit : price >= limit
}

/** The resting orders of one market; knows nothing of who owns them. */
export class Book {
  seqNo = 1
  private readonly bids = new BookSide('BUY')
  private readonly asks = new BookSide('SELL')
  private readonly resting = new Map<string, RestingOrder>()

  has(orderId: string): boolean {
    return this.resting.has(orderId)
  }

  add(order: RestingOrder): void {
    this.resting.set(order.id, order)
    this.on(order.side).add(order)
    this.seqNo += 1
  }

  /** Takes an order out; false if it was not in. */
  remove(order: RestingOrder): boolean {
    if (!this.resting.delete(order.id)) return false
    this.on(order.side).remove(order)
    this.seqNo += 1
    return true
  }

  /** Makes a resting order smaller without losing its place; at zero it leaves. */
  reduce(order: RestingOrder, by: Quanta): void {
    this.on(order.side).reduce(order, by)
    if (order.remaining === 0n) this.resting.delete(order.id)
    this.seqNo += 1
  }

  /** The order a taker of the other side meets first; RPI orders only for `interactive` (retail) takers. */
  first(side: Side, interactive: boolean): RestingOrder | undefined {
    return this.on(side).first(interactive)
  }

  /** Best price of a side without RPI orders. */
  best(side: Side): Quanta | undefined {
    return this.first(side, false)?.price
  }

  /** Best first; with `interactive` RPI sizes are in, and the two sides may look crossed. */
  view(market: string, depth: number, updatedAtMs: number, interactive = false): BookView {
    return {
      market,
      seqNo: this.seqNo,
      updatedAtMs,
      bids: this.bids.view(depth, interactive),
      asks: this.asks.view(depth, interactive),
    }
  }

  private on(side: Side): BookSide {
    return side === 'BUY' ? this.bids : this.asks
  }
}
