/** A repeatable source of chance: the same seed and the same questions give the same answers. */
export interface Random {
  /** 32 random bits, unsigned. */
  bits(): number
  /** An integer from 0 to `limit` - 1; `limit` is at most 2^32. */
  below(limit: number): number
  /** True in `hits` of `outOf` cases. */
  chance(hits: number, outOf: number): boolean
  /** A bell-shaped value as quanta: mean zero, standard deviation one, never beyond 3.47 either way. */
  bell(): bigint
}

/** The standard deviation of four added 16-bit values, in 10^-8. */
const BELL_DEVIATION = 37_837n

/** Makes the small fast counter generator (sfc32) over 32-bit integers from a seed and the name of its use. */
export function createRandom(seed: number, use: string): Random {
  let a = seed | 0
  let b = 0x9e3779b9 | 0
  let c = 0x243f6a88 | 0
  let counter = 1

  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  for (let i = 0; i < use.length; i += 1) {
    b ^= use.charCodeAt(i)
    bits()
  }
  for (let i = 0; i < 15; i += 1) bits()

  function below(limit: number): number {
    return Math.floor((bits() / 0x1_0000_0000) * limit)
  }

  return {
    bits,
    below,
    chance: (hits, outOf) => below(outOf) < hits,
    bell() {
      const first = bits()
      const second = bits()
      const sum = (first >>> 16) + (first & 0xffff) + (second >>> 16) + (second & 0xffff)
      return (BigInt(sum - 131_070) * 100_000_000n) / BELL_DEVIATION
    },
  }
}
