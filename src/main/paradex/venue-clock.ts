import type { Clock } from '../socket/clock'
import type { RestClient } from './rest'
import { WireObject } from './wire'

/** A measurement that took longer says too little of the offset. */
const slowestProbeMs = 5_000
/** How far two clocks run apart, at most, in each millisecond. */
const drift = 1e-4
/** A clock that is this much behind its last measurement has been set back; less may be the measurement's. */
const setBackMs = 60_000

/**
 * The venue's clock as seen from ours, measured by GET /system/time. It runs on by a clock that nobody sets:
 * what is signed stays in the venue's time also when the machine's clock jumps.
 */
export class VenueClock {
  readonly #clock: Clock
  readonly #rest: RestClient
  /** Venue's clock minus the one that nobody sets. */
  #aheadMs: number | null = null
  /** By how much that may be wrong, and when it was measured. */
  #errorMs = 0
  #measuredAtMs = 0
  #onSetBack: () => void = () => undefined

  constructor(clock: Clock, rest: RestClient) {
    this.#clock = clock
    this.#rest = rest
  }

  /** Venue's clock minus the machine's as it is set now, milliseconds; null before the first measurement. */
  get offsetMs(): number | null {
    if (this.#aheadMs === null) return null
    return this.nowMs() - this.#clock.wallMs()
  }

  /** The venue's time, milliseconds since the epoch; our own until measured. */
  nowMs(): number {
    return this.#aheadMs === null ? this.#clock.wallMs() : this.#clock.nowMs() + this.#aheadMs
  }

  /** Told when the venue's clock has been set back: what was stamped before looks newer than what comes now. */
  onSetBack(listener: () => void): void {
    this.#onSetBack = listener
  }

  /**
   * Measures anew. A failed try leaves the last measurement as it is, and so does one that is less sure and may agree
   * with it: half of the time an answer took may have been the way there.
   */
  async measure(): Promise<void> {
    const sentMs = this.#clock.nowMs()
    const answer = await this.#rest.read('/system/time')
    const receivedMs = this.#clock.nowMs()
    if (!answer.ok || receivedMs - sentMs > slowestProbeMs) return
    try {
      const serverMs = new WireObject(answer.value).timeMs('server_time')
      const before = this.#aheadMs
      const aheadMs = Math.round(serverMs - (sentMs + receivedMs) / 2)
      const errorMs = (receivedMs - sentMs) / 2
      const knownErrorMs = this.#errorMs + (receivedMs - this.#measuredAtMs) * drift
      const mayAgree = before !== null && Math.abs(aheadMs - before) <= errorMs + knownErrorMs
      if (mayAgree && errorMs > knownErrorMs) return
      this.#aheadMs = aheadMs
      this.#errorMs = errorMs
      this.#measuredAtMs = receivedMs
      if (before !== null && this.#aheadMs < before - setBackMs) this.#onSetBack()
    } catch {
      // An unreadable time is no time; the offset stays.
    }
  }
}
