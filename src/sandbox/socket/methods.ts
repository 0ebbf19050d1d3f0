import { Fields } from '../fields'
import { RpcError } from './rpc-error'
import { VenueRefusal, refusalOf } from '../refusal'
import { orderShape } from '../shapes/account'
import { parseChannel } from './channels'
import type { Broadcast } from './broadcast'
import type { Channel } from './channels'
import type { Client } from './client'
import type { Json } from '../json'
import type { Subscriptions } from './subscriptions'
import type { Venue } from '../venue'

/** A client and what its requests may reach. */
export interface Session {
  readonly client: Client
  readonly venue: Venue
  readonly subscriptions: Subscriptions
  readonly broadcast: Broadcast
}

/** What a method answers, and what follows once the answer is on its way. */
export interface MethodAnswer {
  readonly result: Json
  readonly then?: () => void
}

type Method = (session: Session, params: Record<string, unknown>) => MethodAnswer

/** The socket's methods by name. */
export const methods: Readonly<Record<string, Method>> = {
  auth,
  subscribe,
  unsubscribe,
  'order.create': create,
  'order.cancel': cancel,
  'order.cancel_all': cancelAll,
  'order.cancel_on_disconnect': cancelOnDisconnect,
}

function auth({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const check = venue.tokens.check(new Fields(params).text('bearer'))
  if (!check.ok) {
    const malformed = check.why === 'malformed'
    throw new RpcError(
      malformed ? 40110 : 40111,
      malformed ? 'Malformed bearer token' : 'Invalid bearer token',
      check.message,
    )
  }
  client.account = check.account
  return { result: { node_id: 'sandbox' } }
}

function subscribe(session: Session, params: Record<string, unknown>): MethodAnswer {
  const { client, venue, subscriptions, broadcast } = session
  const { name, channel } = readChannel(venue, params)
  if (params.markets !== undefined) {
    throw new RpcError(
      -32602,
      'Invalid method parameters',
      'scoped subscriptions are not served by this exchange',
    )
  }
  requireAccess(session, channel)
  if (!subscriptions.add(client, name))
    throw new RpcError(100, 'Method error', `already subscribed to ${name}`)
  const result = { channel: name }
  return channel.kind === 'book'
    ? { result, then: () => broadcast.books.greet(client, name, channel) }
    : { result }
}

function unsubscribe(
  { client, venue, subscriptions }: Session,
  params: Record<string, unknown>,
): MethodAnswer {
  const { name } = readChannel(venue, params)
  if (!subscriptions.remove(client, name))
    throw new RpcError(100, 'Method error', `not subscribed to ${name}`)
  return { result: { channel: name } }
}

function readChannel(venue: Venue, params: Record<string, unknown>): { name: string; channel: Channel } {
  const name = new Fields(params).text('channel')
  const channel = parseChannel(name, venue.exchange.markets)
  if (!channel) throw new RpcError(-32602, 'Invalid method parameters', `unknown channel ${name}`)
  return { name, channel }
}

function requireAccess({ client, venue }: Session, channel: Channel): void {
  if (channel.kind === 'private') {
    // Of the codes the specification lists for `subscribe`, the one nearest to "not authenticated".
    if (client.account === undefined) throw new RpcError(40111, 'Invalid bearer token', 'authenticate first')
  } else if (channel.kind !== 'json' && !client.sbe && !venue.jsonPublic) {
    throw new RpcError(
      100,
      'Method error',
      'this channel is served as SBE only: connect with ?sbeSchemaId=1&sbeSchemaVersion=1',
    )
  }
}

function create({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const account = spendOrder(client, venue)
  const receivedNs = venue.clock.nowNs()
  const order = venue.orders.submit(account, params)
  const shape = orderShape(order, venue.clock.nowMs())
  return { result: { order: shape, created_at: order.createdAtMs, received_at: receivedNs } }
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

function requireAccount(client: Client): string {
  if (client.account === undefined) throw new RpcError(40300, 'Permission denied', 'authentication required')
  return client.account
}

/** The account, once its order traffic has been counted together with REST's. */
function spendOrder(client: Client, venue: Venue): string {
  const account = requireAccount(client)
  if (venue.limits.takeOrder(account).exceeded) throw new RpcError(42901, 'Rate limit exceeded')
  return account
}
