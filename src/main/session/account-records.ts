import type { Change, Fill, Result } from '../../preload/model'
import { createRecords, type RecordNews, type RecordsView } from '../ledger/records'
import type { ParadexClient } from '../paradex/client'
import type { Page } from '../paradex/history'

/** The account's money movements as they stream, and those missed while the line was away. */
export interface AccountRecords {
  view(): RecordsView
  /** Reads what was said lately; what fails is made good by the next reading. `markets` pay funding. */
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
}

const pageSize = 100

/** Records of a client's account, empty until it tells of one. */
export function createAccountRecords({ client, tell, bust }: Parts): AccountRecords {
  const records = createRecords()
  let stopped = false

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

  async function read<T>(page: Promise<Result<Page<T>>>, toNews: (entry: T) => RecordNews): Promise<void> {
    const answer = await page
    if (!answer.ok || stopped) return
    const changes = answer.value.entries.toReversed().flatMap((entry) => records.apply(toNews(entry)))
    if (changes.length > 0) tell(changes)
  }

  return {
    view: () => records.view(),
    async catchUp(markets) {
      const { history } = client
      await Promise.all([
        read(history.tradeBusts({ pageSize }), (told) => ({
          kind: 'bust',
          bust: told,
          fill: bust(told.fillId, true),
        })),
        read(history.transfers({ pageSize }), (transfer) => ({ kind: 'transfer', transfer })),
        read(history.transactions({ pageSize }), (transaction) => ({ kind: 'transaction', transaction })),
        ...markets.map((market) =>
          read(history.fundingPayments({ market, pageSize }), (payment) => ({ kind: 'funding', payment })),
        ),
      ])
    },
    stop() {
      stopped = true
      for (const remove of removers) remove()
    },
  }
}
