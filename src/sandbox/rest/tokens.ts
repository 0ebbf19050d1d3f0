import { Fields } from '../fields'
import { VenueRefusal } from '../refusal'
import { apiTokenShape } from '../shapes/keys'
import { objectIn } from './body'
import { ok } from './routes'
import { readCidrs } from '../cidrs'
import type { ApiToken } from '../api-tokens'
import type { RestAnswer, RestRequest, Route } from './routes'
import type { Venue } from '../venue'

/** Long-lived tokens that may only look: managed by the main key alone. */
export const tokenRoutes: readonly Route[] = [
  { method: 'GET', path: '/account/tokens', private: true, answer: list },
  { method: 'POST', path: '/account/tokens', private: true, mainOnly: true, answer: create },
  { method: 'DELETE', path: '/account/tokens/{lookup_id}', private: true, mainOnly: true, answer: revoke },
  {
    method: 'PUT',
    path: '/account/tokens/{lookup_id}/allowed-cidrs',
    private: true,
    mainOnly: true,
    answer: restrict,
  },
]

function list({ apiTokens }: Venue, { account, query }: RestRequest): RestAnswer {
  const kind = query.text('kind')
  const tokens = apiTokens
    .listOf(account, query.flag('with_invalid'))
    .filter((token) => kind === undefined || token.kind === kind)
  return ok({ results: tokens.map(apiTokenShape) })
}

function create({ apiTokens }: Venue, { account, body }: RestRequest): RestAnswer {
  const fields = new Fields(objectIn(body))
  const { token, record } = apiTokens.create(account, {
    name: fields.text('name'),
    // The specification lists no types: whatever is asked for, the token is a read-only one.
    kind: fields.text('token_type'),
    expiryDuration: fields.integer('expiry_duration'),
    allowedCidrs: readCidrs(fields),
  })
  return ok({ token, api_token: apiTokenShape(record) })
}

function revoke(venue: Venue, request: RestRequest): RestAnswer {
  const token = tokenNamed(venue, request, 400)
  venue.apiTokens.revoke(token)
  return ok({ lookup_id: token.lookupId })
}

function restrict(venue: Venue, request: RestRequest): RestAnswer {
  const token = tokenNamed(venue, request, 404)
  venue.apiTokens.restrict(token, readCidrs(new Fields(objectIn(request.body))))
  return ok(apiTokenShape(token))
}

function tokenNamed({ apiTokens }: Venue, { account, params }: RestRequest, status: number): ApiToken {
  const token = apiTokens.find(account, params.lookup_id ?? '')
  if (!token) throw new VenueRefusal('NOT_FOUND', 'no such token', { status })
  return token
}
