import type * as Tls from 'node:tls'
import { afterEach, expect, test, vi } from 'vitest'
import { createTunnel } from '../../src/main/socket/tunnel'
import { certify, type Certified } from '../fakes/certificate'
import { startConnectProxy } from '../fakes/connect-proxy'
import { startTlsFront } from '../fakes/tls-front'
import { bid, createMainSigner, openDesk, openExchange, until } from './desk'

const trusted = vi.hoisted(() => ({ certificate: null as string | null }))

/** As if the system trusted the certificate; all else of the handshake is as it is. */
vi.mock('node:tls', async (original) => {
  const tls = await original<typeof Tls>()
  const connect = (options: Tls.ConnectionOptions) =>
    tls.connect({ ...options, ...(trusted.certificate !== null && { ca: trusted.certificate }) })
  return { ...tls, connect }
})

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  trusted.certificate = null
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

const hosts = ['exchange.test', 'ws.exchange.test'] as const

/** A desk whose exchange speaks TLS under names that only the proxy knows the way to. */
async function openBehindTls(certified: Certified) {
  const exchange = await openExchange()
  const front = await startTlsFront(certified, Number(new URL(exchange.sandbox.restUrl).port))
  const proxy = await startConnectProxy()
  cleanups.push(
    () => proxy.stop(),
    () => front.stop(),
  )
  for (const host of hosts) proxy.ways.set(`${host}:443`, front.port)
  const tunnel = createTunnel({ url: proxy.url, authorization: null })
  const endpoints = { restUrl: 'https://exchange.test/v1', wsUrl: 'wss://ws.exchange.test/v1', tunnel }
  const desk = openDesk(endpoints, await createMainSigner(), { onboardAs: `0x${'0'.repeat(40)}` })
  return { proxy, front, ...exchange, ...desk }
}

test('TLS goes through the proxy from end to end, for requests and both sockets, to the host that is meant', async () => {
  const certified = certify(...hosts)
  trusted.certificate = certified.certificate
  const { proxy, front, client, seen } = await openBehindTls(certified)
  await client.connect()
  await until(() => client.connection.phase === 'live' && client.connection.marketData === 'live')
  expect(await client.placeOrder(bid('secret-name'))).toMatchObject({ outcome: 'accepted' })
  await until(() => seen.orders.at(-1)?.state === 'working')
  expect(new Set(proxy.asked)).toEqual(new Set(hosts.map((host) => `${host}:443`)))
  expect(front.names).toEqual(new Set(hosts))
  // The proxy sees whom we speak with, and nothing of what is said.
  expect(proxy.passed.length).toBeGreaterThan(10_000)
  expect(proxy.passed).toContain('exchange.test')
  expect(proxy.passed).not.toMatch(/HTTP\/1\.1|Bearer|secret-name|BTC-USD-PERP|jsonrpc/)
})

test.each([
  ['nobody vouches for', () => certify(...hosts), () => null],
  ['is of another host', () => certify('elsewhere.test'), ({ certificate }: Certified) => certificate],
  ['another has made for the same host', () => certify(...hosts), () => certify(...hosts).certificate],
])('an exchange whose certificate %s hears nothing', async (_, make, trust) => {
  const certified = make()
  trusted.certificate = trust(certified)
  const { client, control, seen } = await openBehindTls(certified)
  client.connect().catch(() => undefined)
  await until(() => client.connection.problem !== null)
  expect(client.connection).toMatchObject({ problem: { code: 'rest.unreachable' } })
  expect((await client.placeOrder(bid('p1'))).outcome).not.toBe('accepted')
  expect((await control.state()).accounts).toEqual([])
  expect(seen.syncs).toEqual([])
})
