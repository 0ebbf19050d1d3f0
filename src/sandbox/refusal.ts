import type { JsonObject } from './json'
import type { Refusal } from './exchange/types'

const statuses: Readonly<Record<string, number>> = {
  INTERNAL_ERROR: 500,
  INVALID_TOKEN: 401,
  NOT_FOUND: 404,
  SERVICE_UNAVAILABLE: 503,
  STARKNET_SIGNATURE_VERIFICATION_FAILED: 401,
  UNAUTHORIZED_ERROR: 401,
}

/**
 * A request the venue refuses. `code` is one of the specification's error codes; the specification
 * maps no code to a status, so that any not named here is a 400, the one every operation lists.
 */
export class VenueRefusal extends Error {
  readonly code: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(
    code: string,
    message: string,
    more: { status?: number; headers?: Record<string, string> } = {},
  ) {
    super(message)
    this.code = code
    this.status = more.status ?? statuses[code] ?? 400
    this.headers = more.headers ?? {}
  }
}

/** The engine's refusal as one of the wire. */
export function refusalOf(refusal: Refusal): VenueRefusal {
  return new VenueRefusal(refusal.code, refusal.message)
}

/** The venue's error body (ApiError). */
export function errorBody(refusal: VenueRefusal): JsonObject {
  return { error: refusal.code, message: refusal.message, data: {} }
}
