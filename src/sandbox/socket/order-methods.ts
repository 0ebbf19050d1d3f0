import { Fields } from '../fields'
import { RpcError } from './rpc-error'
import { VenueRefusal, refusalOf } from '../refusal'
import { cancelBatch } from '../cancel-batch'
import { orderShape } from '../shapes/account'
import { requireTrading } from './method'
import type { Client } from './client'
import type { ExchangeOrder } from '../exchange/types'
import type { Grant } from '../tokens'
import type { JsonObject } from '../json'
import type { Method, MethodAnswer, Session } from './method'
import type { Venue } from '../venue'

/** Everything that makes, changes or ends an order; counted with REST's order traffic. */
export const orderMethods: Readonly<Record<string, Method>> = {
  'order.create': create,
  'order.create_batch': createBatch,
  'order.modify': modify,
  'order.cancel': cancel,
  'order.cancel_batch': cancelMany,
  'order.cancel_all': cancelAll,
  'order.cancel_on_disconnect': cancelOnDisconnect,
}

function create({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const grant = spendOrder(client, venue)
  const receivedNs = venue.clock.nowNs()
  return { result: made(venue, venue.orders.submit(grant, params), receivedNs) }
}

function createBatch({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const grant = spendOrder(client, venue)
  const receivedNs = venue.clock.nowNs()
  const results = venue.orders.submitBatch(grant, params.orders).map((each) =>
    // The specification has one text for what went wrong, and no place for its code.
    each instanceof VenueRefusal ? { error: `${each.code}: ${each.message}` } : made(venue, each, receivedNs),
  )
  return { result: { results } }
}

function made(venue: Venue, order: ExchangeOrder, receivedNs: bigint): JsonObject {
  const shape = orderShape(order, venue.clock.nowMs())
  return { order: shape, created_at: order.createdAtMs, received_at: receivedNs }
}

function modify({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const grant = spendOrder(client, venue)
  const order = venue.orders.modify(grant.account, new Fields(params).text('id'), params)
  return { result: { order: orderShape(order, venue.clock.nowMs()) } }
}

function cancelMany({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const grant = spendOrder(client, venue)
  const results = cancelBatch(venue, grant, new Fields(params).texts('order_ids'), [])
  return { result: { results: results.map(({ id, market, status }) => ({ id, market, status })) } }
}

function cancel({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const grant = spendOrder(client, venue)
  const fields = new Fields(params)
  const orderId = fields.has('id') ? fields.text('id') : orderIdOf(venue, grant.account, fields)
  const answer = venue.orders.cancel(grant, orderId)
  if (!answer.ok) throw refusalOf(answer.refusal)
  return { result: { order_id: orderId, status: 'QUEUED_FOR_CANCELLATION' } }
}

function orderIdOf(venue: Venue, account: string, fields: Fields): string {
  const [clientId, market] = [fields.text('client_id'), fields.text('market')]
  const order = venue.exchange.orderByClientId(account, clientId)
  if (order?.market !== market) throw new VenueRefusal('CLIENT_ORDER_ID_NOT_FOUND', 'order not found')
  return order.id
}

function cancelAll({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const grant = spendOrder(client, venue)
  const fields = new Fields(params)
  const market = fields.has('market') ? fields.text('market') : undefined
  if (market !== undefined && !venue.exchange.markets.has(market)) {
    throw new VenueRefusal('MARKET_NOT_FOUND', `market ${market} not found`)
  }
  venue.orders.cancelAll(grant, market)
  return { result: { status: 'ok' } }
}

function cancelOnDisconnect({ client }: Session, params: Record<string, unknown>): MethodAnswer {
  requireTrading(client)
  if (typeof params.enabled !== 'boolean') {
    throw new RpcError(-32602, 'Invalid method parameters', 'enabled: must be a boolean.')
  }
  client.cancelOnDisconnect = params.enabled
  return { result: { enabled: params.enabled } }
}

/** What the client may do, once its order traffic has been counted together with REST's. */
function spendOrder(client: Client, venue: Venue): Grant {
  const grant = requireTrading(client)
  if (venue.limits.takeOrder(grant.account).exceeded) throw new RpcError(42901, 'Rate limit exceeded')
  return grant
}
