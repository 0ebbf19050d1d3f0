/** How long to wait between tries: the ceiling doubles from `baseMs` up to `capMs`. */
export interface BackoffLimits {
  /** No wait is shorter, so that a storm of reconnects stays far below any venue's limit. */
  floorMs: number
  baseMs: number
  capMs: number
}

/** A growing wait with full jitter. */
export interface Backoff {
  /** Milliseconds until the next try. */
  next(): number
  /** The last try held: start again from the base. */
  reset(): void
}

/** Exponential backoff with full jitter; `random` is in [0, 1). */
export function createBackoff(limits: BackoffLimits, random: () => number): Backoff {
  let tries = 0
  return {
    next() {
      const ceilingMs = Math.min(limits.capMs, limits.baseMs * 2 ** Math.min(tries, 30))
      tries += 1
      // Spread from the floor on: were the low draws all lifted to it, many clients would come back in step.
      return limits.floorMs + Math.round(random() * Math.max(0, ceilingMs - limits.floorMs))
    },
    reset() {
      tries = 0
    },
  }
}
