import { VenueRefusal, refusalOf } from '../refusal'
import { Fields } from '../fields'
import { cancelBatch } from '../cancel-batch'
import { marketNamed } from './markets'
import { ok, requireGrant } from './routes'
import { orderShape } from '../shapes/account'
import { objectIn } from './body'
import { parseJson } from '../json'
import type { ExchangeOrder } from '../exchange/types'
import type { Grant } from '../tokens'
import type { RestAnswer, RestRequest, Route } from './routes'
import type { Venue } from '../venue'

/** Open orders, and everything that makes or ends one. */
export const orderRoutes: readonly Route[] = [
  { method: 'GET', path: '/orders', private: true, answer: openOrders },
  { method: 'POST', path: '/orders', private: true, order: true, answer: create },
  { method: 'DELETE', path: '/orders', private: true, order: true, answer: cancelAll },
  { method: 'POST', path: '/orders/batch', private: true, order: true, answer: createBatch },
  { method: 'DELETE', path: '/orders/batch', private: true, order: true, answer: cancelMany },
  { method: 'GET', path: '/orders/by_client_id/{client_id}', private: true, answer: byClientId },
  {
    method: 'DELETE',
    path: '/orders/by_client_id/{client_id}',
    private: true,
    order: true,
    answer: cancelByClientId,
  },
  { method: 'GET', path: '/orders/{order_id}', private: true, answer: byId },
  { method: 'PUT', path: '/orders/{order_id}', private: true, order: true, answer: modify },
  { method: 'DELETE', path: '/orders/{order_id}', private: true, order: true, answer: cancelById },
]

function openOrders(venue: Venue, { account, query }: RestRequest): RestAnswer {
  const market = query.text('market')
  if (market) marketNamed(venue, market)
  const nowMs = venue.clock.nowMs()
  return ok({ results: venue.exchange.openOrders(account, market).map((order) => orderShape(order, nowMs)) })
}

function create(venue: Venue, request: RestRequest): RestAnswer {
  const order = venue.orders.submit(requireGrant(request), objectIn(request.body))
  return { status: 201, body: orderShape(order, venue.clock.nowMs()) }
}

function createBatch(venue: Venue, request: RestRequest): RestAnswer {
  const outcomes = venue.orders.submitBatch(requireGrant(request), parseJson(request.body))
  const nowMs = venue.clock.nowMs()
  // Two lists without a word on what belongs to whom: a client tells its orders by client id.
  const orders = outcomes.flatMap((each) => (each instanceof VenueRefusal ? [] : [orderShape(each, nowMs)]))
  const errors = outcomes.flatMap((each) =>
    each instanceof VenueRefusal ? [{ error: each.code, message: each.message }] : [],
  )
  return { status: 201, body: { orders, errors } }
}

function modify(venue: Venue, { account, body, params }: RestRequest): RestAnswer {
  const order = venue.orders.modify(account, params.order_id ?? '', objectIn(body))
  return ok(orderShape(order, venue.clock.nowMs()))
}

function cancelMany(venue: Venue, request: RestRequest): RestAnswer {
  const fields = new Fields(objectIn(request.body))
  const grant = requireGrant(request)
  const results = cancelBatch(venue, grant, fields.texts('order_ids'), fields.texts('client_order_ids'))
  return ok({ results: results.map((each) => ({ ...each })) })
}

function cancelAll(venue: Venue, request: RestRequest): RestAnswer {
  const market = request.query.text('market')
  if (market) marketNamed(venue, market)
  venue.orders.cancelAll(requireGrant(request), market)
  // The specification describes no body.
  return { status: 200 }
}

function byId(venue: Venue, { account, params }: RestRequest): RestAnswer {
  const order = venue.exchange.order(account, params.order_id ?? '')
  if (!order || order.status === 'CLOSED') throw notFound('ORDER_ID_NOT_FOUND')
  return ok(orderShape(order, venue.clock.nowMs()))
}

function byClientId(venue: Venue, request: RestRequest): RestAnswer {
  const order = orderNamed(venue, request)
  if (order?.status !== 'OPEN') throw notFound('CLIENT_ORDER_ID_NOT_FOUND')
  return ok(orderShape(order, venue.clock.nowMs()))
}

function cancelById(venue: Venue, request: RestRequest): RestAnswer {
  return cancel(venue, requireGrant(request), request.params.order_id ?? '')
}

function cancelByClientId(venue: Venue, request: RestRequest): RestAnswer {
  const order = orderNamed(venue, request)
  if (!order) throw notFound('CLIENT_ORDER_ID_NOT_FOUND')
  return cancel(venue, requireGrant(request), order.id)
}

function orderNamed(venue: Venue, { account, params, query }: RestRequest): ExchangeOrder | undefined {
  const order = venue.exchange.orderByClientId(account, params.client_id ?? '')
  const market = query.text('market')
  return market === undefined || order?.market === market ? order : undefined
}

function cancel(venue: Venue, grant: Grant, orderId: string): RestAnswer {
  const answer = venue.orders.cancel(grant, orderId)
  if (!answer.ok) throw refusalOf(answer.refusal)
  return { status: 204 }
}

function notFound(code: string): VenueRefusal {
  return new VenueRefusal(code, 'order not found')
}
