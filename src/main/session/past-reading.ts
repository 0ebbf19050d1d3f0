import type { PastRead, Result } from '../../preload/model'
import type { Log } from '../log'
import type { History, HistoryQuery, Page } from '../paradex/history'
import type { PastEntry, PastKeeping } from './past-keeping'

/** Reads an account's whole past into its journal, once in the journal's life. */
export interface PastReading {
  /** Null before it has begun. */
  readonly state: PastRead | null
  /**
   * The account has been read: what is older than `askedAtMs` is past, what is younger comes by other ways and
   * rings. Goes on where another run was interrupted; does nothing while one is under way or all is in.
   */
  begin(askedAtMs: number): void
  stop(): void
}

interface Parts {
  history: Pick<History, 'orders' | 'fills' | 'fundingPayments' | 'transfers' | 'transactions' | 'tradeBusts'>
  kept: PastKeeping
  tell: (state: PastRead) => void
  later: (callback: () => void, delayMs: number) => () => void
  log: Log
  pageSize?: number
  pauseMs?: number
}

/** One list of the venue's, read from its newest entry back to its first. */
interface Part {
  name: string
  first: (query: HistoryQuery) => Promise<Result<Page<unknown>>>
  toEntry: (noun: never) => PastEntry
  /** Null where the venue's order is not surely by one moment: the list cannot be taken up halfway. */
  atMsOf: ((noun: never) => number) | null
}

const usualPageSize = 500
/** Between two pages, so that everybody else's reads find room: a fifth of what the venue grants in a minute. */
const usualPauseMs = 500
/** A fill so young may be on its way by the stream or the snapshot, which ring for it; both reach back further. */
const leftToOthersMs = 60_000
/** The page after a failed one begins again this much before its end, since several may share a moment. */
const overlapMs = 1_000
const firstWaitMs = 1_000
const longestWaitMs = 30_000
const tries = 8

/** Nothing is asked before `begin`; one page is under way at a time, in the lane of the reads. */
export function createPastReading(parts: Parts): PastReading {
  const { history, kept, tell, later, log, pageSize = usualPageSize, pauseMs = usualPauseMs } = parts
  let state: PastRead | null = null
  let running = false
  let stopped = false
  let callOff: () => void = () => undefined
  let entries = 0

  // Busts first: what they took back before it was known is never counted. Orders tell the side of the fills.
  const lists: Part[] = [
    part('busts', history.tradeBusts.bind(history), (bust) => ({ kind: 'bust', bust }), createdAt),
    part('orders', history.orders.bind(history), (order) => ({ kind: 'order', order }), null),
    part('fills', history.fills.bind(history), (fill) => ({ kind: 'fill', fill }), createdAt),
    part('transfers', history.transfers.bind(history), (transfer) => ({ kind: 'transfer', transfer }), null),
    part(
      'transactions',
      history.transactions.bind(history),
      (transaction) => ({ kind: 'transaction', transaction }),
      null,
    ),
  ]
  const fundingOf = (market: string): Part =>
    part(
      `funding:${market}`,
      (query) => history.fundingPayments({ ...query, market }),
      (payment) => ({ kind: 'funding', payment }),
      createdAt,
    )

  function become(phase: PastRead['phase']): void {
    state = { phase, entries }
    tell(state)
  }

  const wait = (delayMs: number) => new Promise<void>((resolve) => (callOff = later(resolve, delayMs)))

  /** Whether all of it is in. */
  async function readPart({ name, first, toEntry, atMsOf }: Part, beforeMs: number): Promise<boolean> {
    const before = kept.reached(name)
    if (before === 'whole') return true
    let reachedMs = before
    const begin = () => first({ pageSize, ...(reachedMs !== null && { endAtMs: reachedMs + overlapMs }) })
    let ask = begin
    for (let failures = 0; failures < tries;) {
      const page = await ask()
      if (stopped) return false
      if (!page.ok) {
        failures += 1
        await wait(Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs))
        if (stopped) return false
        // Once for chance; then the cursor may be what died.
        if (failures > 1) ask = begin
        continue
      }
      failures = 0
      const nouns = page.value.entries as never[]
      if (atMsOf && nouns.length > 0) reachedMs = Math.min(reachedMs ?? Infinity, ...nouns.map(atMsOf))
      const { next } = page.value
      const past = nouns.map(toEntry).filter((entry) => !isLeftToOthers(entry, beforeMs))
      if (!kept.keep(name, past, next ? reachedMs : 'whole')) return false
      entries += past.length
      if (!next) return true
      become('reading')
      ask = next
      await wait(pauseMs)
      if (stopped) return false
    }
    return false
  }

  async function readAll(beforeMs: number): Promise<boolean> {
    for (const list of lists) if (!(await readPart(list, beforeMs))) return false
    // Only now is every market known.
    for (const market of kept.tradedMarkets())
      if (!(await readPart(fundingOf(market), beforeMs))) return false
    return kept.keep('all', [], 'whole')
  }

  async function read(beforeMs: number): Promise<void> {
    running = true
    become('reading')
    const isWhole = await readAll(beforeMs).catch((error: unknown) => {
      log.error('the past was not read', { error })
      return false
    })
    running = false
    if (stopped) return
    log.info('the account’s past has been read', { isWhole, entries })
    become(isWhole ? 'whole' : 'failed')
  }

  return {
    get state() {
      return state
    },
    begin(askedAtMs) {
      if (stopped || running || state?.phase === 'whole') return
      if (kept.reached('all') === 'whole') become('whole')
      else void read(askedAtMs - leftToOthersMs)
    },
    stop() {
      stopped = true
      callOff()
    },
  }
}

function part<T>(
  name: string,
  first: (query: HistoryQuery) => Promise<Result<Page<T>>>,
  toEntry: (noun: T) => PastEntry,
  atMsOf: ((noun: T) => number) | null,
): Part {
  return { name, first, toEntry, atMsOf }
}

function createdAt({ createdAtMs }: { createdAtMs: number }): number {
  return createdAtMs
}

function isLeftToOthers(entry: PastEntry, beforeMs: number): boolean {
  return entry.kind === 'fill' && entry.fill.createdAtMs >= beforeMs
}
