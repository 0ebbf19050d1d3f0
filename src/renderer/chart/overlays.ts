import { sign } from '../../money/decimal'
import type { Decimal, Fill, Order, Position } from '../../preload/model'
import type { CandleMinutes } from '../../preload/records'
import { startOf } from './candles'
import type { Move } from './moving'
import { isMovable } from './moving'

/** A price of the account's own, drawn across the chart. */
export interface PriceLine {
  key: string
  /** After: the limit an order takes once its trigger is reached. long, short: what the position was entered at. */
  kind: `${Order['side']}${'' | 'Trigger' | 'After'}` | Position['side'] | 'liquidation'
  price: Decimal
  /** Of the order or the position; null for a liquidation price. */
  size: Decimal | null
  /** Of the order whose line it is. */
  type: Order['type'] | null
  /** The order's price that goes where the line is taken; null for a line that stays where it is. */
  moves: Pick<Move, 'orderId' | 'field'> | null
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
  for (const order of orders) {
    if (order.market !== market) continue
    const { id, clientId, side, type, price, triggerPrice, remainingSize: size } = order
    const key = id === '' ? clientId : id
    const moves = (field: Move['field']): PriceLine['moves'] =>
      isMovable(order, field) ? { orderId: id, field } : null
    const hasPrice = price !== '0'
    if (order.state === 'untriggered' && triggerPrice !== null) {
      lines.push({ key, kind: `${side}Trigger`, price: triggerPrice, size, type, moves: moves('trigger') })
      if (hasPrice) lines.push({ key, kind: `${side}After`, price, size, type, moves: moves('price') })
    }
    if ((order.state === 'working' || order.state === 'partlyFilled') && hasPrice)
      lines.push({ key, kind: side, price, size, type, moves: moves('price') })
  }
  const still = { type: null, moves: null }
  for (const { market: held, side, size, entryPrice, liquidationPrice } of positions) {
    if (held !== market) continue
    lines.push({ key: 'entry', kind: side, price: entryPrice, size, ...still })
    // One of zero means there is none.
    if (liquidationPrice !== null && sign(liquidationPrice) > 0)
      lines.push({ key: 'liquidation', kind: 'liquidation', price: liquidationPrice, size: null, ...still })
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
