import type { Change, Fill, Result } from '../../preload/model'
import { createRecords, type RecordNews, type RecordsView } from '../ledger/records'
import type { TradeBust } from '../../preload/records'
import type { ParadexClient } from '../paradex/client'
import type { Page } from '../paradex/history'

/** The account's money movements as they stream, and those missed while the line was away. */
export interface AccountRecords {
  view(): RecordsView
  /** A position in this market has changed: it may have paid funding that nobody heard of. */
  owe(market: string): void
  /**
   * Reads page after page what was said since the last time that all of it was read, and again what fails, until
   * it is in, a later call takes over, or minutes have not helped; whether it is in. `markets` have paid funding,
   * `askedAtMs` is the venue's time of the reading that this goes with.
   */
  catchUp(markets: readonly string[], askedAtMs: number): Promise<boolean>
  stop(): void
}

interface Parts {
  client: Pick<
    ParadexClient,
    'history' | 'onFunding' | 'onTransfer' | 'onTransaction' | 'onBalanceEvent' | 'onTradeBust'
  >
  tell: (changes: Change[]) => void
  /** Writes down what was read, also what is too old for the window. */
  keep: (changes: Change[]) => void
  /** Takes busted fills back; what each was, where it is known. `missed` tells of those found out late. */
  bust: (told: readonly TradeBust[], missed: boolean) => (Fill | null)[]
  later: (callback: () => void, delayMs: number) => () => void
  /** All was read until then, by the venue's clock; null reads the newest page. */
  wholeUntilMs: number | null
  pageSize?: number
}

const usualPageSize = 500
/** How far a reading looks back behind what is known: stamps and arrival differ, settlements come late. */
const overlapMs = 600_000
/** And where that is a moment still to come, by a clock that has been set back since. */
const lookBackMs = 24 * 3_600_000
const firstWaitMs = 1_000
const longestWaitMs = 30_000
const tries = 10

/** Records of a client's account, empty until it tells of one. */
export function createAccountRecords(parts: Parts): AccountRecords {
  const { client, tell, keep, bust, later, pageSize = usualPageSize } = parts
  let { wholeUntilMs } = parts
  const records = createRecords()
  // Whose funding is owed since then.
  const paying = new Set<string>()
  let stopped = false
  let reading = 0
  let callOff: () => void = () => undefined

  function toBustNews(told: readonly TradeBust[], missed: boolean): RecordNews[] {
    const fills = bust(told, missed)
    return told.map((one, at) => ({ kind: 'bust', bust: one, fill: fills[at] ?? null }))
  }

  function hear(news: RecordNews): void {
    const changes = records.apply(news)
    if (changes.length > 0 && !stopped) tell(changes)
  }

  const removers = [
    client.onFunding((payment) => hear({ kind: 'funding', payment })),
    client.onTransfer((transfer) => hear({ kind: 'transfer', transfer })),
    client.onTransaction((transaction) => hear({ kind: 'transaction', transaction })),
    client.onBalanceEvent((event) => hear({ kind: 'balanceEvent', event })),
    client.onTradeBust((told) => toBustNews([told], false).forEach(hear)),
  ]

  /** Whether all pages came, down to one that holds nothing but what is known. */
  async function read<T>(
    first: Promise<Result<Page<T>>>,
    toNews: (entries: T[]) => RecordNews[],
    atMsOf: (entry: T) => number,
  ): Promise<boolean> {
    const knownUntilMs = wholeUntilMs
    const isKnown = (entry: T) => knownUntilMs === null || atMsOf(entry) < knownUntilMs - overlapMs
    const entries: T[] = []
    for (let page = first; ;) {
      const answer = await page
      if (stopped || !answer.ok) return false
      const { entries: more, next } = answer.value
      entries.push(...more)
      if (!next || more.every(isKnown)) break
      page = next()
    }
    const news = toNews(entries.toReversed())
    keep(news.flatMap((one): Change[] => (one.kind === 'bust' ? [] : [one])))
    const changes = news.flatMap((one) => records.apply(one))
    if (changes.length > 0) tell(changes)
    return true
  }

  const { history } = client
  const readers = (markets: readonly string[]): (() => Promise<boolean>)[] => [
    () =>
      read(
        history.tradeBusts({ pageSize }),
        (told) => toBustNews(told, true),
        ({ createdAtMs }) => createdAtMs,
      ),
    () =>
      read(
        history.transfers({ pageSize }),
        (found) => found.map((transfer) => ({ kind: 'transfer', transfer })),
        ({ updatedAtMs }) => updatedAtMs,
      ),
    () =>
      read(
        history.transactions({ pageSize }),
        (found) => found.map((transaction) => ({ kind: 'transaction', transaction })),
        // One that is not complete has no time, and may be of any.
        ({ completedAtMs }) => completedAtMs ?? Infinity,
      ),
    ...markets.map(
      (market) => () =>
        read(
          history.fundingPayments({ market, pageSize }),
          (found) => found.map((payment) => ({ kind: 'funding', payment })),
          ({ createdAtMs }) => createdAtMs,
        ),
    ),
  ]

  return {
    view: () => records.view(),
    owe: (market) => void paying.add(market),
    async catchUp(markets, askedAtMs) {
      reading += 1
      const mine = reading
      callOff()
      for (const market of markets) paying.add(market)
      if (wholeUntilMs !== null && wholeUntilMs > askedAtMs + overlapMs) wholeUntilMs = askedAtMs - lookBackMs
      const asked = [...paying]
      let owed = readers(asked)
      for (let done = 0; done < tries; done += 1) {
        const came = await Promise.all(owed.map((reader) => reader()))
        if (stopped || mine !== reading) return false
        owed = owed.filter((_, at) => came[at] !== true)
        if (owed.length === 0) {
          wholeUntilMs = askedAtMs
          for (const market of asked) paying.delete(market)
          return true
        }
        const waitMs = Math.min(firstWaitMs * 2 ** done, longestWaitMs)
        await new Promise<void>((resolve) => (callOff = later(resolve, waitMs)))
        if (stopped || mine !== reading) return false
      }
      return false
    },
    stop() {
      stopped = true
      callOff()
      for (const remove of removers) remove()
    },
  }
}
