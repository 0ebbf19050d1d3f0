import { Fields } from '../fields'
import { RpcError } from './rpc-error'
import { parseChannel } from './channels'
import type { Channel } from './channels'
import type { Method, MethodAnswer, Session } from './method'
import type { Venue } from '../venue'

/** Subscribing to channels. */
export const channelMethods: Readonly<Record<string, Method>> = {
  subscribe,
  unsubscribe,
  modify_subscription: modifySubscription,
}

function subscribe(session: Session, params: Record<string, unknown>): MethodAnswer {
  const { client, venue, subscriptions, broadcast } = session
  const { name, channel } = readChannel(venue, params)
  requireAccess(session, channel)
  if (!subscriptions.add(client, name, readScope(venue, name, params)))
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
  // A channel may be left also when its market is gone.
  const left = new Fields(params).text('channel')
  if (subscriptions.remove(client, left)) return { result: { channel: left } }
  const { name } = readChannel(venue, params)
  throw new RpcError(100, 'Method error', `not subscribed to ${name}`)
}

function modifySubscription(
  { client, venue, subscriptions }: Session,
  params: Record<string, unknown>,
): MethodAnswer {
  const channel = new Fields(params).text('channel')
  const scope = subscriptions.scopeOf(client, channel)
  if (!scope) throw new RpcError(100, 'Method error', `no scoped subscription to ${channel}`)
  const [add, remove] = [readMarkets(venue, params, 'add'), readMarkets(venue, params, 'remove')]
  for (const market of add) scope.add(market)
  for (const market of remove) scope.delete(market)
  return { result: { channel, add, remove } }
}

/** The markets of a scoped subscription, of which `markets_summary` alone can be one; undefined for all. */
function readScope(venue: Venue, name: string, params: Record<string, unknown>): string[] | undefined {
  if (params.markets === undefined) return undefined
  if (name !== 'markets_summary')
    throw new RpcError(-32602, 'Invalid method parameters', 'markets: for markets_summary only')
  return readMarkets(venue, params, 'markets')
}

function readMarkets({ exchange }: Venue, params: Record<string, unknown>, member: string): string[] {
  const markets = new Fields(params).texts(member)
  const unknown = markets.find((market) => !exchange.markets.has(market))
  if (unknown !== undefined)
    throw new RpcError(-32602, 'Invalid method parameters', `${member}: no such market: ${unknown}`)
  return markets
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
  } else if (channel.kind !== 'json' && !client.sbe && (channel.kind === 'sbe' || !venue.jsonPublic)) {
    throw new RpcError(
      100,
      'Method error',
      'this channel is served as SBE only: connect with ?sbeSchemaId=1&sbeSchemaVersion=1',
    )
  }
}
