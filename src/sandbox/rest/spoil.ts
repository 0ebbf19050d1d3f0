import { VenueRefusal, errorBody } from '../refusal'
import { toJson } from '../json'
import type { RestFault } from '../faults'
import type { RestAnswer } from './routes'
import type { ServerResponse } from 'node:http'

const codes: Readonly<Record<number, string>> = {
  400: 'REQUEST_NOT_ALLOWED',
  401: 'INVALID_TOKEN',
  403: 'INVALID_TOKEN_SCOPE',
  404: 'NOT_FOUND',
  429: 'REQUEST_NOT_ALLOWED',
  500: 'INTERNAL_ERROR',
  502: 'SERVICE_UNAVAILABLE',
  503: 'SERVICE_UNAVAILABLE',
  504: 'SERVICE_UNAVAILABLE',
}

/**
 * Answers in the way a fault asks for: with an error status, a proxy's page, nothing, a reset, or a part of the
 * `answer` there would have been.
 */
export function spoil(
  response: ServerResponse,
  { status, retryAfterS, word }: RestFault,
  answer?: RestAnswer,
): void {
  if (status === 'hang') return
  if (status === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  if (status === 'html') {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body>Bad gateway</body></html>')
    return
  }
  if (typeof status === 'string') {
    const text = answer?.body === undefined ? '' : toJson(answer.body)
    const half = status === 'half' ? text.slice(0, Math.floor(text.length / 2)) : ''
    response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json; charset=utf-8' }).end(half)
    return
  }
  if (retryAfterS !== undefined) response.setHeader('Retry-After', retryAfterS)
  const code = word ?? codes[status]
  if (code === undefined) {
    // No specification gives this status a word: it comes from something in between.
    response.writeHead(status, { 'content-type': 'text/plain' }).end()
    return
  }
  const body = errorBody(new VenueRefusal(code, 'asked for by the control'))
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(toJson(body))
}
