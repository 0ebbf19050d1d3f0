import { VenueRefusal, errorBody } from '../refusal'
import { toJson } from '../json'
import type { RestFault } from '../faults'
import type { ServerResponse } from 'node:http'

const codes: Readonly<Record<number, string>> = {
  401: 'INVALID_TOKEN',
  404: 'NOT_FOUND',
  500: 'INTERNAL_ERROR',
  502: 'SERVICE_UNAVAILABLE',
  503: 'SERVICE_UNAVAILABLE',
  504: 'SERVICE_UNAVAILABLE',
}

/** Answers in the way a fault asks for: with an error status, with a proxy's page, with nothing, or with a reset. */
export function spoil(response: ServerResponse, { status, retryAfterS }: RestFault): void {
  if (status === 'hang') return
  if (status === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  if (status === 'html') {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body>Bad gateway</body></html>')
    return
  }
  if (retryAfterS !== undefined) response.setHeader('Retry-After', retryAfterS)
  const code = codes[status] ?? 'REQUEST_NOT_ALLOWED'
  const body = errorBody(new VenueRefusal(code, 'asked for by the control'))
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(toJson(body))
}
