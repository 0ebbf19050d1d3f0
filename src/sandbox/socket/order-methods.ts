import { Fields } from '../fields'
import { RpcError } from './rpc-error'
import { VenueRefusal, refusalOf } from '../refusal'
import { cancelBatch } from '../cancel-batch'
import { orderShape } from '../shapes/account'
import { requireAccount } from './method'
import type { Client } from './client'
import type { ExchangeOrder } from '../exchange/types'
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
  const account = spendOrder(client, venue)
  const receivedNs = venue.clock.nowNs()
  return { result: made(venue, venue.orders.submit(account, params), receivedNs) }
}

function createBatch({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const account = spendOrder(client, venue)
  const receivedNs = venue.clock.nowNs()
  const results = venue.orders.submitBatch(account, params.orders).map((each) =>
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
  const account = spendOrder(client, venue)
  const order = venue.orders.modify(account, new Fields(params).text('id'), params)
  return { result: { order: orderShape(order, venue.clock.nowMs()) } }
}

function cancelMany({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const account = spendOrder(client, venue)
  const results = cancelBatch(venue, account, new Fields(params).texts('order_ids'), [])
  return { result: { results: results.map(({ id, market, status }) => ({ id, market, status })) } }
}

function cancel({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const account = spendOrder(client, venue)
  const fields = new Fields(params)
  const orderId = fields.has('id') ? fields.text('id') : orderIdOf(venue, account, fields)
  const answer = venue.exchange.cancel(account, orderId)
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
  const account = spendOrder(client, venue)
  const fields = new Fields(params)
  const market = fields.has('market') ? fields.text('market') : undefined
  if (market !== undefined && !venue.exchange.markets.has(market)) {
    throw new VenueRefusal('MARKET_NOT_FOUND', `market ${market} not found`)
  }
  venue.exchange.cancelAll(account, market)
  return { result: { status: 'ok' } }
}

function cancelOnDisconnect({ client }: Session, params: Record<string, unknown>): MethodAnswer {
  requireAccount(client)
  if (typeof params.enabled !== 'boolean') {
    throw new RpcError(-32602, 'Invalid method parameters', 'enabled: must be a boolean.')
  }
  client.cancelOnDisconnect = params.enabled
  return { result: { enabled: params.enabled } }
}

/** The account, once its order traffic has been counted together with REST's. */
function spendOrder(client: Client, venue: Venue): string {
  const account = requireAccount(client)
  if (venue.limits.takeOrder(account).exceeded) throw new RpcError(42901, 'Rate limit exceeded')
  return account
}
