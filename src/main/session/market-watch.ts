import { compare } from '../../money/decimal'
import type { BookShape, Decimal, MarketBook, TapeTrade } from '../../preload/model'
import type { FundingComparison, FundingData } from '../../preload/records'
import type { ParadexClient } from '../paradex/client'
import { bookTicks, type BookChoice } from '../paradex/live-book'
import { isComparisonOf } from '../../trading/compared'

/** Who hears of a market that is watched. */
export interface MarketListener {
  book(book: MarketBook): void
  /** Of a watched market. */
  trade(trade: TapeTrade): void
  /** Of the watched market all trades are told from now on; some before them may not have been. */
  tradesSent(): void
  /** The newest trades of the watched market as the venue lists them, newest first. */
  pastTrades(trades: TapeTrade[]): void
  funding(news: FundingData | FundingComparison): void
}

type MarketClient = Pick<
  ParadexClient,
  | 'openBook'
  | 'watchTape'
  | 'onTrade'
  | 'onTradesSent'
  | 'history'
  | 'watchFunding'
  | 'watchFundingComparison'
  | 'onFundingData'
  | 'onFundingComparison'
>

/** As many as a tape shows, with some to spare for a filter. */
const pastTrades = 200

/** Streams a market's book and trades until the remover is called; the trades from before are read. */
export function watchMarket(
  client: MarketClient,
  market: string,
  shape: BookShape,
  listener: MarketListener,
): () => void {
  const tick = venueTick(shape.tick)
  let closeBook = openBook({ tick: tick ?? null, interactive: shape.interactive })

  function openBook(given: BookShape): () => void {
    const choice: BookChoice = { market, feed: given.interactive ? 'interactive' : 'deltas' }
    if (given.tick !== null && tick !== undefined) choice.tick = tick
    const { book, close } = client.openBook(choice)
    const empty = { market, shape: given, bids: [], asks: [], updatedAtMs: 0 }
    const removers = [
      book.onChange(({ bids, asks, updatedAtMs }) =>
        listener.book({ market, shape: given, phase: 'live', bids, asks, updatedAtMs }),
      ),
      // What stood in the book before a break says nothing of what stands there after it.
      book.onLost((phase) => {
        if (phase === 'refused' && given.tick !== null) {
          // This market has no such group: the window groups what it gets.
          closeBook()
          closeBook = openBook({ ...given, tick: null })
        } else if (phase === 'stale' && book.view) {
          const { bids, asks, updatedAtMs } = book.view
          listener.book({ market, shape: given, phase, bids, asks, updatedAtMs })
        } else listener.book({ ...empty, phase })
      }),
    ]
    return () => {
      for (const remove of removers) remove()
      close()
    }
  }

  let isOver = false
  async function readPast(): Promise<void> {
    listener.tradesSent()
    const page = await client.history.trades({ market, pageSize: pastTrades })
    // Without it the tape begins with what streams.
    if (page.ok && !isOver) listener.pastTrades(page.value.entries)
  }

  const removers = [
    client.onTradesSent((sent) => {
      if (sent === market) void readPast()
    }),
    watchTrades(client, market, listener),
  ]
  return () => {
    isOver = true
    for (const remove of removers) remove()
    closeBook()
  }
}

/** Streams a market's trades until the remover is called. */
export function watchTrades(client: MarketClient, market: string, listener: MarketListener): () => void {
  const removers = [
    client.onTrade((trade) => {
      if (trade.market === market) listener.trade(trade)
    }),
    client.watchTape(market),
  ]
  return () => removers.forEach((remove) => remove())
}

/** Streams a market's funding, here and at other exchanges, until the remover is called. */
export function watchFunding(client: MarketClient, market: string, listener: MarketListener): () => void {
  const removers = [
    client.watchFunding(market),
    client.watchFundingComparison(),
    client.onFundingData((data) => {
      if (data.market === market) listener.funding(data)
    }),
    client.onFundingComparison((comparison) => {
      if (isComparisonOf(comparison, market)) listener.funding(comparison)
    }),
  ]
  return () => removers.forEach((remove) => remove())
}

/** The venue's own way to write a tick it groups by; undefined where it has no such group. */
function venueTick(tick: Decimal | null): (typeof bookTicks)[number] | undefined {
  return tick === null ? undefined : bookTicks.find((known) => compare(known, tick) === 0)
}
