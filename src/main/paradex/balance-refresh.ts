import type { Balance } from '../../preload/model'
import type { Clock } from '../socket/clock'
import type { AccountReader } from './account-reader'

const atMostEveryMs = 2_000

/** Reads the balances again after money has moved, at most every 2 seconds: no channel carries them all. */
export class BalanceRefresh {
  readonly #reader: AccountReader
  readonly #clock: Clock
  readonly #onBalance: (balance: Balance) => void
  #lastMs = Number.NEGATIVE_INFINITY
  #cancelTimer: (() => void) | null = null

  constructor(reader: AccountReader, clock: Clock, onBalance: (balance: Balance) => void) {
    this.#reader = reader
    this.#clock = clock
    this.#onBalance = onBalance
  }

  /** Money has moved; several calls within the interval are one read at its end. */
  request(): void {
    if (this.#cancelTimer) return
    const waitMs = Math.max(0, this.#lastMs + atMostEveryMs - this.#clock.nowMs())
    this.#cancelTimer = this.#clock.setTimer(waitMs, () => void this.#read())
  }

  stop(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }

  async #read(): Promise<void> {
    this.#cancelTimer = null
    this.#lastMs = this.#clock.nowMs()
    const balances = await this.#reader.getBalances()
    // A failed read is made good by the next movement or the next snapshot.
    if (balances.ok) balances.value.forEach(this.#onBalance)
  }
}
