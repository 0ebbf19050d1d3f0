import type { Decimal } from '../../preload/model'
import type { DeskSession } from '../desk'
import type { Readable } from '../store'
import { createStore } from '../store'

/** Closing prices of a market's last day by the hour, oldest first. */
export type DayCurve = readonly Decimal[]

/** The curves of the markets in sight; each is read when it is first wanted, and again when it has aged. */
export interface Sparklines {
  curveOf(market: string): Readable<DayCurve>
  /** Reads the curve unless it is young, on its way, or the exchange has just refused it. */
  want(market: string): void
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const youngMs = hourMs / 4

/** Curves over the exchange's hourly candles, read one market at a time so that orders never wait for them. */
export function createSparklines(desk: Pick<DeskSession, 'ask'>, nowMs: () => number = Date.now): Sparklines {
  const curves = new Map<string, ReturnType<typeof createStore<DayCurve>>>()
  const readAtMs = new Map<string, number>()
  let queue = Promise.resolve()

  function storeOf(market: string): ReturnType<typeof createStore<DayCurve>> {
    const known = curves.get(market) ?? createStore<DayCurve>([])
    curves.set(market, known)
    return known
  }

  async function read(market: string): Promise<void> {
    const endAtMs = nowMs()
    const answer = await desk.ask('history:candles', {
      market,
      minutes: 60,
      priceKind: 'last',
      startAtMs: endAtMs - dayMs,
      endAtMs,
    })
    if (answer.ok) storeOf(market).set(answer.value.map(({ close }) => close))
  }

  return {
    curveOf: storeOf,
    want(market) {
      if (nowMs() - (readAtMs.get(market) ?? -Infinity) < youngMs) return
      readAtMs.set(market, nowMs())
      queue = queue.then(() => read(market))
    },
  }
}
