import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { bid, createMainSigner, openDesk, openExchange, until } from './desk'

const quickWatchdog = { pingEveryMs: 60, staleAfterMs: 80, deadAfterMs: 200 }

describe('client after trouble', () => {
  test.each(['close', 'reset'] as const)(
    'finds what it missed while its sockets were gone (%s)',
    async (how) => {
      const { sandbox, control } = await openExchange()
      const { client, seen, phases } = openDesk(sandbox, await createMainSigner())
      await client.connect()
      await client.placeOrder(bid('m1'))
      await client.placeOrder(bid('m2'))
      await until(() => seen.orders.filter((order) => order.state === 'working').length === 2)
      await control.refuse({ refused: true })
      await control.drop({ sockets: 'all', how })
      await until(() => client.connection.phase === 'connecting' && client.connection.retryAtMs !== null)
      expect(client.connection.problem?.code).toMatch(/^connection\./)
      await control.fill({ clientId: 'm1' })
      await control.refuse({ refused: false })
      client.retryNow()
      await until(() => seen.syncs.length === 2 && client.connection.phase === 'live')
      // A busy machine may call the line stale for a moment; that is no part of the story.
      const story = phases().filter((phase, at, all) => phase !== 'stale' && all[at - 1] !== 'stale')
      expect(story).toEqual(['connecting', 'syncing', 'live', 'connecting', 'syncing', 'live'])
      expect(seen.syncs[1]).toMatchObject({
        first: false,
        openOrders: [{ clientId: 'm2' }],
        positions: [{ size: '0.01' }],
        fills: [{ clientId: 'm1', side: 'buy', size: '0.01' }],
      })
      expect(seen.syncs[1]?.recentOrders).toContainEqual(
        expect.objectContaining({ clientId: 'm1', state: 'filled' }),
      )
      expect((await client.placeOrder(bid('m3'))).outcome).toBe('accepted')
      await until(() => seen.orders.some((order) => order.clientId === 'm3' && order.state === 'working'))
      expect(client.counters).toEqual({})
    },
  )

  test('notices a connection that has gone silent and leaves it', async () => {
    const { sandbox, control } = await openExchange()
    const { client, phases } = openDesk(sandbox, await createMainSigner(), { watchdog: quickWatchdog })
    await client.connect()
    await control.freeze({ sockets: 'all', frozen: true })
    await until(() => phases().includes('stale'))
    await until(() => phases().includes('connecting', phases().indexOf('stale')))
    await until(() => client.connection.phase === 'live')
  })

  test('finds the fills before one that came while the snapshot was still owed', async () => {
    const { sandbox, control } = await openExchange()
    const { client, seen } = openDesk(sandbox, await createMainSigner(), { random: () => 0 })
    await client.connect()
    await client.placeOrder(bid('early'))
    await client.placeOrder(bid('late'))
    await until(() => seen.orders.filter((order) => order.state === 'working').length === 2)
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'all', how: 'reset' })
    await until(() => client.connection.phase === 'connecting')
    await control.fill({ clientId: 'early' })
    // Far enough apart that the overlap of two snapshots does not reach from one to the other.
    await control.clock({ offsetMs: 120_000 })
    await control.rest({ method: 'GET', path: '/positions', status: 500, count: 3 })
    await control.refuse({ refused: false })
    client.retryNow()
    await until(() => client.connection.phase === 'syncing')
    await control.fill({ clientId: 'late' })
    await until(() => seen.fills.some(({ clientId }) => clientId === 'late'))
    expect(seen.syncs).toHaveLength(1)
    await until(() => seen.syncs.length === 2)
    expect(seen.syncs[1]?.fills.map(({ clientId }) => clientId)).toContain('early')
  })

  test('comes back at once when told that the machine has slept', async () => {
    const { sandbox } = await openExchange()
    const { client, seen, phases } = openDesk(sandbox, await createMainSigner())
    await client.connect()
    client.dropNow()
    expect(client.connection.phase).toBe('connecting')
    await until(() => client.connection.phase === 'live')
    expect(seen.syncs).toHaveLength(2)
    expect(phases().slice(-3)).toEqual(['connecting', 'syncing', 'live'])
  })

  test('asks nothing more over connections from before it slept', async () => {
    const askedOn: Socket[] = []
    let answered = 0
    const server = createServer(({ socket }, response) => {
      askedOn.push(socket)
      response.writeHead(404).end(() => (answered += 1))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const restUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
    const { client } = openDesk({ restUrl, wsUrl: 'ws://127.0.0.1:9/v1' }, null, { random: () => 0 })
    client.connect().catch(() => undefined)
    await until(() => answered === 2)
    const before = new Set(askedOn.splice(0))
    client.dropNow()
    await until(() => askedOn.length > 1)
    expect(askedOn.filter((socket) => before.has(socket))).toEqual([])
  })

  test('gets a new JWT when the old one has expired', async () => {
    const { sandbox, control } = await openExchange()
    const { client } = openDesk(sandbox, await createMainSigner())
    await client.connect()
    await control.expireJwt()
    expect(await client.getAccount()).toMatchObject({ ok: true })
    await control.expireJwt()
    await control.drop({ sockets: 'private', how: 'reset' })
    await until(() => client.connection.phase !== 'live')
    await until(() => client.connection.phase === 'live')
    const onboardings = client.calls.find(({ group }) => group === 'POST onboarding')
    expect(onboardings?.time.count).toBe(1)
  })

  test('keeps waiting while the exchange is away, and syncs until the snapshot is in', async () => {
    const { sandbox, control } = await openExchange()
    await control.rest({ method: 'GET', path: '/balance', status: 503, count: 4 })
    const { client, seen } = openDesk(sandbox, await createMainSigner(), { random: () => 0 })
    await control.refuse({ refused: true })
    const connected = client.connect()
    await until(() => client.connection.problem !== null)
    expect(client.connection.phase).toBe('connecting')
    await control.refuse({ refused: false })
    await until(() => client.connection.phase === 'syncing' && client.connection.problem !== null)
    expect(seen.syncs).toHaveLength(0)
    await connected
    expect(seen.syncs).toHaveLength(1)
  })

  test('gives up waiting when it is disconnected', async () => {
    const { sandbox, control } = await openExchange()
    await control.refuse({ refused: true })
    const { client } = openDesk(sandbox, await createMainSigner())
    const connected = client.connect()
    client.disconnect()
    await expect(connected).rejects.toMatchObject({ problem: { code: 'client.disconnected' } })
    expect(client.connection.phase).toBe('offline')
  })

  test('counts frames it cannot read and lives on', async () => {
    const { sandbox, control } = await openExchange({ simulate: true })
    const { client, seen } = openDesk(sandbox, await createMainSigner())
    await client.connect()
    client.watchMarket('BTC-USD-PERP')
    await control.frames({ sockets: 'market', truncate: true, count: 5 })
    await until(() => Object.keys(client.counters).some((name) => name.startsWith('malformed:')))
    await control.frames({ sockets: 'market', corrupt: true, count: 5 })
    await control.frames({ sockets: 'private', truncate: true, count: 1 })
    await client.placeOrder(bid('t1'))
    await until(() => client.counters.unreadableFrame === 1)
    await client.placeOrder(bid('t2'))
    await until(() => seen.orders.some((order) => order.clientId === 't2' && order.state === 'working'))
    // What was lost of the account is read anew, once, and the desk is live again.
    await until(() => seen.syncs.length === 2 && client.connection.phase === 'live')
    expect(seen.logged.join('\n')).not.toMatch(/eyJ|0x[0-9a-f]{40}/i)
  })

  test('does not know what became of an order whose answer never came, and finds out', async () => {
    const { sandbox, control } = await openExchange()
    const signer = await createMainSigner()
    const { client } = openDesk(sandbox, signer)
    await client.connect()
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'private', how: 'close' })
    await until(() => client.connection.phase === 'connecting')
    await control.rest({ method: 'POST', path: '/orders', status: 503, after: true, count: 1 })
    expect((await client.placeOrder(bid('u1'))).outcome).toBe('unknown')
    expect(await client.findOrderByClientId('u1')).toMatchObject({ value: { clientId: 'u1' } })
    await control.rest({ method: 'POST', path: '/orders', status: 'reset', count: 1 })
    expect((await client.placeOrder(bid('u2'))).outcome).toBe('unknown')
    expect(await client.findOrderByClientId('u2')).toEqual({ ok: true, value: null })
    const { accounts } = await control.state()
    const ids = accounts.find((account) => account.address === signer.account)?.clientIds
    expect(ids?.u1).toEqual({ received: 1, accepted: 1 })
    expect(ids?.u2?.accepted ?? 0).toBe(0)
  })

  test('does not know what became of an order whose socket broke, and never sends it twice', async () => {
    const { sandbox, control } = await openExchange()
    const signer = await createMainSigner()
    const { client } = openDesk(sandbox, signer)
    await client.connect()
    await control.freeze({ sockets: 'private', frozen: true })
    const placing = client.placeOrder(bid('d1'))
    await until(() => sandbox.exchange.orderByClientId(signer.account, 'd1') !== undefined)
    client.dropNow()
    expect(await placing).toMatchObject({ outcome: 'unknown', problem: { code: 'rpc.dropped' } })
    await until(() => client.connection.phase === 'live')
    expect(await client.findOrderByClientId('d1')).toMatchObject({
      value: { clientId: 'd1', state: 'working' },
    })
    const { accounts } = await control.state()
    expect(accounts.find((account) => account.address === signer.account)?.clientIds.d1).toEqual({
      received: 1,
      accepted: 1,
    })
  })

  test('says so when the venue refuses the format of its market data, and trades on', async () => {
    const { sandbox, control } = await openExchange()
    await control.refuse({ refused: true, how: 400, asking: 'sbe' })
    const { client } = openDesk(sandbox, await createMainSigner())
    await client.connect()
    await until(() => client.connection.problem?.code === 'connection.schemaRefused')
    expect(client.connection).toMatchObject({ phase: 'live', marketData: 'connecting' })
    expect((await client.placeOrder(bid('s1'))).outcome).toBe('accepted')
    await control.refuse({ refused: false })
    client.retryNow()
    await until(() => client.connection.marketData === 'live' && client.connection.problem === null)
  })

  test('signs in the venue’s time when this machine’s clock is wrong', async () => {
    const { sandbox, control } = await openExchange()
    await control.clock({ offsetMs: 3_600_000 })
    const { client } = openDesk(sandbox, await createMainSigner())
    await client.connect()
    expect(client.connection.clockOffsetMs).toBeGreaterThan(3_500_000)
    expect((await client.placeOrder(bid('k1'))).outcome).toBe('accepted')
  })
})
