import type { Decimal, Fill, Order, Position } from '../../preload/model'
import type { CandleMinutes } from '../../preload/records'
import { startOf } from './candles'

/** A price of the account's own, drawn across the chart. */
export interface PriceLine {
  key: string
  kind: 'buy' | 'sell' | 'buyTrigger' | 'sellTrigger' | 'entry' | 'liquidation'
  price: Decimal
  /** Of the order or the position; null for a liquidation price. */
  size: Decimal | null
}

/** The account's own fills of one side within one candle. */
export interface FillMark {
  startAtMs: number
  side: Fill['side']
  count: number
}

/** The lines of one market: what is working or waits for its trigger, and what is held. */
export function toPriceLines(
  market: string,
  orders: readonly Order[],
  positions: readonly Position[],
): PriceLine[] {
  const lines: PriceLine[] = []
  for (const { id, clientId, side, price, triggerPrice, remainingSize, ...order } of orders) {
    if (order.market !== market) continue
    const key = id === '' ? clientId : id
    if (order.state === 'untriggered' && triggerPrice !== null)
      lines.push({ key, kind: `${side}Trigger`, price: triggerPrice, size: remainingSize })
    if ((order.state === 'working' || order.state === 'partlyFilled') && price !== '0')
      lines.push({ key, kind: side, price, size: remainingSize })
  }
  for (const position of positions) {
    if (position.market !== market) continue
    lines.push({ key: 'entry', kind: 'entry', price: position.entryPrice, size: position.size })
    if (position.liquidationPrice !== null)
      lines.push({ key: 'liquidation', kind: 'liquidation', price: position.liquidationPrice, size: null })
  }
  return lines
}

/** Where the account has traded, oldest first, one mark a candle and side. */
export function toFillMarks(market: string, fills: readonly Fill[], minutes: CandleMinutes): FillMark[] {
  const marks = new Map<string, FillMark>()
  for (const fill of fills) {
    if (fill.market !== market) continue
    const startAtMs = startOf(fill.createdAtMs, minutes)
    const key = `${startAtMs} ${fill.side}`
    const count = (marks.get(key)?.count ?? 0) + 1
    marks.set(key, { startAtMs, side: fill.side, count })
  }
  return [...marks.values()].sort((a, b) => a.startAtMs - b.startAtMs)
}
