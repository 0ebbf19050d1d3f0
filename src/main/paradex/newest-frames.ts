import type { TapeTrade } from '../../preload/model'
import type { Clock } from '../socket/clock'
import type { BestPrices, MarketSummary } from './nouns'
import { NewestSlots, type NewestKind } from './newest-slots'
import { HotFrame } from './sbe-hot'

/** Who hears of the frames, each as its noun. */
export interface HotListener {
  onTrade(trade: TapeTrade): void
  onBest(best: BestPrices): void
  onSummary(summary: MarketSummary): void
}

/**
 * Reads the frames of the market-data socket. The first best prices or summary of a market are told at once; of
 * those that follow within the beat only the newest is read, and told at its end. Every trade is told at once.
 */
export class NewestFrames {
  readonly #listener: HotListener
  readonly #frame = new HotFrame()
  readonly #slots: NewestSlots<Uint8Array>

  constructor(clock: Clock, listener: HotListener) {
    this.#listener = listener
    this.#slots = new NewestSlots(clock, (kind, bytes) => {
      this.#frame.open(bytes)
      this.#tell(kind)
    })
  }

  /** Takes a frame; what it was of, or null for one that must be read the whole way. */
  take(bytes: Uint8Array): 'trade' | 'best' | 'summary' | null {
    const kind = this.#frame.open(bytes)
    if (kind === null || kind === 'book') return null
    if (kind !== 'trade') {
      const { market, atMs } = this.#frame
      if (!this.#slots.keeps(kind, market, atMs, bytes)) this.#tell(kind)
      return kind
    }
    const trade = this.#frame.trade()
    if (trade) this.#listener.onTrade(trade)
    return trade && kind
  }

  /** Forgets what waits. */
  stop(): void {
    this.#slots.stop()
  }

  /** Forgets the summaries that wait of other markets than these: nobody wants them any more. */
  keepSummariesOf(markets: ReadonlySet<string>): void {
    this.#slots.keepSummariesOf(markets)
  }

  #tell(kind: NewestKind): void {
    if (kind === 'best') this.#listener.onBest(this.#frame.best())
    else this.#listener.onSummary(this.#frame.summary())
  }
}
