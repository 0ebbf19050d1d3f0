import type { Problem } from '../../preload/model'
import type { Session } from '../session/session'
import type { MarketFeed } from './market-feed'
import { notConnected, type HandlerParts, type Handlers } from './handlers'

/**
 * The commands that send, change and cancel orders. What would be sent on old numbers is answered with what is
 * old, unless the person has accepted that; a cancel is never held up.
 */
export function createOrderHandlers({
  session,
  oldBook,
}: Pick<HandlerParts, 'session'> & Pick<MarketFeed, 'oldBook'>): Pick<
  Handlers,
  | 'order:place'
  | 'order:ladder'
  | 'order:cancel'
  | 'order:modify'
  | 'orders:cancel'
  | 'orders:cancel-all'
  | 'algo:place'
  | 'algo:cancel'
> {
  function unlessOld<T>(
    acceptsOld: boolean | undefined,
    look: (on: Session) => Problem | null,
    send: (on: Session) => T,
  ): T | ReturnType<typeof notConnected> {
    const on = session()
    if (!on) return notConnected()
    const problem = acceptsOld === true ? null : look(on)
    return problem ? { ok: false, problem } : send(on)
  }
  return {
    'order:place': (intent) =>
      unlessOld(
        intent.acceptsOld,
        (on) => on.findOldness(intent.market, oldBook()),
        (on) => on.place(intent),
      ),
    'order:ladder': (ladder) =>
      unlessOld(
        ladder.acceptsOld,
        (on) => on.findOldness(ladder.market, oldBook()),
        (on) => on.placeLadder(ladder),
      ),
    'order:cancel': ({ orderId }) => session()?.cancel(orderId) ?? notConnected(),
    'order:modify': (amendment) =>
      unlessOld(
        amendment.acceptsOld,
        (on) => on.findOldnessOf(amendment.orderId, oldBook()),
        (on) => on.modify(amendment),
      ),
    'orders:cancel': ({ orderIds }) => session()?.cancelMany(orderIds) ?? notConnected(),
    'algo:place': (twap) =>
      unlessOld(
        twap.acceptsOld,
        (on) => on.findOldness(twap.market, oldBook()),
        (on) => on.placeTwap(twap),
      ),
    'algo:cancel': ({ id }) => session()?.cancelAlgo(id) ?? notConnected(),
    'orders:cancel-all': ({ market, side }) => session()?.cancelAll(market, side) ?? notConnected(),
  }
}
