/** A duration in the unit that fits it. */
export function toDuration(ms: number): string {
  if (ms >= 1_000) return `${toThree(ms / 1_000)} s`
  if (ms >= 1) return `${toThree(ms)} ms`
  return ms >= 0.001 ? `${toThree(ms * 1_000)} µs` : `${toThree(ms * 1_000_000)} ns`
}

/** A number with three digits that count. */
export function toThree(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

/** Bytes in MB. */
export function toMegabytes(bytes: number): string {
  return toThree(bytes / 1_000_000)
}
