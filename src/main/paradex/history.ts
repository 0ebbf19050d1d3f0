import type { Fill, Order, Result, TapeTrade } from '../../preload/model'
import type {
  AccountFigure,
  CandleMinutes,
  PriceKind,
  Candle,
  FundingData,
  FundingPayment,
  HistoryPoint,
  Liquidation,
  SettlementTransaction,
  TradeBust,
  Transfer,
} from '../../preload/records'
import type { RestClient } from './rest'
import { toFundingData, toFundingPayment, toTradeBust, toTransaction, toTransfer } from './translate-events'
import { toCandles, toHistoryPoints, toLiquidation } from './translate-history'
import { toTrade } from './translate-market'
import type { Translator } from './translator'

/** Which part of a history; times in milliseconds. */
export interface HistoryQuery {
  market?: string
  startAtMs?: number
  endAtMs?: number
  /** 100 unless given; the venue's most is 5,000, of trades 1,000. */
  pageSize?: number
}

/** One page as the venue orders it. */
export interface Page<T> {
  entries: T[]
  /** Reads the page after this one; null after the last. */
  next: (() => Promise<Result<Page<T>>>) | null
}

/** The resolutions of candles the venue has, in minutes. */
export const candleMinutes: readonly CandleMinutes[] = [1, 3, 5, 15, 30, 60]

/** Which candles; `priceKind` is 'last' unless given. */
export interface CandleQuery {
  market: string
  minutes: CandleMinutes
  startAtMs: number
  endAtMs: number
  priceKind?: PriceKind
}

type WireQuery = Record<string, string | number | undefined>
const unreadable = { ok: false, problem: { code: 'rest.unreadable' } } as const

/** The past over REST. A cursor dies after a while, so that pages are read soon or anew. */
export class History {
  readonly #rest: RestClient
  readonly #translator: Translator

  constructor(rest: RestClient, translator: Translator) {
    this.#rest = rest
    this.#translator = translator
  }

  /** GET /orders-history */
  orders(query: HistoryQuery & { clientId?: string } = {}): Promise<Result<Page<Order>>> {
    const wireQuery = { ...toWireQuery(query), client_id: query.clientId }
    return this.#page('/orders-history', 'order', wireQuery, (wire) => this.#translator.order(wire))
  }

  /** GET /fills */
  fills(query: HistoryQuery = {}): Promise<Result<Page<Fill>>> {
    return this.#page('/fills', 'fill', toWireQuery(query), (wire) => this.#translator.fill(wire))
  }

  /** GET /funding/payments, of one market. */
  fundingPayments(query: HistoryQuery & { market: string }): Promise<Result<Page<FundingPayment>>> {
    return this.#page('/funding/payments', 'fundingPayment', toWireQuery(query), (wire) =>
      this.#translator.read('fundingPayment', wire, toFundingPayment),
    )
  }

  /** GET /funding/data, of one market: observations, not payments. */
  fundingData(query: HistoryQuery & { market: string }): Promise<Result<Page<FundingData>>> {
    const read = (wire: unknown) => this.#translator.read('fundingData', wire, toFundingData)
    return this.#page('/funding/data', 'fundingData', toWireQuery(query), read, 'read')
  }

  /** GET /trades, of one market; anybody's. */
  trades(query: HistoryQuery & { market: string }): Promise<Result<Page<TapeTrade>>> {
    const read = (wire: unknown) => this.#translator.read('trade', wire, toTrade)
    return this.#page('/trades', 'trade', toWireQuery(query), read, 'read')
  }

  /** GET /transfers: deposits, withdrawals and their kin. */
  transfers(query: Omit<HistoryQuery, 'market'> = {}): Promise<Result<Page<Transfer>>> {
    return this.#page('/transfers', 'transfer', toWireQuery(query), (wire) =>
      this.#translator.read('transfer', wire, toTransfer),
    )
  }

  /** GET /transactions: what became of settlements. */
  transactions(query: Omit<HistoryQuery, 'market'> = {}): Promise<Result<Page<SettlementTransaction>>> {
    return this.#page('/transactions', 'transaction', toWireQuery(query), (wire) =>
      this.#translator.read('transaction', wire, toTransaction),
    )
  }

  /** GET /tradebusts: fills taken back. */
  tradeBusts(query: Omit<HistoryQuery, 'market'> = {}): Promise<Result<Page<TradeBust>>> {
    return this.#page('/tradebusts', 'tradeBust', toWireQuery(query), (wire) =>
      this.#translator.read('tradeBust', wire, toTradeBust),
    )
  }

  /** GET /liquidations of the account; the venue gives them whole. */
  async liquidations(fromMs?: number, toMs?: number): Promise<Result<Liquidation[]>> {
    const answer = await this.#rest.readPrivate('/liquidations', { from: fromMs, to: toMs })
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const list = this.#translator.readList('liquidation', answer.value, (wire) =>
      this.#translator.read('liquidation', wire, toLiquidation),
    )
    return list ? { ok: true, value: list } : unreadable
  }

  /** GET /account/history: one figure of the account over time, oldest first as the venue gives it. */
  async account(type: AccountFigure): Promise<Result<HistoryPoint[]>> {
    const answer = await this.#rest.readPrivate('/account/history', { type })
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const points = this.#translator.read('accountHistory', answer.value, toHistoryPoints)
    return points ? { ok: true, value: points } : unreadable
  }

  /** GET /markets/klines */
  async candles(query: CandleQuery): Promise<Result<Candle[]>> {
    const answer = await this.#rest.read('/markets/klines', {
      symbol: query.market,
      resolution: query.minutes,
      start_at: query.startAtMs,
      end_at: query.endAtMs,
      price_kind: query.priceKind,
    })
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const candles = this.#translator.read('candles', answer.value, toCandles)
    return candles ? { ok: true, value: candles } : unreadable
  }

  /** A paged list of any noun. */
  page<T>(
    path: string,
    noun: string,
    query: HistoryQuery,
    read: (wire: unknown) => T | null,
  ): Promise<Result<Page<T>>> {
    return this.#page(path, noun, toWireQuery(query), read)
  }

  async #page<T>(
    path: string,
    noun: string,
    query: WireQuery,
    read: (wire: unknown) => T | null,
    how: 'read' | 'readPrivate' = 'readPrivate',
  ): Promise<Result<Page<T>>> {
    const answer = await this.#rest[how](path, query)
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const entries = this.#translator.readList(noun, answer.value, read)
    if (!entries) return unreadable
    const cursor = (answer.value as { next?: unknown }).next
    const hasMore = typeof cursor === 'string' && cursor !== ''
    const next = hasMore ? () => this.#page(path, noun, { ...query, cursor }, read, how) : null
    return { ok: true, value: { entries, next } }
  }
}

/** Every entry of a history, page after page; throws nothing, ends with the problem when a page fails. */
export async function* entriesOf<T>(
  first: Promise<Result<Page<T>>>,
): AsyncGenerator<T, Result<null>, undefined> {
  let page = await first
  for (;;) {
    if (!page.ok) return page
    yield* page.value.entries
    if (!page.value.next) return { ok: true, value: null }
    page = await page.value.next()
  }
}

function toWireQuery({ market, startAtMs, endAtMs, pageSize }: HistoryQuery): WireQuery {
  return { market, start_at: startAtMs, end_at: endAtMs, page_size: pageSize }
}
