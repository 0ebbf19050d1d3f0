import type { Market, Ticker } from '../../preload/model'

/** What is true of the market now. Newest wins; nothing is queued. */
export interface MarketBoard {
  /** Takes a market's rules in; whether they are new. */
  applyMarket(market: Market): boolean
  /** Takes a tick in whole, also what it says is missing; an older one changes nothing. */
  applyTicker(ticker: Ticker): void
  market(symbol: string): Market | undefined
  ticker(symbol: string): Ticker | undefined
  markets(): Market[]
  tickers(): Ticker[]
  /** The tickers that moved since the last call, for a window that draws a few times a second. */
  takeMoved(): Ticker[]
}

/** An empty board. */
export function createMarketBoard(): MarketBoard {
  const markets = new Map<string, Market>()
  const tickers = new Map<string, Ticker>()
  const moved = new Set<string>()
  return {
    applyMarket(market) {
      const known = markets.get(market.symbol)
      if (known && JSON.stringify(known) === JSON.stringify(market)) return false
      markets.set(market.symbol, market)
      return true
    },
    applyTicker(ticker) {
      const known = tickers.get(ticker.market)
      if (known && known.updatedAtMs > ticker.updatedAtMs) return
      tickers.set(ticker.market, ticker)
      moved.add(ticker.market)
    },
    market: (symbol) => markets.get(symbol),
    ticker: (symbol) => tickers.get(symbol),
    markets: () => [...markets.values()],
    tickers: () => [...tickers.values()],
    takeMoved() {
      const taken = [...moved].flatMap((symbol) => tickers.get(symbol) ?? [])
      moved.clear()
      return taken
    },
  }
}
