import type { Clock } from '../socket/clock'
import type { RestClient } from './rest'
import { WireObject } from './wire'

/** A measurement that took longer says too little of the offset. */
const slowestProbeMs = 5_000

/** The venue's clock as seen from ours, measured by GET /system/time. */
export class VenueClock {
  readonly #clock: Clock
  readonly #rest: RestClient
  #offsetMs: number | null = null

  constructor(clock: Clock, rest: RestClient) {
    this.#clock = clock
    this.#rest = rest
  }

  /** Venue's clock minus ours, milliseconds; null before the first measurement. */
  get offsetMs(): number | null {
    return this.#offsetMs
  }

  /** The venue's time, milliseconds since the epoch; our own until measured. */
  nowMs(): number {
    return this.#clock.nowMs() + (this.#offsetMs ?? 0)
  }

  /** Measures anew; a failed or slow try leaves the last measurement as it is. */
  async measure(): Promise<void> {
    const sentMs = this.#clock.nowMs()
    const answer = await this.#rest.read('/system/time')
    const receivedMs = this.#clock.nowMs()
    if (!answer.ok || receivedMs - sentMs > slowestProbeMs) return
    try {
      const serverMs = new WireObject(answer.value).timeMs('server_time')
      this.#offsetMs = Math.round(serverMs - (sentMs + receivedMs) / 2)
    } catch {
      // An unreadable time is no time; the offset stays.
    }
  }
}
