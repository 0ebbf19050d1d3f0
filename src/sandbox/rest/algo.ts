import { VenueRefusal } from '../refusal'
import { algoShape } from '../shapes/algo'
import { objectIn } from './body'
import { ok } from './routes'
import { orderTypes } from '../order-form'
import { pageOf } from './page'
import type { RestAnswer, RestRequest, Route } from './routes'
import type { Venue } from '../venue'

/** TWAPs. */
export const algoRoutes: readonly Route[] = [
  { method: 'GET', path: '/algo/orders', private: true, answer: running },
  { method: 'POST', path: '/algo/orders', private: true, order: true, answer: create },
  { method: 'GET', path: '/algo/orders-history', private: true, answer: history },
  { method: 'GET', path: '/algo/orders/{algo_id}', private: true, answer: byId },
  { method: 'DELETE', path: '/algo/orders/{algo_id}', private: true, order: true, answer: cancel },
]

function running({ exchange }: Venue, { account }: RestRequest): RestAnswer {
  const algos = exchange.algos.of(account).filter(({ status }) => status !== 'CLOSED')
  return ok({ results: algos.map(algoShape) })
}

function create(venue: Venue, { account, body }: RestRequest): RestAnswer {
  return { status: 201, body: algoShape(venue.algoEntry.submit(account, objectIn(body))) }
}

function history(venue: Venue, request: RestRequest): RestAnswer {
  const { account, query } = request
  const market = query.text('market')
  const side = query.word('side', ['BUY', 'SELL'])
  const status = query.word('status', ['OPEN', 'CLOSED', 'NEW'])
  const type = query.word('type', orderTypes)
  const clientId = query.text('client_id')
  // A TWAP is of market orders and has no client id.
  const possible = (type === undefined || type === 'MARKET') && clientId === undefined
  const algos = venue.exchange.algos
    .of(account)
    .filter((algo) => possible && (market === undefined || algo.market === market))
    .filter((algo) => side === undefined || algo.side === side)
    .filter((algo) => status === undefined || algo.status === status)
  const filters = ['market', 'side', 'status', 'type', 'client_id']
  return pageOf(request, venue.clock.nowMs(), algos, filters, algoShape)
}

function byId({ exchange }: Venue, { account, params }: RestRequest): RestAnswer {
  const algo = exchange.algos.of(account).find(({ id }) => id === params.algo_id)
  if (!algo || algo.status === 'CLOSED') throw notFound()
  return ok(algoShape(algo))
}

function cancel({ exchange }: Venue, { account, params }: RestRequest): RestAnswer {
  if (!exchange.algos.cancel(account, params.algo_id ?? '')) throw notFound()
  return { status: 204 }
}

function notFound(): VenueRefusal {
  return new VenueRefusal('ALGO_ID_NOT_FOUND', 'no such algo order', { status: 404 })
}
