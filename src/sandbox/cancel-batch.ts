import { VenueRefusal, refusalOf } from './refusal'
import type { ExchangeOrder } from './exchange/types'
import type { Grant } from './tokens'
import type { Venue } from './venue'

/** What became of one order of a batch (CancelOrderResult); what is not known of it is left out. */
export interface CancelResult {
  readonly id?: string
  readonly client_id?: string
  readonly account?: string
  readonly market?: string
  readonly status: 'QUEUED_FOR_CANCELLATION' | 'ALREADY_CLOSED' | 'NOT_FOUND'
}

/** Cancels orders by id and by client id, each on its own; results in the order asked. Throws a VenueRefusal. */
export function cancelBatch(
  venue: Venue,
  grant: Grant,
  orderIds: readonly string[],
  clientIds: readonly string[],
): CancelResult[] {
  if (orderIds.length + clientIds.length === 0)
    throw new VenueRefusal('BATCH_SIZE_OUT_OF_RANGE', 'a batch has at least one order')
  const { exchange } = venue
  const { account } = grant
  return [
    ...orderIds.map((id) => cancelOne(venue, grant, exchange.order(account, id), { id })),
    ...clientIds.map((id) =>
      cancelOne(venue, grant, exchange.orderByClientId(account, id), { client_id: id }),
    ),
  ]
}

function cancelOne(
  { orders }: Venue,
  grant: Grant,
  order: ExchangeOrder | undefined,
  asked: Pick<CancelResult, 'id' | 'client_id'>,
): CancelResult {
  if (!order) return { ...asked, status: 'NOT_FOUND' }
  const found = { id: order.id, client_id: order.clientId, account: grant.account, market: order.market }
  const answer = orders.cancel(grant, order.id)
  if (answer.ok) return { ...found, status: 'QUEUED_FOR_CANCELLATION' }
  if (answer.refusal.code === 'ORDER_IS_CLOSED') return { ...found, status: 'ALREADY_CLOSED' }
  throw refusalOf(answer.refusal)
}
