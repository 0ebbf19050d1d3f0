import type { Account, Balance, Fill, Order, Position, Result } from '../../preload/model'
import type { Counters } from './counters'
import { readPages } from './paging'
import type { RestClient } from './rest'
import type { RestFailure, RestResult } from './rest-failure'
import type { Translator } from './translator'

/** Which past orders to read. */
export interface OrderHistoryQuery {
  market?: string
  clientId?: string
  startAtMs?: number
}

/** What a list of the past holds. */
export interface PastList<T> {
  entries: T[]
  /** False where it holds more than was read, or what cannot be read. */
  isWhole: boolean
}

const unreadable = { ok: false, problem: { code: 'rest.unreadable' } } as const

// A bound against a list without an end only: who has been away for long wants all of it.
const pages = { pageSize: 500, maxPages: 1_000 }

const notFoundWords = new Set([
  'CLIENT_ORDER_ID_NOT_FOUND',
  'ORDER_ID_NOT_FOUND',
  'NOT_FOUND',
  'ORDER_IS_NOT_OPEN',
])

function isNotFound(failure: RestFailure): boolean {
  return failure.status === 404 || (failure.word !== null && notFoundWords.has(failure.word))
}

/** The account's own things, read over REST. */
export class AccountReader {
  readonly #rest: RestClient
  readonly #translator: Translator
  readonly #counters: Counters

  constructor(rest: RestClient, translator: Translator, counters: Counters) {
    this.#rest = rest
    this.#translator = translator
    this.#counters = counters
  }

  /** GET /account */
  async getAccount(): Promise<Result<Account>> {
    const answer = await this.#rest.readPrivate('/account')
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const account = this.#translator.account(answer.value)
    return account ? { ok: true, value: account } : unreadable
  }

  /** GET /account/info: when the venue has opened the account, its oldest part; null where it does not say. */
  async getBirth(): Promise<Result<number | null>> {
    const born = await this.#list('/account/info', 'accountInfo', (wire) =>
      this.#translator.read('accountInfo', wire, (info) => info.timeMsOrNull('created_at')),
    )
    if (!born.ok) return born
    return { ok: true, value: born.value.length === 0 ? null : Math.min(...born.value) }
  }

  /** GET /balance; like the two after it `rest.unreadable` where not all of it can be read. */
  async getBalances(): Promise<Result<Balance[]>> {
    return this.#whole('/balance', 'balance', (wire) => this.#translator.balance(wire))
  }

  /** GET /positions; closed ones are left out. */
  async getPositions(): Promise<Result<Position[]>> {
    const positions = await this.#whole('/positions', 'position', (wire) => this.#translator.position(wire))
    if (!positions.ok) return positions
    return { ok: true, value: positions.value.filter((position) => position.status === 'open') }
  }

  /** GET /orders: all that are in the market. */
  async getOpenOrders(market?: string): Promise<Result<Order[]>> {
    return this.#whole('/orders', 'order', (wire) => this.#translator.order(wire), { market })
  }

  /** GET /orders-history, all pages up to a bound of 500,000. */
  async getOrderHistory(query: OrderHistoryQuery = {}): Promise<Result<Order[]>> {
    return entriesOf(await this.readOrderHistory(query))
  }

  /** The same, and whether that is all. */
  async readOrderHistory(query: OrderHistoryQuery): Promise<Result<PastList<Order>>> {
    const { market, clientId, startAtMs } = query
    const wireQuery = { market, client_id: clientId, start_at: startAtMs }
    return this.#paged('/orders-history', wireQuery, (wire) => this.#translator.order(wire))
  }

  /** GET /fills from a moment on, all pages up to a bound of 500,000. */
  async getFills(sinceMs?: number): Promise<Result<Fill[]>> {
    return entriesOf(await this.readFills(sinceMs))
  }

  /** The same, and whether that is all. */
  async readFills(sinceMs?: number): Promise<Result<PastList<Fill>>> {
    return this.#paged('/fills', { start_at: sinceMs }, (wire) => this.#translator.fill(wire))
  }

  /**
   * The order of a client id, wherever it is by now; null when the venue knows of none. Asks for open
   * ones, then the history, then the list of all that are in the market, since the first finds only
   * OPEN orders and a NEW one may be in neither of the first two.
   */
  async findOrderByClientId(clientId: string): Promise<Result<Order | null>> {
    const open = await this.#rest.readPrivate(`/orders/by_client_id/${encodeURIComponent(clientId)}`)
    if (open.ok) {
      const order = this.#translator.order(open.value)
      if (order) return { ok: true, value: order }
    } else if (!isNotFound(open.failure)) {
      return { ok: false, problem: open.failure.problem }
    }
    const past = await this.getOrderHistory({ clientId })
    if (!past.ok) return past
    const ours = (orders: Order[]): Order | undefined => orders.find((order) => order.clientId === clientId)
    const found = ours(past.value)
    if (found) return { ok: true, value: found }
    const working = await this.getOpenOrders()
    return working.ok ? { ok: true, value: ours(working.value) ?? null } : working
  }

  async #list<T>(
    path: string,
    noun: string,
    read: (wire: unknown) => T | null,
    query: Record<string, string | undefined> = {},
  ): Promise<Result<T[]>> {
    const answer = await this.#rest.readPrivate(path, query)
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const entries = this.#translator.readList(noun, answer.value, read)
    return entries ? { ok: true, value: entries } : unreadable
  }

  /** What there is now: with an entry left out, a position that is held would look like none. */
  async #whole<T>(
    path: string,
    noun: string,
    read: (wire: unknown) => T | null,
    query: Record<string, string | undefined> = {},
  ): Promise<Result<T[]>> {
    let isWhole = true
    const readEach = (wire: unknown): T | null => {
      const entry = read(wire)
      isWhole &&= entry !== null
      return entry
    }
    const list = await this.#list(path, noun, readEach, query)
    return isWhole ? list : unreadable
  }

  async #paged<T>(
    path: string,
    query: Record<string, string | number | undefined>,
    read: (wire: unknown) => T | null,
  ): Promise<Result<PastList<T>>> {
    const answer: RestResult<{ entries: unknown[]; isWhole: boolean }> = await readPages(
      this.#rest,
      path,
      query,
      pages,
    )
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    if (!answer.value.isWhole) this.#counters.bump('pagesCut', path)
    const told = answer.value.entries
    const entries = told.map(read).filter((entry) => entry !== null)
    return { ok: true, value: { entries, isWhole: answer.value.isWhole && entries.length === told.length } }
  }
}

function entriesOf<T>(past: Result<PastList<T>>): Result<T[]> {
  return past.ok ? { ok: true, value: past.value.entries } : past
}
