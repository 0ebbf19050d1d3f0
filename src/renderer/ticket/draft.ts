import type { Decimal, OrderIntent, Side } from '../../preload/model'
import { toDecimal } from './entry'
import type { SendableType } from './kinds'
import { KINDS } from './kinds'

/** What stands in the ticket, as typed and chosen; what its type has no use for is kept for another. */
export interface Draft {
  side: Side
  type: SendableType
  sizeText: string
  priceText: string
  triggerText: string
  timeInForce: 'gtc' | 'ioc' | 'postOnly'
  reduceOnly: boolean
}

/** A ticket with nothing typed. */
export const emptyDraft: Draft = {
  side: 'buy',
  type: 'limit',
  sizeText: '',
  priceText: '',
  triggerText: '',
  timeInForce: 'gtc',
  reduceOnly: false,
}

/** The draft's numbers; null where nothing usable is typed, or where its type has none. */
export function numbersOf(draft: Draft): {
  size: Decimal | null
  price: Decimal | null
  trigger: Decimal | null
} {
  const { hasPrice, hasTrigger } = KINDS[draft.type]
  return {
    size: toDecimal(draft.sizeText),
    price: hasPrice ? toDecimal(draft.priceText) : null,
    trigger: hasTrigger ? toDecimal(draft.triggerText) : null,
  }
}

/** How long it will stand: an order without a price of its own never rests. */
export function timeInForceOf(draft: Pick<Draft, 'type' | 'timeInForce'>): Draft['timeInForce'] {
  return KINDS[draft.type].hasPrice ? draft.timeInForce : 'ioc'
}

/** Whether it may only make a position smaller, by choice or by its type. */
export function isReducing(draft: Pick<Draft, 'type' | 'reduceOnly'>): boolean {
  return draft.reduceOnly || KINDS[draft.type].mustReduce
}

/** The intent of one press of the button; null while a number is missing. */
export function toIntent(draft: Draft, market: string, intentId: string): OrderIntent | null {
  const { size, price, trigger } = numbersOf(draft)
  const { hasPrice, hasTrigger } = KINDS[draft.type]
  if (size === null || (hasPrice && price === null) || (hasTrigger && trigger === null)) return null
  return {
    intentId,
    market,
    side: draft.side,
    type: draft.type,
    size,
    price: price ?? '0',
    triggerPrice: trigger,
    timeInForce: timeInForceOf(draft),
    reduceOnly: isReducing(draft),
    selfTradePrevention: null,
    exits: null,
    confirmed: false,
  }
}
