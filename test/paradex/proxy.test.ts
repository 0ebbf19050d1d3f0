import { afterEach, expect, test } from 'vitest'
import { createTunnel } from '../../src/main/socket/tunnel'
import { startConnectProxy, type ConnectProxy } from '../fakes/connect-proxy'
import { bid, createMainSigner, openDesk, openExchange, until } from './desk'

const proxies: ConnectProxy[] = []
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.stop()
})

const login = `Basic ${Buffer.from('trader:hunter2').toString('base64')}`

/** A desk whose exchange is behind a proxy that wants to be shown a login. */
async function openBehindProxy(shown: string | null = login) {
  const proxy = await startConnectProxy()
  proxies.push(proxy)
  proxy.wants = login
  const exchange = await openExchange()
  const authorization = shown === null ? null : () => shown
  const tunnel = createTunnel({ url: proxy.url, authorization })
  const { restUrl, wsUrl } = exchange.sandbox
  const desk = openDesk({ restUrl, wsUrl, tunnel }, await createMainSigner())
  return { proxy, ...exchange, ...desk }
}

test('requests and both sockets go through the proxy, and nothing goes past it', async () => {
  const { proxy, sandbox, client, seen } = await openBehindProxy()
  await client.connect()
  await until(() => client.connection.phase === 'live' && client.connection.marketData === 'live')
  const placed = await client.placeOrder(bid('p1'))
  expect(placed).toMatchObject({ outcome: 'accepted' })
  await until(() => seen.orders.at(-1)?.state === 'working')
  // At least one of REST and the two sockets' each, all to the exchange and to nobody else.
  expect(proxy.asked.length).toBeGreaterThanOrEqual(3)
  expect(new Set(proxy.asked)).toEqual(new Set([new URL(sandbox.restUrl).host, new URL(sandbox.wsUrl).host]))
  expect(sandbox.restUrl).not.toContain(new URL(proxy.url).host)
})

test('an order that the proxy does not let out was never sent, whatever the reason', async () => {
  const { proxy, client, control } = await openBehindProxy()
  await client.connect()
  for (const [answer, code] of [
    [502, 'proxy.refused'],
    ['hang up', 'proxy.unreachable'],
    [407, 'proxy.credentials'],
  ] as const) {
    proxy.answer = answer
    // What was open is gone, so that the order needs a way of its own.
    proxy.cut()
    await until(() => client.connection.phase !== 'live')
    const placed = await client.placeOrder(bid(`p-${code}`))
    expect(placed).toMatchObject({ outcome: 'refused', problem: { code } })
    await until(() => client.connection.problem?.code === code)
    proxy.answer = 'open'
    client.retryNow()
    await until(() => client.connection.phase === 'live')
  }
  const { accounts } = await control.state()
  expect(accounts.flatMap(({ openOrders }) => openOrders)).toEqual([])
})

test('a proxy that is cut off in the middle is come back from as from any other loss', async () => {
  const { proxy, client, phases } = await openBehindProxy()
  await client.connect()
  proxy.cut()
  await until(() => client.connection.phase !== 'live')
  await until(() => client.connection.phase === 'live')
  expect(phases().slice(-2)).toEqual(['syncing', 'live'])
  expect(await client.placeOrder(bid('p2'))).toMatchObject({ outcome: 'accepted' })
})

test('a proxy that is not there, or wants another login, is named as what is in the way', async () => {
  const shut = await openBehindProxy(null)
  shut.client.connect().catch(() => undefined)
  await until(() => shut.client.connection.problem?.code === 'proxy.credentials')
  const gone = await openBehindProxy()
  await gone.proxy.stop()
  gone.client.connect().catch(() => undefined)
  await until(() => gone.client.connection.problem?.code === 'proxy.unreachable')
  const secrets = new RegExp(['hunter2', 'trader', login.slice('Basic '.length)].join('|'))
  for (const { client, seen } of [shut, gone]) {
    expect(JSON.stringify(client.connection)).not.toMatch(secrets)
    expect(seen.logged.join('\n')).not.toMatch(secrets)
  }
})
