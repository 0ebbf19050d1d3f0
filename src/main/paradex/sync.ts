import type { Order, Problem, Result } from '../../preload/model'
import { createBackoff } from '../socket/backoff'
import type { Clock } from '../socket/clock'
import type { AccountReader } from './account-reader'
import type { KnownOrders } from './known-orders'
import type { MarketReader } from './market-reader'
import type { Sync } from './nouns'
import type { VenueClock } from './venue-clock'

/** What the snapshot is read with; `account` is null in watch mode. */
export interface SyncParts {
  account: AccountReader | null
  markets: MarketReader
  orders: KnownOrders
  clock: Clock
  venueClock: VenueClock
  random: () => number
  /** All fills until then are known from before; null without such knowledge. */
  fillsKnownUntilMs: number | null
  /** The first snapshot also says when the account was opened. */
  asksForBirth: boolean
  onSync: (sync: Sync) => void
  onProblem: (problem: Problem | null) => void
}

/** How far the first snapshot looks back. */
const firstLookBackMs = 24 * 3_600_000
/** How far a later one looks back behind what is known, since stamps and arrival may differ. */
const overlapMs = 60_000
/** Orders that ended unseen are asked for one by one, up to so many. */
const lookUps = 50

/** What a snapshot tells of the account. */
type AccountSync = Omit<Sync, 'first' | 'askedAtMs' | 'markets' | 'tickers'>

const noAccount: AccountSync = {
  bornAtMs: null,
  account: null,
  balances: [],
  positions: [],
  openOrders: [],
  recentOrders: [],
  fills: [],
  isPastWhole: true,
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new SnapshotFailed(result.problem)
  return result.value
}

class SnapshotFailed extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** Reads the snapshot that makes a fresh connection whole, and tries again until it is in. */
export class Synchronizer {
  readonly #parts: SyncParts
  #run = 0
  #isFirst = true
  /** Nothing can have been missed: a snapshot is in and the streams have run since. */
  #isWhole = false
  #newestFillMs: number | null = null
  #lastAskedAtMs: number | null = null
  /** Ends the wait for the next try. */
  #goOn: () => void = () => undefined

  constructor(parts: SyncParts) {
    this.#parts = parts
  }

  /**
   * A fill was seen; the next snapshot asks for later ones. One that comes while a snapshot is owed says
   * nothing of those before it, so it does not count.
   */
  noteFill(createdAtMs: number): void {
    if (this.#isWhole) this.#keepNewest(createdAtMs)
  }

  #keepNewest(createdAtMs: number): void {
    this.#newestFillMs = Math.max(this.#newestFillMs ?? 0, createdAtMs)
  }

  /** Starts over; an older run under way is forgotten. */
  begin(): void {
    this.#isWhole = false
    void this.#attempt(++this.#run)
  }

  /** Cuts a wait for the next try short. */
  retryNow(): void {
    this.#goOn()
  }

  /** Forgets the run under way. */
  cancel(): void {
    this.#isWhole = false
    this.#run += 1
  }

  async #attempt(run: number): Promise<void> {
    const { clock, random, onSync, onProblem } = this.#parts
    const backoff = createBackoff({ floorMs: 500, baseMs: 1_000, capMs: 15_000 }, random)
    while (run === this.#run) {
      const read = await this.#read().catch((error: unknown) => {
        if (error instanceof SnapshotFailed) return error.problem
        return { code: 'client.unexpected' }
      })
      if (run !== this.#run) return
      if (!('code' in read)) {
        this.#isFirst = false
        this.#lastAskedAtMs = read.askedAtMs
        for (const fill of read.fills) this.#keepNewest(fill.createdAtMs)
        this.#isWhole = true
        onProblem(null)
        return onSync(read)
      }
      onProblem(read)
      await new Promise<void>((resolve) => {
        this.#goOn = resolve
        clock.setTimer(backoff.next(), resolve)
      })
    }
  }

  async #read(): Promise<Sync> {
    const { account, markets, venueClock } = this.#parts
    const askedAtMs = venueClock.nowMs()
    const first = this.#isFirst
    const [marketList, tickers, ofAccount] = await Promise.all([
      markets.getMarkets(),
      markets.getTickers(),
      account ? this.#readAccount(account, askedAtMs) : noAccount,
    ])
    return { first, askedAtMs, markets: valueOf(marketList), tickers: valueOf(tickers), ...ofAccount }
  }

  async #readAccount(account: AccountReader, askedAtMs: number): Promise<AccountSync> {
    const [born, summary, balances, positions, openOrders, history] = await Promise.all([
      this.#isFirst && this.#parts.asksForBirth ? account.getBirth() : null,
      account.getAccount(),
      account.getBalances(),
      account.getPositions(),
      account.getOpenOrders(),
      account.readOrderHistory({ startAtMs: this.#since(this.#lastAskedAtMs, askedAtMs) }),
    ])
    const open = valueOf(openOrders)
    const pastOrders = valueOf(history)
    const recentOrders = [...pastOrders.entries]
    recentOrders.push(...(await this.#findEnded(account, open, recentOrders)))
    // After the orders, which tell whose side a fill was on.
    const pastFills = valueOf(await account.readFills(this.#since(this.#newestFillMs, askedAtMs)))
    return {
      // A venue that does not say it is no worse to trade on.
      bornAtMs: born?.ok ? born.value : null,
      account: valueOf(summary),
      balances: valueOf(balances),
      positions: valueOf(positions),
      openOrders: open,
      recentOrders,
      fills: pastFills.entries,
      isPastWhole: pastOrders.isWhole && pastFills.isWhole,
    }
  }

  /**
   * The first snapshot shows the last day at least, and reaches back to what is known from before. So does one after
   * a clock was set back: what is known until a moment that is still to come says nothing of what was missed.
   */
  #since(knownUntilMs: number | null, askedAtMs: number): number {
    if (knownUntilMs !== null && knownUntilMs < askedAtMs + overlapMs) return knownUntilMs - overlapMs
    const { fillsKnownUntilMs } = this.#parts
    const earliestMs = askedAtMs - firstLookBackMs
    return fillsKnownUntilMs === null ? earliestMs : Math.min(earliestMs, fillsKnownUntilMs - overlapMs)
  }

  /**
   * Orders that worked before the connection was lost and are in neither list: whether the history's
   * `start_at` means an order's creation or its last change is not said, so they are asked for by id.
   */
  async #findEnded(account: AccountReader, open: Order[], recent: Order[]): Promise<Order[]> {
    const present = new Set([...open, ...recent].map((order) => order.id))
    const missing = this.#parts.orders.missingFrom(present).slice(0, lookUps)
    const found: Order[] = []
    for (const clientId of missing) {
      const order = valueOf(await account.findOrderByClientId(clientId))
      if (order) found.push(order)
    }
    return found
  }
}
