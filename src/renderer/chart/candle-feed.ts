import type { Decimal, Problem, TapeTrade } from '../../preload/model'
import type { CandleMinutes, PriceKind } from '../../preload/records'
import type { DeskSession } from '../desk'
import type { Readable } from '../store'
import { createStore } from '../store'
import { merged, startOf, withPrice, type Candles } from './candles'

/** Which candles. */
export interface CandleChoice {
  market: string
  minutes: CandleMinutes
  priceKind: PriceKind
}

/** What a chart has to draw, and what it waits for. */
export interface CandleState {
  candles: Candles
  /** Of the newest candles; once some are there they stay while they are read anew. */
  phase: 'loading' | 'ready' | 'failed'
  older: 'more' | 'loading' | 'none' | 'failed'
  problem: Problem | null
}

/** Candles from the venue's history, kept up to date by what is traded. */
export interface CandleFeed {
  readonly state: Readable<CandleState>
  /** Reads the newest candles, also those missed while the line was away. */
  load(): Promise<void>
  /** Reads the page before the oldest candle; nothing while one is on its way or none is left. */
  loadOlder(): Promise<void>
  /** As they stream, oldest first; those of other markets and those that came before change nothing. */
  takeTrades(trades: readonly TapeTrade[]): void
  /** A mark or an underlying price. */
  takePrice(price: Decimal, atMs: number): void
  /** Answers that come later are dropped. */
  stop(): void
}

const PAGE = 400
/** Trades that are known when they come again. */
const SEEN = 500
/** Pages without a candle after which nothing older is looked for. */
const HOLE = 10

/** A feed that has read nothing yet. */
export function createCandleFeed(
  choice: CandleChoice,
  desk: Pick<DeskSession, 'ask'>,
  nowMs: () => number = Date.now,
): CandleFeed {
  const { minutes, priceKind } = choice
  const pageMs = PAGE * minutes * 60_000
  const state = createStore<CandleState>({ candles: [], phase: 'loading', older: 'more', problem: null })
  const patch = (part: Partial<CandleState>): void => state.update((now) => ({ ...now, ...part }))
  let stopped = false
  let loads = 0
  const seen = new Set<string>()

  function read(startAtMs: number, endAtMs: number): ReturnType<typeof desk.ask<'history:candles'>> {
    return desk.ask('history:candles', { ...choice, startAtMs: Math.max(0, startAtMs), endAtMs })
  }

  async function load(): Promise<void> {
    loads += 1
    const mine = loads
    const endAtMs = nowMs()
    const last = state.get().candles.at(-1)
    if (!last) patch({ phase: 'loading', problem: null })
    // After a long break there is a hole no one page fills: begin anew.
    const goesOn = last !== undefined && endAtMs - last.startAtMs < pageMs
    // From the one before the last: what is known here of a candle that has ended may lack a trade.
    const from = state.get().candles.at(-2) ?? last
    const startAtMs = goesOn && from ? from.startAtMs : startOf(endAtMs, minutes) - pageMs
    const answer = await read(startAtMs, endAtMs)
    if (stopped || mine !== loads) return
    if (!answer.ok) {
      patch({ phase: 'failed', problem: answer.problem })
      return
    }
    const known = goesOn ? state.get().candles : []
    patch({ candles: merged(known, answer.value), phase: 'ready', problem: null })
    if (!goesOn) patch({ older: answer.value.length === 0 ? 'none' : 'more' })
  }

  /** A new candle is opened by what is known here; the one that ended is read as the venue has it. */
  function takeIn(candles: Candles): void {
    const before = state.get().candles
    if (candles === before) return
    patch({ candles })
    if (candles.length > before.length) void load()
  }

  return {
    state,
    load,
    async loadOlder() {
      const { candles, older } = state.get()
      const oldest = candles[0]
      if (!oldest || older === 'loading' || older === 'none') return
      patch({ older: 'loading' })
      const endAtMs = oldest.startAtMs - 1
      let answer = await read(endAtMs - pageMs, endAtMs)
      // A market nobody traded for a while has a hole in it; its history may go on before that.
      if (answer.ok && answer.value.length === 0)
        answer = await read(endAtMs - HOLE * pageMs, endAtMs - pageMs)
      if (stopped) return
      if (!answer.ok) patch({ older: 'failed', problem: answer.problem })
      else if (answer.value.length === 0) patch({ older: 'none' })
      else patch({ candles: merged(answer.value, state.get().candles), older: 'more', problem: null })
    },
    takeTrades(trades) {
      const fresh = trades.filter(({ id, market }) => market === choice.market && !seen.has(id))
      for (const { id } of fresh) seen.add(id)
      for (const id of seen) {
        if (seen.size <= SEEN) break
        seen.delete(id)
      }
      if (priceKind !== 'last' || state.get().phase === 'loading') return
      takeIn(
        fresh.reduce(
          (candles, { price, size, createdAtMs }) =>
            withPrice(candles, minutes, { price, size, atMs: createdAtMs }),
          state.get().candles,
        ),
      )
    },
    takePrice(price, atMs) {
      if (priceKind !== 'last') takeIn(withPrice(state.get().candles, minutes, { price, atMs, size: null }))
    },
    stop() {
      stopped = true
    },
  }
}
