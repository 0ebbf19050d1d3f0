import { notConnected, type HandlerParts, type Handlers } from './handlers'

/** The commands that send, change and cancel orders. */
export function createOrderHandlers({
  session,
}: Pick<HandlerParts, 'session'>): Pick<
  Handlers,
  'order:place' | 'order:cancel' | 'order:modify' | 'orders:cancel-all'
> {
  return {
    'order:place': (intent) => session()?.place(intent) ?? notConnected(),
    'order:cancel': ({ orderId }) => session()?.cancel(orderId) ?? notConnected(),
    'order:modify': (amendment) => session()?.modify(amendment) ?? notConnected(),
    'orders:cancel-all': ({ market, side }) => session()?.cancelAll(market, side) ?? notConnected(),
  }
}
