import type { PickedPrice } from '../workspace'

/** A second press on a price so soon after the first is a double click: one wish. */
const doubleClickMs = 600
/** A one-click mode nobody used for so long is a trap for the next hand. */
export const disarmAfterMs = 5 * 60_000

/** Whether a price picked from the book is a wish of its own, after the one that was heard before. */
export function isNewWish(picked: PickedPrice | null, heard: PickedPrice | null): picked is PickedPrice {
  if (picked === null || picked.at === heard?.at) return false
  return heard === null || picked.price !== heard.price || picked.at - heard.at >= doubleClickMs
}
