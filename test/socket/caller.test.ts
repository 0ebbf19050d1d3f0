import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createCaller } from '../../src/main/socket/caller'

const caller = createCaller()
const opened = new Set<Socket>()
const servers: Server[] = []

afterEach(() => {
  vi.useRealTimers()
  caller.close()
  for (const socket of opened) socket.destroy()
  opened.clear()
  for (const server of servers.splice(0)) server.close()
})

/** Listens, and counts who comes. */
async function listen(server: Server, protocol = 'http:'): Promise<URL> {
  server.on('connection', (socket) => opened.add(socket))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return new URL(`${protocol}//127.0.0.1:${(server.address() as AddressInfo).port}/v1/x`)
}

const serve = (answer: RequestListener) => listen(createServer(answer))
const asked = { method: 'GET', headers: {}, timeoutMs: 15_000 }

describe('an answer', () => {
  test('is told with its status, headers and text, also if it is a redirect', async () => {
    const url = await serve((request, response) =>
      response
        .writeHead(307, { Location: '/elsewhere', 'X-Word': 'é' })
        .end(`${request.method} ${request.url} ✓`),
    )
    const { status, headers, text } = await caller.call(url, { ...asked, method: 'DELETE' })
    expect({ status, text }).toEqual({ status: 307, text: 'DELETE /v1/x ✓' })
    expect(headers.get('location')).toBe('/elsewhere')
    expect(headers.get('retry-after')).toBeNull()
  })

  test.each(['POST', 'DELETE'])('has heard the whole body of a %s and its length', async (method) => {
    const url = await serve((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => response.end(`${request.headers['content-length']} ${body}`))
    })
    expect((await caller.call(url, { ...asked, method, body: '"é"' })).text).toBe('4 "é"')
  })

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('is unpacked where it is packed as %s', async (encoding, pack) => {
    const text = '{"long":"text"}'.repeat(1_000)
    const url = await serve(({ headers }, response) => {
      expect(headers['accept-encoding']).toContain(encoding)
      response.writeHead(200, { 'Content-Encoding': encoding }).end(pack(text))
    })
    expect((await caller.call(url, asked)).text).toBe(text)
  })

  test('that ends before its end is none', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"half":')
      response.socket?.end()
    })
    await expect(caller.call(url, asked)).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test('that changes to another protocol is none', async () => {
    const url = await listen(
      createTcpServer((socket) => {
        socket.once('data', () =>
          socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
        )
      }),
    )
    const answer = caller.call(url, { ...asked, method: 'POST', body: '{}' })
    await expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test('of which the rest does not come in time is none', async () => {
    const url = await serve((_, response) => void response.writeHead(200).write('{"half":'))
    await expect(caller.call(url, { ...asked, timeoutMs: 50 })).rejects.toMatchObject({
      name: 'TimeoutError',
    })
  })
})

describe('a connection', () => {
  test('is kept for the next call, and gone when it is let go', async () => {
    const url = await serve((_, response) => response.end())
    await caller.call(url, asked)
    await caller.call(url, asked)
    expect(opened.size).toBe(1)
    caller.close()
    await caller.call(url, asked)
    expect(opened.size).toBe(2)
  })

  test('that nobody accepts is refused by the system', async () => {
    const url = await serve(() => undefined)
    await new Promise((resolve) => servers.pop()?.close(resolve))
    await expect(caller.call(url, asked)).rejects.toMatchObject({ code: 'ECONNREFUSED', syscall: 'connect' })
  })

  test('whose handshake does not end was never opened', async () => {
    const url = await listen(createTcpServer(), 'https:')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const call = caller.call(url, asked)
    const failed = expect(call).rejects.toMatchObject({ code: 'ETIMEDOUT', syscall: 'connect' })
    await vi.waitUntil(() => opened.size === 1, { timeout: 20_000 })
    vi.advanceTimersByTime(10_000)
    await failed
  })
})
