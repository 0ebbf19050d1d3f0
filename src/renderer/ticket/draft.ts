import type { Decimal, OrderIntent, Side } from '../../preload/model'
import { toDecimal } from './entry'

/** What stands in the ticket, as typed. */
export interface Draft {
  side: Side
  type: 'limit' | 'market'
  sizeText: string
  priceText: string
  postOnly: boolean
  reduceOnly: boolean
}

/** A ticket with nothing typed. */
export const emptyDraft: Draft = {
  side: 'buy',
  type: 'limit',
  sizeText: '',
  priceText: '',
  postOnly: false,
  reduceOnly: false,
}

/** The draft's numbers; null where nothing usable is typed. A market order has no price. */
export function numbersOf(draft: Draft): { size: Decimal | null; price: Decimal | null } {
  return {
    size: toDecimal(draft.sizeText),
    price: draft.type === 'market' ? null : toDecimal(draft.priceText),
  }
}

/** The intent of one press of the button; null while a number is missing. */
export function toIntent(draft: Draft, market: string, intentId: string): OrderIntent | null {
  const { size, price } = numbersOf(draft)
  if (size === null || (draft.type === 'limit' && price === null)) return null
  return {
    intentId,
    market,
    side: draft.side,
    type: draft.type,
    size,
    price: price ?? '0',
    triggerPrice: null,
    timeInForce: draft.type === 'market' ? 'ioc' : draft.postOnly ? 'postOnly' : 'gtc',
    reduceOnly: draft.reduceOnly,
  }
}
