import { notConnected, type HandlerParts, type Handlers } from './handlers'

/** The commands that send, change and cancel orders. */
export function createOrderHandlers({
  session,
}: Pick<HandlerParts, 'session'>): Pick<
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
  return {
    'order:place': (intent) => session()?.place(intent) ?? notConnected(),
    'order:ladder': (ladder) => session()?.placeLadder(ladder) ?? notConnected(),
    'order:cancel': ({ orderId }) => session()?.cancel(orderId) ?? notConnected(),
    'order:modify': (amendment) => session()?.modify(amendment) ?? notConnected(),
    'orders:cancel': ({ orderIds }) => session()?.cancelMany(orderIds) ?? notConnected(),
    'algo:place': (twap) => session()?.placeTwap(twap) ?? notConnected(),
    'algo:cancel': ({ id }) => session()?.cancelAlgo(id) ?? notConnected(),
    'orders:cancel-all': ({ market, side }) => session()?.cancelAll(market, side) ?? notConnected(),
  }
}
