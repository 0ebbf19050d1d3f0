import { toDecimal } from './quanta'
import type { Candle, Quanta } from './exchange/types'

/** What a chart asks for; both ends inclusive, by the candles' opening times. */
export interface CandlePeriod {
  startAtMs: number
  endAtMs: number
  /** Only trades have a volume; marks and indices have none. */
  withVolume: boolean
}

/** One-minute candles, oldest first, as rows [time in ms, open, high, low, close, volume] of `minutes` each. */
export function toCandleRows(candles: readonly Candle[], minutes: number, period: CandlePeriod): number[][] {
  const lengthMs = minutes * 60_000
  const merged = new Map<number, Candle>()
  for (const candle of candles) {
    const openAtMs = candle.openAtMs - (candle.openAtMs % lengthMs)
    if (openAtMs < period.startAtMs || openAtMs > period.endAtMs) continue
    const sofar = merged.get(openAtMs)
    merged.set(openAtMs, sofar ? extended(sofar, candle) : { ...candle, openAtMs })
  }
  return [...merged.values()].map(({ openAtMs, open, high, low, close, volume }) => [
    openAtMs,
    ...[open, high, low, close, period.withVolume ? volume : 0n].map(toNumber),
  ])
}

function extended(sofar: Candle, next: Candle): Candle {
  return {
    ...sofar,
    high: next.high > sofar.high ? next.high : sofar.high,
    low: next.low < sofar.low ? next.low : sofar.low,
    close: next.close,
    volume: sofar.volume + next.volume,
  }
}

// The venue's chart rows are JSON numbers; nothing is reckoned with them.
function toNumber(quanta: Quanta): number {
  return Number(toDecimal(quanta))
}
