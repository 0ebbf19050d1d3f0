import { BookStreams } from './books'
import { accountFrame, fillFrame, orderFrame, positionFrame } from './account-frames'
import { balanceEventShape, paymentShape } from '../shapes/account'
import { bboFrame, comparisonFrame, fundingFrame, summaryFrame, tradeFrame } from './market-frames'
import { compareFunding } from '../funding-sources'
import { marketEventShape, tradebustShape, transactionShape, transferShape } from '../shapes/records'
import type { BookView, ExchangeEvent, ExchangeFill, FundingObservation } from '../exchange/types'
import type { Clock } from '../clock'
import type { Exchange } from '../exchange/exchange'
import type { Frame, Subscriptions } from './subscriptions'
import type { Stamp } from './market-frames'

/** Turns what happens in the exchange into frames on its channels. */
export class Broadcast {
  readonly books: BookStreams
  private readonly stopListening: () => void
  private readonly movedMarkets = new Set<string>()
  private readonly lastBbo = new Map<string, string>()
  private bboFlush: NodeJS.Immediate | undefined
  private seq = 0

  constructor(
    private readonly exchange: Exchange,
    private readonly subscriptions: Subscriptions,
    private readonly clock: Clock,
  ) {
    this.books = new BookStreams(exchange, subscriptions, clock)
    this.stopListening = exchange.on((event) => this.tell(event))
  }

  stop(): void {
    this.stopListening()
    this.books.stop()
    clearImmediate(this.bboFlush)
  }

  private tell(event: ExchangeEvent): void {
    switch (event.kind) {
      case 'trade':
        return this.publish('trades', event.trade.market, () => tradeFrame(event.trade, this.stamp()))
      case 'bookChanged':
        return this.bookMoved(event.market)
      case 'summary':
        return this.summaryMoved(event)
      case 'funding':
        return this.fundingObserved(event.funding)
      case 'order': {
        const { order } = event
        return this.tellMarket(order.account, 'orders', order.market, () =>
          orderFrame(order, this.clock.nowMs()),
        )
      }
      case 'fill':
        return this.filled(event.fill)
      case 'position': {
        const { position } = event
        return this.subscriptions.tell(position.account, 'positions', () =>
          positionFrame(position, this.clock.nowMs(), this.exchange.summary(position.market).markPrice),
        )
      }
      case 'account': {
        const { account } = event
        return this.subscriptions.tell(account.address, 'account', () =>
          accountFrame(account, this.clock.nowMs()),
        )
      }
      case 'fundingPayment': {
        const { payment } = event
        return this.tellMarket(payment.account, 'funding_payments', payment.market, () => ({
          data: paymentShape(payment),
        }))
      }
      case 'transfer': {
        const { transfer } = event
        return this.subscriptions.tell(transfer.account, 'transfers', () => ({
          data: transferShape(transfer),
        }))
      }
      case 'transaction': {
        const { transaction } = event
        return this.subscriptions.tell(transaction.account, 'transaction', () => ({
          data: transactionShape(transaction),
        }))
      }
      case 'tradebust': {
        const { bust } = event
        return this.subscriptions.tell(bust.account, 'tradebusts', () => ({ data: tradebustShape(bust) }))
      }
      case 'market': {
        const frame = once(() => ({ data: marketEventShape(event.event) }))
        this.subscriptions.publish('markets', frame)
        return this.subscriptions.publish(`markets.${event.event.market}`, frame)
      }
      case 'system':
        // The venue has no channel for it: clients ask /system/state.
        return
    }
  }

  private filled(fill: ExchangeFill): void {
    this.tellMarket(fill.account, 'fills', fill.market, () => {
      const { ts, seq } = this.stamp()
      return fillFrame(fill, ts, seq)
    })
    const account = this.exchange.account(fill.account)
    const fundingIndex = this.exchange.funding(fill.market)[0]?.fundingIndex ?? 0n
    if (!account) return
    this.subscriptions.tell(fill.account, 'balance_events', () => ({
      data: balanceEventShape(fill, account, fundingIndex),
    }))
  }

  private fundingObserved(funding: FundingObservation): void {
    this.subscriptions.publish(`funding_data.${funding.market}`, () => fundingFrame(funding, this.stamp()))
    const channels = this.subscriptions
      .channels()
      .filter((channel) => channel.startsWith('funding_rate_comparison.'))
    for (const channel of channels) {
      for (const { source, hourly } of compareFunding(funding))
        this.subscriptions.publish(channel, () => comparisonFrame(funding, source, hourly))
    }
  }

  private summaryMoved({ summary }: Extract<ExchangeEvent, { kind: 'summary' }>): void {
    const frame = once(() => summaryFrame(summary, this.stamp()))
    this.subscriptions.publish('markets_summary', frame, summary.market)
    this.subscriptions.publish(`markets_summary.${summary.market}`, frame)
  }

  // A step of the world changes a book many times; one look at its end is enough for the best prices.
  private bookMoved(market: string): void {
    this.books.markStale(market)
    this.movedMarkets.add(market)
    this.bboFlush ??= setImmediate(() => {
      this.bboFlush = undefined
      for (const moved of this.movedMarkets) this.bboMoved(moved)
      this.movedMarkets.clear()
    })
  }

  private bboMoved(market: string): void {
    if (!this.exchange.markets.has(market)) return
    if (!this.subscriptions.has(`bbo.${market}`) && !this.subscriptions.has('bbo.ALL')) return
    const view = this.exchange.book(market, 1)
    const best = bestText(view)
    if (this.lastBbo.get(market) === best) return
    this.lastBbo.set(market, best)
    this.publish('bbo', market, () => bboFrame(view, this.clock.nowMs()))
  }

  private publish(name: string, market: string, frame: () => Frame): void {
    const made = once(frame)
    this.subscriptions.publish(`${name}.${market}`, made)
    this.subscriptions.publish(`${name}.ALL`, made)
  }

  private tellMarket(account: string, name: string, market: string, frame: () => Frame): void {
    const made = once(frame)
    this.subscriptions.tell(account, `${name}.${market}`, made)
    this.subscriptions.tell(account, `${name}.ALL`, made)
  }

  private stamp(): Stamp {
    this.seq += 1
    return { ts: this.clock.nowMs(), seq: this.seq }
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

function bestText({ bids, asks }: BookView): string {
  return [bids[0], asks[0]].map((level) => (level ? `${level.price}x${level.size}` : '')).join(' ')
}
