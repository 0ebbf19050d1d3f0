import { Broadcast } from './broadcast'
import { Client } from './client'
import { Subscriptions } from './subscriptions'
import { answerRpc } from './rpc'
import { createGate, refuseUpgrade } from './gate'
import { requestUrl } from '../request-url'
import type { Duplex } from 'node:stream'
import type { IncomingMessage } from 'node:http'
import type { Refusing, SocketChoice, SocketKind } from '../faults'
import type { Socket } from 'node:net'
import type { SocketTiming } from './client'
import type { Venue } from '../venue'

/** All sockets of the exchange: who is connected, and what the control may do to them. */
export class Sockets {
  readonly broadcast: Broadcast
  private readonly subscriptions: Subscriptions
  private readonly clients = new Set<Client>()
  private readonly gate = createGate()
  /** Upgrades that get no answer. */
  private readonly hanging = new Set<Duplex>()

  constructor(
    private readonly venue: Venue,
    private readonly timing: SocketTiming,
  ) {
    this.subscriptions = new Subscriptions(venue.faults)
    this.broadcast = new Broadcast(venue.exchange, this.subscriptions, venue.clock)
  }

  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = requestUrl(request)
    if (!/^\/v1\/?$/.test(url.pathname)) return refuseUpgrade(socket, 404)
    const { refusing } = this.venue.faults
    const asksSbe = url.searchParams.has('sbeSchemaId')
    if (refusing && (refusing.asking === 'all' || (refusing.asking === 'sbe') === asksSbe))
      return this.refuse(socket, refusing)
    if (this.venue.limits.takeConnection(request.socket.remoteAddress ?? '').exceeded)
      return refuseUpgrade(socket, 429)
    const sbe = negotiatedSbe(url.searchParams)
    if (sbe === undefined) return refuseUpgrade(socket, 400)

    const { venue, subscriptions, broadcast } = this
    const wire = await this.gate.accept(request, socket, head)
    const client = new Client(
      wire,
      sbe,
      request.socket.remoteAddress ?? '',
      venue.faults,
      venue.clock,
      this.timing,
    )
    this.clients.add(client)
    const session = { client, venue, subscriptions, broadcast }
    wire.onMessage((text) => client.hear(() => answerRpc(session, text)))
    wire.onClose(() => this.left(client))
  }

  count(): Record<SocketKind, number> {
    const kinds = [...this.clients].map(({ kind }) => kind)
    return {
      private: kinds.filter((kind) => kind === 'private').length,
      market: kinds.filter((kind) => kind === 'market').length,
    }
  }

  /** Returns how many it concerned. */
  drop(sockets: SocketChoice, how: 'close' | 'reset'): number {
    return this.each(sockets, (client) => client.drop(how))
  }

  /** Returns how many it concerned. */
  freeze(sockets: SocketChoice, frozen: boolean, deaf = false): number {
    return this.each(sockets, (client) => client.freeze(frozen, deaf))
  }

  stop(): void {
    this.broadcast.stop()
    this.gate.stop()
    for (const socket of this.hanging) socket.destroy()
  }

  private refuse(socket: Duplex, { how, retryAfterS }: Refusing): void {
    if (typeof how === 'number') refuseUpgrade(socket, how, retryAfterS)
    else if (how === 'reset') (socket as Socket).resetAndDestroy()
    else {
      this.hanging.add(socket)
      socket.once('close', () => this.hanging.delete(socket))
      // Read on, or the end of the other side would go unnoticed.
      socket.resume()
      socket.once('end', () => socket.destroy())
    }
  }

  private each(sockets: SocketChoice, act: (client: Client) => void): number {
    const chosen = [...this.clients].filter((client) => client.matches(sockets))
    chosen.forEach(act)
    return chosen.length
  }

  private left(client: Client): void {
    this.clients.delete(client)
    this.subscriptions.removeAll(client)
    if (client.cancelOnDisconnect && client.account !== undefined)
      this.venue.exchange.cancelAll(client.account)
  }
}

/** Whether SBE was asked for; undefined when it was asked for in a version that isn't spoken here. */
function negotiatedSbe(query: URLSearchParams): boolean | undefined {
  const [id, version] = [query.get('sbeSchemaId'), query.get('sbeSchemaVersion')]
  if (id === null && version === null) return false
  return id === '1' && version === '1' ? true : undefined
}
