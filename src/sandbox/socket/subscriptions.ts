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
  private readonly byChannel = new Map<string, Set<Client>>()

  constructor(private readonly faults: Faults) {}

  /** False when it has it already. */
  add(client: Client, channel: string): boolean {
    const listeners = this.byChannel.get(channel) ?? new Set()
    if (listeners.has(client)) return false
    this.byChannel.set(channel, listeners.add(client))
    return true
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

  /** To everyone on a public channel. */
  publish(channel: string, frame: () => Frame): void {
    const listeners = this.byChannel.get(channel)
    if (listeners) this.send(channel, [...listeners], frame())
  }

  /** To one client on a public channel. */
  sendTo(client: Client, channel: string, frame: Frame): void {
    this.send(channel, [client], frame)
  }

  /** To an account's own listeners on a private channel. */
  tell(account: string, channel: string, frame: () => Frame): void {
    const listeners = [...(this.byChannel.get(channel) ?? [])].filter((client) => client.account === account)
    if (listeners.length === 0) return
    const { data, sbe } = frame()
    // By the venue's text private payloads are JSON on every socket; its template table says otherwise.
    this.send(channel, listeners, sbe && this.faults.privateSbe ? { data, sbe } : { data })
  }

  private send(channel: string, clients: readonly Client[], { data, sbe }: Frame): void {
    let text: string | undefined
    let binary: Buffer | undefined
    for (const client of clients) {
      if (sbe && client.sbe) client.deliver((binary ??= encodeSbe(sbe)))
      else
        client.deliver(
          (text ??= toJson({ jsonrpc: '2.0', method: 'subscription', params: { channel, data } })),
        )
    }
  }
}
