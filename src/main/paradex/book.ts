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

/** A price in 10^-8, and its level as it is shown; a level that does not change is never written again. */
interface KeptLevel {
  units: bigint
  shown: BookLevel
}

type Precedes = (a: bigint, b: bigint) => boolean
const highestFirst: Precedes = (a, b) => a > b
const lowestFirst: Precedes = (a, b) => a < b
const toShown = ({ shown }: KeptLevel): BookLevel => shown

/** One market's book, put together from whole ones and changes in strict sequence. */
export class OrderBook {
  readonly #rules: BookRules
  #bids: readonly KeptLevel[] = []
  #asks: readonly KeptLevel[] = []
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
    this.#bids = []
    this.#asks = []
  }

  /** Takes one message in. */
  apply(book: Book): BookStep {
    const isWhole = book.update === 'snapshot'
    if (!isWhole) {
      if (!this.#view || book.seq <= this.#view.seq) return 'repeated'
      if (book.seq !== this.#view.seq + 1) return this.#fail('gap')
    }
    const { depth = 100, mayCross } = this.#rules
    const bids = changed(isWhole ? [] : this.#bids, book.bids, highestFirst, depth)
    const asks = changed(isWhole ? [] : this.#asks, book.asks, lowestFirst, depth)
    if (!bids || !asks) return this.#fail('broken')
    const [bestBid, bestAsk] = [bids[0], asks[0]]
    const isCrossed = bestBid !== undefined && bestAsk !== undefined && bestBid.units >= bestAsk.units
    if (isCrossed && !mayCross) return this.#fail('broken')
    this.#bids = bids
    this.#asks = asks
    this.#view = {
      market: book.market,
      seq: book.seq,
      bids: bids.map(toShown),
      asks: asks.map(toShown),
      updatedAtMs: book.updatedAtMs,
    }
    return 'applied'
  }

  #fail(step: 'gap' | 'broken'): BookStep {
    this.reset()
    return step
  }
}

/** The best levels with changes over them, in order; null for a price or a size that cannot be. */
function changed(
  levels: readonly KeptLevel[],
  changes: readonly BookLevel[],
  precedes: Precedes,
  depth: number,
): KeptLevel[] | null {
  const next = [...levels]
  for (const { price, size } of changes) {
    const units = readUnits(price)
    const sizeUnits = readUnits(size)
    if (units === null || sizeUnits === null || units <= 0n || sizeUnits < 0n) return null
    const at = placeOf(next, units, precedes)
    const isThere = next[at]?.units === units
    if (sizeUnits === 0n) next.splice(at, isThere ? 1 : 0)
    else
      next.splice(at, isThere ? 1 : 0, {
        units,
        shown: { price: fromUnits(units), size: fromUnits(sizeUnits) },
      })
  }
  return next.length > depth ? next.slice(0, depth) : next
}

/** Where a price stands or belongs; a whole book comes in order, so its end is looked at first. */
function placeOf(levels: readonly KeptLevel[], units: bigint, precedes: Precedes): number {
  const last = levels.at(-1)
  if (!last || precedes(last.units, units)) return levels.length
  let low = 0
  let high = levels.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const level = levels[middle]
    if (level && precedes(level.units, units)) low = middle + 1
    else high = middle
  }
  return low
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
