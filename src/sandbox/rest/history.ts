import { accountHistory, historyKinds } from '../account-history'
import { marketEventShape, tradebustShape, transactionShape, transferShape } from '../shapes/records'
import { marketNamed } from './markets'
import { ok } from './routes'
import { pageOf } from './page'
import type { RestAnswer, RestRequest, Route } from './routes'
import type { Venue } from '../venue'

/** What has been written down of accounts and markets. */
export const historyRoutes: readonly Route[] = [
  { method: 'GET', path: '/transfers', private: true, answer: transfers },
  { method: 'GET', path: '/transactions', private: true, answer: transactions },
  { method: 'GET', path: '/tradebusts', private: true, answer: tradebusts },
  { method: 'GET', path: '/liquidations', private: true, answer: liquidations },
  { method: 'GET', path: '/account/history', private: true, answer: worth },
  { method: 'GET', path: '/markets/history', answer: marketEvents },
]

function transfers({ exchange, clock }: Venue, request: RestRequest): RestAnswer {
  const status = request.query.word('status', ['PENDING', 'AVAILABLE', 'COMPLETED', 'FAILED'])
  const list = exchange.records
    .transfers(request.account)
    .filter((transfer) => status === undefined || transfer.status === status)
  return pageOf(request, clock.nowMs(), list, ['status'], transferShape)
}

function transactions({ exchange, clock }: Venue, request: RestRequest): RestAnswer {
  const list = exchange.records.transactions(request.account)
  return pageOf(request, clock.nowMs(), list, [], transactionShape)
}

function tradebusts({ exchange, clock }: Venue, request: RestRequest): RestAnswer {
  return pageOf(request, clock.nowMs(), exchange.records.busts(request.account), [], tradebustShape)
}

function liquidations({ exchange }: Venue, { account, query }: RestRequest): RestAnswer {
  const [fromMs, toMs] = [query.integer('from') ?? 0, query.integer('to') ?? Number.MAX_SAFE_INTEGER]
  const list = exchange.records
    .liquidations(account)
    .filter(({ createdAtMs }) => createdAtMs >= fromMs && createdAtMs <= toMs)
  return ok({ results: list.map(({ id, createdAtMs }) => ({ id, created_at: createdAtMs })) })
}

function worth({ exchange }: Venue, { account, query }: RestRequest): RestAnswer {
  query.required('type')
  return ok(accountHistory(exchange, account, query.word('type', historyKinds) ?? 'pnl'))
}

function marketEvents(venue: Venue, { query }: RestRequest): RestAnswer {
  const symbol = query.text('market')
  const events = venue.exchange.records.marketEvents()
  const all = symbol === undefined || symbol === 'ALL'
  const chosen = all ? events : events.filter(({ market }) => market === symbol)
  // A market that is gone still has its history.
  if (!all && chosen.length === 0) marketNamed(venue, symbol)
  return ok({ results: chosen.map(marketEventShape) })
}
