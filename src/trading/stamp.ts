/** How far a stamp may lie ahead of a clock that is right; two clocks are never so far apart. */
const farAheadMs = 60_000

/**
 * Whether news of one moment come too late behind what is known of another. What is known of a moment that is still
 * far off was stamped by a clock gone wrong, and whatever comes is newer.
 */
export function isBehind(nextMs: number, knownMs: number, nowMs: number): boolean {
  return nextMs < knownMs && knownMs <= nowMs + farAheadMs
}
