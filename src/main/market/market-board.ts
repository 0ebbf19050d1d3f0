import { isBehind } from '../../trading/stamp'
import type { Market, Ticker } from '../../preload/model'
import type { MarketRemoval } from '../../preload/records'

/** What is true of the market now. Newest wins; nothing is queued. */
export interface MarketBoard {
  /** Takes a market's rules in; whether they are new. */
  applyMarket(market: Market): boolean
  /** Takes a market off; whether it was there, or its price is known only now. */
  removeMarket(removal: MarketRemoval): boolean
  /**
   * Takes off what a whole list of the venue's markets no longer has; which those are. What is `held` stays
   * until the venue says by name that it is gone: one unreadable entry must not keep a person from closing.
   */
  removeAllBut(markets: readonly Market[], atMs: number, held?: ReadonlySet<string>): MarketRemoval[]
  /** Takes a tick in whole, also what it says is missing; an older one changes nothing. */
  applyTicker(ticker: Ticker, nowMs?: number): void
  market(symbol: string): Market | undefined
  ticker(symbol: string): Ticker | undefined
  /** When this computer last heard of its price, by the time given with it; null where it has not. */
  heardAtMs(symbol: string): number | null
  markets(): Market[]
  /** The markets that went off, but for those that are back. */
  removals(): MarketRemoval[]
  tickers(): Ticker[]
  /** The tickers that moved since the last call, for a window that draws a few times a second. */
  takeMoved(): Ticker[]
}

/** An empty board. */
export function createMarketBoard(): MarketBoard {
  const markets = new Map<string, Market>()
  const tickers = new Map<string, Ticker>()
  const heard = new Map<string, number>()
  const moved = new Set<string>()
  const removals = new Map<string, MarketRemoval>()

  function removeMarket(removal: MarketRemoval): boolean {
    const known = removals.get(removal.symbol)
    // Settled first and deleted then: the price is told with the first only, or with the second.
    if (known) {
      if (known.settlementPrice !== null || removal.settlementPrice === null) return false
      removals.set(removal.symbol, { ...removal, atMs: known.atMs })
      return true
    }
    if (!markets.delete(removal.symbol)) return false
    tickers.delete(removal.symbol)
    heard.delete(removal.symbol)
    moved.delete(removal.symbol)
    removals.set(removal.symbol, removal)
    return true
  }

  return {
    applyMarket(market) {
      const known = markets.get(market.symbol)
      if (known && JSON.stringify(known) === JSON.stringify(market)) return false
      markets.set(market.symbol, market)
      removals.delete(market.symbol)
      return true
    },
    removeMarket,
    removeAllBut(listed, atMs, held = new Set()) {
      // An empty list is no list: an exchange without markets would have nothing to say at all.
      if (listed.length === 0) return []
      const symbols = new Set([...listed.map(({ symbol }) => symbol), ...held])
      const gone = [...markets.keys()].filter((symbol) => !symbols.has(symbol))
      const found = gone.map((symbol): MarketRemoval => ({
        symbol,
        reason: 'delisted',
        settlementPrice: null,
        atMs,
      }))
      return found.filter(removeMarket)
    },
    applyTicker(ticker, nowMs = Date.now()) {
      if (removals.has(ticker.market)) return
      const known = tickers.get(ticker.market)
      if (known && isBehind(ticker.updatedAtMs, known.updatedAtMs, nowMs)) return
      tickers.set(ticker.market, ticker)
      heard.set(ticker.market, nowMs)
      moved.add(ticker.market)
    },
    market: (symbol) => markets.get(symbol),
    ticker: (symbol) => tickers.get(symbol),
    heardAtMs: (symbol) => heard.get(symbol) ?? null,
    markets: () => [...markets.values()],
    removals: () => [...removals.values()],
    tickers: () => [...tickers.values()],
    takeMoved() {
      const taken = [...moved].flatMap((symbol) => tickers.get(symbol) ?? [])
      moved.clear()
      return taken
    },
  }
}
