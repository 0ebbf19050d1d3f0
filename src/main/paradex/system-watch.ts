import type { SystemState } from '../../preload/model'
import type { Clock } from '../socket/clock'
import type { RestClient } from './rest'
import type { VenueClock } from './venue-clock'
import { WireObject } from './wire'
import { toSystemState } from './words'

/** So that what the exchange says of itself is at most two seconds old; 40 requests a minute of 1,500. */
const pollEveryMs = 1_500
/** The clock is measured with every so many polls. */
const pollsPerMeasure = 10
/** How often the machine's clock is held against one that nobody sets, and by how much it may part from it. */
const lookEveryMs = 1_000
const jumpMs = 1_500

/** Keeps the venue's state and its clock's offset known, by polling: no channel tells them. */
export class SystemWatch {
  readonly #rest: RestClient
  readonly #clock: Clock
  readonly #venueClock: VenueClock
  readonly #onChange: () => void
  readonly #onJump: (byMs: number) => void
  #state: SystemState = 'unknown'
  #polls = 0
  #asked = 0
  /** The newest question that has an answer: what comes to an older one is of no meaning. */
  #answered = 0
  #cancelTimer: (() => void) | null = null
  #cancelLook: (() => void) | null = null
  #partedMs = 0
  #isRunning = false

  /** `onJump` hears of a machine whose clock was set, or that slept, by so much. */
  constructor(
    rest: RestClient,
    clock: Clock,
    venueClock: VenueClock,
    onChange: () => void,
    onJump: (byMs: number) => void,
  ) {
    this.#onJump = onJump
    this.#rest = rest
    this.#clock = clock
    this.#venueClock = venueClock
    this.#onChange = onChange
  }

  /** 'unknown' before the first answer, and when the venue does not answer. */
  get state(): SystemState {
    return this.#state
  }

  /** Polls at once and from then on; called again, it polls at once and measures the clock. */
  start(): void {
    this.#isRunning = true
    this.#polls = 0
    this.#partedMs = this.#clock.wallMs() - this.#clock.nowMs()
    this.#look()
    void this.#poll()
  }

  #look(): void {
    this.#cancelLook?.()
    this.#cancelLook = this.#clock.setTimer(lookEveryMs, () => this.#look())
    const partedMs = this.#clock.wallMs() - this.#clock.nowMs()
    const byMs = partedMs - this.#partedMs
    this.#partedMs = partedMs
    if (Math.abs(byMs) < jumpMs) return
    this.#polls = 0
    void this.#poll()
    this.#onChange()
    this.#onJump(byMs)
  }

  stop(): void {
    this.#isRunning = false
    this.#answered = this.#asked
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#cancelLook?.()
    this.#cancelLook = null
    this.#state = 'unknown'
  }

  async #poll(): Promise<void> {
    this.#cancelTimer?.()
    this.#cancelTimer = this.#clock.setTimer(pollEveryMs, () => void this.#poll())
    if (this.#polls % pollsPerMeasure === 0) await this.#venueClock.measure()
    this.#polls += 1
    const question = ++this.#asked
    const answer = await this.#rest.read('/system/state')
    if (!this.#isRunning || question <= this.#answered) return
    this.#answered = question
    this.#state = answer.ok ? readState(answer.value) : 'unknown'
    this.#onChange()
  }
}

function readState(value: unknown): SystemState {
  try {
    return toSystemState(new WireObject(value).text('status'))
  } catch {
    return 'unknown'
  }
}
