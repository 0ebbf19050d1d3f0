import { Broadcast } from './broadcast'
import { Client } from './client'
import { Subscriptions } from './subscriptions'
import { answerRpc } from './rpc'
import { createGate, refuseUpgrade } from './gate'
import { requestUrl } from '../request-url'
import type { Duplex } from 'node:stream'
import type { IncomingMessage } from 'node:http'
import type { SocketChoice, SocketKind } from '../faults'
import type { SocketTiming } from './client'
import type { Venue } from '../venue'

/** All sockets of the exchange: who is connected, and what the control may do to them. */
export class Sockets {
  readonly broadcast: Broadcast
  private readonly subscriptions: Subscriptions
  private readonly clients = new Set<Client>()
  private readonly gate = createGate()

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
    if (this.venue.faults.refusing) return refuseUpgrade(socket, 503)
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
    wire.onMessage((text) => answerRpc({ client, venue, subscriptions, broadcast }, text))
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
  freeze(sockets: SocketChoice, frozen: boolean): number {
    return this.each(sockets, (client) => client.freeze(frozen))
  }

  stop(): void {
    this.broadcast.stop()
    this.gate.stop()
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
