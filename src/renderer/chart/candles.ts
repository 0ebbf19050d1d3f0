import { add, compare } from '../../money/decimal'
import type { Decimal } from '../../preload/model'
import type { Candle, CandleMinutes } from '../../preload/records'

/** Candles of one resolution, oldest first, one for each start. */
export type Candles = readonly Candle[]

/** When the candle of that moment starts. */
export function startOf(atMs: number, minutes: CandleMinutes): number {
  const lengthMs = minutes * 60_000
  return Math.floor(atMs / lengthMs) * lengthMs
}

/** Both together; where both have a candle, that of the page stands. */
export function merged(known: Candles, page: Candles): Candles {
  const byStart = new Map(known.map((candle) => [candle.startAtMs, candle]))
  for (const candle of page) byStart.set(candle.startAtMs, candle)
  return [...byStart.values()].sort((a, b) => a.startAtMs - b.startAtMs)
}

/**
 * The candles with a price that was just paid or set: in the last candle, or at the start of a new one. What is
 * older than the last candle changes nothing. `size` is what was traded; null for a price without a trade.
 */
export function withPrice(
  candles: Candles,
  minutes: CandleMinutes,
  { price, atMs, size }: { price: Decimal; atMs: number; size: Decimal | null },
): Candles {
  const last = candles.at(-1)
  const startAtMs = startOf(atMs, minutes)
  if (!last || startAtMs < last.startAtMs) return candles
  if (startAtMs > last.startAtMs) {
    const open = { open: price, high: price, low: price, close: price }
    return [...candles, { startAtMs, ...open, volume: size }]
  }
  const next: Candle = {
    ...last,
    high: compare(price, last.high) > 0 ? price : last.high,
    low: compare(price, last.low) < 0 ? price : last.low,
    close: price,
    volume: size === null ? last.volume : add(last.volume ?? '0', size),
  }
  return isSame(next, last) ? candles : candles.with(-1, next)
}

function isSame(a: Candle, b: Candle): boolean {
  return a.high === b.high && a.low === b.low && a.close === b.close && a.volume === b.volume
}
