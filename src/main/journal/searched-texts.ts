import type { Fill, Order } from '../../preload/model'
import type { FundingPayment } from '../../preload/records'

/** The lists of the journal in which a text is looked for, with what is in them. */
export interface Searched {
  fills: Fill
  orders: Order
  funding: FundingPayment
}

/** A list of the journal in which a text is looked for. */
export type SearchedList = keyof Searched

/** The texts of a row that a search goes through, besides what is noted of it. */
export const searchedTexts: { [K in SearchedList]: (entry: Searched[K]) => (string | null)[] } = {
  fills: ({ id, market, orderId, clientId, fillType, liquidity }) => [
    id,
    market,
    orderId,
    clientId,
    fillType,
    liquidity,
  ],
  orders: ({ id, clientId, market, type, state, cancelReason }) => [
    id,
    clientId,
    market,
    type,
    state,
    cancelReason,
  ],
  funding: ({ id, market }) => [id, market],
}

/** A text as it is compared: in small letters. */
export function folded(text: string): string {
  return text.toLowerCase()
}
