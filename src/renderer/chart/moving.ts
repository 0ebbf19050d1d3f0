import { compare, divide, placesOf, roundToStep, sign, subtract } from '../../money/decimal'
import type { Decimal, Order, OrderAmendment, Position } from '../../preload/model'
import { editableFields, startEdit, toAmendment } from '../orders/edit'
import type { Finding, Surroundings } from '../ticket/checks'
import { check, fieldOf } from '../ticket/checks'
import type { Draft } from '../ticket/draft'
import { emptyDraft } from '../ticket/draft'
import { wouldCross } from '../ticket/estimate'

/** A line of an order, taken from one price to another. */
export interface Move {
  orderId: string
  field: 'price' | 'trigger'
  from: Decimal
  to: Decimal
}

/** What speaks against a move, beside the rules of a new order. */
export type MoveFinding =
  | Finding
  /** It would trade with what is quoted as soon as it stands there. */
  | { rule: 'crosses'; opposite: Decimal }
  /** The position of this market is liquidated before the price gets there. */
  | { rule: 'pastLiquidation'; liquidation: Decimal }

/** The price of an order's line; null where the order has no such line. */
export function priceAt(order: Pick<Order, 'price' | 'triggerPrice'>, field: Move['field']): Decimal | null {
  if (field === 'trigger') return order.triggerPrice
  return sign(order.price) > 0 ? order.price : null
}

/** Whether an order's line can be taken elsewhere, as far as the exchange lets it be changed. */
export function isMovable(order: Order, field: Move['field']): boolean {
  return editableFields(order).includes(field)
}

/** A price of the canvas on the tick; null where there is none above zero. */
export function snapped(price: Decimal, tick: Decimal): Decimal | null {
  const value = roundToStep(price, tick, 'nearest')
  return sign(value) > 0 ? value : null
}

/** How many places of a canvas's price are read, so that it is rounded once. */
export function placesRead(tick: Decimal): number {
  return placesOf(tick) + 4
}

/**
 * Whether a move can still be sent: its order may have gone meanwhile, or have been changed by someone else; then
 * what the person saw when they took hold of it is not so any more.
 */
export function standingOf(order: Order | undefined, move: Move): 'stands' | 'gone' | 'changed' {
  if (!order || !isMovable(order, move.field)) return 'gone'
  return compare(priceAt(order, move.field) ?? '0', move.from) === 0 ? 'stands' : 'changed'
}

/** What main is asked for: the order as it is now, with the one price changed. */
export function toMoved(order: Order, move: Move): OrderAmendment {
  const edit = startEdit(order)
  return toAmendment(order, { ...edit, texts: { ...edit.texts, [move.field]: move.to } })
}

/** How far a price is from the mark, as a signed fraction of it; null without a mark. */
export function distanceFrom(mark: Decimal | null | undefined, price: Decimal): Decimal | null {
  return mark && sign(mark) > 0 ? divide(subtract(price, mark), mark, 6, 'half') : null
}

/** What a moved order would run against, of what depends on its price; size and margin stay as they are. */
export function findMoveFaults(order: Order, move: Move, around: Surroundings): MoveFinding[] {
  const draft = movedDraft(order, move)
  if (!draft) return []
  const { ticker, position } = around
  const found: MoveFinding[] = check(draft, around).filter(
    (finding) => fieldOf(finding) !== 'size' || finding.rule === 'postOnlyCross',
  )
  const opposite = draft.side === 'buy' ? ticker?.ask : ticker?.bid
  const rests = order.state !== 'untriggered' && draft.timeInForce !== 'postOnly'
  if (rests && opposite && wouldCross(draft, ticker)) found.push({ rule: 'crosses', opposite })
  const liquidation = passedLiquidation(position, move.to)
  if (liquidation !== null) found.push({ rule: 'pastLiquidation', liquidation })
  return found
}

/** The order as a ticket would have it. */
function movedDraft(order: Order, move: Move): Draft | null {
  if (order.type === 'other') return null
  // Once its trigger was reached it is a limit order like any other.
  const type = order.state === 'untriggered' ? order.type : 'limit'
  return {
    ...emptyDraft,
    side: order.side,
    type,
    sizeText: order.remainingSize,
    priceText: move.field === 'price' ? move.to : order.price,
    triggerText: move.field === 'trigger' ? move.to : (order.triggerPrice ?? ''),
    timeInForce: order.timeInForce,
    reduceOnly: order.reduceOnly,
  }
}

function passedLiquidation(position: Position | undefined, price: Decimal): Decimal | null {
  const liquidation = position?.liquidationPrice ?? null
  if (!position || liquidation === null || sign(liquidation) <= 0) return null
  const away = compare(price, liquidation)
  return (position.side === 'long' ? away <= 0 : away >= 0) ? liquidation : null
}
