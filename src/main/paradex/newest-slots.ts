import type { Clock } from '../socket/clock'

/** What is conflated: news of a market of which only the newest counts. */
export type NewestKind = 'best' | 'summary'

interface Slot<T> {
  /** The newest frame since the beat; null when that one has been told. */
  frame: T | null
  atMs: number
}

/** Best prices and summaries of one market are told ten times a second at most: no window draws more often. */
const beatMs = 100

/**
 * Frames that wait for the end of the beat. The first of a market is not kept; of those that follow within the beat
 * only the newest is told, at its end.
 */
export class NewestSlots<T> {
  readonly #clock: Clock
  readonly #tell: (kind: NewestKind, frame: T) => void
  readonly #slots = { best: new Map<string, Slot<T>>(), summary: new Map<string, Slot<T>>() }
  #cancelBeat: (() => void) | null = null

  constructor(clock: Clock, tell: (kind: NewestKind, frame: T) => void) {
    this.#clock = clock
    this.#tell = tell
  }

  /** Keeps a frame for the end of the beat; false where it is the first of its market and to be told now. */
  keeps(kind: NewestKind, market: string, atMs: number, frame: T): boolean {
    this.#cancelBeat ??= this.#clock.setTimer(beatMs, () => this.#onBeat())
    const slot = this.#slots[kind].get(market)
    if (!slot) {
      this.#slots[kind].set(market, { frame: null, atMs })
      return false
    }
    // An older one may come later; the boards would pass over it, too.
    if (atMs >= slot.atMs) {
      slot.frame = frame
      slot.atMs = atMs
    }
    return true
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

  #onBeat(): void {
    this.#cancelBeat = null
    const isBestGoing = this.#tellKept('best')
    const isSummaryGoing = this.#tellKept('summary')
    if (isBestGoing || isSummaryGoing) this.#cancelBeat = this.#clock.setTimer(beatMs, () => this.#onBeat())
  }

  /** Whether any waited: those have been told now, and the next of them wait for the next beat. */
  #tellKept(kind: NewestKind): boolean {
    const slots = this.#slots[kind]
    for (const [market, slot] of slots) {
      const { frame } = slot
      if (frame === null) slots.delete(market)
      else {
        slot.frame = null
        this.#tell(kind, frame)
      }
    }
    return slots.size > 0
  }
}
