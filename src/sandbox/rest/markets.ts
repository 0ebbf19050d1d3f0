import { VenueRefusal } from '../refusal'
import { bboShape, bookShape, fundingShape, marketShape, summaryShape, tradeShape } from '../shapes/market'
import { groupBook } from '../book-groups'
import { toCandleRows } from '../candles'
import { toDecimal, toQuanta } from '../quanta'
import { ok } from './routes'
import { pageOf } from './page'
import type { MarketSpec } from '../exchange/types'
import type { RestAnswer, RestRequest, Route } from './routes'
import type { Venue } from '../venue'

const MAX_DEPTH = 500
const DEFAULT_DEPTH = 20
const resolutions = ['1', '3', '5', '15', '30', '60'] as const

/** Market data; public. */
export const marketRoutes: readonly Route[] = [
  { method: 'GET', path: '/markets', answer: markets },
  { method: 'GET', path: '/markets/summary', answer: summaries },
  { method: 'GET', path: '/markets/klines', answer: klines },
  { method: 'GET', path: '/bbo/{market}', answer: (venue, request) => bbo(venue, request, false) },
  { method: 'GET', path: '/bbo/{market}/interactive', answer: (venue, request) => bbo(venue, request, true) },
  { method: 'GET', path: '/orderbook/{market}', answer: (venue, request) => book(venue, request, false) },
  {
    method: 'GET',
    path: '/orderbook/{market}/interactive',
    answer: (venue, request) => book(venue, request, true),
  },
  { method: 'GET', path: '/orderbook/{market}/impact-price', answer: impactPrice },
  { method: 'GET', path: '/trades', answer: trades },
  { method: 'GET', path: '/funding/data', answer: funding },
]

/** The market of this name; refused with MARKET_NOT_FOUND when there is none. */
export function marketNamed(venue: Venue, symbol: string, status = 400): MarketSpec {
  const spec = venue.exchange.markets.get(symbol)
  if (!spec) throw new VenueRefusal('MARKET_NOT_FOUND', `market ${symbol} not found`, { status })
  return spec
}

function markets(venue: Venue, { query }: RestRequest): RestAnswer {
  const symbol = query.text('market')
  // Of all market routes only this one lists a 404.
  const specs = symbol ? [marketNamed(venue, symbol, 404)] : [...venue.exchange.markets.values()]
  return ok({ results: specs.map(marketShape) })
}

function summaries(venue: Venue, { query }: RestRequest): RestAnswer {
  const symbol = query.required('market')
  const symbols = symbol === 'ALL' ? [...venue.exchange.markets.keys()] : [marketNamed(venue, symbol).symbol]
  return ok({ results: symbols.map((each) => summaryShape(venue.exchange.summary(each))) })
}

function klines(venue: Venue, { query }: RestRequest): RestAnswer {
  const { symbol } = marketNamed(venue, query.required('symbol'))
  query.required('resolution')
  const minutes = Number(query.word('resolution', resolutions))
  query.required('start_at')
  query.required('end_at')
  const startAtMs = query.integer('start_at') ?? 0
  const endAtMs = query.integer('end_at') ?? 0
  if (endAtMs < startAtMs)
    throw new VenueRefusal('INVALID_REQUEST_PARAMETER', 'end_at must not be before start_at')
  const kind = query.word('price_kind', ['last', 'mark', 'underlying']) ?? 'last'
  const rows = toCandleRows(venue.exchange.candles(symbol), minutes, {
    startAtMs,
    endAtMs,
    withVolume: kind === 'last',
  })
  return ok({ results: rows })
}

function bbo(venue: Venue, { params }: RestRequest, interactive: boolean): RestAnswer {
  const { symbol } = marketNamed(venue, params.market ?? '')
  return ok(bboShape(venue.exchange.book(symbol, 1, interactive)))
}

function book(venue: Venue, { params, query }: RestRequest, interactive: boolean): RestAnswer {
  const spec = marketNamed(venue, params.market ?? '')
  const depth = query.integer('depth', { min: 1, max: MAX_DEPTH }) ?? DEFAULT_DEPTH
  const tickText = query.text('price_tick')
  const tick = tickText === undefined ? spec.tick : toQuanta(tickText)
  if (!tick || tick < spec.tick || tick % spec.tick !== 0n) {
    throw new VenueRefusal(
      'INVALID_REQUEST_PARAMETER',
      'price_tick must be a multiple of the price tick size',
    )
  }
  return ok(
    bookShape(
      groupBook(venue.exchange, spec, { depth, tick, interactive }),
      venue.exchange.book(spec.symbol, 1),
      interactive,
    ),
  )
}

/** What buying so much at once would cost on average; the specification has no word for the other side. */
function impactPrice(venue: Venue, { params, query }: RestRequest): RestAnswer {
  const { symbol } = marketNamed(venue, params.market ?? '')
  const size = toQuanta(query.required('size')) ?? 0n
  if (size <= 0n) throw new VenueRefusal('INVALID_REQUEST_PARAMETER', 'size must be above zero')
  let [left, paid] = [size, 0n]
  for (const level of venue.exchange.book(symbol, MAX_DEPTH).asks) {
    const taken = level.size < left ? level.size : left
    left -= taken
    paid += taken * level.price
  }
  if (left > 0n) throw new VenueRefusal('INVALID_REQUEST_PARAMETER', 'the book is not that deep')
  return ok({ market: symbol, side: 'BUY', size: toDecimal(size), impact_price: toDecimal(paid / size) })
}

function trades(venue: Venue, request: RestRequest): RestAnswer {
  const symbol = request.query.text('market')
  const symbols = symbol ? [marketNamed(venue, symbol).symbol] : [...venue.exchange.markets.keys()]
  const list = symbols
    .flatMap((each) => venue.exchange.trades(each))
    .sort((left, right) => right.createdAtMs - left.createdAtMs)
  return pageOf(request, venue.clock.nowMs(), list, ['market'], tradeShape, 1000)
}

function funding(venue: Venue, request: RestRequest): RestAnswer {
  const { symbol } = marketNamed(venue, request.query.required('market'))
  const list = venue.exchange
    .funding(symbol)
    .map((row) => ({ ...row, id: String(row.createdAtMs) }))
    .sort((left, right) => right.createdAtMs - left.createdAtMs)
  return pageOf(request, venue.clock.nowMs(), list, ['market'], fundingShape)
}
