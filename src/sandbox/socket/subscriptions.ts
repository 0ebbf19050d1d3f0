import { encodeSbe } from '../sbe-encoder'
import { toJson } from '../json'
import type { Client } from './client'
import type { Faults } from '../faults'
import type { JsonObject } from '../json'
import type { SbeEvent } from '../sbe-encoder'

/** One message of a channel: as JSON, and as SBE where the schema has a template for it. */
export interface Frame {
  readonly data: JsonObject
  readonly sbe?: SbeEvent
}

/** Who listens to which channel, and the sending of frames to them. */
export class Subscriptions {
  /** Who listens, and to which markets only; undefined means all of them. */
  private readonly byChannel = new Map<string, Map<Client, Set<string> | undefined>>()

  constructor(private readonly faults: Faults) {}

  /** False when it has it already. With `scope` it hears of these markets only. */
  add(client: Client, channel: string, scope?: readonly string[]): boolean {
    const listeners = this.byChannel.get(channel) ?? new Map<Client, Set<string> | undefined>()
    if (listeners.has(client)) return false
    this.byChannel.set(channel, listeners.set(client, scope && new Set(scope)))
    return true
  }

  /** The markets a scoped subscription is for, to be changed in place; undefined when there is no such one. */
  scopeOf(client: Client, channel: string): Set<string> | undefined {
    return this.byChannel.get(channel)?.get(client)
  }

  /** False when it doesn't have it. */
  remove(client: Client, channel: string): boolean {
    const listeners = this.byChannel.get(channel)
    if (!listeners?.delete(client)) return false
    if (listeners.size === 0) this.byChannel.delete(channel)
    return true
  }

  removeAll(client: Client): void {
    for (const channel of [...this.byChannel.keys()]) this.remove(client, channel)
  }

  has(channel: string): boolean {
    return this.byChannel.has(channel)
  }

  /** Every channel somebody listens to. */
  channels(): string[] {
    return [...this.byChannel.keys()]
  }

  /** To everyone on a public channel whose scope, if there is one, has this market. */
  publish(channel: string, frame: () => Frame, market?: string): void {
    const listeners = [...(this.byChannel.get(channel) ?? [])]
      .filter(([, scope]) => !scope || (market !== undefined && scope.has(market)))
      .map(([client]) => client)
    if (listeners.length > 0) this.send(channel, listeners, frame())
  }

  /** To one client on a public channel. */
  sendTo(client: Client, channel: string, frame: Frame): void {
    this.send(channel, [client], frame)
  }

  /** To an account's own listeners on a private channel. */
  tell(account: string, channel: string, frame: () => Frame): void {
    const listeners = [...(this.byChannel.get(channel)?.keys() ?? [])].filter(
      (client) => client.account === account,
    )
    if (listeners.length === 0) return
    const { data, sbe } = frame()
    // By the venue's text private payloads are JSON on every socket; its template table says otherwise.
    this.send(channel, listeners, sbe && this.faults.privateSbe ? { data, sbe } : { data })
  }

  private send(channel: string, clients: readonly Client[], { data, sbe }: Frame): void {
    let text: string | undefined
    let binary: Buffer | undefined
    for (const client of clients) {
      if (sbe && client.sbe) client.deliver((binary ??= encodeSbe(sbe)), channel)
      else
        client.deliver(
          (text ??= toJson({ jsonrpc: '2.0', method: 'subscription', params: { channel, data } })),
          channel,
        )
    }
  }
}
