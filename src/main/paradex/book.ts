import { fromUnits, toUnits } from '../../money/decimal'
import type { Decimal } from '../../preload/model'
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

/** Sizes in 10^-8 by price in 10^-8. */
type Levels = Map<bigint, bigint>

/** One market's book, put together from whole ones and changes in strict sequence. */
export class OrderBook {
  readonly #rules: BookRules
  #bids: Levels = new Map()
  #asks: Levels = new Map()
  #view: BookView | null = null

  constructor(rules: BookRules) {
    this.#rules = rules
  }

  /** The book as it stands; null until a whole one is in, and after a gap. */
  get view(): BookView | null {
    return this.#view
  }

  /** Forgets everything: the next change is of no use before a whole book. */
  reset(): void {
    this.#view = null
    this.#bids = new Map()
    this.#asks = new Map()
  }

  /** Takes one message in. */
  apply(book: Book): BookStep {
    const isWhole = book.update === 'snapshot'
    if (!isWhole) {
      if (!this.#view || book.seq <= this.#view.seq) return 'repeated'
      if (book.seq !== this.#view.seq + 1) return this.#fail('gap')
    }
    const bids = changed(isWhole ? null : this.#bids, book.bids)
    const asks = changed(isWhole ? null : this.#asks, book.asks)
    if (!bids || !asks) return this.#fail('broken')
    const { depth = 100, mayCross } = this.#rules
    const bidPrices = [...bids.keys()].sort((a, b) => (a > b ? -1 : 1)).slice(0, depth)
    const askPrices = [...asks.keys()].sort((a, b) => (a < b ? -1 : 1)).slice(0, depth)
    const [bestBid, bestAsk] = [bidPrices[0], askPrices[0]]
    const isCrossed = bestBid !== undefined && bestAsk !== undefined && bestBid >= bestAsk
    if (isCrossed && !mayCross) return this.#fail('broken')
    this.#bids = kept(bids, bidPrices)
    this.#asks = kept(asks, askPrices)
    this.#view = {
      market: book.market,
      seq: book.seq,
      bids: toLevels(this.#bids),
      asks: toLevels(this.#asks),
      updatedAtMs: book.updatedAtMs,
    }
    return 'applied'
  }

  #fail(step: 'gap' | 'broken'): BookStep {
    this.reset()
    return step
  }
}

/** The levels with changes over them; null for a price or a size that cannot be. */
function changed(levels: Levels | null, changes: readonly BookLevel[]): Levels | null {
  const next: Levels = new Map(levels)
  for (const { price, size } of changes) {
    const units = readUnits(price)
    const sizeUnits = readUnits(size)
    if (units === null || sizeUnits === null || units <= 0n || sizeUnits < 0n) return null
    if (sizeUnits === 0n) next.delete(units)
    else next.set(units, sizeUnits)
  }
  return next
}

function readUnits(text: Decimal): bigint | null {
  try {
    return toUnits(text)
  } catch {
    return null
  }
}

/** The levels of these prices, in their order. */
function kept(levels: Levels, prices: readonly bigint[]): Levels {
  return new Map(prices.map((price) => [price, levels.get(price) ?? 0n]))
}

function toLevels(levels: Levels): BookLevel[] {
  return [...levels].map(([price, size]) => ({ price: fromUnits(price), size: fromUnits(size) }))
}

/** Levels of one side put together by a coarser tick: bids round down, asks up, so that no price looks better than it is. */
export function groupLevels(levels: readonly BookLevel[], tick: Decimal, side: 'bids' | 'asks'): BookLevel[] {
  const step = toUnits(tick)
  if (step <= 0n) throw new RangeError('a tick must be above 0')
  const groups: Levels = new Map()
  for (const { price, size } of levels) {
    const units = toUnits(price)
    const rest = units % step
    const group = rest === 0n ? units : side === 'bids' ? units - rest : units - rest + step
    groups.set(group, (groups.get(group) ?? 0n) + toUnits(size))
  }
  return toLevels(groups)
}
