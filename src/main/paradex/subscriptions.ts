import type { RpcResult } from './rpc'

/** What subscriptions need of their socket. */
export interface SubscriptionActs {
  call(method: 'subscribe' | 'unsubscribe', channel: string): Promise<RpcResult>
  /** The venue said no; the rest goes on without this channel until the next connection. */
  onRefused(channel: string, result: Extract<RpcResult, { ok: false }>): void
  /** The venue sends this channel from now on, to whoever has just wanted it or after a new connection. */
  onSending?(channel: string): void
  /** Resolves after so many milliseconds. */
  pause(delayMs: number): Promise<void>
}

/** troubled: the venue has said no, but of a kind that passes. */
type Settled = 'settled' | 'unanswered' | 'troubled'

/** An internal error, and too many calls at a time. */
const passingCodes = new Set([-32603, 42901])
const askAgainMs = 1_000
const longestAskAgainMs = 30_000

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
  /** Nobody knows whether the venue has them: left before they are subscribed anew. */
  readonly #unsure = new Set<string>()
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
    if (this.#active.has(channel) && !this.#busy.has(channel)) this.#acts.onSending?.(channel)
    void this.#pursue(channel)
    let removed = false
    return () => {
      if (removed) return
      removed = true
      const left = (this.#wanted.get(channel) ?? 0) - 1
      if (left > 0) this.#wanted.set(channel, left)
      else {
        this.#wanted.delete(channel)
        // Whoever wants it anew is to hear of it, too.
        this.#refused.delete(channel)
      }
      void this.#pursue(channel)
    }
  }

  /** Leaves a channel and subscribes anew, for what the venue sends only at the start of a subscription. */
  renew(channel: string): void {
    if (!this.#active.has(channel)) return
    this.#stale.add(channel)
    void this.#pursue(channel)
  }

  /** A fresh connection: subscribes to all that is wanted; true once the venue has answered each. */
  async join(): Promise<boolean> {
    this.leave()
    this.#open = true
    const channels = [...this.#wanted.keys()]
    const answers = await Promise.all(channels.map((channel) => this.#settle(channel)))
    channels.forEach((channel, at) => {
      if (answers[at] === 'troubled') void this.#pursue(channel)
    })
    return this.#open && answers.every((answer) => answer !== 'unanswered')
  }

  /** The first of these the venue does not send on this connection. */
  lackingOf(channels: readonly string[]): string | undefined {
    return channels.find((channel) => !this.#active.has(channel))
  }

  /** The connection is gone and its subscriptions with it. */
  leave(): void {
    this.#open = false
    this.#generation += 1
    this.#active.clear()
    this.#refused.clear()
    this.#busy.clear()
    this.#stale.clear()
    this.#unsure.clear()
  }

  /** Asks again, at growing distances, until it is settled or the connection is gone. */
  async #pursue(channel: string): Promise<void> {
    const generation = this.#generation
    for (let waitMs = askAgainMs; ; waitMs = Math.min(waitMs * 2, longestAskAgainMs)) {
      if ((await this.#settle(channel)) === 'settled' || generation !== this.#generation) return
      await this.#acts.pause(waitMs)
      if (generation !== this.#generation) return
    }
  }

  /** Brings one channel to where it is wanted. */
  async #settle(channel: string): Promise<Settled> {
    const generation = this.#generation
    while (this.#open && generation === this.#generation && !this.#busy.has(channel)) {
      const isUnsure = this.#unsure.has(channel)
      const wanted =
        this.#wanted.has(channel) && !this.#refused.has(channel) && !this.#stale.has(channel) && !isUnsure
      if (!isUnsure && wanted === this.#active.has(channel)) return 'settled'
      this.#busy.add(channel)
      const result = await this.#acts.call(wanted ? 'subscribe' : 'unsubscribe', channel)
      if (generation !== this.#generation) return 'unanswered'
      this.#busy.delete(channel)
      const failure = result.ok ? null : result.failure
      const isPassing = passingCodes.has(failure?.code ?? 0)
      if (failure && (failure.code === null || isPassing)) {
        if (failure.reached === 'perhaps') this.#unsure.add(channel)
        return isPassing ? 'troubled' : 'unanswered'
      }
      if (!wanted) {
        this.#active.delete(channel)
        this.#stale.delete(channel)
        this.#unsure.delete(channel)
      } else if (result.ok) {
        this.#active.add(channel)
        this.#acts.onSending?.(channel)
      } else {
        this.#refused.add(channel)
        this.#acts.onRefused(channel, result)
      }
    }
    return this.#open && generation === this.#generation ? 'settled' : 'unanswered'
  }
}
