import type { Spread } from '../../preload/diagnostics'

/** Counts of durations in steps that grow with them: its memory never does. */
export interface Histogram {
  /** Takes in a duration; what is below zero or no number counts as zero. */
  record(ms: number): void
  /** The smallest step that this share of all durations is within, at most a tenth too large; null when empty. */
  percentile(share: number): number | null
  /** Told to the microsecond. */
  spread(): Spread
}

const smallestMs = 1 / 16
const stepsPerDoubling = 8
/** From a sixteenth of a millisecond to seventeen minutes; whatever is longer falls into the last step. */
const doublings = 24

/** A histogram without a duration in it. */
export function createHistogram(): Histogram {
  const counts = new Uint32Array(doublings * stepsPerDoubling + 1)
  let count = 0
  let longestMs = 0

  function percentile(share: number): number | null {
    if (count === 0) return null
    const rank = Math.max(1, Math.ceil(share * count))
    let seen = 0
    for (const [step, here] of counts.entries()) {
      seen += here
      if (seen >= rank && step < counts.length - 1) return Math.min(endOf(step), longestMs)
    }
    return longestMs
  }

  return {
    record(ms) {
      const duration = ms > 0 ? ms : 0
      const step = Math.min(stepOf(duration), counts.length - 1)
      counts[step] = (counts[step] ?? 0) + 1
      count += 1
      longestMs = Math.max(longestMs, duration)
    },
    percentile,
    spread: () => ({
      count,
      p50Ms: toMicrosecond(percentile(0.5)),
      p99Ms: toMicrosecond(percentile(0.99)),
      longestMs: toMicrosecond(count === 0 ? null : longestMs),
    }),
  }
}

function toMicrosecond(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms * 1_000) / 1_000
}

function stepOf(ms: number): number {
  return ms <= smallestMs ? 0 : Math.ceil(Math.log2(ms / smallestMs) * stepsPerDoubling)
}

function endOf(step: number): number {
  return smallestMs * 2 ** (step / stepsPerDoubling)
}
