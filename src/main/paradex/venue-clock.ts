import type { Clock } from '../socket/clock'
import type { RestClient } from './rest'
import { WireObject } from './wire'

/** A measurement that took longer says too little of the offset. */
const slowestProbeMs = 5_000
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

  /** Measures anew; a failed or slow try leaves the last measurement as it is. */
  async measure(): Promise<void> {
    const sentMs = this.#clock.nowMs()
    const answer = await this.#rest.read('/system/time')
    const receivedMs = this.#clock.nowMs()
    if (!answer.ok || receivedMs - sentMs > slowestProbeMs) return
    try {
      const serverMs = new WireObject(answer.value).timeMs('server_time')
      const before = this.#aheadMs
      this.#aheadMs = Math.round(serverMs - (sentMs + receivedMs) / 2)
      if (before !== null && this.#aheadMs < before - setBackMs) this.#onSetBack()
    } catch {
      // An unreadable time is no time; the offset stays.
    }
  }
}
