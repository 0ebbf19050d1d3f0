import { createMarketBoard } from '../../src/main/market/market-board'
import type { Log } from '../../src/main/log'
import { Counters } from '../../src/main/paradex/counters'
import { readFrame } from '../../src/main/paradex/frames'
import { Handlers, type HandlerParts } from '../../src/main/paradex/handlers'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import { LiveBook } from '../../src/main/paradex/live-book'
import { RequestFailures } from '../../src/main/paradex/request-info'
import { readSbe } from '../../src/main/paradex/sbe'
import { createSignals } from '../../src/main/paradex/signals'
import { TickerBoard } from '../../src/main/paradex/tickers'
import { Translator } from '../../src/main/paradex/translator'
import { systemClock } from '../../src/main/socket/clock'

const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** What Paradesk does with a frame, with the state it keeps: decode, validate, apply. */
export interface DeskIngest {
  take(frame: string | Uint8Array): void
  /** What could not be read or did not fit; a bench that measures mistakes measures nothing. */
  oddities(): Record<string, number>
}

/** Fresh state over the app's own parts. */
export function createDeskIngest(markets: readonly string[]): DeskIngest {
  const counters = new Counters()
  const signals = createSignals(log)
  const board = createMarketBoard()
  const books = new Map(
    markets.map((market) => [market, new LiveBook({ market }, { log, counters, clock: systemClock })]),
  )
  signals.ticker.on((ticker) => board.applyTicker(ticker, ticker.updatedAtMs))
  signals.book.on((book) => books.get(book.market)?.take(book))
  const handlers = new Handlers({
    requests: new RequestFailures(),
    signals,
    translator: new Translator(log, counters, new KnownOrders()),
    tickers: new TickerBoard(),
    // The feed has no event of the list of markets, the only news that would be asked of it.
    markets: undefined as unknown as HandlerParts['markets'],
    counters,
    onMoneyMoved: () => undefined,
    onDoubt: () => counters.bump('doubt'),
  })
  return {
    take(frame) {
      if (typeof frame === 'string') {
        const read = readFrame(frame)
        if (read.kind === 'notification') handlers.onNotification(read.channel, read.data)
        else counters.bump('unreadable')
        return
      }
      const read = readSbe(frame)
      if (read.kind === 'message') handlers.onSbe(read.message)
      else counters.bump('unreadable')
    },
    oddities: () => counters.snapshot(),
  }
}
