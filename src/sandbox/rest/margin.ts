import { Fields } from '../fields'
import { VenueRefusal, refusalOf } from '../refusal'
import { marketNamed } from './markets'
import { objectIn } from './body'
import { ok } from './routes'
import type { RestAnswer, RestRequest, Route } from './routes'
import type { Venue } from '../venue'

/** Leverage by market; every margin here is cross. */
export const marginRoutes: readonly Route[] = [
  { method: 'GET', path: '/account/margin', private: true, answer: show },
  { method: 'POST', path: '/account/margin/{market}', private: true, mainOnly: true, answer: set },
]

function show(venue: Venue, { account, query }: RestRequest): RestAnswer {
  const { symbol } = marketNamed(venue, query.required('market'), 404)
  const leverage = venue.exchange.margins.leverage(account, symbol)
  return ok({
    account,
    margin_methodology: 'cross_margin',
    configs: [{ market: symbol, margin_type: 'CROSS', leverage, isolated_margin_leverage: leverage }],
  })
}

function set(venue: Venue, { account, body, params }: RestRequest): RestAnswer {
  const { symbol } = marketNamed(venue, params.market ?? '')
  const fields = new Fields(objectIn(body))
  if (fields.has('on_behalf_of_account')) throw new VenueRefusal('ACCOUNT_NOT_FOUND', 'no such sub-account')
  if (fields.word('margin_type', ['CROSS', 'ISOLATED']) === 'ISOLATED')
    throw new VenueRefusal('MARKET_MARGIN_RESTRICTED', 'isolated margin is not served by this exchange')
  const leverage = fields.integer('leverage')
  const refusal = venue.exchange.margins.setLeverage(account, symbol, leverage)
  if (refusal) throw refusalOf(refusal)
  return ok({ account, market: symbol, margin_type: 'CROSS', leverage })
}
