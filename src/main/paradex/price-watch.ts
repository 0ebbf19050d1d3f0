import type { Clock } from '../socket/clock'

const lookEveryMs = 250
/** Looks in a row that found nothing new; counted, so that an app that stood still itself blames nobody. */
const looksUntilSilent = 7

/**
 * Tells prices that have stopped from a line that has: the summaries of all markets come without a pause, so
 * that their silence on a line that stands is found after 1.75 seconds.
 */
export class PriceWatch {
  readonly #clock: Clock
  readonly #onChange: () => void
  readonly #isOn: boolean
  #lastAtMs: number | null = null
  #looks = 0
  #cancelLook: (() => void) | null = null

  constructor(clock: Clock, onChange: () => void, isOn: boolean) {
    this.#clock = clock
    this.#onChange = onChange
    this.#isOn = isOn
  }

  /** When the last one came; null before the first. */
  get lastAtMs(): number | null {
    return this.#lastAtMs
  }

  /** Whether they have stopped. */
  get isSilent(): boolean {
    return this.#looks >= looksUntilSilent
  }

  /** The line stands: from now on prices must come. */
  joined(): void {
    this.left()
    if (this.#isOn) this.#look()
  }

  /** The line is gone, and says so itself. */
  left(): void {
    this.#cancelLook?.()
    this.#cancelLook = null
    this.#looks = 0
  }

  /** A price has come. */
  came(): void {
    const wasSilent = this.isSilent
    this.#lastAtMs = this.#clock.nowMs()
    this.#looks = 0
    if (wasSilent) this.#onChange()
  }

  #look(): void {
    this.#cancelLook = this.#clock.setTimer(lookEveryMs, () => {
      this.#looks += 1
      if (this.#looks === looksUntilSilent) this.#onChange()
      this.#look()
    })
  }
}
