import type { RpcResult } from './rpc'

/** What subscriptions need of their socket. */
export interface SubscriptionActs {
  call(method: 'subscribe' | 'unsubscribe', channel: string): Promise<RpcResult>
  /** The venue said no; the rest goes on without this channel until the next connection. */
  onRefused(channel: string, result: Extract<RpcResult, { ok: false }>): void
}

/**
 * The channels wanted and those the venue sends. Subscribing twice and leaving an unknown channel are
 * errors for the venue, so each channel has at most one call under way and none without need.
 */
export class Subscriptions {
  readonly #acts: SubscriptionActs
  readonly #wanted = new Map<string, number>()
  readonly #active = new Set<string>()
  readonly #refused = new Set<string>()
  readonly #busy = new Set<string>()
  /** Active, but to be left and subscribed anew. */
  readonly #stale = new Set<string>()
  #open = false
  /** Grows with every connection: answers of an older one are of no meaning. */
  #generation = 0

  constructor(acts: SubscriptionActs, channels: readonly string[]) {
    this.#acts = acts
    for (const channel of channels) this.#wanted.set(channel, 1)
  }

  /** Wants a channel until the remover is called; several wants of one channel are one subscription. */
  want(channel: string): () => void {
    this.#wanted.set(channel, (this.#wanted.get(channel) ?? 0) + 1)
    void this.#settle(channel)
    let removed = false
    return () => {
      if (removed) return
      removed = true
      const left = (this.#wanted.get(channel) ?? 0) - 1
      if (left > 0) this.#wanted.set(channel, left)
      else this.#wanted.delete(channel)
      void this.#settle(channel)
    }
  }

  /** Leaves a channel and subscribes anew, for what the venue sends only at the start of a subscription. */
  renew(channel: string): void {
    if (!this.#active.has(channel)) return
    this.#stale.add(channel)
    void this.#settle(channel)
  }

  /** A fresh connection: subscribes to all that is wanted; true once the venue has answered each. */
  async join(): Promise<boolean> {
    this.leave()
    this.#open = true
    const answers = await Promise.all([...this.#wanted.keys()].map((channel) => this.#settle(channel)))
    return answers.every(Boolean)
  }

  /** The first of these the venue has refused on this connection. */
  refusedOf(channels: readonly string[]): string | undefined {
    return channels.find((channel) => this.#refused.has(channel))
  }

  /** The connection is gone and its subscriptions with it. */
  leave(): void {
    this.#open = false
    this.#generation += 1
    this.#active.clear()
    this.#refused.clear()
    this.#busy.clear()
    this.#stale.clear()
  }

  /** Brings one channel to where it is wanted; false when the venue gave no answer. */
  async #settle(channel: string): Promise<boolean> {
    const generation = this.#generation
    while (this.#open && generation === this.#generation && !this.#busy.has(channel)) {
      const wanted = this.#wanted.has(channel) && !this.#refused.has(channel) && !this.#stale.has(channel)
      if (wanted === this.#active.has(channel)) return true
      this.#busy.add(channel)
      const result = await this.#acts.call(wanted ? 'subscribe' : 'unsubscribe', channel)
      if (generation !== this.#generation) return false
      this.#busy.delete(channel)
      if (!wanted) {
        this.#active.delete(channel)
        this.#stale.delete(channel)
      } else if (result.ok) this.#active.add(channel)
      else if (result.failure.code === null) return false
      else {
        this.#refused.add(channel)
        this.#acts.onRefused(channel, result)
      }
    }
    return this.#open && generation === this.#generation
  }
}
