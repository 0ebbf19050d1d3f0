import { Book } from './book'
import { CandleSeries, inventPast } from './candles'
import { History } from './history'
import { ONE, most, over, times } from './quanta'
import type { Random } from './random'
import type { ExchangeTrade, FundingObservation, MarketSpec, MarketSummary, Quanta } from './types'

const TRADES_KEPT = 1000
const OBSERVATIONS_KEPT = 2000

/** One market: its book, its tape, its prices and its funding. */
export class Market {
  readonly book = new Book()
  readonly trades = new History<ExchangeTrade>(TRADES_KEPT)
  readonly observations = new History<FundingObservation>(OBSERVATIONS_KEPT)
  readonly candles: CandleSeries
  index: Quanta
  mark: Quanta
  lastPrice: Quanta
  /** How far the book's middle is from the index, smoothed, as a fraction of the index. */
  premium: Quanta = 0n
  /** What one unit of the market has paid since the start, in 10^-16: finer than quanta, or cheap markets never pay. */
  fundingFine = 0n
  /** Long and short sizes of accounts. */
  longs = 0n
  shorts = 0n
  /** Open interest of the simulated participants. */
  crowd: Quanta = 0n
  totalValue: Quanta
  /** The last state of the book that was announced, and when it came to be. */
  announcedSeqNo = 1
  bookUpdatedAtMs: number

  constructor(
    /** As it is now; the exchange may change it. */
    public spec: MarketSpec,
    random: Random,
    nowMs: number,
  ) {
    this.index = spec.startPrice
    this.mark = spec.startPrice
    this.lastPrice = spec.startPrice
    this.bookUpdatedAtMs = nowMs
    // A minute has 600 steps, so it moves by the square root of that.
    const stir = spec.volatility * 24n
    const { startPrice: price, tick } = spec
    const largestValue = times(spec.maxOrderSize, price)
    this.candles = new CandleSeries(inventPast(random, { endMs: nowMs, price, tick, stir, largestValue }))
    this.totalValue = this.candles.dayValue * 180n
  }

  /** Funding paid by one unit of size since the start; a long pays its rise. */
  get fundingIndex(): Quanta {
    return this.fundingFine / ONE
  }

  /** The furthest price an order may trade or rest at. */
  get bandHigh(): Quanta {
    return this.mark + times(this.mark, this.spec.priceBandsWidth)
  }

  get bandLow(): Quanta {
    return this.mark - times(this.mark, this.spec.priceBandsWidth)
  }

  /** The middle of the book; undefined while a side is empty. */
  get middle(): Quanta | undefined {
    const bid = this.book.best('BUY')
    const ask = this.book.best('SELL')
    return bid === undefined || ask === undefined ? undefined : (bid + ask) / 2n
  }

  /** Moves what counts as open from one signed position to another. */
  moveInterest(from: Quanta, to: Quanta): void {
    this.longs += most(to, 0n) - most(from, 0n)
    this.shorts += most(-to, 0n) - most(-from, 0n)
  }

  record(trade: ExchangeTrade): void {
    this.trades.add(trade)
    this.candles.add(trade.createdAtMs, trade.price, trade.size)
    this.lastPrice = trade.price
    this.totalValue += times(trade.price, trade.size)
  }

  summary(nowMs: number, fundingRate: Quanta): MarketSummary {
    const { bids, asks } = this.book.view(this.spec.symbol, 1, nowMs)
    const [bid] = bids
    const [ask] = asks
    const dayOpen = this.candles.dayOpen()
    return {
      market: this.spec.symbol,
      markPrice: this.mark,
      indexPrice: this.index,
      lastPrice: this.lastPrice,
      bid: bid?.price ?? null,
      bidSize: bid?.size ?? null,
      ask: ask?.price ?? null,
      askSize: ask?.size ?? null,
      volume24h: this.candles.dayValue,
      totalVolume: this.totalValue,
      openInterest: this.crowd + most(this.longs, this.shorts),
      fundingRate,
      priceChangeRate24h: over(this.lastPrice - dayOpen, dayOpen),
      createdAtMs: nowMs,
    }
  }
}
