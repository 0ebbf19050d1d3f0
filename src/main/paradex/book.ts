import { fromUnits, toSafeUnits, toUnits } from '../../money/decimal'
import type { Decimal } from '../../preload/model'
import { BookSide } from './book-side'
import type { Book, BookLevel } from './nouns'

/** A book as it stands: best prices first, one level a price, no level without size. */
export interface BookView {
  market: string
  seq: number
  bids: BookLevel[]
  asks: BookLevel[]
  updatedAtMs: number
}

/** What a book can be kept with. */
export interface BookRules {
  /** Only the interactive feed, which has RPI orders in it, may look crossed. */
  mayCross: boolean
  /** Levels kept a side; the channels have 15. */
  depth?: number
}

/**
 * applied: the view is new. repeated: seen before, or a change that came before any whole book. gap: a
 * change is missing. broken: the message makes no book. After the last two there is no view until the
 * next whole book.
 */
export type BookStep = 'applied' | 'repeated' | 'gap' | 'broken'

/** What a message says besides its levels. */
export interface BookHead {
  market: string
  isWhole: boolean
  seq: number
  updatedAtMs: number
}

/** One market's book, put together from whole ones and changes in strict sequence. */
export class OrderBook {
  readonly #rules: BookRules
  readonly #bids = new BookSide('bids')
  readonly #asks = new BookSide('asks')
  #head: BookHead | null = null
  /** Made when it is asked for, and kept until the next change. */
  #view: BookView | null = null

  constructor(rules: BookRules) {
    this.#rules = rules
  }

  /** Whether there is a book: not before a whole one is in, nor after a gap. */
  get stands(): boolean {
    return this.#head !== null
  }

  /** The book as it stands; null until a whole one is in, and after a gap. */
  get view(): BookView | null {
    if (!this.#head) return null
    const { market, seq, updatedAtMs } = this.#head
    this.#view ??= { market, seq, bids: this.#bids.toLevels(), asks: this.#asks.toLevels(), updatedAtMs }
    return this.#view
  }

  /** Forgets everything: the next change is of no use before a whole book. */
  reset(): void {
    this.#view = null
    this.#head = null
    this.#bids.clear()
    this.#asks.clear()
  }

  /** Takes one message in. */
  apply(book: Book): BookStep {
    const { market, seq, updatedAtMs } = book
    const head = { market, isWhole: book.update === 'snapshot', seq, updatedAtMs }
    const step = this.#begin(head)
    if (step) return step
    if (!putLevels(this.#bids, book.bids) || !putLevels(this.#asks, book.asks)) return this.#fail('broken')
    return this.#end(head)
  }

  /** Takes one message in whose levels `put` sets on the two sides; it says false for a level that cannot be. */
  change(head: BookHead, put: (bids: BookSide, asks: BookSide) => boolean): BookStep {
    const step = this.#begin(head)
    if (step) return step
    return put(this.#bids, this.#asks) ? this.#end(head) : this.#fail('broken')
  }

  /** Makes ready for a message's levels; what the message is where they are not to be set. */
  #begin(head: BookHead): BookStep | null {
    if (!head.isWhole) {
      if (!this.#head || head.seq <= this.#head.seq) return 'repeated'
      return head.seq === this.#head.seq + 1 ? null : this.#fail('gap')
    }
    this.#bids.clear()
    this.#asks.clear()
    return null
  }

  /** Looks at the two sides once a message's levels are set. */
  #end(head: BookHead): BookStep {
    const { depth = 100, mayCross } = this.#rules
    this.#bids.cut(depth)
    this.#asks.cut(depth)
    const bid = this.#bids.best
    const ask = this.#asks.best
    if (!mayCross && bid !== undefined && ask !== undefined && bid >= ask) return this.#fail('broken')
    this.#head = head
    this.#view = null
    return 'applied'
  }

  #fail(step: 'gap' | 'broken'): BookStep {
    this.reset()
    return step
  }
}

/** What the venue's own int64 mantissas of 10^-8 hold: no level is beyond it. */
const most = 2n ** 63n - 1n

function putLevels(side: BookSide, levels: readonly BookLevel[]): boolean {
  for (const { price, size } of levels) {
    const safe = toSafeUnits(price)
    const safeSize = toSafeUnits(size)
    if (safe !== null && safeSize !== null) {
      if (safe <= 0 || safeSize < 0) return false
      side.put(BigInt(safe), BigInt(safeSize))
    } else if (!putLong(side, price, size)) return false
  }
  return true
}

function putLong(side: BookSide, price: Decimal, size: Decimal): boolean {
  const [units, sizeUnits] = [readUnits(price), readUnits(size)]
  if (units === null || sizeUnits === null || units > most || sizeUnits > most) return false
  return side.set(units, sizeUnits)
}

function readUnits(text: Decimal): bigint | null {
  try {
    return toUnits(text)
  } catch {
    return null
  }
}

/** Levels of one side put together by a coarser tick: bids round down, asks up, so that no price looks better than it is. */
export function groupLevels(levels: readonly BookLevel[], tick: Decimal, side: 'bids' | 'asks'): BookLevel[] {
  const step = toUnits(tick)
  if (step <= 0n) throw new RangeError('a tick must be above 0')
  const groups = new Map<bigint, bigint>()
  for (const { price, size } of levels) {
    const units = toUnits(price)
    const rest = units % step
    const group = rest === 0n ? units : side === 'bids' ? units - rest : units - rest + step
    groups.set(group, (groups.get(group) ?? 0n) + toUnits(size))
  }
  return [...groups].map(([price, size]) => ({ price: fromUnits(price), size: fromUnits(size) }))
}
