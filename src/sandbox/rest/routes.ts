import { VenueRefusal } from '../refusal'
import type { Grant } from '../tokens'
import type { Json } from '../json'
import type { Query } from './query'
import type { Venue } from '../venue'

/** A request that has come through the limits; `account` is empty on a public route. */
export interface RestRequest {
  readonly method: string
  /** Without the /v1 and the query. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The raw text; empty without one. */
  readonly body: string
  readonly account: string
  /** What the bearer token grants; undefined on a public route. */
  readonly grant: Grant | undefined
  /** Where it comes from. */
  readonly ip: string
}

/** What a route answers; no body at all when `body` is left out. */
export interface RestAnswer {
  readonly status: number
  readonly body?: Json
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Segments in braces are parameters. */
  readonly path: string
  /** Whether a bearer token is asked for. */
  readonly private?: true
  /** Whether only a session of the main key may do it. */
  readonly mainOnly?: true
  /** Whether it counts as order traffic. */
  readonly order?: true
  readonly answer: (venue: Venue, request: RestRequest) => RestAnswer
}

/** What the bearer token of a private route grants. */
export function requireGrant({ grant }: RestRequest): Grant {
  if (!grant) throw new VenueRefusal('UNAUTHORIZED_ERROR', 'a bearer token is required')
  return grant
}

/** A 200 with this body. */
export function ok(body: Json): RestAnswer {
  return { status: 200, body }
}

/** The route for a request and the parameters in its path. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  const segments = path.split('/')
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path.split('/'), segments) : undefined
    if (params) return { route, params }
  }
  return undefined
}

function matchPath(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith('{')) {
      const value = decoded(segment)
      if (value === '') return undefined
      params[part.slice(1, -1)] = value
    } else if (part !== segment) return undefined
  }
  return params
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return ''
  }
}
