import { Query } from './query'
import { VenueRefusal, errorBody } from '../refusal'
import { accountRoutes } from './account'
import { algoRoutes } from './algo'
import { findRoute } from './routes'
import { historyRoutes } from './history'
import { keyRoutes } from './keys'
import { marginRoutes } from './margin'
import { marketRoutes } from './markets'
import { orderRoutes } from './orders'
import { profileRoutes } from './profile'
import { readBody } from './body'
import { requireAllowed } from '../cidrs'
import { requestUrl } from '../request-url'
import { sessionRoutes } from './session'
import { spoil } from './spoil'
import { systemRoutes } from './system'
import { toJson } from '../json'
import { tokenRoutes } from './tokens'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Grant } from '../tokens'
import type { LimitStatus } from '../limits'
import type { RestAnswer, Route } from './routes'
import type { Venue } from '../venue'

const routes: readonly Route[] = [
  ...systemRoutes,
  ...marketRoutes,
  ...sessionRoutes,
  ...keyRoutes,
  ...tokenRoutes,
  ...accountRoutes,
  ...historyRoutes,
  ...marginRoutes,
  ...profileRoutes,
  ...orderRoutes,
  ...algoRoutes,
]

/** Answers one REST request; whatever is wrong with it, the answer is the venue's error body. */
export async function answerRest(
  venue: Venue,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = requestUrl(request)
  const path = url.pathname.replace(/^\/v1(?=\/|$)/, '')
  const fault = venue.faults.takeRest(request.method ?? '', path)
  if (fault && !fault.after) {
    // What is left unread of the body goes when the connection does.
    spoil(response, fault)
    return
  }
  const answer = await answerOf(venue, request, response, url)
  if (!fault) send(response, answer)
  else if (fault.status === 'slow') venue.later.after(fault.delayMs ?? 0, () => send(response, answer))
  else spoil(response, fault, answer)
}

async function answerOf(
  venue: Venue,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<RestAnswer> {
  try {
    const body = await readBody(request)
    spend(response, venue.limits.takeRequest(ipOf(request)), venue.clock.nowMs())
    const method = request.method ?? ''
    const found = url.pathname.startsWith('/v1/')
      ? findRoute(routes, method, url.pathname.slice(3))
      : undefined
    if (!found) throw new VenueRefusal('NOT_FOUND', `no such resource: ${method} ${url.pathname}`)
    const { route, params } = found
    const grant = route.private ? granted(venue, request, route) : undefined
    const account = grant?.account ?? ''
    if (grant) spendAccount(venue, response, route, account)
    return route.answer(venue, {
      method,
      path: url.pathname.slice(3),
      params,
      query: new Query(url.searchParams),
      headers: request.headers,
      body,
      account,
      grant,
      ip: ipOf(request),
    })
  } catch (error) {
    const refusal =
      error instanceof VenueRefusal ? error : new VenueRefusal('INTERNAL_ERROR', 'internal error')
    for (const [name, value] of Object.entries(refusal.headers)) response.setHeader(name, value)
    return { status: refusal.status, body: errorBody(refusal) }
  }
}

function granted(venue: Venue, request: IncomingMessage, route: Route): Grant {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (!token) throw new VenueRefusal('UNAUTHORIZED_ERROR', 'a bearer token is required')
  const check = venue.tokens.check(token)
  if (!check.ok) throw new VenueRefusal('INVALID_TOKEN', check.message)
  requireAllowed(check.allowedCidrs, ipOf(request))
  const { kind } = check.grant
  if (kind === 'readOnly' && route.method !== 'GET')
    throw new VenueRefusal('INVALID_TOKEN_SCOPE', 'a read-only token may only look', { status: 403 })
  if (route.mainOnly && kind !== 'main')
    throw new VenueRefusal('REQUEST_NOT_ALLOWED', 'the main key is needed for this', { status: 403 })
  return check.grant
}

function ipOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? ''
}

function spendAccount(venue: Venue, response: ServerResponse, route: Route, account: string): void {
  if (route.order) spend(response, venue.limits.takeOrder(account), venue.clock.nowMs())
  else if (route.method === 'GET') spend(response, venue.limits.takeGet(account), venue.clock.nowMs())
}

function spend(response: ServerResponse, status: LimitStatus, nowMs: number): void {
  response.setHeader('X-RateLimit-Limit', status.limit)
  response.setHeader('X-RateLimit-Remaining', status.remaining)
  response.setHeader('X-RateLimit-Reset', Math.ceil(status.resetAtMs / 1000))
  if (!status.exceeded) return
  const waitS = Math.max(1, Math.ceil((status.resetAtMs - nowMs) / 1000))
  // The specification has no code for a spent limit; the status is what tells.
  throw new VenueRefusal('REQUEST_NOT_ALLOWED', 'rate limit exceeded', {
    status: 429,
    headers: { 'Retry-After': String(waitS) },
  })
}

function send(response: ServerResponse, { status, body }: RestAnswer): void {
  if (body === undefined) {
    response.writeHead(status).end()
    return
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(toJson(body))
}
