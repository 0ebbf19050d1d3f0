import { AsyncLocalStorage } from 'node:async_hooks'

type Act = (...given: unknown[]) => void

/** Timers over a time that is moved on from outside; they look like Node's to whoever sets them. */
export class FastTimers {
  nowMs = 0
  readonly #set = new Set<FastTimer>()
  #nextMs = Infinity

  /** Moves the time on and calls what has become due, the earliest first. */
  advance(byMs: number): void {
    this.nowMs += byMs
    if (this.nowMs < this.#nextMs) return
    const due = [...this.#set].filter(({ dueMs }) => dueMs <= this.nowMs)
    for (const timer of due.sort((a, b) => a.dueMs - b.dueMs)) {
      // One of those before it may have called it off, or set it anew.
      if (!this.#set.has(timer) || timer.dueMs > this.nowMs) continue
      if (timer.everyMs === null) this.#set.delete(timer)
      else timer.dueMs = this.nowMs + timer.everyMs
      timer.act()
    }
    this.#nextMs = Infinity
    for (const { dueMs } of this.#set) this.#nextMs = Math.min(this.#nextMs, dueMs)
  }

  readonly after = (act: Act, delayMs = 0, ...given: unknown[]): FastTimer =>
    this.#start(act, delayMs, false, given)

  readonly every = (act: Act, delayMs = 0, ...given: unknown[]): FastTimer =>
    this.#start(act, delayMs, true, given)

  /** Calls one off; false where it is none of these. */
  readonly clear = (timer: unknown): boolean => {
    if (!(timer instanceof FastTimer)) return false
    this.#set.delete(timer)
    return true
  }

  #start(act: Act, delayMs: number, repeats: boolean, given: unknown[]): FastTimer {
    const leastMs = Math.max(1, delayMs)
    const inContext = AsyncLocalStorage.snapshot()
    const set = (timer: FastTimer) => {
      timer.dueMs = this.nowMs + leastMs
      this.#set.add(timer)
      this.#nextMs = Math.min(this.#nextMs, timer.dueMs)
    }
    const timer = new FastTimer(() => inContext(act, ...given), repeats ? leastMs : null, set)
    set(timer)
    return timer
  }
}

/** What stands for a `NodeJS.Timeout`. None keeps a process alive. */
class FastTimer {
  dueMs = 0

  constructor(
    readonly act: () => void,
    readonly everyMs: number | null,
    private readonly set: (timer: FastTimer) => void,
  ) {}

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  hasRef(): boolean {
    return false
  }

  refresh(): this {
    this.set(this)
    return this
  }
}
