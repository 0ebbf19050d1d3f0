import type { Ticker } from '../../preload/model'
import { isBehind } from '../../trading/stamp'
import type { BestPrices, MarketSummary } from './nouns'

/** What is known of each market's prices: summaries and best prices merged, the newer one winning. */
export class TickerBoard {
  readonly #summaries = new Map<string, MarketSummary>()
  readonly #best = new Map<string, BestPrices>()
  readonly #nowMs: () => number

  /** `nowMs` is the venue's clock, which stamps them. */
  constructor(nowMs: () => number = Date.now) {
    this.#nowMs = nowMs
  }

  /** Takes a summary in; null when a newer one is already there. */
  applySummary(summary: MarketSummary): Ticker | null {
    const known = this.#summaries.get(summary.market)
    if (known && isBehind(summary.atMs, known.atMs, this.#nowMs())) return null
    this.#summaries.set(summary.market, summary)
    return this.get(summary.market)
  }

  /** Takes best prices in; null when newer ones are already there. */
  applyBest(best: BestPrices): Ticker | null {
    const known = this.#best.get(best.market)
    if (known && isBehind(best.atMs, known.atMs, this.#nowMs())) return null
    this.#best.set(best.market, best)
    return this.get(best.market)
  }

  /** The newest tick of a market; null before the first. */
  get(market: string): Ticker | null {
    const summary = this.#summaries.get(market)
    const best = this.#best.get(market)
    const newest = best && (!summary || best.atMs >= summary.atMs) ? best : summary
    if (!newest) return null
    return {
      market,
      markPrice: summary?.markPrice ?? null,
      indexPrice: summary?.indexPrice ?? null,
      lastPrice: summary?.lastPrice ?? null,
      bid: newest.bid,
      bidSize: newest.bidSize,
      ask: newest.ask,
      askSize: newest.askSize,
      fundingRate: summary?.fundingRate ?? null,
      openInterest: summary?.openInterest ?? null,
      volume24h: summary?.volume24h ?? null,
      priceChangeRate24h: summary?.priceChangeRate24h ?? null,
      updatedAtMs: newest.atMs,
    }
  }

  /** All markets that have a tick. */
  all(): Ticker[] {
    const symbols = new Set([...this.#summaries.keys(), ...this.#best.keys()])
    return [...symbols].map((market) => this.get(market)).filter((ticker) => ticker !== null)
  }
}
