import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { systemClock } from '../../src/main/socket/clock'
import { SocketConnection, type SocketEnd, type SocketOptions } from '../../src/main/socket/connection'

const quick = { floorMs: 5, baseMs: 10, capMs: 20 }
const cleanups: (() => void | Promise<void>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function startServer(onSocket: (socket: WebSocket, index: number) => void = () => undefined) {
  const http = createServer()
  const sockets: WebSocket[] = []
  const wss = new WebSocketServer({ server: http, autoPong: false })
  wss.on('connection', (socket) => {
    sockets.push(socket)
    onSocket(socket, sockets.length - 1)
  })
  cleanups.push(() => sockets.forEach((socket) => socket.terminate()))
  return { url: await listen(http), sockets }
}

function connect(url: string, options: Partial<SocketOptions> = {}) {
  const seen = {
    states: [] as string[],
    ends: [] as SocketEnd[],
    texts: [] as string[],
    binaries: [] as Uint8Array[],
    latencies: [] as number[],
  }
  const connection = new SocketConnection({
    url,
    clock: systemClock,
    random: Math.random,
    backoff: quick,
    listener: {
      onState(state, end) {
        seen.states.push(state)
        if (end) seen.ends.push(end)
      },
      onText: (text) => seen.texts.push(text),
      onBinary: (bytes) => seen.binaries.push(bytes),
      onLatency: (latencyMs) => seen.latencies.push(latencyMs),
    },
    ...options,
  })
  cleanups.push(() => connection.stop())
  connection.start()
  return { connection, seen }
}

const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 5_000, interval: 5 })

describe('socket connection', () => {
  test('passes text and binary on and sends text', async () => {
    const received: string[] = []
    const { url } = await startServer((socket) => {
      socket.on('message', (data: Buffer) => received.push(data.toString()))
      socket.send('hello')
      socket.send(Uint8Array.of(1, 2, 3))
    })
    const { connection, seen } = connect(url)
    expect(connection.send('too early')).toBe(false)
    await until(() => seen.binaries.length === 1)
    expect(seen.texts).toEqual(['hello'])
    expect([...(seen.binaries[0] ?? [])]).toEqual([1, 2, 3])
    expect(connection.send('ask')).toBe(true)
    await until(() => received.length === 1)
    expect(received).toEqual(['ask'])
  })

  test('comes back after the server closes, and again', async () => {
    const { url, sockets } = await startServer((socket, index) => {
      if (index < 2) socket.close(1012)
    })
    const { seen } = connect(url)
    await until(() => sockets.length === 3 && seen.states.at(-1) === 'open')
    expect(seen.ends.map((end) => end.reason)).toEqual(['closed', 'closed'])
    expect(seen.ends[0]?.closeCode).toBe(1012)
  })

  test('keeps trying while nobody listens, and says until when it waits', async () => {
    const http = createServer()
    const url = await listen(http)
    http.close()
    const { connection, seen } = connect(url)
    await until(() => seen.ends.length >= 3)
    expect(seen.ends[0]).toEqual({ reason: 'unreachable', error: 'ECONNREFUSED' })
    await until(() => connection.state === 'waiting')
    expect(connection.retryAtMs).toBeGreaterThan(0)
  })

  test('tells the status of a refused upgrade', async () => {
    const http = createServer()
    http.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const { seen } = connect(await listen(http))
    await until(() => seen.ends.length >= 1)
    expect(seen.ends[0]).toEqual({ reason: 'refused', status: 400 })
  })

  test('gives up a server that accepts but never upgrades', async () => {
    const http = createServer()
    http.on('upgrade', () => undefined)
    const { seen } = connect(await listen(http), { connectTimeoutMs: 20 })
    await until(() => seen.ends.length >= 1)
    expect(seen.ends[0]).toEqual({ reason: 'slow' })
  })

  test('drops a silent server and connects anew', async () => {
    const { url, sockets } = await startServer()
    const { seen } = connect(url, { watchdog: { pingEveryMs: 10, staleAfterMs: 15, deadAfterMs: 40 } })
    await until(() => sockets.length >= 2)
    expect(seen.states.slice(0, 4)).toEqual(['connecting', 'open', 'stale', 'waiting'])
    expect(seen.ends[0]).toEqual({ reason: 'silent' })
  })

  test('takes a ping of the server as a sign of life and measures its own', async () => {
    const { url } = await startServer((socket) => socket.on('ping', (data) => socket.pong(data)))
    const { seen } = connect(url, {
      watchdog: { pingEveryMs: 10, staleAfterMs: 60_000, deadAfterMs: 120_000 },
    })
    await until(() => seen.latencies.length >= 3)
    expect(seen.latencies.every((latencyMs) => latencyMs >= 0)).toBe(true)
    expect(seen.states).toEqual(['connecting', 'open'])
  })

  test('never passes on what an abandoned socket still sends', async () => {
    const { url, sockets } = await startServer()
    const { connection, seen } = connect(url)
    await until(() => sockets.length === 1 && connection.state === 'open')
    for (let i = 0; i < 50; i += 1) sockets[0]?.send(`old ${i}`)
    connection.dropNow()
    await until(() => sockets.length === 2 && connection.state === 'open')
    sockets[1]?.send('new')
    await until(() => seen.texts.length > 0)
    expect(seen.texts).toEqual(['new'])
    expect(seen.ends).toEqual([{ reason: 'dropped' }])
  })

  test('waits for its preparation and counts a failed one as a failed try', async () => {
    let tries = 0
    const { url, sockets } = await startServer()
    const { seen } = connect(url, {
      beforeConnect: () => (++tries < 3 ? Promise.reject(new Error('no')) : Promise.resolve()),
    })
    await until(() => sockets.length === 1)
    expect(seen.ends).toEqual([{ reason: 'notReady' }, { reason: 'notReady' }])
  })

  test('stays stopped, whatever still comes in', async () => {
    const { url, sockets } = await startServer()
    const { connection, seen } = connect(url)
    await until(() => connection.state === 'open')
    connection.stop()
    sockets[0]?.send('late')
    await until(() => sockets[0]?.readyState === 3)
    expect(connection.state).toBe('stopped')
    expect(seen.texts).toEqual([])
    expect(seen.states).toEqual(['connecting', 'open', 'stopped'])
  })

  test('refuses a message over its bound and comes back', async () => {
    const { url, sockets } = await startServer((socket, index) => {
      if (index === 0) socket.send('x'.repeat(2_000))
    })
    const { seen } = connect(url, { maxPayloadBytes: 1_000 })
    await until(() => sockets.length === 2)
    expect(seen.texts).toEqual([])
  })

  test('cuts a wait short when asked to', async () => {
    const { url, sockets } = await startServer((socket, index) => {
      if (index === 0) socket.close()
    })
    const { connection } = connect(url, { backoff: { floorMs: 60_000, baseMs: 60_000, capMs: 60_000 } })
    await until(() => connection.state === 'waiting')
    connection.retryNow()
    await until(() => connection.state === 'open')
    expect(sockets).toHaveLength(2)
  })
})
