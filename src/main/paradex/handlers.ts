import type { Counters } from './counters'
import type { MarketReader } from './market-reader'
import type { HotListener } from './newest-frames'
import type { BestPrices, MarketSummary } from './nouns'
import type { TapeTrade } from '../../preload/model'
import { isTransactionState } from '../../trading/later-word'
import type { RequestFailures } from './request-info'
import type { SbeMessage } from './sbe'
import type { Signals } from './signals'
import type { TickerBoard } from './tickers'
import {
  toBalanceEvent,
  toFundingData,
  toFundingPayment,
  toTradeBust,
  toTransaction,
  toTransfer,
} from './translate-events'
import { toBestPrices, toBook, toSummary, toTrade } from './translate-market'
import {
  toJsonFields,
  toSbeBestPrices,
  toSbeBook,
  toSbeFundingComparison,
  toSbeFundingData,
  toSbeSummary,
  toSbeTrade,
} from './translate-sbe'
import type { Translator } from './translator'
import { isTransferStatus } from './words'

/** What the handlers work with. */
export interface HandlerParts {
  requests: RequestFailures
  signals: Signals
  translator: Translator
  tickers: TickerBoard
  markets: MarketReader
  counters: Counters
  /** Something happened that changes balances, which no channel carries. */
  onMoneyMoved: () => void
  /** Something was said of the account's own, and it could not be read, or not all of it understood. */
  onDoubt: () => void
  /** A market was opened; what its event says of it may not be all. */
  onMarketCreated: () => void
}

/** From a channel's payload to the signal it is news of. */
export class Handlers implements HotListener {
  readonly #parts: HandlerParts
  #collateral: string | null = null

  constructor(parts: HandlerParts) {
    this.#parts = parts
  }

  /** One JSON payload; a channel we do not know is counted. */
  onNotification(channel: string, data: unknown): void {
    const { signals, translator, counters } = this.#parts
    const nameEnd = channel.indexOf('.')
    const name = nameEnd < 0 ? channel : channel.slice(0, nameEnd)
    switch (name) {
      // Those that come by the thousand stand first.
      case 'markets_summary':
        return this.#onSummaryOrNone(translator.read('summary', data, toSummary))
      case 'bbo':
        return this.#onBestOrNone(translator.read('bestPrices', data, toBestPrices))
      case 'trades':
        return tell(signals.trade, translator.read('trade', data, toTrade))
      case 'order_book':
        return tell(signals.book, translator.read('book', data, toBook))
      case 'orders':
        return this.#onOrder(data)
      case 'fills':
        this.#tellOwn(signals.fill, translator.fill(data))
        return this.#parts.onMoneyMoved()
      case 'positions':
        return this.#tellOwn(signals.position, translator.position(data))
      case 'account':
        return this.#onAccount(data)
      case 'balance_events':
        this.#tellOwn(signals.balanceEvent, translator.read('balanceEvent', data, toBalanceEvent))
        return this.#parts.onMoneyMoved()
      case 'tradebusts':
        this.#tellOwn(signals.tradeBust, translator.read('tradeBust', data, toTradeBust))
        return this.#parts.onMoneyMoved()
      case 'transaction':
        return this.#onTransaction(data)
      case 'transfers':
        this.#onTransfer(data)
        return this.#parts.onMoneyMoved()
      case 'funding_payments':
        this.#tellOwn(signals.funding, translator.read('fundingPayment', data, toFundingPayment))
        return this.#parts.onMoneyMoved()
      case 'funding_data':
        return tell(signals.fundingData, translator.read('fundingData', data, toFundingData))
      case 'markets':
        return this.#onMarketEvent(data)
      default:
        // Only its word: an address may stand behind it.
        counters.bump('unknownChannel', /^[a-z_]+/.exec(name)?.[0] ?? '')
    }
  }

