import { compare } from '../../money/decimal'
import type { Order, Problem, Result, TwapIntent } from '../../preload/model'
import type { AlgoOrder } from '../../preload/records'
import { likelyChildren } from '../../trading/children'
import { isOpenState } from '../../trading/life'
import type { Circumstances } from './circumstances'
import type { Intents } from './intents'
import { createOnce } from './once'
import { recvWindowMs } from './placement'
import { findTwapObstacle } from './rules-many'
import type { IntendedOrder } from '../../trading/intended-order'

/** unknown: it may or may not run. The venue hears no name of ours that it could be asked for by. */
export type AlgoOutcome =
  | { outcome: 'accepted'; algo: AlgoOrder }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'unknown'; problem: Problem }

/** What the algo desk needs of a venue. */
export interface AlgoVenue {
  placeTwap(twap: Omit<TwapIntent, 'intentId' | 'confirmed'> & { recvWindowMs: number }): Promise<AlgoOutcome>
  cancel(id: string): Promise<Result<null>>
  /** Those that run. */
  getOpen(): Promise<Result<AlgoOrder[]>>
  /** The newest page of those made since then, whatever became of them. */
  getHistory(query: { startAtMs: number }): Promise<Result<{ entries: AlgoOrder[] }>>
}

/** Orders spread over time: sent once, and followed by asking, since no channel tells of them. */
export interface AlgoDesk {
  place(twap: TwapIntent): Promise<Result<AlgoOrder>>
  cancel(id: string): Promise<Result<null>>
  /** Takes up one whose fate another run has left open: it is sought, and nothing like it is sent meanwhile. */
  resume(order: IntendedOrder, intendedAtMs: number): void
  /** Asks for all of them now: after a connection has come up. */
  refresh(): void
  /** An order was told of: one that may be a child makes the desk ask soon. */
  hear(order: Order): void
  /** Newest first. */
  list(): AlgoOrder[]
  stop(): void
}

interface Options {
  venue: AlgoVenue
  circumstances: (market: string) => Circumstances
  /** Where each is written down before it is sent. */
  intents: Intents
  newName: () => string
  /** Told on a difference only. */
  tell: (algo: AlgoOrder) => void
  /** The venue's clock: its times are compared with it. */
  nowMs: () => number
  /** A moment of the machine's clock, which intents are stamped by, in the venue's as far as that is known by now. */
  toVenueMs: (machineMs: number) => number
  /** Grows evenly whatever becomes of the machine's clock; measures waits. */
  steadyMs: () => number
  later: (callback: () => void, delayMs: number) => () => void
}

/** One whose fate is unknown: nothing like it is sent until it is known. */
interface Doubt {
  /** As it is written down. */
  name: string
  twap: Pick<TwapIntent, 'market' | 'side' | 'size'>
  sinceMs: () => number
  /** Until then it may still come to run. */
  untilMs: number
}

const pollMs = 3_000
const soonMs = 500
const lookBackMs = 24 * 60 * 60 * 1_000
/** How far two clocks may be apart. */
const slackMs = 5_000
const graceMs = 10_000
const kept = 200

