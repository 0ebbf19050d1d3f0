import type { BookLevel, ExchangeOrder, Quanta, Side } from './types'

/** What the book needs of an order; an account's order is one, a simulated maker's quote is no more. */
export interface RestingOrder extends Pick<
  ExchangeOrder,
  'id' | 'account' | 'side' | 'price' | 'instruction' | 'reduceOnly'
> {
  remaining: Quanta
}

interface Level {
  price: Quanta
  /** Oldest first; a Map keeps that order and removes any of them at once. */
  queue: Map<string, RestingOrder>
  /** Of all its orders. */
  size: Quanta
  /** Of its RPI orders, which only retail takers may meet. */
  rpiSize: Quanta
}

/** One side of a book in price-time priority: levels sorted best first, a queue in each. */
export class BookSide {
  private readonly levels: Level[] = []

  constructor(readonly side: Side) {}

  add(order: RestingOrder): void {
    const at = this.indexOf(order.price)
    let level = this.levels[at]
    if (level?.price !== order.price) {
      level = { price: order.price, queue: new Map(), size: 0n, rpiSize: 0n }
      this.levels.splice(at, 0, level)
    }
    level.queue.set(order.id, order)
    this.grow(level, order, order.remaining)
  }

  /** Takes an order out; it must be in. */
  remove(order: RestingOrder): void {
    const at = this.indexOf(order.price)
    const level = this.levels[at]
    if (!level?.queue.delete(order.id)) return
    this.grow(level, order, -order.remaining)
    if (level.queue.size === 0) this.levels.splice(at, 1)
  }

  /** Makes an order smaller in its place, and takes it out when nothing remains. */
  reduce(order: RestingOrder, by: Quanta): void {
    const at = this.indexOf(order.price)
    const level = this.levels[at]
    if (!level?.queue.has(order.id)) return
    this.grow(level, order, -by)
    order.remaining -= by
    if (order.remaining > 0n) return
    level.queue.delete(order.id)
    if (level.queue.size === 0) this.levels.splice(at, 1)
  }

  /** The first in line: best price, then oldest; RPI orders only count if `interactive`. */
  first(interactive: boolean): RestingOrder | undefined {
    for (const level of this.levels) {
      if (!interactive && level.size === level.rpiSize) continue
      for (const order of level.queue.values()) {
        if (interactive || order.instruction !== 'RPI') return order
      }
    }
    return undefined
  }

  /** The best `depth` levels, best first; RPI sizes only count if `interactive`. */
  view(depth: number, interactive: boolean): BookLevel[] {
    const view: BookLevel[] = []
    for (const level of this.levels) {
      if (view.length >= depth) break
      const size = interactive ? level.size : level.size - level.rpiSize
      if (size > 0n) view.push({ price: level.price, size })
    }
    return view
  }

  /** Where the price is, or where it belongs. */
  private indexOf(price: Quanta): number {
    let low = 0
    let high = this.levels.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const at = this.levels[middle]?.price ?? 0n
      if (this.side === 'BUY' ? at > price : at < price) low = middle + 1
      else high = middle
    }
    return low
  }

  private grow(level: Level, order: RestingOrder, by: Quanta): void {
    level.size += by
    if (order.instruction === 'RPI') level.rpiSize += by
  }
}
