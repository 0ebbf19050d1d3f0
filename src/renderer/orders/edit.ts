import { sign } from '../../money/decimal'
import type { Order, OrderAmendment } from '../../preload/model'
import { toDecimal } from '../ticket/entry'

/** A field of a resting order that can be changed in its row. */
export type EditField = 'size' | 'price' | 'trigger'

/** What is being typed into the row of an order. */
export interface Edit {
  orderId: string
  texts: Record<EditField, string>
}

const changeable: readonly Order['state'][] = ['untriggered', 'working', 'partlyFilled']

/**
 * The fields of an order that the exchange takes a change of: none before it has named the order, and the
 * trigger price only until it is reached (PUT /orders/{order_id}).
 */
export function editableFields(order: Order): EditField[] {
  if (order.id === '' || order.type === 'other' || !changeable.includes(order.state)) return []
  const fields: EditField[] = ['size']
  if (sign(order.price) > 0) fields.unshift('price')
  if (order.triggerPrice !== null && order.state === 'untriggered') fields.unshift('trigger')
  return fields
}

/** The edit that changes nothing yet. */
export function startEdit(order: Order): Edit {
  const { id, size, price, triggerPrice } = order
  return { orderId: id, texts: { size, price, trigger: triggerPrice ?? '' } }
}

/** What main is asked for; a field left empty goes as it is, and main says what is missing. */
export function toAmendment(order: Order, { texts }: Edit): OrderAmendment {
  const fields = editableFields(order)
  const typed = (field: EditField, before: string): string =>
    fields.includes(field) ? (toDecimal(texts[field]) ?? '') : before
  return {
    orderId: order.id,
    size: typed('size', order.size),
    price: typed('price', order.price),
    triggerPrice: order.triggerPrice === null ? null : typed('trigger', order.triggerPrice),
    confirmed: false,
  }
}
