import type { Clock } from '../socket/clock'

/** The first doubt is cleared up as soon as its neighbours are in; those that keep coming, at growing distances. */
const firstMs = 50
const longestMs = 60_000

/**
 * What came of the account and could not be read: something has changed, and nobody here knows what. Each doubt
 * is followed by a new reading, but a venue whose words are all strange is not asked in a storm.
 */
export class Doubts {
  readonly #clock: Clock
  readonly #onDoubt: () => void
  #gapMs = firstMs
  #lastMs = Number.NEGATIVE_INFINITY
  #cancelTimer: (() => void) | null = null

  constructor(clock: Clock, onDoubt: () => void) {
    this.#clock = clock
    this.#onDoubt = onDoubt
  }

  /** Something was not understood; several at a time are cleared up by one reading. */
  note(): void {
    if (this.#cancelTimer) return
    const sinceMs = this.#clock.nowMs() - this.#lastMs
    if (sinceMs > longestMs) this.#gapMs = firstMs
    this.#cancelTimer = this.#clock.setTimer(Math.max(firstMs, this.#gapMs - sinceMs), () => {
      this.#cancelTimer = null
      this.#lastMs = this.#clock.nowMs()
      this.#gapMs = Math.min(longestMs, Math.max(500, this.#gapMs * 2))
      this.#onDoubt()
    })
  }

  stop(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }
}