  /** One binary message; those nobody asked for are counted. */
  onSbe(message: SbeMessage): void {
    const { signals, translator, counters } = this.#parts
    switch (message.name) {
      case 'TradeEvent':
        return tell(
          signals.trade,
          translator.attempt('trade', () => toSbeTrade(message)),
        )
      case 'BboEvent':
        return this.#onBestOrNone(translator.attempt('bestPrices', () => toSbeBestPrices(message)))
      case 'BookEvent':
        return tell(
          signals.book,
          translator.attempt('book', () => toSbeBook(message)),
        )
      case 'MarketSummaryEvent':
        return this.#onSummaryOrNone(translator.attempt('summary', () => toSbeSummary(message)))
      case 'OrderEvent':
      case 'FillEvent':
      case 'PositionEvent':
      case 'AccountEvent': {
        const json = translator.attempt(message.name, () => toJsonFields(message))
        if (json) this.onNotification(json.channel, json.fields)
        else this.#parts.onDoubt()
        return
      }
      case 'HeartbeatEvent':
        return
      case 'FundingDataEvent':
        return tell(
          signals.fundingData,
          translator.attempt('fundingData', () => toSbeFundingData(message)),
        )
      case 'FundingRateComparisonEvent':
        return tell(
          signals.fundingComparison,
          translator.attempt('fundingComparison', () => toSbeFundingComparison(message)),
        )
      case 'SubscribedEvent':
        counters.bump('unaskedMessage', message.name)
    }
  }

  /** A trade of the tape. */
  onTrade(trade: TapeTrade): void {
    this.#parts.signals.trade.emit(trade)
  }

  /** A market's summary. */
  onSummary(summary: MarketSummary): void {
    tell(this.#parts.signals.ticker, this.#parts.tickers.applySummary(summary))
  }

  /** A market's best prices. */
  onBest(best: BestPrices): void {
    tell(this.#parts.signals.ticker, this.#parts.tickers.applyBest(best))
  }

  #onOrder(data: unknown): void {
    const { signals, translator } = this.#parts
    const order = translator.order(data)
    this.#tellOwn(signals.order, order)
    if (!order) return
    if (order.state === 'unknown') this.#parts.onDoubt()
    const refusal = this.#parts.requests.read(order.id, data)
    if (!refusal) return
    const { id: orderId, clientId, market } = order
    signals.modifyRefused.emit({ orderId, clientId, market, problem: refusal.problem })
  }

  // A word nobody knows tells that something has become of it, and not what.
  #onTransfer(data: unknown): void {
    const transfer = this.#parts.translator.read('transfer', data, toTransfer)
    this.#tellOwn(this.#parts.signals.transfer, transfer)
    if (transfer && !isTransferStatus(transfer.status)) this.#parts.onDoubt()
  }

  #onTransaction(data: unknown): void {
    const transaction = this.#parts.translator.read('transaction', data, toTransaction)
    this.#tellOwn(this.#parts.signals.transaction, transaction)
    if (transaction && !isTransactionState(transaction.state)) this.#parts.onDoubt()
  }

  #onMarketEvent(data: unknown): void {
    const { signals, markets } = this.#parts
    const news = markets.applyMarketEvent(data)
    if (news && 'market' in news) signals.market.emit(news.market)
    else if (news) signals.marketRemoved.emit(news.removal)
    if (markets.hasCreated) this.#parts.onMarketCreated()
  }

  #onAccount(data: unknown): void {
    const account = this.#parts.translator.account(data)
    this.#tellOwn(this.#parts.signals.account, account)
    if (!account) return
    // The account moves with every mark price; the money itself has moved only when the collateral has.
    if (this.#collateral !== null && this.#collateral !== account.totalCollateral) this.#parts.onMoneyMoved()
    this.#collateral = account.totalCollateral
  }

  /** What cannot be read of the account's own has changed it all the same. */
  #tellOwn<T>(signal: { emit(news: T): void }, news: T | null): void {
    if (news === null) this.#parts.onDoubt()
    else signal.emit(news)
  }

  #onSummaryOrNone(summary: MarketSummary | null): void {
    if (summary) this.onSummary(summary)
  }

  #onBestOrNone(best: BestPrices | null): void {
    if (best) this.onBest(best)
  }
}

function tell<T>(signal: { emit(news: T): void }, news: T | null): void {
  if (news !== null) signal.emit(news)
}
