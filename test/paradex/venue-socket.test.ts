import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { Counters } from '../../src/main/paradex/counters'
import { RateBudget } from '../../src/main/paradex/rate-budget'
import { createReadOnlyTokens } from '../../src/main/paradex/read-only-tokens'
import { VenueSocket } from '../../src/main/paradex/venue-socket'
import { systemClock } from '../../src/main/socket/clock'

const cleanups: (() => void)[] = []
afterEach(() => cleanups.splice(0).forEach((cleanup) => cleanup()))

/** A socket with a read-only token, of a venue that answers each signing in with the next of these. */
async function open(...answers: Record<string, unknown>[]) {
  const http = createServer()
  const sockets: WebSocket[] = []
  let signIns = 0
  new WebSocketServer({ server: http }).on('connection', (socket) => {
    sockets.push(socket)
    socket.on('message', (data: Buffer) => {
      const { id, method } = JSON.parse(data.toString()) as { id: number; method: string }
      const answer = method === 'auth' ? answers[signIns++] : { result: {} }
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, ...answer }))
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const socket = new VenueSocket({
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`,
    clock: systemClock,
    random: () => 0,
    counters: new Counters(),
    channels: ['fills.ALL'],
    tokens: createReadOnlyTokens(() => 'a.b.c'),
    budget: new RateBudget(systemClock),
    listener: {
      onChange: () => undefined,
      onJoined: () => undefined,
      onNotification: () => undefined,
      onBinary: () => undefined,
      onInbound: () => undefined,
    },
  })
  cleanups.push(() => {
    socket.stop()
    for (const one of sockets) one.terminate()
    http.close()
  })
  socket.start()
  return { socket, signIns: () => signIns }
}

test.each([
  ['an error of its own', { error: { code: -32603, message: 'Internal error' } }],
  ['a rate limit', { error: { code: 42901, message: 'slow down' } }],
])('a read-only token outlives %s', async (_, trouble) => {
  const { socket, signIns } = await open(trouble, { result: {} })
  await vi.waitUntil(() => socket.isJoined || socket.isRefusedForGood, { timeout: 10_000 })
  expect({ isJoined: socket.isJoined, signIns: signIns() }).toEqual({ isJoined: true, signIns: 2 })
})

test('one that the venue refuses is not shown again', async () => {
  const { socket, signIns } = await open({ error: { code: 40110, message: 'Malformed Bearer Token' } })
  await vi.waitUntil(() => socket.isRefusedForGood, { timeout: 10_000 })
  expect({ problem: socket.problem?.code, signIns: signIns() }).toEqual({
    problem: 'auth.tokenRefused',
    signIns: 1,
  })
})
