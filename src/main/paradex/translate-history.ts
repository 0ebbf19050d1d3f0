import type { Decimal } from '../../preload/model'
import type { Candle, HistoryPoint, Liquidation } from '../../preload/records'
import { MalformedWire, WireObject } from './wire'

/** A number that stands alone in a list, as text or not. */
function toDecimal(value: unknown, name: string): Decimal {
  return new WireObject({ [name]: value }).decimal(name)
}

function toTimeMs(value: unknown, name: string): number {
  return new WireObject({ [name]: value }).timeMs(name)
}

/** A liquidation of GET /liquidations. */
export function toLiquidation(wire: WireObject): Liquidation {
  return { id: wire.text('id'), createdAtMs: wire.timeMs('created_at') }
}

/** The two lists of GET /account/history, point by point. */
export function toHistoryPoints(wire: WireObject): HistoryPoint[] {
  const values = wire.list('data')
  const times = wire.list('timestamps')
  if (values.length !== times.length) throw new MalformedWire('timestamps')
  return times.map((time, index) => ({
    atMs: toTimeMs(time, 'timestamps'),
    value: toDecimal(values[index], 'data'),
  }))
}

/**
 * The rows of GET /markets/klines, whose answer the specification leaves open: lists of time, open, high,
 * low, close and, of last prices only, volume.
 */
export function toCandles(wire: WireObject): Candle[] {
  return wire.list('results').map((row) => {
    if (!Array.isArray(row)) throw new MalformedWire('row')
    const [atMs, open, high, low, close, volume] = row as unknown[]
    return {
      startAtMs: toTimeMs(atMs, 'time'),
      open: toDecimal(open, 'open'),
      high: toDecimal(high, 'high'),
      low: toDecimal(low, 'low'),
      close: toDecimal(close, 'close'),
      volume: volume === undefined || volume === null ? null : toDecimal(volume, 'volume'),
    }
  })
}
