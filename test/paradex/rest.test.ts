import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { toTransportFailure } from '../../src/main/paradex/rest-failure'
import { RestClient } from '../../src/main/paradex/rest'
import { systemClock } from '../../src/main/socket/clock'

type Answer = (request: IncomingMessage, response: ServerResponse) => void
const cleanups: (() => void)[] = []
afterEach(() => cleanups.splice(0).forEach((cleanup) => cleanup()))

/** Answers the first request with the first answer, and so on; the last one serves all that follow. */
async function serve(...answers: Answer[]) {
  const requests: { method: string; url: string; authorization: string; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      requests.push({ method, url, authorization: headers.authorization ?? '', body })
      answers[Math.min(requests.length, answers.length) - 1]?.(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  // Only what never answers may run into the limit; a busy machine must not.
  const timeoutMs = answers.includes(hang) ? 1_000 : 15_000
  const restUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return {
    rest: new RestClient({ restUrl, clock: systemClock, random: () => 0, timeoutMs }),
    requests,
    server,
  }
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
const text =
  (status: number, body: string): Answer =>
  (_request, response) =>
    response.writeHead(status).end(body)
const hang: Answer = () => undefined
const reset: Answer = (request) => request.socket.destroy()

/** Gives t1, t2, … each after the last one was discarded. */
function tokens() {
  const discarded: string[] = []
  return {
    discarded,
    token: async () => ({ ok: true as const, value: `t${discarded.length + 1}` }),
    discard: (refused: string) => void discarded.push(refused),
  }
}

describe('REST reads', () => {
  test('read JSON with long integers intact', async () => {
    const { rest, requests } = await serve(text(200, '{"seq_no":1748665803448726408}'))
    expect(await rest.read('/x', { market: 'A B', none: undefined })).toEqual({
      ok: true,
      value: { seq_no: '1748665803448726408' },
    })
    expect(requests[0]).toMatchObject({ method: 'GET', url: '/v1/x?market=A+B', authorization: '' })
  })

  test('are repeated after a passing failure and then give up', async () => {
    const good = await serve(text(503, ''), reset, json(200, { fine: 1 }))
    expect(await good.rest.read('/x')).toEqual({ ok: true, value: { fine: 1 } })
    const bad = await serve(text(502, '<html>bad gateway</html>'))
    expect(await bad.rest.read('/x')).toMatchObject({
      failure: { problem: { code: 'rest.status', values: { status: '502' } }, status: 502 },
    })
    expect(bad.requests).toHaveLength(3)
  })

  test('are not repeated when the venue has refused them', async () => {
    const { rest, requests } = await serve(
      json(400, { error: 'MARKET_NOT_FOUND', message: 'no such market' }),
    )
    expect(await rest.read('/x')).toMatchObject({
      failure: {
        problem: { code: 'venue.MARKET_NOT_FOUND', detail: 'no such market' },
        word: 'MARKET_NOT_FOUND',
        reached: 'refused',
      },
    })
    expect(requests).toHaveLength(1)
  })

  test('wait as long as the venue asks, but not too long', async () => {
    const soon = await serve(json(429, {}, { 'retry-after': '0.01' }), json(200, 1))
    expect(await soon.rest.read('/x')).toEqual({ ok: true, value: 1 })
    const late = await serve(json(429, { error: 'X', message: 'slow' }, { 'retry-after': '60' }))
    expect(await late.rest.read('/x')).toMatchObject({
      failure: {
        problem: { code: 'rest.rateLimited', values: { retryAfterMs: '60000' }, detail: 'slow' },
        retryAfterMs: 60_000,
        reached: 'refused',
      },
    })
    expect(late.requests).toHaveLength(1)
  })

  test('tell what the venue says of its limits', async () => {
    const headers = { 'x-ratelimit-limit': '120', 'x-ratelimit-remaining': '119', 'x-ratelimit-reset': '17' }
    const { rest } = await serve(json(200, {}, headers))
    await rest.read('/x')
    expect(rest.rateLimits).toEqual({ limit: 120, remaining: 119, resetAt: 17 })
  })

  test('never follow a redirect', async () => {
    const { rest, requests } = await serve((_request, response) =>
      response.writeHead(302, { location: '/v1/elsewhere' }).end(),
    )
    expect(await rest.read('/x')).toMatchObject({ failure: { problem: { code: 'rest.status' } } })
    expect(requests.map((request) => request.url)).toEqual(['/v1/x'])
  })

  test('of the account get one new JWT and one repeat after a 401', async () => {
    const refused = json(401, { error: 'INVALID_TOKEN', message: 'expired' })
    const { rest, requests } = await serve(refused, json(200, { fine: 1 }))
    const source = tokens()
    rest.useTokens(source)
    expect(await rest.readPrivate('/account')).toEqual({ ok: true, value: { fine: 1 } })
    expect(requests.map((request) => request.authorization)).toEqual(['Bearer t1', 'Bearer t2'])

    const stubborn = await serve(refused)
    stubborn.rest.useTokens(tokens())
    expect(await stubborn.rest.readPrivate('/account')).toMatchObject({ failure: { status: 401 } })
    expect(stubborn.requests).toHaveLength(2)
  })

  test('of the account need a signer', async () => {
    const { rest, requests } = await serve(json(200, {}))
    expect(await rest.readPrivate('/account')).toMatchObject({
      failure: { problem: { code: 'auth.noSigner' }, reached: 'never' },
    })
    expect(requests).toEqual([])
  })
})

describe('REST submissions', () => {
  test.each([
    ['a server error', text(503, ''), 'rest.status', 'perhaps'],
    [
      'a server error of the venue',
      json(500, { error: 'INTERNAL_ERROR', message: '' }),
      'venue.INTERNAL_ERROR',
      'perhaps',
    ],
    ['a broken connection', reset, 'rest.unreachable', 'perhaps'],
    ['no answer in time', hang, 'rest.timeout', 'perhaps'],
    ['a page in place of an answer', text(200, '<html></html>'), 'rest.unreadable', 'perhaps'],
    [
      'a refusal',
      json(400, { error: 'INVALID_ORDER_SIZE', message: 'x' }),
      'venue.INVALID_ORDER_SIZE',
      'refused',
    ],
    ...['INTERNAL_ERROR', 'SERVICE_UNAVAILABLE', 'DUPLICATED_CLIENT_ID'].map((error) => [
      `${error} under the one status that the specification names`,
      json(400, { error, message: 'x' }),
      `venue.${error}`,
      'perhaps',
    ]),
    ['an expired JWT', json(401, { error: 'INVALID_TOKEN', message: 'x' }), 'venue.INVALID_TOKEN', 'refused'],
    ['a rate limit', json(429, {}), 'rest.rateLimited', 'refused'],
    ['a refusal without words', text(403, 'forbidden'), 'rest.status', 'refused'],
  ] as [string, Answer, string, string][])(
    'are sent once and never again after %s',
    async (_name, answer, code, reached) => {
      const { rest, requests } = await serve(answer)
      rest.useTokens(tokens())
      const result = await rest.submit('POST', '/orders', { size: '1' })
      expect(result).toMatchObject({ ok: false, failure: { problem: { code }, reached } })
      expect(requests).toEqual([
        { method: 'POST', url: '/v1/orders', authorization: 'Bearer t1', body: '{"size":"1"}' },
      ])
    },
  )

  test('have surely not arrived where nobody listens', async () => {
    const { rest, server } = await serve(hang)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    rest.useTokens(tokens())
    expect(await rest.submit('POST', '/orders', {})).toMatchObject({
      failure: { problem: { code: 'rest.unreachable', detail: 'ECONNREFUSED' }, reached: 'never' },
    })
  })

  test.each([
    ['never', { code: 'ECONNREFUSED', syscall: 'connect' }],
    ['never', { code: 'ENETUNREACH', syscall: 'connect' }],
    ['never', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
    ['never', { code: 'ETIMEDOUT', syscall: 'connect' }],
    ['never', { errors: [{ code: 'ECONNREFUSED', syscall: 'connect' }] }],
    ['never', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
    ['perhaps', { code: 'ENETDOWN', syscall: 'write' }],
    ['perhaps', { code: 'EHOSTUNREACH', syscall: 'read' }],
    ['perhaps', { code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }],
    ['perhaps', { code: 'ECONNRESET' }],
    ['perhaps', {}],
  ])('have arrived %s after %j', (reached, cause) => {
    expect(toTransportFailure(Object.assign(new Error('failed'), cause)).reached).toBe(reached)
  })

  test('may be answered without a body', async () => {
    const { rest } = await serve((_request, response) => response.writeHead(204).end())
    rest.useTokens(tokens())
    expect(await rest.submit('DELETE', '/orders/1')).toEqual({ ok: true, value: null })
  })
})
