import type { Decimal, OrderIntent, SelfTradePrevention, Side, TimeInForce } from '../../preload/model'
import { toDecimal } from './entry'
import type { ExitsDraft } from './exits'
import { emptyExits, toExits } from './exits'
import type { SendableType } from '../../trading/kinds'
import { orderKinds } from '../../trading/kinds'

/** What a size is typed in: the base currency, what it is worth, or per cent of what can be sent. */
export type SizeUnit = 'base' | 'usd' | 'percent'
export const SIZE_UNITS: readonly SizeUnit[] = ['base', 'usd', 'percent']

/** What stands in the ticket, as typed and chosen; what its type has no use for is kept for another. */
export interface Draft {
  side: Side
  type: SendableType
  sizeUnit: SizeUnit
  /** In that unit; only `sizing` reads it in another than the base. */
  sizeText: string
  priceText: string
  triggerText: string
  timeInForce: TimeInForce
  reduceOnly: boolean
  /** Null leaves it to the venue. */
  selfTradePrevention: SelfTradePrevention | null
  exits: ExitsDraft
}

/** A ticket with nothing typed. */
export const emptyDraft: Draft = {
  side: 'buy',
  type: 'limit',
  sizeUnit: 'base',
  sizeText: '',
  priceText: '',
  triggerText: '',
  timeInForce: 'gtc',
  reduceOnly: false,
  selfTradePrevention: null,
  exits: emptyExits,
}

/** The numbers of a draft in the base; null where nothing usable is typed, or where its type has none. */
export function numbersOf(draft: Draft): {
  size: Decimal | null
  price: Decimal | null
  trigger: Decimal | null
} {
  const { hasPrice, hasTrigger } = orderKinds[draft.type]
  return {
    size: toDecimal(draft.sizeText),
    price: hasPrice ? toDecimal(draft.priceText) : null,
    trigger: hasTrigger ? toDecimal(draft.triggerText) : null,
  }
}

/** How long it will stand: an order without a price of its own never rests. */
export function timeInForceOf(draft: Pick<Draft, 'type' | 'timeInForce'>): TimeInForce {
  return orderKinds[draft.type].hasPrice ? draft.timeInForce : 'ioc'
}

/** Whether it may only make a position smaller, by choice or by its type. */
export function isReducing(draft: Pick<Draft, 'type' | 'reduceOnly'>): boolean {
  return draft.reduceOnly || orderKinds[draft.type].mustReduce
}

/** Whether exits can hang on it: it has to be able to open a position. */
export function canHaveExits(draft: Pick<Draft, 'type' | 'reduceOnly'>): boolean {
  return !isReducing(draft)
}

/** The intent of one press of the button; null while a number is missing. */
export function toIntent(draft: Draft, market: string, intentId: string): OrderIntent | null {
  const { size, price, trigger } = numbersOf(draft)
  const { hasPrice, hasTrigger } = orderKinds[draft.type]
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
    selfTradePrevention: draft.selfTradePrevention,
    exits: canHaveExits(draft) ? toExits(draft.exits) : null,
    confirmed: false,
  }
}
