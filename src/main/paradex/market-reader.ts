import type { Decimal, Market, Result, Ticker } from '../../preload/model'
import type { MarketRemoval } from '../../preload/records'
import type { MarketSummary } from './nouns'
import type { RestClient } from './rest'
import type { TickerBoard } from './tickers'
import { toMarketRemoval } from './translate-events'
import { toSummary } from './translate-market'
import type { Translator } from './translator'
import { WireObject } from './wire'

const unreadable = { ok: false, problem: { code: 'rest.unreadable' } } as const

/** What the venue trades and at which prices, read over REST and kept up to date by channel events. */
export class MarketReader {
  readonly #rest: RestClient
  readonly #translator: Translator
  readonly #tickers: TickerBoard
  /** Each market as the venue last described it: its events carry only what changed. */
  readonly #wireMarkets = new Map<string, WireObject>()
  /** Opened while we listen, and known by events only, which need not describe all of a market. */
  readonly #created = new Set<string>()
  /** Those of them that are being read; null while none is. */
  #wanted: Set<string> | null = null

  constructor(rest: RestClient, translator: Translator, tickers: TickerBoard) {
    this.#rest = rest
    this.#translator = translator
    this.#tickers = tickers
  }

  /** Whether markets were opened that `readCreated` has not read. */
  get hasCreated(): boolean {
    return this.#created.size > 0
  }

  /** GET /markets */
  async getMarkets(): Promise<Result<Market[]>> {
    const answer = await this.#rest.read('/markets')
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const markets = this.#translator.readList('market', answer.value, (wire) => this.#keep(wire))
    return markets ? { ok: true, value: markets } : unreadable
  }

  /** GET /markets/summary of one market or of all; the ticks are the board's, which may be newer. */
  async getTickers(market = 'ALL'): Promise<Result<Ticker[]>> {
    const answer = await this.#rest.read('/markets/summary', { market })
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const summaries = this.#translator.readList('summary', answer.value, (wire) => this.#summary(wire))
    if (!summaries) return unreadable
    for (const summary of summaries) this.#tickers.applySummary(summary)
    const ticks = summaries.map((summary) => this.#tickers.get(summary.market))
    return { ok: true, value: ticks.filter((ticker) => ticker !== null) }
  }

  /** The mark price now; the last trade's where a market has none. Problem: `market.unknown`. */
  async getCurrentPrice(market: string): Promise<Result<Decimal>> {
    const tickers = await this.getTickers(market)
    if (!tickers.ok) return tickers
    const ticker = tickers.value.find((candidate) => candidate.market === market)
    const price = ticker?.markPrice ?? ticker?.lastPrice
    if (!price) return { ok: false, problem: { code: 'market.unknown', values: { market } } }
    return { ok: true, value: price }
  }

  /**
   * Takes a `markets` event in: the market as it is now, or its end. Null when it says nothing of a market
   * that can be traded, such as one never described whole.
   */
  applyMarketEvent(data: unknown): { market: Market } | { removal: MarketRemoval } | null {
    const event = this.#translator.read('marketEvent', data, (wire) => ({
      symbol: wire.text('symbol'),
      type: wire.text('event_type'),
      // The end of a market changes nothing of it.
      changes: wire.child('changed_fields') ? wire.record('changed_fields') : {},
    }))
    if (!event) return null
    if (event.type === 'DELETED' || event.type === 'SETTLED') {
      this.#wireMarkets.delete(event.symbol)
      this.#created.delete(event.symbol)
      this.#wanted?.delete(event.symbol)
      const removal = this.#translator.read('marketEvent', data, toMarketRemoval)
      return removal && { removal }
    }
    // What is being read may have been said before this.
    if (event.type === 'CREATED' || this.#wanted?.has(event.symbol)) this.#created.add(event.symbol)
    const known = this.#wireMarkets.get(event.symbol) ?? new WireObject({})
    const market = this.#keep(known.merged({ ...event.changes, symbol: event.symbol }))
    return market && { market }
  }

  /**
   * Reads the markets that were opened while we listen, and tells each as the venue describes it whole: GET /markets.
   * What fails is left to the events, and to the next that opens; a call while one is under way adds to it.
   */
  async readCreated(tell: (market: Market) => void): Promise<void> {
    if (this.#wanted) return
    while (this.#created.size > 0) {
      const wanted = new Set(this.#created)
      this.#wanted = wanted
      this.#created.clear()
      const answer = await this.#rest.read('/markets')
      this.#wanted = null
      const described = answer.ok
        ? this.#translator.readList('market', answer.value, (wire) => this.#keep(wire, wanted))
        : null
      if (!described) return
      described.forEach(tell)
    }
  }

  #summary(wire: unknown): MarketSummary | null {
    return this.#translator.read('summary', wire, toSummary)
  }

  /** Null of what cannot be read, and of all but those that are wanted, where some are named. */
  #keep(wire: unknown, wanted?: ReadonlySet<string>): Market | null {
    const market = this.#translator.market(wire)
    if (!market || wanted?.has(market.symbol) === false) return null
    this.#wireMarkets.set(market.symbol, new WireObject(wire))
    return market
  }
}
