import type { EventName, Events } from '../../preload/contract'
import type { BookShape, MarketBook, Result, TapeTrade, Ticker } from '../../preload/model'
import type { FundingComparison, FundingData } from '../../preload/records'
import { createTape } from '../market/tape'
import type { Session, SessionListener } from '../session/session'
import { isBehind } from './book-lag'

/**
 * What of the market goes to the window, ten times a second and with news of the account, and of markets not watched
 * five times: newest wins, and no account change waits for it.
 */
export interface MarketFeed {
  readonly listener: Pick<SessionListener, 'book' | 'trade' | 'tradesSent' | 'pastTrades' | 'funding'>
  /** Streams what the window looks at from this session on. */
  follow(session: Session): void
  /** The book on the screen where it stands marked as old, and since when nothing has come of it. */
  oldBook(): { market: string; sinceMs: number } | null
  /** What came of the session before is of no use any more. */
  drop(): void
  /** Tells the window what has come since the last beat. */
  beat(moved: Ticker[]): void
  watch(market: string | null, shape: BookShape): Result<null>
  /** Streams another market's trades too. */
  watchTrades(market: string | null): Result<null>
  watchFunding(market: string | null): Result<null>
}

/** By the market's own tick, without RPI orders. */
export const plainBook: BookShape = { tick: null, interactive: false }

const tradesHeld = 200
/** As many as the window keeps. */
const tapeLength = 500
/** A list is read no faster than it changes five times a second. */
const listEveryMs = 200
/** Beats are never so exact that a list should miss its own by a little. */
const beatSlackMs = 25
/** How long a book that was asked for anew may take; its whole one may be lost as well. */
const askAgainMs = 3_000
const done: Result<null> = { ok: true, value: null }

/** A feed of no market yet. */
export function createMarketFeed(
  push: <E extends EventName>(event: E, payload: Events[E]) => void,
  nowMs: () => number = Date.now,
): MarketFeed {
  let session: Session | null = null
  let watched: { market: string | null; shape: BookShape } = { market: null, shape: plainBook }
  let tradesOf: string | null = null
  let fundingOf: string | null = null
  let book: MarketBook | null = null
  // The book on the screen, when it came and was asked for anew, and the newest tick of its market.
  let shown: { book: MarketBook; atMs: number; askedAtMs: number | null } | null = null
  let tick: Ticker | undefined
  // The newest ticks that the window has not been told, and when those of the list were told last.
  let untold = new Map<string, Ticker>()
  let listToldAtMs = 0
  let trades: TapeTrade[] = []
  const tape = createTape(tapeLength)
  // The window's own is no longer this one with the next trades in front.
  let isTapeOwed = false
  let data: FundingData[] = []
  let comparisons = new Map<string, FundingComparison>()

  /** Says of a book on the screen that it is old, where nothing else would, and asks for it until it is in. */
  function mindLag(): void {
    if (!shown) return
    const atMs = nowMs()
    if (shown.askedAtMs === null) {
      if (!isBehind(shown.book, tick, atMs - shown.atMs)) return
      push('market:book', { ...shown.book, phase: 'stale' })
    } else if (atMs - shown.askedAtMs < askAgainMs) return
    // Until the whole one is in, the old one stands, marked.
    shown.askedAtMs = atMs
    session?.watch(watched.market, watched.shape)
  }

  /** A book that was asked for anew stands marked until the whole one is in. */
  function asShown({ book: known, askedAtMs }: NonNullable<typeof shown>): MarketBook {
    return askedAtMs === null ? known : { ...known, phase: 'stale' }
  }

  function dropBook(): void {
    book = null
    shown = null
    tick = undefined
  }

  /** The ticks to tell at this beat. */
  function takeDue(moved: readonly Ticker[]): Ticker[] {
    for (const ticker of moved) untold.set(ticker.market, ticker)
    const sinceMs = nowMs() - listToldAtMs
    // A clock that was set back starts the count anew.
    const isListsTurn = sinceMs < 0 || sinceMs >= listEveryMs - beatSlackMs
    if (isListsTurn) listToldAtMs = nowMs()
    const due = [...untold.values()].filter(({ market }) => isListsTurn || market === watched.market)
    for (const { market } of due) untold.delete(market)
    return due
  }

  function tellTape(): void {
    isTapeOwed = false
    if (watched.market !== null) push('market:tape', { market: watched.market, trades: tape.newestFirst() })
  }

  function dropTrades(): void {
    trades = []
    tape.clear()
    isTapeOwed = false
  }

  /** Those of the market that is looked at come anyway. */
  function followTrades(): void {
    session?.watchTrades(tradesOf === watched.market ? null : tradesOf)
  }

  function dropFunding(): void {
    data = []
    comparisons = new Map()
  }

  return {
    listener: {
      book: (next) => (book = next),
      trade(trade) {
        trades = [...trades, trade].slice(-tradesHeld)
        if (trade.market === watched.market && tape.take(trade)) isTapeOwed = true
      },
      tradesSent: () => tape.tear(),
      pastTrades(list) {
        tape.takePast(list)
        isTapeOwed = true
      },
      funding(news) {
        if ('source' in news) comparisons.set(news.source, news)
        else data = [...data, news].slice(-tradesHeld)
      },
    },
    follow(next) {
      session = next
      session.watch(watched.market, watched.shape)
      followTrades()
      session.watchFunding(fundingOf)
    },
    oldBook: () =>
      shown && shown.askedAtMs !== null ? { market: shown.book.market, sinceMs: shown.atMs } : null,
    drop() {
      session = null
      untold = new Map()
      dropBook()
      dropTrades()
      dropFunding()
    },
    beat(moved) {
      const due = takeDue(moved)
      if (due.length > 0) push('market:tickers', due)
      tick = moved.find(({ market }) => market === watched.market) ?? tick
      if (book) {
        shown = { book, atMs: nowMs(), askedAtMs: null }
        push('market:book', book)
      } else mindLag()
      if (isTapeOwed) tellTape()
      if (trades.length > 0) push('market:trades', trades)
      if (data.length + comparisons.size > 0)
        push('market:funding', { data, comparisons: [...comparisons.values()] })
      book = null
      trades = []
      dropFunding()
    },
    watch(market, shape) {
      const { tick: grouped, interactive } = watched.shape
      if (market === watched.market && shape.tick === grouped && shape.interactive === interactive) {
        // Another window, or another page of this one, that looks at the same: what there is, it gets at once.
        if (shown) push('market:book', asShown(shown))
        tellTape()
        return done
      }
      if (market !== watched.market) dropTrades()
      watched = { market, shape }
      dropBook()
      session?.watch(market, shape)
      followTrades()
      return done
    },
    watchTrades(market) {
      tradesOf = market
      followTrades()
      return done
    },
    watchFunding(market) {
      fundingOf = market
      dropFunding()
      session?.watchFunding(market)
      return done
    },
  }
}
