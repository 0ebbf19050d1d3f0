import type { TapeTrade } from '../../preload/model'
import type { Clock } from '../socket/clock'
import type { BestPrices, MarketSummary } from './nouns'
import { HotFrame } from './sbe-hot'

/** Who hears of the frames, each as its noun. */
export interface HotListener {
  onTrade(trade: TapeTrade): void
  onBest(best: BestPrices): void
  onSummary(summary: MarketSummary): void
}

interface Slot {
  /** The newest frame since the beat; null when that one has been told. */
  bytes: Uint8Array | null
  atMs: number
}

/** Best prices and summaries of one market are told ten times a second at most: no window draws more often. */
const beatMs = 100

/**
 * Reads the frames of the market-data socket. The first best prices or summary of a market are told at once; of
 * those that follow within the beat only the newest is read, and told at its end. Every trade is told at once.
 */
export class NewestFrames {
  readonly #clock: Clock
  readonly #listener: HotListener
  readonly #frame = new HotFrame()
  readonly #slots = { best: new Map<string, Slot>(), summary: new Map<string, Slot>() }
  #cancelBeat: (() => void) | null = null

  constructor(clock: Clock, listener: HotListener) {
    this.#clock = clock
    this.#listener = listener
  }

  /** Takes a frame; what it was of, or null for one that must be read the whole way. */
  take(bytes: Uint8Array): 'trade' | 'best' | 'summary' | null {
    const kind = this.#frame.open(bytes)
    if (kind === null || kind === 'book') return null
    if (kind !== 'trade') {
      if (this.#isKept(kind, bytes)) return kind
      this.#tell(kind)
      return kind
    }
    const trade = this.#frame.trade()
    if (trade) this.#listener.onTrade(trade)
    return trade && kind
  }

  /** Forgets what waits. */
  stop(): void {
    this.#cancelBeat?.()
    this.#cancelBeat = null
    this.#slots.best.clear()
    this.#slots.summary.clear()
  }

  /** Forgets the summaries that wait of other markets than these: nobody wants them any more. */
  keepSummariesOf(markets: ReadonlySet<string>): void {
    for (const market of this.#slots.summary.keys())
      if (!markets.has(market)) this.#slots.summary.delete(market)
  }

  /** Keeps the opened frame for the end of the beat; false where it is the first of its market. */
  #isKept(kind: 'best' | 'summary', bytes: Uint8Array): boolean {
    const { market, atMs } = this.#frame
    this.#cancelBeat ??= this.#clock.setTimer(beatMs, () => this.#onBeat())
    const slot = this.#slots[kind].get(market)
    if (!slot) {
      this.#slots[kind].set(market, { bytes: null, atMs })
      return false
    }
    // An older one may come later; the boards would pass over it, too.
    if (atMs >= slot.atMs) {
      slot.bytes = bytes
      slot.atMs = atMs
    }
    return true
  }

  #tell(kind: 'best' | 'summary'): void {
    if (kind === 'best') this.#listener.onBest(this.#frame.best())
    else this.#listener.onSummary(this.#frame.summary())
  }

  #onBeat(): void {
    this.#cancelBeat = null
    const isBestGoing = this.#tellKept('best')
    const isSummaryGoing = this.#tellKept('summary')
    if (isBestGoing || isSummaryGoing) this.#cancelBeat = this.#clock.setTimer(beatMs, () => this.#onBeat())
  }

  /** Whether any waited: those have been told now, and the next of them wait for the next beat. */
  #tellKept(kind: 'best' | 'summary'): boolean {
    const slots = this.#slots[kind]
    for (const [market, slot] of slots) {
      if (slot.bytes === null) slots.delete(market)
      else {
        this.#frame.open(slot.bytes)
        slot.bytes = null
        this.#tell(kind)
      }
    }
    return slots.size > 0
  }
}
