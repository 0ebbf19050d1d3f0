import { Fields } from '../fields'
import { RpcError } from './rpc-error'
import { parseChannel } from './channels'
import type { Channel } from './channels'
import type { Method, MethodAnswer, Session } from './method'
import type { Venue } from '../venue'

/** Subscribing to channels. */
export const channelMethods: Readonly<Record<string, Method>> = { subscribe, unsubscribe }

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
