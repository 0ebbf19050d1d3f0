import { compare } from '../../money/decimal'
import type { BookShape, Decimal, MarketBook, TapeTrade } from '../../preload/model'
import type { FundingComparison, FundingData } from '../../preload/records'
import type { ParadexClient } from '../paradex/client'
import { bookTicks, type BookChoice } from '../paradex/live-book'

/** Who hears of a market that is watched. */
export interface MarketListener {
  book(book: MarketBook): void
  trade(trade: TapeTrade): void
  funding(news: FundingData | FundingComparison): void
}

type MarketClient = Pick<
  ParadexClient,
  | 'openBook'
  | 'watchTape'
  | 'onTrade'
  | 'watchFunding'
  | 'watchFundingComparison'
  | 'onFundingData'
  | 'onFundingComparison'
>

/** Streams a market's book and trades until the remover is called. */
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

  const removers = [
    client.watchTape(market),
    client.onTrade((trade) => {
      if (trade.market === market) listener.trade(trade)
    }),
  ]
  return () => {
    for (const remove of removers) remove()
    closeBook()
  }
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
      if (isOf(comparison, market)) listener.funding(comparison)
    }),
  ]
  return () => removers.forEach((remove) => remove())
}

/** The specification does not say whether the market's symbol is named, or only what is traded in it. */
function isOf({ market: named }: FundingComparison, market: string): boolean {
  return named === market || named === market.split('-')[0]
}

/** The venue's own way to write a tick it groups by; undefined where it has no such group. */
function venueTick(tick: Decimal | null): (typeof bookTicks)[number] | undefined {
  return tick === null ? undefined : bookTicks.find((known) => compare(known, tick) === 0)
}