/** An algo desk over a venue. */
export function createAlgoDesk(options: Options): AlgoDesk {
  const { venue, nowMs, steadyMs, intents } = options
  const algos = new Map<string, AlgoOrder>()
  const placedOnce = createOnce<Result<AlgoOrder>>()
  const doubts = new Set<Doubt>()
  /** Ids that were known before a doubt began can't be what it is about; later ones are claimed one by one. */
  const claimed = new Set<string>()
  let callOff: () => void = () => undefined
  let reading: Promise<void> | null = null
  let stopped = false

  function take(algo: AlgoOrder): void {
    const known = algos.get(algo.id)
    // An answer that was overtaken by a newer one says nothing.
    if (known && (known.updatedAtMs > algo.updatedAtMs || (!isOpen(known) && isOpen(algo)))) return
    if (known && JSON.stringify(known) === JSON.stringify(algo)) return
    algos.set(algo.id, algo)
    for (const [id, one] of algos) {
      if (algos.size <= kept) break
      if (!isOpen(one)) algos.delete(id)
    }
    if (!stopped) options.tell(algo)
  }

  async function send(twap: TwapIntent): Promise<Result<AlgoOrder>> {
    const { market, side, size, durationS } = twap
    const obstacle = findTwapObstacle(twap, options.circumstances(market))
    if (obstacle) return { ok: false, problem: obstacle }
    if ([...doubts].some((doubt) => doubt.twap.market === market && doubt.twap.side === side))
      return { ok: false, problem: { code: 'twap.inDoubt', values: { market } } }
    // In doubt from before it leaves: what is placed meanwhile must not be like it.
    const name = options.newName()
    const unwritten = intents.record([toIntended(name, twap)])
    if (unwritten) return { ok: false, problem: unwritten }
    const sinceMs = nowMs()
    const doubt: Doubt = { name, twap, sinceMs: () => sinceMs, untilMs: Infinity }
    const before = new Set(algos.keys())
    doubts.add(doubt)
    const outcome = await venue
      .placeTwap({ market, side, size, durationS, recvWindowMs })
      .catch((error: unknown): AlgoOutcome => ({
        outcome: 'unknown',
        problem: { code: 'twap.unknown', detail: error instanceof Error ? error.name : '' },
      }))
    if (outcome.outcome === 'unknown') {
      for (const id of before) claimed.add(id)
      doubt.untilMs = steadyMs() + recvWindowMs + graceMs
      intents.settle(name, 'unknown')
      askIn(soonMs)
      return { ok: false, problem: { ...outcome.problem, code: 'twap.unknown' } }
    }
    doubts.delete(doubt)
    intents.settle(name, outcome.outcome)
    if (outcome.outcome === 'refused') return { ok: false, problem: outcome.problem }
    claimed.add(outcome.algo.id)
    take(outcome.algo)
    askIn(soonMs)
    return { ok: true, value: outcome.algo }
  }

  function askIn(delayMs: number): void {
    if (stopped) return
    callOff()
    callOff = options.later(() => void read(), delayMs)
  }

  function read(): Promise<void> {
    callOff()
    reading ??= ask()
      .catch(() => undefined)
      .finally(() => {
        reading = null
        if ([...algos.values()].some(isOpen) || doubts.size > 0) askIn(pollMs)
      })
    return reading
  }

  async function ask(): Promise<void> {
    const askedAtMs = steadyMs()
    const open = await venue.getOpen()
    if (stopped || !open.ok) return
    for (const algo of open.value) take(algo)
    for (const doubt of doubts) claim(doubt)
    const listed = new Set(open.value.map(({ id }) => id))
    const ended = [...algos.values()].filter((algo) => isOpen(algo) && !listed.has(algo.id))
    if (ended.length === 0 && doubts.size === 0) return
    const oldest = [...ended.map(({ createdAtMs }) => createdAtMs), ...[...doubts].map((d) => d.sinceMs())]
    const history = await venue.getHistory({ startAtMs: Math.min(...oldest) - slackMs })
    if (stopped || !history.ok) return
    for (const algo of history.value.entries) take(algo)
    for (const doubt of doubts) if (!claim(doubt)) giveUp(doubt, askedAtMs)
  }

  /** Whether one that has turned up is what a doubt is about; then it is none any more. */
  function claim(doubt: Doubt): boolean {
    const { twap, sinceMs } = doubt
    const found = [...algos.values()].find(
      (algo) =>
        !claimed.has(algo.id) &&
        algo.market === twap.market &&
        algo.side === twap.side &&
        compare(algo.size, twap.size) === 0 &&
        algo.createdAtMs >= sinceMs() - slackMs,
    )
    if (!found) return false
    claimed.add(found.id)
    intents.settle(doubt.name, 'accepted')
    return doubts.delete(doubt)
  }

  /** Both lists have been read and say no; after a while it cannot come any more. */
  function giveUp(doubt: Doubt, askedAtMs: number): void {
    if (askedAtMs <= doubt.untilMs) return
    doubts.delete(doubt)
    intents.settle(doubt.name, 'neverArrived')
    take(neverArrived(doubt, nowMs()))
  }

  return {
    place: (twap) => placedOnce(twap.intentId, () => send(twap)),
    async cancel(id) {
      const cancelled = await venue.cancel(id)
      askIn(soonMs)
      return cancelled
    },
    resume({ clientId: name, market, side, size }, intendedAtMs) {
      doubts.add({
        name,
        twap: { market, side, size },
        sinceMs: () => options.toVenueMs(intendedAtMs),
        untilMs: steadyMs() + recvWindowMs + graceMs,
      })
    },
    refresh() {
      void venue
        .getHistory({ startAtMs: nowMs() - lookBackMs })
        .then((history) => {
          if (!stopped && history.ok) for (const algo of history.value.entries) take(algo)
        })
        .catch(() => undefined)
        .then(read)
    },
    hear(order) {
      if ([...algos.values()].some((algo) => isOpen(algo) && likelyChildren(algo, [order]).length > 0))
        askIn(soonMs)
    },
    list: () => [...algos.values()].sort((a, b) => b.createdAtMs - a.createdAtMs),
    stop() {
      stopped = true
      callOff()
    },
  }
}

function isOpen({ state }: AlgoOrder): boolean {
  return isOpenState(state)
}

function toIntended(clientId: string, { market, side, size, durationS }: TwapIntent): IntendedOrder {
  return {
    clientId,
    market,
    side,
    type: 'market',
    size,
    price: '0',
    timeInForce: 'ioc',
    reduceOnly: false,
    recvWindowMs,
    durationS,
  }
}

/** What is shown of one that surely does not run. */
function neverArrived({ name, twap: { market, side, size }, sinceMs }: Doubt, atMs: number): AlgoOrder {
  return {
    id: name,
    kind: 'twap',
    market,
    side,
    size,
    remainingSize: size,
    filledSize: '0',
    avgFillPrice: null,
    state: 'rejected',
    cancelReason: 'NEVER_ARRIVED',
    createdAtMs: sinceMs(),
    updatedAtMs: atMs,
    endAtMs: null,
  }
}
