import type { Balance } from '../../preload/model'
import type { Clock } from '../socket/clock'
import type { AccountReader } from './account-reader'

const atMostEveryMs = 2_000
/** A read that failed is tried again after growing waits, up to this one: money may not move again for a day. */
const longestRetryMs = 60_000

/**
 * Reads the balances again after money has moved, at most every 2 seconds: no channel carries them all. What could not
 * be read is tried again until it can.
 */
export class BalanceRefresh {
  readonly #reader: AccountReader
  readonly #clock: Clock
  readonly #onBalance: (balance: Balance) => void
  #lastMs = Number.NEGATIVE_INFINITY
  #cancelTimer: (() => void) | null = null
  #failures = 0
  #run = 0

  constructor(reader: AccountReader, clock: Clock, onBalance: (balance: Balance) => void) {
    this.#reader = reader
    this.#clock = clock
    this.#onBalance = onBalance
  }

  /** Money has moved; several calls within the interval are one read at its end. */
  request(): void {
    // One that only waits to be tried again need not keep news waiting.
    if (this.#failures > 0) this.#cancelTimer?.()
    else if (this.#cancelTimer) return
    this.#readIn(Math.max(0, this.#lastMs + atMostEveryMs - this.#clock.nowMs()))
  }

  stop(): void {
    this.#run += 1
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#failures = 0
  }

  #readIn(waitMs: number): void {
    this.#cancelTimer = this.#clock.setTimer(waitMs, () => void this.#read())
  }

  async #read(): Promise<void> {
    this.#cancelTimer = null
    this.#lastMs = this.#clock.nowMs()
    const run = this.#run
    const balances = await this.#reader.getBalances()
    if (run !== this.#run) return
    if (balances.ok) {
      this.#failures = 0
      balances.value.forEach(this.#onBalance)
      return
    }
    const waitMs = Math.min(atMostEveryMs * 2 ** this.#failures, longestRetryMs)
    this.#failures += 1
    // Another movement may have asked meanwhile.
    if (!this.#cancelTimer) this.#readIn(waitMs)
  }
}
