import type { TapeTrade } from '../../preload/model'

/** What was traded in one market of late, without holes. */
export interface Tape {
  /** Newest first, none twice. */
  newestFirst(): TapeTrade[]
  /** Takes in a trade as it streams; whether the tape begins anew with it. */
  take(trade: TapeTrade): boolean
  /** Takes in the newest trades as the venue lists them, newest first. */
  takePast(list: readonly TapeTrade[]): void
  /** Some may have been missed: what is known stands until something is known of what came after it. */
  tear(): void
  clear(): void
}

/** An empty tape that keeps so many trades. */
export function createTape(length: number): Tape {
  // Oldest first, and up to twice as many as are kept, so that a busy market does not shift them with each trade.
  let trades: TapeTrade[] = []
  let ids = new Set<string>()
  let isTorn = false

  function set(next: TapeTrade[]): void {
    trades = next.slice(-length)
    ids = new Set(trades.map(({ id }) => id))
  }

  return {
    newestFirst: () => trades.slice(-length).reverse(),
    take(trade) {
      if (ids.has(trade.id)) return false
      const isAnew = isTorn && trades.length > 0
      if (isTorn) set([])
      isTorn = false
      trades.push(trade)
      ids.add(trade.id)
      if (trades.length > 2 * length) set(trades)
      return isAnew
    },
    takePast(list) {
      const streamed = isTorn ? [] : trades
      const listed = new Map(list.map((trade) => [trade.id, trade]))
      isTorn = false
      // Of one moment, what streamed comes after what was listed.
      const all = [...[...listed.values()].reverse(), ...streamed.filter(({ id }) => !listed.has(id))]
      set(all.sort((a, b) => a.createdAtMs - b.createdAtMs))
    },
    tear() {
      isTorn = true
    },
    clear() {
      set([])
      isTorn = false
    },
  }
}
