import { createRandom } from './random'

/** Sequence numbers start here at the least, so that none fits a Number. */
const SEQ_FLOOR = 1_700_000_000_000_000_000n

/** Makes the exchange's identifiers: unique, in the shapes of the venue's examples, repeatable by seed. */
export class Ids {
  private readonly random
  private made = 0n
  private fills: bigint
  private trades: bigint
  private lastSeqNo = SEQ_FLOOR

  constructor(
    seed: number,
    private readonly nowMs: () => number,
  ) {
    this.random = createRandom(seed, 'ids')
    this.fills = 8_600_000_000_000_000_000n + BigInt(this.random.bits())
    this.trades = 10_000_000n + BigInt(this.random.bits())
  }

  /** 28 digits, the milliseconds first: an order's or a payment's id. */
  long(): string {
    this.made += 1n
    const tail = (this.made * 10_000n + BigInt(this.random.below(10_000))) % 10n ** 15n
    return `${String(Math.trunc(Math.max(0, this.nowMs()))).padStart(13, '0')}${String(tail).padStart(15, '0')}`
  }

  /** 19 digits. */
  fill(): string {
    this.fills += 1n + BigInt(this.random.below(1_000_000))
    return String(this.fills)
  }

  /** Fits an int64, since the binary trade frame says so. */
  trade(): string {
    this.trades += 1n + BigInt(this.random.below(16))
    return String(this.trades)
  }

  /** Larger each time and never the next one: nanoseconds of the clock, or further if the clock stands or runs back. */
  seqNo(): bigint {
    const step = 2n + BigInt(this.random.below(1_000_000))
    const clock = BigInt(Math.trunc(this.nowMs())) * 1_000_000n
    this.lastSeqNo = (clock > this.lastSeqNo ? clock : this.lastSeqNo) + step
    return this.lastSeqNo
  }
}
