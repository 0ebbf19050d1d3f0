import { VenueRefusal } from '../refusal'
import {
  accountInfoShape,
  accountShape,
  balanceShape,
  fillShape,
  orderShape,
  paymentShape,
  positionShape,
} from '../shapes/account'
import { feltText } from '../stark'
import { marketNamed } from './markets'
import { ok } from './routes'
import { orderTypes } from '../order-form'
import { pageOf } from './page'
import type { ExchangeAccount } from '../exchange/types'
import type { RestAnswer, RestRequest, Route } from './routes'
import type { Venue } from '../venue'

const sides = ['BUY', 'SELL'] as const
const statuses = ['OPEN', 'CLOSED', 'NEW'] as const

/** What the requester's own account holds and has done. */
export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: '/account', private: true, answer: summary },
  { method: 'GET', path: '/account/info', private: true, answer: info },
  { method: 'GET', path: '/account/summary', private: true, answer: summaries },
  // Nobody has sub-accounts here.
  { method: 'GET', path: '/account/subaccounts', private: true, answer: () => ok({ results: [] }) },
  { method: 'GET', path: '/balance', private: true, answer: balances },
  { method: 'GET', path: '/positions', private: true, answer: positions },
  { method: 'GET', path: '/orders-history', private: true, answer: ordersHistory },
  { method: 'GET', path: '/fills', private: true, answer: fills },
  { method: 'GET', path: '/funding/payments', private: true, answer: payments },
]

function accountOf(venue: Venue, address: string): ExchangeAccount {
  const account = venue.exchange.account(address)
  if (!account) throw new VenueRefusal('ACCOUNT_NOT_FOUND', 'account not found')
  return account
}

function summary(venue: Venue, { account, query }: RestRequest): RestAnswer {
  if (query.text('subaccount_address')) throw new VenueRefusal('ACCOUNT_NOT_FOUND', 'subaccount not found')
  return ok(accountShape(accountOf(venue, account), venue.profiles.of(account).lastSeenMs))
}

function summaries(venue: Venue, { account }: RestRequest): RestAnswer {
  return ok({ results: [accountShape(accountOf(venue, account), venue.profiles.of(account).lastSeenMs)] })
}

function info(venue: Venue, { account }: RestRequest): RestAnswer {
  const main = venue.keys.mainKey(account)
  const [market] = venue.exchange.markets.values()
  const rates = { maker: market?.makerFeeRate ?? 0n, taker: market?.takerFeeRate ?? 0n }
  return ok({
    results: [accountInfoShape(accountOf(venue, account), main === undefined ? '' : feltText(main), rates)],
  })
}

function balances(venue: Venue, { account }: RestRequest): RestAnswer {
  return ok({ results: [balanceShape(accountOf(venue, account))] })
}

function positions(venue: Venue, { account }: RestRequest): RestAnswer {
  return ok({ results: venue.exchange.positions(account).map(positionShape) })
}

function ordersHistory(venue: Venue, request: RestRequest): RestAnswer {
  const { account, query } = request
  const market = query.text('market')
  const clientId = query.text('client_id')
  const side = query.word('side', sides)
  const status = query.word('status', statuses)
  const type = query.word('type', orderTypes)
  const orders = venue.exchange
    .orderHistory(account)
    .filter((order) => market === undefined || order.market === market)
    .filter((order) => clientId === undefined || order.clientId === clientId)
    .filter((order) => side === undefined || order.side === side)
    .filter((order) => status === undefined || order.status === status)
    .filter((order) => type === undefined || order.type === type)
  const nowMs = venue.clock.nowMs()
  const filters = ['market', 'client_id', 'side', 'status', 'type']
  return pageOf(request, nowMs, orders, filters, (order) => orderShape(order, nowMs))
}

function fills(venue: Venue, request: RestRequest): RestAnswer {
  const { account, query } = request
  const market = query.text('market')
  const assetKind = query.word('asset_kind', ['PERP', 'PERP_OPTION', 'OPTION', 'SPOT'])
  // Every market of this exchange is a perpetual.
  const list = assetKind === undefined || assetKind === 'PERP' ? venue.exchange.fills(account) : []
  const chosen = list
    .filter((fill) => market === undefined || fill.market === market)
    // A fill's id is unique among fills of its kind only.
    .map((fill) => ({ id: `${fill.kind} ${fill.id}`, createdAtMs: fill.createdAtMs, fill }))
  return pageOf(request, venue.clock.nowMs(), chosen, ['market', 'asset_kind'], ({ fill }) => fillShape(fill))
}

function payments(venue: Venue, request: RestRequest): RestAnswer {
  const { symbol } = marketNamed(venue, request.query.required('market'))
  const list = venue.exchange.fundingPayments(request.account).filter(({ market }) => market === symbol)
  return pageOf(request, venue.clock.nowMs(), list, ['market'], paymentShape)
}
