import { createPager } from '../history/pager'
import { notConnected, type HandlerParts, type Handlers } from './handlers'

/** The commands about the past, and about a market's funding. */
export function createRecordHandlers({
  session,
}: Pick<HandlerParts, 'session'>): Pick<Handlers, 'history:read' | 'history:candles' | 'history:account'> {
  const pager = createPager()
  return {
    async 'history:read'(wish) {
      const open = session()
      return open ? pager.read(open.venue, wish) : notConnected()
    },
    'history:candles': (query) => session()?.venue.history.candles(query) ?? notConnected(),
    'history:account': ({ figure }) => session()?.venue.history.account(figure) ?? notConnected(),
  }
}
