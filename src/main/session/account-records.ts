import type { Change, Fill, Result } from '../../preload/model'
import { createRecords, type RecordNews, type RecordsView } from '../ledger/records'
import type { ParadexClient } from '../paradex/client'
import type { Page } from '../paradex/history'

/** The account's money movements as they stream, and those missed while the line was away. */
export interface AccountRecords {
  view(): RecordsView
  /**
   * Reads what was said lately, and again what fails, until all of it is read, a later call takes over, or
   * minutes have not helped. `markets` have paid funding.
   */
  catchUp(markets: readonly string[]): Promise<void>
  stop(): void
}

interface Parts {
  client: Pick<
    ParadexClient,
    'history' | 'onFunding' | 'onTransfer' | 'onTransaction' | 'onBalanceEvent' | 'onTradeBust'
  >
  tell: (changes: Change[]) => void
  /** Takes a busted fill back; what it was, where it is known. `missed` tells one that is found out late. */
  bust: (fillId: string, missed: boolean) => Fill | null
  later: (callback: () => void, delayMs: number) => () => void
}

const pageSize = 100
const firstWaitMs = 1_000
const longestWaitMs = 30_000
const tries = 10

/** Records of a client's account, empty until it tells of one. */
export function createAccountRecords({ client, tell, bust, later }: Parts): AccountRecords {
  const records = createRecords()
  let stopped = false
  let reading = 0
  let callOff: () => void = () => undefined

  function hear(news: RecordNews): void {
    const changes = records.apply(news)
    if (changes.length > 0 && !stopped) tell(changes)
  }

  const removers = [
    client.onFunding((payment) => hear({ kind: 'funding', payment })),
    client.onTransfer((transfer) => hear({ kind: 'transfer', transfer })),
    client.onTransaction((transaction) => hear({ kind: 'transaction', transaction })),
    client.onBalanceEvent((event) => hear({ kind: 'balanceEvent', event })),
    client.onTradeBust((told) => hear({ kind: 'bust', bust: told, fill: bust(told.fillId, false) })),
  ]

  /** Whether the page came. */
  async function read<T>(page: Promise<Result<Page<T>>>, toNews: (entry: T) => RecordNews): Promise<boolean> {
    const answer = await page
    if (stopped || !answer.ok) return false
    const changes = answer.value.entries.toReversed().flatMap((entry) => records.apply(toNews(entry)))
    if (changes.length > 0) tell(changes)
    return true
  }

  const { history } = client
  const readers = (markets: readonly string[]): (() => Promise<boolean>)[] => [
    () =>
      read(history.tradeBusts({ pageSize }), (told) => ({
        kind: 'bust',
        bust: told,
        fill: bust(told.fillId, true),
      })),
    () => read(history.transfers({ pageSize }), (transfer) => ({ kind: 'transfer', transfer })),
    () => read(history.transactions({ pageSize }), (transaction) => ({ kind: 'transaction', transaction })),
    ...markets.map(
      (market) => () =>
        read(history.fundingPayments({ market, pageSize }), (payment) => ({ kind: 'funding', payment })),
    ),
  ]

  return {
    view: () => records.view(),
    async catchUp(markets) {
      reading += 1
      const mine = reading
      callOff()
      let owed = readers(markets)
      for (let done = 0; done < tries; done += 1) {
        const came = await Promise.all(owed.map((reader) => reader()))
        if (stopped || mine !== reading) return
        owed = owed.filter((_, at) => came[at] !== true)
        if (owed.length === 0) return
        const waitMs = Math.min(firstWaitMs * 2 ** done, longestWaitMs)
        await new Promise<void>((resolve) => (callOff = later(resolve, waitMs)))
        if (stopped || mine !== reading) return
      }
    },
    stop() {
      stopped = true
      callOff()
      for (const remove of removers) remove()
    },
  }
}
