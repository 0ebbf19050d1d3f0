import type { RpcResult } from './rpc'

/** The channel that can be had for some markets only. */
export const summaryChannel = 'markets_summary'

/**
 * Which markets the summaries are wanted of. The subscription starts with the set of that moment and is
 * then changed in place, one change at a time, so that markets which stay go on without a break.
 */
export class SummaryScope {
  readonly #modify: (params: Record<string, unknown>) => Promise<RpcResult>
  #wanted: ReadonlySet<string> = new Set()
  #asked: ReadonlySet<string> = new Set()
  /** What the venue sends; null while there is no subscription. */
  #active: ReadonlySet<string> | null = null
  #busy = false
  readonly #onChange: (markets: ReadonlySet<string>) => void

  /** `onChange` hears what the venue sends from now on, each time that has been changed in place. */
  constructor(
    modify: (params: Record<string, unknown>) => Promise<RpcResult>,
    onChange: (markets: ReadonlySet<string>) => void = () => undefined,
  ) {
    this.#modify = modify
    this.#onChange = onChange
  }

  /** Wants exactly these markets from now on. */
  set(markets: Iterable<string>): void {
    this.#wanted = new Set(markets)
    void this.#settle()
  }

  /** The parameters of a subscription that is about to be asked for. */
  toParams(): { markets: string[] } {
    this.#asked = this.#wanted
    return { markets: [...this.#wanted] }
  }

  /** The subscription is acknowledged. */
  joined(): void {
    this.#active = this.#asked
    void this.#settle()
  }

  /** The connection is gone and the subscription with it. */
  left(): void {
    this.#active = null
  }

  async #settle(): Promise<void> {
    while (this.#active && !this.#busy) {
      const [active, wanted] = [this.#active, this.#wanted]
      const add = [...wanted].filter((market) => !active.has(market))
      const remove = [...active].filter((market) => !wanted.has(market))
      if (add.length + remove.length === 0) return
      this.#busy = true
      const answer = await this.#modify({ channel: summaryChannel, add, remove })
      this.#busy = false
      // An answer of an older connection says nothing of this one; a refusal is not asked for again.
      if (this.#active !== active) continue
      if (!answer.ok) return
      this.#active = wanted
      this.#onChange(wanted)
    }
  }
}
