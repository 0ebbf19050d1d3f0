import type { Argument } from '../../preload/contract'
import type { Problem, Result } from '../../preload/model'
import type { HistoryEntries, HistoryKind, HistoryPage } from '../../preload/records'
import type { AlgoOrders } from '../paradex/algo-orders'
import type { History, HistoryQuery, Page } from '../paradex/history'
import { createCursors } from './cursors'

/** The venue's past, of one account. */
export interface Past {
  readonly history: History
  readonly algos: Pick<AlgoOrders, 'getHistory'>
}

/** Reads the past page by page for a window that holds nothing but cursors. */
export interface Pager {
  /**
   * A page, newest first. Problems beside the venue's: `history.marketNeeded` where the venue tells of one
   * market at a time, `history.cursorExpired` where reading on is not possible any more: begin anew.
   */
  read(past: Past, wish: Argument<'history:read'>): Promise<Result<HistoryPage>>
}

type Entry = HistoryEntries[HistoryKind]
type Next = NonNullable<Page<Entry>['next']>
type Read = (past: Past, query: HistoryQuery) => Promise<Result<Page<Entry>>> | Problem

const PAGE_SIZE = 100
const marketNeeded: Problem = { code: 'history.marketNeeded' }
const expired: Problem = { code: 'history.cursorExpired' }

/** How each kind is read first; a market where the venue has no such filter is not sent. */
const readers: { [K in HistoryKind]: Read } = {
  orders: ({ history }, query) => history.orders(query),
  fills: ({ history }, query) => history.fills(query),
  fundingPayments: ({ history }, query) => ofMarket(query, (whole) => history.fundingPayments(whole)),
  transfers: ({ history }, { market: _, ...query }) => history.transfers(query),
  transactions: ({ history }, { market: _, ...query }) => history.transactions(query),
  trades: ({ history }, query) => ofMarket(query, (whole) => history.trades(whole)),
  tradeBusts: ({ history }, { market: _, ...query }) => history.tradeBusts(query),
  async liquidations({ history }, { startAtMs, endAtMs }) {
    const answer = await history.liquidations(startAtMs, endAtMs)
    if (!answer.ok) return answer
    const entries = answer.value.toSorted((a, b) => b.createdAtMs - a.createdAtMs)
    return { ok: true, value: { entries, next: null } }
  },
  algos: ({ algos }, query) => algos.getHistory(query),
  fundingData: ({ history }, query) => ofMarket(query, (whole) => history.fundingData(whole)),
}

/** A pager that has given out no cursor yet. */
export function createPager(): Pager {
  const cursors = createCursors<{ past: Past; kind: HistoryKind; next: Next }>()

  function take(past: Past, kind: HistoryKind, page: Result<Page<Entry>>): Result<HistoryPage> {
    if (!page.ok) return page
    const { entries, next } = page.value
    const cursor = cursors.keep(next && { past, kind, next })
    // Each reader gives the entries of its own kind.
    return { ok: true, value: { kind, entries, cursor } as HistoryPage }
  }

  return {
    async read(past, { kind, market, startAtMs, endAtMs, cursor }) {
      if (cursor === null) {
        const query: HistoryQuery = { pageSize: PAGE_SIZE }
        if (market !== null) query.market = market
        if (startAtMs !== null) query.startAtMs = startAtMs
        if (endAtMs !== null) query.endAtMs = endAtMs
        const reading = readers[kind](past, query)
        return 'code' in reading ? { ok: false, problem: reading } : take(past, kind, await reading)
      }
      const found = cursors.find(cursor)
      // A cursor of another account's past reads nothing in this one.
      if (!found || found.past !== past || found.kind !== kind) return { ok: false, problem: expired }
      const page = await found.next()
      return !page.ok && isExpired(page.problem) ? { ok: false, problem: expired } : take(past, kind, page)
    },
  }
}

function ofMarket(
  { market, ...query }: HistoryQuery,
  read: (query: HistoryQuery & { market: string }) => Promise<Result<Page<Entry>>>,
): Promise<Result<Page<Entry>>> | Problem {
  return market === undefined ? marketNeeded : read({ ...query, market })
}

/** The venue has one word for all that it cannot make use of; of a page that was good but for its age. */
function isExpired({ code }: Problem): boolean {
  return code === 'venue.INVALID_REQUEST_PARAMETER'
}
