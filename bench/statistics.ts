/** The value below which this share of them lies; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** Half the width of the middle half, as a share of the median: 0.02 is a quiet machine, 0.3 a busy one. */
export function noiseOf(values: readonly number[]): number {
  return (percentile(values, 0.75) - percentile(values, 0.25)) / 2 / median(values)
}
