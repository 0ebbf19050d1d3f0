import { abs, compare, multiply, subtract, add, type Decimal } from '../../money/decimal'

/** Which side of a threshold is the one to be told of. */
export type Beyond = 'over' | 'under'

/** A threshold, and how a value has to come back before passing it is news again. */
export interface Threshold {
  at: Decimal
  beyond: Beyond
  /** How far back, as a fraction of the threshold. */
  band: Decimal
  /** Whether a value that is beyond from the start is news. */
  firstCounts: boolean
}

/** Goes off once for each time a value passes a threshold. */
export interface Latch {
  /** Takes the newest value; whether it has just passed. */
  hear(value: Decimal): boolean
}

/** A latch that has seen no value. It is armed again once the value is back by the band. */
export function createLatch(threshold: Threshold): Latch {
  const { at, beyond } = threshold
  const band = multiply(abs(at), threshold.band)
  const back = beyond === 'over' ? subtract(at, band) : add(at, band)
  let armed: boolean | null = threshold.firstCounts ? true : null
  return {
    hear(value) {
      armed ??= !isBeyond(value, at, beyond)
      if (armed && isBeyond(value, at, beyond)) {
        armed = false
        return true
      }
      if (!isBeyond(value, back, beyond)) armed = true
      return false
    },
  }
}

function isBeyond(value: Decimal, at: Decimal, beyond: Beyond): boolean {
  return beyond === 'over' ? compare(value, at) >= 0 : compare(value, at) <= 0
}
