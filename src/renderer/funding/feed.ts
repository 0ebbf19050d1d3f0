import type { Events } from '../../preload/contract'
import type { FundingComparison, FundingData } from '../../preload/records'
import { isComparisonOf } from '../../trading/compared'
import type { Readable } from '../store'
import { createStore } from '../store'

/** What is known of the watched market's funding. */
export interface FundingState {
  /** Null while none is watched. */
  market: string | null
  /** Newest first. */
  data: readonly FundingData[]
  /** One of each exchange, in the order they were first told. */
  comparisons: readonly FundingComparison[]
}

/** The funding of one market as it streams. */
export interface FundingFeed {
  readonly state: Readable<FundingState>
  /** What comes of another market than this is dropped from now on. */
  watch(market: string | null): void
  takeIn(news: Events['market:funding']): void
}

const DATA_KEPT = 500

/** A feed of no market yet. */
export function createFundingFeed(): FundingFeed {
  const state = createStore<FundingState>({ market: null, data: [], comparisons: [] })
  return {
    state,
    watch(market) {
      state.set({ market, data: [], comparisons: [] })
    },
    takeIn({ data, comparisons }) {
      state.update((now) => {
        if (now.market === null) return now
        const fresh = data.filter(({ market }) => market === now.market).reverse()
        const of = now.market
        const bySource = new Map(now.comparisons.map((known) => [known.source, known]))
        // What was told of the market before may come after it has been left.
        for (const comparison of comparisons)
          if (isComparisonOf(comparison, of)) bySource.set(comparison.source, comparison)
        return {
          ...now,
          data: [...fresh, ...now.data].slice(0, DATA_KEPT),
          comparisons: [...bySource.values()],
        }
      })
    },
  }
}
