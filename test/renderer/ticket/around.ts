import type { Limits } from '../../../src/preload/model'
import type { Surroundings } from '../../../src/renderer/ticket/checks'
import { account, market, ticker } from '../samples'

/** No limit of the person's own. */
export const noLimits: Limits = {
  maxOrderNotional: null,
  maxPositionNotional: null,
  maxDistanceFromMark: null,
  confirmAbove: null,
}

/** What drafts are judged by: the sample market and account, nothing held, or as told. */
export function around(over: Partial<Surroundings> = {}): Surroundings {
  return {
    market: market(),
    ticker: ticker(),
    account: account(),
    position: undefined,
    openOrderCount: 0,
    resting: { buys: '0', sells: '0' },
    limits: noLimits,
    leverage: null,
    ...over,
  }
}
