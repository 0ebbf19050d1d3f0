/** The exchange's clock: the machine's, plus an offset the control may set. */
export interface Clock {
  nowMs(): number
  nowNs(): bigint
  shiftTo(offsetMs: number): void
}

/** A clock over `Date.now` or another source of milliseconds. */
export function createClock(machineMs: () => number = Date.now): Clock {
  let offsetMs = 0
  const nowMs = () => machineMs() + offsetMs
  return {
    nowMs,
    nowNs: () => BigInt(nowMs()) * 1_000_000n,
    shiftTo(next) {
      offsetMs = next
    },
  }
}
