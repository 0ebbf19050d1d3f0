import { describe, expect, test, vi } from 'vitest'
import { bid, createMainSigner, createSubkeySigner, openDesk, openExchange, until } from './desk'

describe('client on a sandbox exchange', () => {
  test('onboards a new account and hands over a whole snapshot before it says live', async () => {
    const { sandbox } = await openExchange()
    const signer = await createMainSigner()
    const { client, seen, phases } = openDesk(sandbox, signer)
    const order: string[] = []
    client.onSync(() => order.push(`sync ${client.connection.phase}`))
    client.onConnection((connection) => connection.phase === 'live' && order.push('live'))
    await client.connect()
    expect(order.slice(0, 2)).toEqual(['sync syncing', 'live'])
    expect(phases()).toEqual(['connecting', 'syncing', 'live'])
    expect(seen.syncs[0]).toMatchObject({
      first: true,
      account: { address: signer.account, accountValue: '100000', marginRatio: '0' },
      balances: [{ token: 'USDC', size: '100000' }],
      positions: [],
      openOrders: [],
      fills: [],
    })
    expect(seen.syncs[0]?.markets.map((market) => market.symbol)).toContain('BTC-USD-PERP')
    expect(seen.syncs[0]?.tickers.length).toBe(seen.syncs[0]?.markets.length)
    await until(() => client.connection.latencyMs !== null)
    expect(client.connection).toMatchObject({ systemState: 'ok', problem: null, retryAtMs: null })
    expect(Math.abs(client.connection.clockOffsetMs ?? 9_999)).toBeLessThan(1_000)
    expect(client.counters).toEqual({})
    // Refused for want of an account, which is opened once.
    const calls = client.calls.filter(({ group }) => group.startsWith('POST'))
    expect(calls.map(({ group, failures, time }) => [group, failures, time.count])).toEqual([
      ['POST auth', 1, 2],
      ['POST onboarding', 0, 1],
    ])
  })

  test('places, sees filled in part and whole, and reads the new balance', async () => {
    const { sandbox, control } = await openExchange()
    const { client, seen } = openDesk(sandbox, await createMainSigner())
    const balances: string[] = []
    client.onBalance((balance) => balances.push(balance.size))
    await client.connect()
    const placed = await client.placeOrder(bid('p1'))
    expect(placed).toMatchObject({
      outcome: 'accepted',
      order: { clientId: 'p1', side: 'buy', price: '95000' },
    })
    await until(() => seen.orders.at(-1)?.state === 'working')
    await control.fill({ clientId: 'p1', size: '0.004' })
    await control.fill({ clientId: 'p1' })
    await until(() => seen.orders.at(-1)?.state === 'filled' && seen.positions.at(-1)?.size === '0.01')
    expect(seen.orders.map((order) => order.state)).toEqual(['new', 'working', 'partlyFilled', 'filled'])
    expect(seen.fills.map((fill) => [fill.side, fill.liquidity, fill.size, fill.remainingSize])).toEqual([
      ['buy', 'maker', '0.004', '0.006'],
      ['buy', 'maker', '0.006', '0'],
    ])
    expect(seen.positions.at(-1)).toMatchObject({ side: 'long', status: 'open', entryPrice: '95000' })
    await until(() => balances.length > 0)
    expect(Number(balances.at(-1))).toBeLessThan(100_000)
    expect((await client.getFills()).ok && (await client.getPositions())).toMatchObject({
      value: [{ size: '0.01' }],
    })
  })

  test('cancels one order and all orders', async () => {
    const { sandbox } = await openExchange()
    const { client, seen } = openDesk(sandbox, await createMainSigner())
    await client.connect()
    const first = await client.placeOrder(bid('c1'))
    await client.placeOrder(bid('c2'))
    await client.placeOrder(bid('c3', { market: 'ETH-USD-PERP', price: '3450', size: '0.1' }))
    await until(() => seen.orders.filter((order) => order.state === 'working').length === 3)
    expect(first.outcome).toBe('accepted')
    if (first.outcome === 'accepted')
      expect(await client.cancelOrder(first.order.id)).toEqual({ ok: true, value: null })
    await until(() => seen.orders.some((order) => order.clientId === 'c1' && order.state === 'cancelled'))
    expect(await client.cancelAllOrders('ETH-USD-PERP')).toEqual({ ok: true, value: null })
    await until(() => seen.orders.some((order) => order.clientId === 'c3' && order.state === 'cancelled'))
    expect(await client.getOpenOrders()).toMatchObject({ value: [{ clientId: 'c2' }] })
    expect(await client.cancelAllOrders()).toEqual({ ok: true, value: null })
    await until(() => seen.orders.filter((order) => order.state === 'cancelled').length === 3)
    expect((await client.cancelOrder('404')).ok).toBe(false)
  })

  test('tells a refusal at the door from a rejection after it', async () => {
    const { sandbox } = await openExchange()
    const { client, seen } = openDesk(sandbox, await createMainSigner())
    await client.connect()
    const refused = await client.placeOrder(bid('r1', { market: 'NO-SUCH-PERP' }))
    expect(refused).toMatchObject({ outcome: 'refused', problem: { code: 'venue.MARKET_NOT_FOUND' } })
    expect(await client.placeOrder(bid('r2', { size: '0.123456789' }))).toMatchObject({
      outcome: 'refused',
      problem: { code: 'order.form' },
    })
    expect((await client.placeOrder(bid('r3', { size: '100' }))).outcome).toBe('accepted')
    await until(() => seen.orders.some((order) => order.clientId === 'r3' && order.state === 'rejected'))
    expect(seen.orders.at(-1)).toMatchObject({ cancelReason: 'NOT_ENOUGH_MARGIN', remainingSize: '100' })
    await client.placeOrder(bid('r4', { price: '9000' }))
    await until(() => seen.orders.some((order) => order.clientId === 'r4' && order.state === 'rejected'))
    expect(await client.findOrderByClientId('r4')).toMatchObject({ value: { state: 'rejected' } })
  })

  test('finds an order by its client id wherever it is', async () => {
    const { sandbox, control } = await openExchange()
    const { client, seen } = openDesk(sandbox, await createMainSigner())
    await client.connect()
    await client.placeOrder(bid('f1'))
    await until(() => seen.orders.at(-1)?.state === 'working')
    expect(await client.findOrderByClientId('f1')).toMatchObject({ value: { state: 'working' } })
    await control.fill({ clientId: 'f1' })
    expect(await client.findOrderByClientId('f1')).toMatchObject({ value: { state: 'filled' } })
    expect(await client.findOrderByClientId('never')).toEqual({ ok: true, value: null })
  })

  test('trades with a subkey for its main account', async () => {
    const { sandbox, control } = await openExchange()
    const main = await createMainSigner()
    const subkey = await createSubkeySigner(main.account)
    await control.subkey({ account: main.account, publicKey: subkey.publicKey })
    const { client, seen } = openDesk(sandbox, subkey)
    await client.connect()
    expect(seen.syncs[0]?.account?.address).toBe(main.account)
    expect((await client.placeOrder(bid('s1'))).outcome).toBe('accepted')
  })

  test('says so when the venue refuses a key for good, and keeps the markets', async () => {
    const { sandbox } = await openExchange()
    const main = await createMainSigner()
    const { client } = openDesk(sandbox, await createSubkeySigner(main.account))
    await expect(client.connect()).rejects.toMatchObject({
      problem: { code: expect.stringMatching(/^venue\./) },
    })
    expect(client.connection).toMatchObject({ phase: 'offline', retryAtMs: null })
    await until(() => client.connection.marketData === 'live')
    expect((await client.placeOrder(bid('x'))).outcome).toBe('refused')
  })

  test('watches markets without a signer', async () => {
    const { sandbox } = await openExchange({ simulate: true })
    const { client, seen } = openDesk(sandbox, null)
    const tickers = new Set<string>()
    const books: string[] = []
    client.onTicker((ticker) => tickers.add(ticker.market))
    client.onBook((book) => books.push(book.market))
    await client.connect()
    expect(seen.syncs[0]).toMatchObject({ account: null, openOrders: [] })
    const remove = client.watchMarket('ETH-USD-PERP')
    const again = client.watchMarket('ETH-USD-PERP')
    await until(() => books.length > 2 && tickers.size > 2)
    expect(new Set(books)).toEqual(new Set(['ETH-USD-PERP']))
    expect(await client.getCurrentPrice('ETH-USD-PERP')).toMatchObject({ ok: true })
    expect(await client.getCurrentPrice('NO-SUCH-PERP')).toMatchObject({ ok: false })
    expect(await client.placeOrder(bid('w'))).toMatchObject({
      outcome: 'refused',
      problem: { code: 'auth.noSigner' },
    })
    remove()
    const count = books.length
    await until(() => books.length > count)
    again()
    expect(client.counters).toEqual({})
  })

  test('logs a handler that throws and serves the others', async () => {
    const { sandbox } = await openExchange()
    const { client, seen } = openDesk(sandbox, await createMainSigner())
    client.onOrder(() => {
      throw new Error('broken handler')
    })
    let told = 0
    const remove = client.onOrder(() => void told++)
    await client.connect()
    await client.placeOrder(bid('h1'))
    await until(() => told >= 2)
    expect(seen.logged.some((line) => line.startsWith('a handler failed'))).toBe(true)
    remove()
    const before = told
    await client.placeOrder(bid('h2'))
    await until(() => seen.orders.some((order) => order.clientId === 'h2' && order.state === 'working'))
    expect(told).toBe(before)
  })

  test('tells of busts, funding and the venue’s state', async () => {
    const { sandbox, control } = await openExchange()
    const signer = await createMainSigner()
    const { client, seen } = openDesk(sandbox, signer)
    const busts: string[] = []
    const payments: string[] = []
    client.onTradeBust((bust) => busts.push(bust.fillId))
    client.onFunding((payment) => payments.push(payment.market))
    await client.connect()
    await client.placeOrder(bid('b1'))
    await control.fill({ clientId: 'b1' })
    await until(() => seen.fills.length === 1)
    await vi.waitFor(
      async () => {
        await control.settleFunding({ market: 'BTC-USD-PERP' })
        expect(payments[0]).toBe('BTC-USD-PERP')
      },
      { timeout: 15_000 },
    )
    await control.bust({ account: signer.account, fillId: seen.fills[0]?.id ?? '' })
    await until(() => busts.length === 1)
    expect(busts).toEqual([seen.fills[0]?.id])
    await control.system({ status: 'cancel_only' })
    client.dropNow()
    await until(() => client.connection.systemState === 'cancelOnly')
  })
})
