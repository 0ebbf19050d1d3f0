import { fromUnits } from '../../money/decimal'
import type { BookLevel } from './nouns'

/**
 * One side of a book: prices and sizes in 10^-8, the best first, in two sorted arrays that are changed in place.
 * Nothing is made for a level, and no text before one is asked for.
 */
export class BookSide {
  readonly #isBids: boolean
  #prices = new BigInt64Array(32)
  #sizes = new BigInt64Array(32)
  #length = 0

  constructor(side: 'bids' | 'asks') {
    this.#isBids = side === 'bids'
  }

  get length(): number {
    return this.#length
  }

  /** The best price in 10^-8; undefined on an empty side. */
  get best(): bigint | undefined {
    return this.#length > 0 ? this.#prices[0] : undefined
  }

  clear(): void {
    this.#length = 0
  }

  /** Takes one level in; a size of 0 takes it out. False for a price or a size that cannot be. */
  set(price: bigint, size: bigint): boolean {
    if (price <= 0n || size < 0n) return false
    this.put(price, size)
    return true
  }

  /** The same of a price above 0 and a size that is not below. */
  put(price: bigint, size: bigint): void {
    const at = this.#placeOf(price)
    const isThere = at < this.#length && this.#prices[at] === price
    if (size === 0n) {
      if (isThere) this.#remove(at)
      return
    }
    if (!isThere) this.#insert(at, price)
    this.#sizes[at] = size
  }

  /** Forgets the levels beyond the best so many. */
  cut(depth: number): void {
    if (this.#length > depth) this.#length = depth
  }

  /** The levels as texts, the best first. */
  toLevels(): BookLevel[] {
    return Array.from({ length: this.#length }, (_, at) => ({
      price: fromUnits(this.#prices[at] ?? 0n),
      size: fromUnits(this.#sizes[at] ?? 0n),
    }))
  }

  /** Where a price stands or belongs; a whole book comes in order, so its end is looked at first. */
  #placeOf(price: bigint): number {
    const prices = this.#prices
    const length = this.#length
    const isBids = this.#isBids
    let low = length
    if (length > 0) {
      const last = prices[length - 1] ?? 0n
      if (isBids ? price >= last : price <= last) low = 0
    }
    let high = length
    while (low < high) {
      const middle = (low + high) >> 1
      const there = prices[middle] ?? 0n
      if (isBids ? there > price : there < price) low = middle + 1
      else high = middle
    }
    return low
  }

  #insert(at: number, price: bigint): void {
    if (this.#length === this.#prices.length) this.#grow()
    if (at < this.#length) {
      this.#prices.copyWithin(at + 1, at, this.#length)
      this.#sizes.copyWithin(at + 1, at, this.#length)
    }
    this.#prices[at] = price
    this.#length += 1
  }

  #remove(at: number): void {
    this.#prices.copyWithin(at, at + 1, this.#length)
    this.#sizes.copyWithin(at, at + 1, this.#length)
    this.#length -= 1
  }

  #grow(): void {
    const [prices, sizes] = [this.#prices, this.#sizes]
    this.#prices = new BigInt64Array(prices.length * 2)
    this.#sizes = new BigInt64Array(sizes.length * 2)
    this.#prices.set(prices)
    this.#sizes.set(sizes)
  }
}
