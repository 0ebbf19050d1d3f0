import type { Events } from '../preload/contract'
import type { ConnectionPhase, MarketBook, TapeTrade } from '../preload/model'
import type { Readable } from './store'
import { createStore } from './store'

/** The watched market's book and trades, kept apart from the account so that they draw themselves only. */
export interface MarketData {
  /** Null until the watched market's first book is in. */
  readonly book: Readable<MarketBook | null>
  /** Newest first, none twice, at most TAPE_LENGTH of them. */
  readonly tape: Readable<readonly TapeTrade[]>
  /** What comes of another market than this is dropped from now on; the book starts empty, and another's tape. */
  watch(market: string | null): void
  /** Takes a book in whole, in place of the one before. */
  takeBook(book: MarketBook): void
  /** Takes the newest trades in whole, in place of those before. */
  takeTape(tape: Events['market:tape']): void
  /** Takes new trades in, oldest first. */
  takeTrades(trades: readonly TapeTrade[]): void
  /** Calls back with trades as they stream, oldest first; returns its own remover. */
  onTrades(listener: (trades: readonly TapeTrade[]) => void): () => void
  /** Offline empties both. */
  follow(phase: ConnectionPhase): void
}

/** Trades kept; more than one sees, so that a filter finds some. */
export const TAPE_LENGTH = 500

const noTrades: readonly TapeTrade[] = []

/** Market data of no market yet. */
export function createMarketData(): MarketData {
  const book = createStore<MarketBook | null>(null)
  const tape = createStore(noTrades)
  let watched: string | null = null
  const listeners = new Set<(trades: readonly TapeTrade[]) => void>()

  const clear = (): void => {
    book.set(null)
    tape.set(noTrades)
  }

  return {
    book,
    tape,
    watch(market) {
      if (market === watched) book.set(null)
      else clear()
      watched = market
    },
    takeBook(next) {
      if (next.market === watched) book.set(next)
    },
    takeTape({ market, trades }) {
      if (market === watched) tape.set(trades)
    },
    takeTrades(trades) {
      for (const listener of listeners) listener(trades)
      const kept = tape.get()
      const known = new Set(kept.map(({ id }) => id))
      const fresh: TapeTrade[] = []
      for (const trade of trades) {
        if (trade.market !== watched || known.has(trade.id)) continue
        known.add(trade.id)
        fresh.unshift(trade)
      }
      if (fresh.length === 0) return
      tape.set([...fresh, ...kept].slice(0, TAPE_LENGTH))
    },
    onTrades(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    follow(phase) {
      if (phase === 'offline') clear()
    },
  }
}
