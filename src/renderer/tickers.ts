import type { Ticker } from '../preload/model'

/** The newest tick of each market, kept apart from the account so that a tick draws its own cells only. */
export interface Tickers {
  get(market: string): Ticker | undefined
  /** Takes merged ticks in; an older tick than the one known is dropped. */
  merge(ticks: readonly Ticker[]): void
  /** Forgets all and starts from these. */
  replace(ticks: readonly Ticker[]): void
  /** Calls back when this market ticks; returns its own remover. */
  subscribe(market: string, listener: () => void): () => void
}

/** An empty ticker board. */
export function createTickers(): Tickers {
  const newest = new Map<string, Ticker>()
  const listeners = new Map<string, Set<() => void>>()
  // Who listens to several of them reckons once.
  const tell = (markets: Iterable<string>): void => {
    const due = new Set<() => void>()
    for (const market of markets) for (const listener of listeners.get(market) ?? []) due.add(listener)
    for (const listener of due) listener()
  }
  return {
    get: (market) => newest.get(market),
    merge(ticks) {
      const touched = new Set<string>()
      for (const tick of ticks) {
        const known = newest.get(tick.market)
        if (known && known.updatedAtMs > tick.updatedAtMs) continue
        newest.set(tick.market, tick)
        touched.add(tick.market)
      }
      tell(touched)
    },
    replace(ticks) {
      const touched = new Set([...newest.keys(), ...ticks.map((tick) => tick.market)])
      newest.clear()
      for (const tick of ticks) newest.set(tick.market, tick)
      tell(touched)
    },
    subscribe(market, listener) {
      const known = listeners.get(market) ?? new Set()
      listeners.set(market, known.add(listener))
      return () => {
        known.delete(listener)
        if (known.size === 0 && listeners.get(market) === known) listeners.delete(market)
      }
    },
  }
}
