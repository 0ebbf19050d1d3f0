import type { Random } from './random'
import { floorTo, least, magnitude, most, times } from './quanta'
import type { Candle, Quanta } from './types'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
const LIMIT = DAY_MINUTES * 2

interface Minute extends Candle {
  /** Price times size of its trades. */
  value: Quanta
}

/** The one-minute candles of a market, without gaps, and what its last 24 hours add up to. */
export class CandleSeries {
  /** Of the last 24 hours, in the quote currency. */
  dayValue = 0n
  private minutes: Minute[]

  constructor(past: Minute[]) {
    this.minutes = past
    for (const minute of past.slice(-DAY_MINUTES)) this.dayValue += minute.value
  }

  /** Opens the candles that are due; a clock that ran back opens none. */
  roll(nowMs: number): void {
    let last = this.newest()
    const due = Math.floor((minuteOf(nowMs) - last.openAtMs) / MINUTE_MS)
    if (due <= 0) return
    // After a jump of days, only the candles that would be kept are made.
    const skipped = Math.max(0, due - LIMIT)
    for (let i = skipped + 1; i <= due; i += 1) {
      const { close } = last
      const openAtMs = last.openAtMs + MINUTE_MS * (i === skipped + 1 ? i : 1)
      last = { openAtMs, open: close, high: close, low: close, close, volume: 0n, value: 0n }
      this.minutes.push(last)
      this.dayValue -= this.minutes.at(-1 - DAY_MINUTES)?.value ?? 0n
    }
    if (this.minutes.length > LIMIT * 2) this.minutes = this.minutes.slice(-LIMIT)
  }

  add(nowMs: number, price: Quanta, size: Quanta): void {
    this.roll(nowMs)
    const minute = this.newest()
    minute.high = most(minute.high, price)
    minute.low = least(minute.low, price)
    minute.close = price
    minute.volume += size
    minute.value += times(price, size)
    this.dayValue += times(price, size)
  }

  /** The price a day ago, or at the start if that is later. */
  dayOpen(): Quanta {
    return (this.minutes.at(-DAY_MINUTES) ?? this.minutes[0] ?? this.newest()).open
  }

  oldestFirst(): Candle[] {
    return this.minutes
      .slice(-LIMIT)
      .map(({ openAtMs, open, high, low, close, volume }) => ({ openAtMs, open, high, low, close, volume }))
  }

  private newest(): Minute {
    const last = this.minutes.at(-1)
    if (!last) throw new Error('a candle series starts with at least one candle')
    return last
  }
}

function minuteOf(nowMs: number): number {
  return Math.floor(nowMs / MINUTE_MS) * MINUTE_MS
}

/** What the past of a market is like: where it ends, a minute's typical move as a fraction, and the largest order's worth. */
export interface PastSketch {
  endMs: number
  price: Quanta
  tick: Quanta
  stir: Quanta
  largestValue: Quanta
}

/** A day of candles that ends in the minute of `endMs`, without volume in that last one. */
export function inventPast(random: Random, sketch: PastSketch): Minute[] {
  const { endMs, price, tick, stir, largestValue } = sketch
  const past: Minute[] = []
  let close = price
  for (let ago = 0; ago <= DAY_MINUTES; ago += 1) {
    const move = times(times(close, stir), random.bell())
    const open = ago === 0 ? close : floorTo(most(tick, close - move), tick)
    const wick = floorTo(magnitude(times(times(close, stir), random.bell())) / 2n, tick)
    const value = (largestValue * BigInt(50 + random.below(350))) / 10_000n
    const volume = ago === 0 ? 0n : (value * 100_000_000n) / close
    past.push({
      openAtMs: minuteOf(endMs) - ago * MINUTE_MS,
      open,
      high: ago === 0 ? close : most(open, close) + wick,
      low: ago === 0 ? close : most(tick, least(open, close) - wick),
      close,
      volume,
      value: times(volume, close),
    })
    close = open
  }
  return past.reverse()
}
