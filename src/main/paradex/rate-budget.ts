import type { Problem, TokenUsage } from '../../preload/model'
import type { Clock } from '../socket/clock'
import { publishedLimits, retailLimits, type BudgetName, type ToldLimit } from './rate-limits'
import { RateWindow, type WindowState } from './rate-window'

/** Who goes first: cancels and what they need to be sent before orders, orders before reads. */
export type Lane = 'cancel' | 'session' | 'order' | 'read'

/** What is left of every limit now. */
export interface BudgetState {
  usage: TokenUsage
  /** A Retail limit is spent: until it returns, orders are carried out as a Pro account's. */
  retailSpent: boolean
  /** Calls that wait for their turn. */
  waiting: number
  budgets: Record<BudgetName, WindowState[]>
}

interface Entry {
  lane: Lane
  names: readonly BudgetName[]
  askedAtMs: number
  deadlineMs: number
  settle: (problem: Problem | null) => void
}

const ranks: Record<Lane, number> = { cancel: 0, session: 0, order: 1, read: 2 }
/** A burst is smoothed for so long to stay Retail; a trader waits no longer for a fee. */
const softPatienceMs = 1_200
const names: readonly BudgetName[] = ['orders', 'reads', 'requests', 'connections']

/** The connections of an address, for all who share one: the venue counts them together. */
export function createConnectionWindows(): RateWindow[] {
  return publishedLimits.connections.map((limit) => new RateWindow(limit))
}

/**
 * Our own side of the venue's limits: a call that would be one too many waits for its turn, the most
 * urgent first, so that the venue never has to refuse one.
 */
export class RateBudget {
  readonly #clock: Clock
  readonly #usage: TokenUsage
  readonly #windows: Record<BudgetName, RateWindow[]>
  readonly #blockedUntilMs = new Map<BudgetName, number>()
  #queue: Entry[] = []
  #cancelTimer: (() => void) | null = null

  constructor(clock: Clock, usage: TokenUsage = 'pro', connections = createConnectionWindows()) {
    this.#clock = clock
    this.#usage = usage
    const windows = (name: BudgetName) => publishedLimits[name].map((limit) => new RateWindow(limit))
    const retail = usage === 'retail' ? retailLimits.map((limit) => new RateWindow(limit)) : []
    this.#windows = {
      orders: [...windows('orders'), ...retail],
      reads: windows('reads'),
      requests: windows('requests'),
      connections,
    }
  }

  /**
   * Waits for room in all the budgets and takes one use of each. Null when it may go; the problem
   * `budget.spent` (`waitMs`) when it would have to wait longer than `patienceMs`.
   */
  acquire(lane: Lane, needed: readonly BudgetName[], patienceMs: number): Promise<Problem | null> {
    const nowMs = this.#clock.nowMs()
    return new Promise((settle) => {
      const entry = { lane, names: needed, askedAtMs: nowMs, deadlineMs: nowMs + patienceMs, settle }
      const place = this.#queue.findIndex((other) => ranks[other.lane] > ranks[lane])
      this.#queue.splice(place < 0 ? this.#queue.length : place, 0, entry)
      this.#pump()
    })
  }

  /** Takes over what an answer's headers said; `used` are the budgets of its call, the narrowest first. */
  observe(used: readonly BudgetName[], told: ToldLimit): void {
    const nowMs = this.#clock.nowMs()
    const candidates = used.flatMap((name) => this.#windows[name]).filter((window) => !window.isSoft)
    const named = candidates.find((window) => window.isNamedBy(told.limit))
    // A limit nobody has published is that of the window whose length its reset fits best.
    const isShort = told.resetAtMs !== null && told.resetAtMs - nowMs <= 1_500
    const nearest = candidates.find((window) => window.windowMs <= 1_000 === isShort) ?? candidates[0]
    ;(named ?? nearest)?.correct(nowMs, told)
    this.#pump()
  }

  /** The venue has refused a call: nothing more of its narrowest budget until then. */
  block(used: readonly BudgetName[], forMs: number): void {
    const [narrowest] = used
    if (narrowest === undefined) return
    const untilMs = this.#clock.nowMs() + forMs
    this.#blockedUntilMs.set(narrowest, Math.max(untilMs, this.#blockedUntilMs.get(narrowest) ?? 0))
    this.#pump()
  }

  /** Nobody waits any longer: each gets this problem. */
  dismiss(problem: Problem): void {
    const queue = this.#queue
    this.#queue = []
    for (const entry of queue) entry.settle(problem)
    this.#pump()
  }

  /** What is left now. */
  get state(): BudgetState {
    const nowMs = this.#clock.nowMs()
    const budgets = Object.fromEntries(
      names.map((name) => [name, this.#windows[name].map((window) => window.state(nowMs))]),
    ) as Record<BudgetName, WindowState[]>
    const soft = this.#windows.orders.filter((window) => window.isSoft)
    const retailSpent = soft.some((window) => window.state(nowMs).remaining === 0)
    return { usage: this.#usage, retailSpent, waiting: this.#queue.length, budgets }
  }

  #waitMs(entry: Entry, nowMs: number): number {
    const isUrgent = ranks[entry.lane] === 0
    const softEndMs = isUrgent ? 0 : Math.max(0, entry.askedAtMs + softPatienceMs - nowMs)
    const waits = entry.names.flatMap((name) => [
      Math.max(0, (this.#blockedUntilMs.get(name) ?? 0) - nowMs),
      ...this.#windows[name].map((window) => {
        const waitMs = window.waitMs(nowMs, reserveOf(name, window, isUrgent))
        return window.isSoft ? Math.min(waitMs, softEndMs) : waitMs
      }),
    ])
    return Math.max(0, ...waits)
  }

  #take(entry: Entry, nowMs: number): void {
    for (const name of entry.names) for (const window of this.#windows[name]) window.take(nowMs)
  }

  #pump(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    const nowMs = this.#clock.nowMs()
    const heldBack = new Set<BudgetName>()
    const waiting: Entry[] = []
    let wakeInMs = Number.POSITIVE_INFINITY
    for (const entry of this.#queue) {
      const isBehind = entry.names.some((name) => heldBack.has(name))
      const waitMs = this.#waitMs(entry, nowMs)
      if (!isBehind && waitMs === 0) {
        this.#take(entry, nowMs)
        entry.settle(null)
      } else if (nowMs + waitMs > entry.deadlineMs || (isBehind && nowMs >= entry.deadlineMs)) {
        entry.settle({ code: 'budget.spent', values: { waitMs: String(waitMs) } })
      } else {
        waiting.push(entry)
        // Nobody less urgent takes what this one waits for.
        for (const name of entry.names) heldBack.add(name)
        wakeInMs = Math.min(wakeInMs, waitMs || entry.deadlineMs - nowMs)
      }
    }
    this.#queue = waiting
    if (Number.isFinite(wakeInMs)) this.#cancelTimer = this.#clock.setTimer(wakeInMs, () => this.#pump())
  }
}

/** What is set aside: some of the reads for what is urgent, half of the connections for a browser beside us. */
function reserveOf(name: BudgetName, window: RateWindow, isUrgent: boolean): number {
  if (name === 'connections') return Math.floor(window.limit / 2)
  return isUrgent || window.isSoft ? 0 : window.reserve
}
