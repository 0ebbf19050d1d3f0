import type { BookLevel, BookView, MarketSpec, Quanta } from './exchange/types'
import type { Exchange } from './exchange/exchange'

/** How many levels of the book are folded into groups. */
const GROUPING_DEPTH = 1000

/** What part of a book is looked at; `interactive` counts in RPI orders. */
export interface BookLook {
  depth: number
  tick: Quanta
  interactive: boolean
}

/** The best levels of a book, grouped by a price tick: bids fall to it, asks rise to it. */
export function groupBook(exchange: Exchange, spec: MarketSpec, look: BookLook): BookView {
  const { depth, tick, interactive } = look
  if (tick <= spec.tick) return exchange.book(spec.symbol, depth, interactive)
  const view = exchange.book(spec.symbol, GROUPING_DEPTH, interactive)
  const down = (price: Quanta) => price - (price % tick)
  const up = (price: Quanta) => (price % tick === 0n ? price : down(price) + tick)
  return { ...view, bids: grouped(view.bids, down, depth), asks: grouped(view.asks, up, depth) }
}

function grouped(levels: readonly BookLevel[], round: (price: Quanta) => Quanta, depth: number): BookLevel[] {
  const groups: BookLevel[] = []
  for (const { price, size } of levels) {
    const group = groups.at(-1)
    if (group?.price === round(price)) group.size += size
    else if (groups.length === depth) break
    else groups.push({ price: round(price), size })
  }
  return groups
}
