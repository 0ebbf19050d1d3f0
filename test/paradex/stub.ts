import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'

const cleanups: (() => void)[] = []
afterEach(() => cleanups.splice(0).forEach((cleanup) => cleanup()))

export interface StubRequest {
  method: string
  /** Path and query below the version. */
  url: string
  body: unknown
}

/** What a stub answers one request. */
export interface StubAnswer {
  status?: number
  body?: unknown
  headers?: Record<string, string>
}

/** A REST venue of one test's own words; `requests` are all it got. */
export async function serveStub(answer: (request: StubRequest) => StubAnswer) {
  const requests: StubRequest[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      const { method = '', url = '' } = request
      const asked = { method, url: url.replace(/^\/v1/, ''), body: text === '' ? null : JSON.parse(text) }
      requests.push(asked)
      const { status = 200, body, headers = {} } = answer(asked)
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(body === undefined ? '' : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { restUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests }
}

/** A token that is always good. */
export const anyToken = {
  token: async () => ({ ok: true as const, value: 'any' }),
  discard: () => undefined,
}
