import { createServer, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

/** A CONNECT proxy on loopback. */
export interface ConnectProxy {
  url: string
  /** What was asked for, 'host:port', in order; refused ones too. */
  readonly asked: string[]
  /** Where to go for 'host:port' instead: a port of this computer. */
  readonly ways: Map<string, number>
  /** All that has gone through it to the hosts behind, a byte a character. */
  passed: string
  /** How each CONNECT is answered from now on: opened, with this status, or by hanging up. */
  answer: 'open' | number | 'hang up'
  /** What it wants to see in Proxy-Authorization; null for nothing. */
  wants: string | null
  /** Cuts every connection through it. */
  cut(): void
  stop(): Promise<void>
}

/** Starts one that opens whatever it is asked for. */
export async function startConnectProxy(): Promise<ConnectProxy> {
  const open = new Set<Socket>()
  const keep = (socket: Socket): void => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => open.delete(socket))
  }
  const server = createServer((_, response) => response.writeHead(400).end())
  server.on('connection', keep)
  server.on('connect', ({ url = '', headers }: IncomingMessage, client: Socket) => {
    proxy.asked.push(url)
    if (proxy.answer === 'hang up') return client.destroy()
    const isLetIn = proxy.wants === null || headers['proxy-authorization'] === proxy.wants
    const status = isLetIn ? proxy.answer : 407
    if (status !== 'open') return client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`)
    const way = proxy.ways.get(url)
    const { hostname, port } = new URL(`http://${way === undefined ? url : `127.0.0.1:${way}`}`)
    client.on('data', (chunk: Buffer) => (proxy.passed += chunk.toString('latin1')))
    const there = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      there.pipe(client)
      client.pipe(there)
    })
    keep(there)
    there.on('close', () => client.destroy())
    client.on('close', () => there.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const proxy: ConnectProxy = {
    url: `http://127.0.0.1:${port}`,
    asked: [],
    ways: new Map(),
    passed: '',
    answer: 'open',
    wants: null,
    cut() {
      for (const socket of open) socket.destroy()
    },
    async stop() {
      proxy.cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return proxy
}
