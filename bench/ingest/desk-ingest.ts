import { createMarketBoard } from '../../src/main/market/market-board'
import type { Log } from '../../src/main/log'
import { Counters } from '../../src/main/paradex/counters'
import { readFrame } from '../../src/main/paradex/frames'
import { Handlers, type HandlerParts } from '../../src/main/paradex/handlers'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import { LiveBook } from '../../src/main/paradex/live-book'
import { NewestFrames } from '../../src/main/paradex/newest-frames'
import { NewestTexts } from '../../src/main/paradex/newest-texts'
import { RequestFailures } from '../../src/main/paradex/request-info'
import { readSbe } from '../../src/main/paradex/sbe'
import { HotFrame } from '../../src/main/paradex/sbe-hot'
import { createSignals } from '../../src/main/paradex/signals'
import { TickerBoard } from '../../src/main/paradex/tickers'
import { Translator } from '../../src/main/paradex/translator'
import type { Clock } from '../../src/main/socket/clock'

const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** What Paradesk does with a frame, with the state it keeps: decode, validate, apply. */
export interface DeskIngest {
  take(frame: string | Uint8Array): void
  /** The same with a book's frame, and then all of its levels as text. */
  takeAndRead(frame: Uint8Array): void
  /** What could not be read or did not fit; a bench that measures mistakes measures nothing. */
  oddities(): Record<string, number>
  /** Ends what waits for its time. */
  stop(): void
}

/** Time that goes by frames: at 2,000 of them a second, however fast the bench hands them over. */
function createFrameClock(msAFrame: number): Clock & { next(): void } {
  let nowMs = 0
  let timers: { atMs: number; callback: () => void }[] = []
  return {
    nowMs: () => nowMs,
    wallMs: () => nowMs,
    setTimer(delayMs, callback) {
      const timer = { atMs: nowMs + delayMs, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    next() {
      nowMs += msAFrame
      const [timer] = timers
      if (timer === undefined || timer.atMs > nowMs) return
      timers.shift()
      timer.callback()
    },
  }
}

/**
 * Fresh state over the app's own parts. `everyFrame` decodes each frame; otherwise best prices and summaries are
 * conflated as in the app, as if 2,000 frames came a second. `clock` is the real one for a real socket.
 */
export function createDeskIngest(
  markets: readonly string[],
  { everyFrame = false, clock }: { everyFrame?: boolean; clock?: Clock } = {},
): DeskIngest {
  const counters = new Counters()
  const signals = createSignals(log)
  const board = createMarketBoard()
  const frameClock = createFrameClock(0.5)
  const time = clock ?? frameClock
  const books = new Map(
    markets.map((market) => [market, new LiveBook({ market }, { log, counters, clock: time })]),
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
    onMarketCreated: () => undefined,
  })
  const newest = new NewestFrames(time, handlers)
  const newestTexts = new NewestTexts(time, readText)
  // The app has books on sockets of their own, so that either look at a frame is the only one there.
  const bookFrame = new HotFrame()

  function takeBook(frame: Uint8Array): boolean {
    const seq = bookFrame.open(frame) === 'book' ? bookFrame.seq : null
    if (seq !== null) books.get(bookFrame.market)?.takeFrame(bookFrame, seq)
    return seq !== null
  }

  function readText(text: string): void {
    const read = readFrame(text)
    if (read.kind === 'notification') handlers.onNotification(read.channel, read.data)
    else counters.bump('unreadable')
  }

  function takeBinary(frame: Uint8Array): void {
    if (frame[2] === 3 ? takeBook(frame) : newest.take(frame) !== null) return
    const read = readSbe(frame)
    if (read.kind === 'message') handlers.onSbe(read.message)
    else counters.bump('unreadable')
  }

  return {
    take(frame) {
      if (typeof frame === 'string') {
        if (everyFrame || newestTexts.keep(frame) === null) readText(frame)
      } else {
        takeBinary(frame)
        // Without a beat that ends, the next frame of a market would wait: forgotten, it is read at once.
        if (everyFrame) newest.stop()
      }
      if (!everyFrame && !clock) frameClock.next()
    },
    takeAndRead(frame) {
      takeBook(frame)
      const view = books.get(bookFrame.market)?.view
      if (!view) throw new Error('no book')
    },
    oddities: () => counters.snapshot(),
    stop() {
      newest.stop()
      newestTexts.stop()
    },
  }
}
