/** One whole unit: quanta are 10^-8, the venue's `paraclear_decimals`. */
export const ONE = 100_000_000n

/** The product of two quanta as quanta; what is finer than 10^-8 is cut off. */
export function times(a: bigint, b: bigint): bigint {
  return (a * b) / ONE
}

/** The quotient of two quanta as quanta; what is finer than 10^-8 is cut off. */
export function over(a: bigint, b: bigint): bigint {
  return (a * ONE) / b
}

/** The absolute value. */
export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

/** The smaller of two. */
export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

/** The larger of two. */
export function most(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

/** `value` held between `low` and `high`. */
export function within(value: bigint, low: bigint, high: bigint): bigint {
  return most(low, least(value, high))
}

/** The largest multiple of `step` that is not above a positive `value`. */
export function floorTo(value: bigint, step: bigint): bigint {
  return value - (value % step)
}

/** The smallest multiple of `step` that is not below a positive `value`. */
export function ceilTo(value: bigint, step: bigint): bigint {
  return floorTo(value + step - 1n, step)
}
