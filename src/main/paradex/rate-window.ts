/** At most `limit` uses in any `windowMs`. */
export interface WindowLimit {
  limit: number
  windowMs: number
  /** Going beyond costs a privilege, but is not refused. */
  isSoft?: boolean
}

/** A window's state now. */
export interface WindowState {
  limit: number
  windowMs: number
  remaining: number
  /** Going beyond costs a privilege, but is not refused. */
  isSoft: boolean
  /** When the next use comes back; 0 when none is out. */
  returnsInMs: number
}

/** Uses are held this much longer, since they arrive at the venue at other intervals than they left. */
const slackMs = 100
/** Uses gone are cut off the list in slabs. */
const slab = 1_024

/**
 * Counts uses in a sliding window. A bucket that refills evenly would let twice the limit through one
 * fixed window, and which kind the venue counts with is not said; no window of either kind sees more
 * than `limit` of these.
 */
export class RateWindow {
  readonly isSoft: boolean
  readonly windowMs: number
  /** What the venue has published, while it may say less at run time. */
  readonly #published: number
  #limit: number
  #uses: number[] = []
  #firstLive = 0
  /** Uses by others of the same account or address, as the venue's count tells. */
  #foreign = { count: 0, untilMs: 0 }

  constructor({ limit, windowMs, isSoft = false }: WindowLimit) {
    this.#published = limit
    this.#limit = limit
    this.windowMs = windowMs
    this.isSoft = isSoft
  }

  /** Counts one use; a soft window remembers no more than tell that it is spent. */
  take(nowMs: number): void {
    if (this.isSoft && this.#ownUses(nowMs) >= this.#limit) this.#firstLive += 1
    this.#uses.push(nowMs)
  }

  /** Milliseconds until one use is free, `reserved` of them set aside for somebody more urgent. */
  waitMs(nowMs: number, reserved = 0): number {
    const missing = this.#used(nowMs) + 1 - Math.max(1, this.#limit - reserved)
    if (missing <= 0) return 0
    const own = this.#uses[this.#firstLive + missing - 1]
    if (own === undefined) return Math.max(1, this.#foreign.untilMs - nowMs)
    return Math.max(1, own + this.windowMs + slackMs - nowMs)
  }

  /** Uses allowed in any one window, as the venue said last. */
  get limit(): number {
    return this.#limit
  }

  /** Uses set aside for cancels. */
  get reserve(): number {
    return Math.floor(this.#limit / 50)
  }

  /** Whether a limit the venue names is this window's. */
  isNamedBy(limit: number): boolean {
    return limit === this.#published || limit === this.#limit
  }

  /** Takes the venue's own count over: what it counts beyond ours is somebody else's. */
  correct(nowMs: number, told: { limit: number; remaining: number; resetAtMs: number | null }): void {
    this.#limit = Math.min(this.#published, told.limit)
    const ours = this.#ownUses(nowMs)
    const count = Math.max(0, told.limit - told.remaining - ours)
    this.#foreign = {
      count, // The reset is in the venue's clock: never later than one window of ours.
      untilMs: Math.min(told.resetAtMs ?? Number.POSITIVE_INFINITY, nowMs + this.windowMs),
    }
  }

  /** What is left of it now. */
  state(nowMs: number): WindowState {
    const used = this.#used(nowMs)
    const first = this.#uses[this.#firstLive]
    const returnsInMs =
      first !== undefined
        ? first + this.windowMs + slackMs - nowMs
        : used > 0
          ? this.#foreign.untilMs - nowMs
          : 0
    return {
      limit: this.#limit,
      windowMs: this.windowMs,
      remaining: Math.max(0, this.#limit - used),
      isSoft: this.isSoft,
      returnsInMs,
    }
  }

  #used(nowMs: number): number {
    return this.#ownUses(nowMs) + (nowMs < this.#foreign.untilMs ? this.#foreign.count : 0)
  }

  #ownUses(nowMs: number): number {
    const goneMs = nowMs - this.windowMs - slackMs
    let first = this.#uses[this.#firstLive]
    while (first !== undefined && first <= goneMs) first = this.#uses[++this.#firstLive]
    if (this.#firstLive >= slab) {
      this.#uses = this.#uses.slice(this.#firstLive)
      this.#firstLive = 0
    }
    return this.#uses.length - this.#firstLive
  }
}
