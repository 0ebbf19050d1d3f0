/** Time as a dependency, so that tests turn it by hand. */
export interface Clock {
  /**
   * Milliseconds that only ever grow, whatever becomes of the machine's clock: for everything that measures how
   * long something took. They begin at the epoch's, and part from them when that clock is set.
   */
  nowMs(): number
  /** Milliseconds since the epoch by the machine's clock, which a person or a time server may set. */
  wallMs(): number
  /** Calls back once after `delayMs`; returns what calls it off. */
  setTimer(delayMs: number, callback: () => void): () => void
}

/** The machine's own clock. */
export const systemClock: Clock = {
  nowMs: () => Math.floor(performance.timeOrigin + performance.now()),
  wallMs: () => Date.now(),
  setTimer(delayMs, callback) {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}
