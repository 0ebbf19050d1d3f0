import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Probe } from './probe'
import { Trader, ask, createKey } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { errorComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Control } from '../../src/sandbox/control-client'
import type { Sandbox } from '../../src/sandbox/sandbox'

const MARKET = 'BTC-USD-PERP'
let sandbox: Sandbox
let control: Control

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0 })
  control = createControl(sandbox.controlUrl)
})

afterEach(() => sandbox.stop())

/** A private socket that hears the account's orders. */
async function listen(trader: Trader): Promise<Probe> {
  const probe = await Probe.open(sandbox, { token: trader.token })
  await probe.call('subscribe', { channel: 'orders.ALL' })
  return probe
}

describe('the control', () => {
  it.each([
    ['nothing', {}, 'no such verb'],
    ['price', { market: 'NO-SUCH', price: '1' }, 'no such market'],
    ['price', { market: MARKET, price: 'up' }, 'price: must be a decimal'],
    ['fill', { orderId: '1' }, 'no such order'],
    ['drop', { sockets: 'some', how: 'close' }, 'sockets: must be one of'],
    ['pause', { paused: 'yes' }, 'paused: must be true or false'],
    ['limits', { ordersPerHour: 1 }, 'no such limit'],
    ['rest', { method: 'GET', path: '/', status: 99 }, 'status: must be'],
    ['frames', { corrupt: true, count: 0 }, 'count: must be at least 1'],
  ])('says what is wrong with %s %o', async (verb, body, message) => {
    const response = await fetch(`${sandbox.controlUrl}/${verb}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as { ok: boolean; message: string }
    expect([response.status, answer.ok]).toEqual([400, false])
    expect(answer.message).toContain(message)
  })

  it('moves a price and the makers with it', async () => {
    await control.price({ market: MARKET, price: '80000' })
    const { mark_price, bid } = (await ask(sandbox, `/markets/summary?market=${MARKET}`)).body.results[0]
    expect(mark_price).toBe('80000')
    expect(Math.abs(Number(bid) - 80_000)).toBeLessThan(800)
  })

  it('fills the oldest open order of an account', async () => {
    const trader = await Trader.start(sandbox)
    const first = await trader.post(trader.order())
    await trader.post(trader.order())
    const { orderId } = await control.fill({ account: trader.address, size: '0.003' })
    expect(orderId).toBe(first.body.id)
    expect((await control.state()).accounts[0]).toMatchObject({
      fills: 1,
      positions: [{ market: MARKET, size: '0.003' }],
      openOrders: [{ remaining: '0.007' }, { remaining: '0.01' }],
    })
  })

  it('gives an account money, and a new one other money than the usual deposit', async () => {
    const trader = new Trader(sandbox)
    await control.fund({ account: trader.address, amount: '42.5' })
    await trader.onboard()
    await trader.authenticate()
    expect((await trader.get('/balance')).body.results[0].size).toBe('42.5')
    await control.fund({ account: trader.address, amount: '0.25' })
    expect((await trader.get('/balance')).body.results[0].size).toBe('42.75')
  })

  it('opens an account for a subkey whose main key nobody here holds', async () => {
    const subkey = createKey(5)
    const trader = new Trader(sandbox, subkey, '0x1234')
    await control.subkey({ account: '0x1234', publicKey: subkey.publicKey })
    expect((await trader.authenticate({ path: `/auth/${subkey.publicKey}` })).status).toBe(200)
    expect((await trader.get('/account')).body.account).toBe('0x1234')
  })

  it('expires every token at once', async () => {
    const trader = await Trader.start(sandbox)
    const probe = await listen(trader)
    await control.expireJwt()
    expect((await trader.get('/account')).body.error).toBe('INVALID_TOKEN')
    // A socket stays authenticated for its life.
    expect((await probe.call('order.cancel_all')).result).toEqual({ status: 'ok' })
    await trader.authenticate()
    expect((await trader.get('/account')).status).toBe(200)
  })

  it('moves the clock, and with it the life of tokens', async () => {
    const trader = await Trader.start(sandbox)
    await control.clock({ offsetMs: 299_000 })
    const { server_time: now } = (await ask(sandbox, '/system/time')).body
    expect(Number(now) - Date.now()).toBeGreaterThan(290_000)
    await control.clock({ offsetMs: 301_000 })
    expect((await trader.get('/account')).status).toBe(401)
  })

  it('sets the system state, and orders feel it', async () => {
    const trader = await Trader.start(sandbox)
    await control.system({ status: 'cancel_only' })
    expect((await ask(sandbox, '/system/state')).body).toEqual({ status: 'cancel_only' })
    expect((await trader.post(trader.order())).body.error).toBe('SYSTEM_STATUS_CANCEL_ONLY')
    await control.system({ status: 'maintenance' })
    expect((await trader.post(trader.order())).status).toBe(503)
  })
})

describe('faults of sockets', () => {
  it('drop some of them, by handshake or by reset', async () => {
    const trader = await Trader.start(sandbox)
    const [market, closing] = [await Probe.open(sandbox), await listen(trader)]
    expect(await control.drop({ sockets: 'private', how: 'close' })).toMatchObject({ sockets: 1 })
    await closing.until(() => closing.closed !== undefined)
    expect(closing.closed?.code).toBe(1012)
    expect(market.closed).toBeUndefined()
    await control.drop({ sockets: 'market', how: 'reset' })
    await market.until(() => market.closed !== undefined)
    expect(market.closed?.code).toBe(1006)
    expect((await control.state()).sockets).toEqual({ private: 0, market: 0 })
  })

  it('refuse new ones until told otherwise', async () => {
    await control.refuse({ refused: true })
    await expect(Probe.open(sandbox)).rejects.toThrow('503')
    await control.refuse({ refused: false })
    expect((await Probe.open(sandbox)).closed).toBeUndefined()
  })

  it('freeze them silently, and let all out in order afterwards', async () => {
    const trader = await Trader.start(sandbox)
    const [frozen, other] = [await listen(trader), await listen(trader)]
    let pongs = 0
    frozen.ws.on('pong', () => (pongs += 1))
    await control.freeze({ sockets: 'private', frozen: true })
    frozen.ws.ping()
    const answered = frozen.call('order.cancel_all')
    await trader.post(trader.order())
    expect([frozen.dataOf('orders.ALL'), other.dataOf('orders.ALL'), pongs]).toEqual([[], [], 0])
    expect(frozen.closed).toBeUndefined()
    await control.freeze({ sockets: 'all', frozen: false })
    expect((await answered).result).toEqual({ status: 'ok' })
    await frozen.until(() => frozen.dataOf('orders.ALL').length > 1)
    expect(pongs).toBe(0)
  })

  it('lose, double, cut, spoil and delay frames without mixing their order', async () => {
    const trader = await Trader.start(sandbox)
    const probe = await listen(trader)
    const place = async (client_id: string) =>
      expect((await trader.post(trader.order({ client_id }))).status).toBe(201)
    const seen = () => probe.dataOf('orders.ALL').map(({ client_id, status }) => `${client_id} ${status}`)

    await control.frames({ sockets: 'private', dropNext: true, count: 1 })
    await place('lost')
    await control.frames({ sockets: 'private', duplicate: true, count: 2 })
    await place('double')
    await probe.until(() => seen().length === 5)
    expect(seen()).toEqual(['lost OPEN', 'double NEW', 'double NEW', 'double OPEN', 'double OPEN'])

    await control.frames({ sockets: 'all', corrupt: true, count: 1 })
    await control.frames({ sockets: 'all', truncate: true, count: 1 })
    await place('spoilt')
    await probe.until(() => probe.heard.filter(({ unreadable }) => unreadable).length === 2)

    await control.frames({ sockets: 'market', dropNext: true, count: 9 })
    await control.frames({ sockets: 'private', delayMs: 50, count: 1 })
    await place('late')
    await probe.until(() => seen().length === 7)
    expect(seen().slice(5)).toEqual(['late NEW', 'late OPEN'])
  })

  it('close a client that leaves two thousand messages unread', async () => {
    const trader = await Trader.start(sandbox)
    const slow = await listen(trader)
    await slow.call('subscribe', { channel: 'account' })
    await control.freeze({ sockets: 'private', frozen: true })
    for (let index = 0; index < 700; index += 1) {
      const request = {
        market: MARKET,
        side: 'BUY',
        type: 'LIMIT',
        instruction: 'GTC',
        stp: 'EXPIRE_TAKER',
      } as const
      const times = { clientId: `many-${index}`, signatureTimestampMs: Date.now() }
      const amounts = { size: 1_000_000n, price: 9_500_000_000_000n, triggerPrice: null, reduceOnly: false }
      const made = sandbox.exchange.submit(trader.address, { ...request, ...times, ...amounts })
      if (made.ok) sandbox.exchange.cancel(trader.address, made.order.id)
    }
    expect(slow.closed).toBeUndefined()
    await control.freeze({ sockets: 'private', frozen: false })
    await slow.until(() => slow.closed !== undefined)
    expect(slow.dataOf('orders.ALL')).toEqual([])
  })
})

describe('faults of REST', () => {
  it('answer with a status, once, for the path and what lies below it', async () => {
    const trader = await Trader.start(sandbox)
    await control.rest({ method: 'GET', path: '/orders', status: 503, count: 2, retryAfterS: 7 })
    expect((await trader.get('/orders-history')).status).toBe(200)
    const failed = await trader.get('/orders/123')
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '7'])
    expect(errorComplaints(failed.body)).toEqual([])
    expect((await trader.get('/orders')).status).toBe(503)
    expect((await trader.get('/orders')).status).toBe(200)
  })

  it('act first when asked to, and spoil only the answer', async () => {
    const trader = await Trader.start(sandbox)
    await control.rest({ method: 'POST', path: '/v1/orders', status: 504, after: true, count: 1 })
    expect((await trader.post(trader.order({ client_id: 'unknown-outcome' }))).status).toBe(504)
    expect((await trader.get('/orders')).body.results).toMatchObject([{ client_id: 'unknown-outcome' }])
    await control.rest({ method: 'POST', path: '/orders', status: 504, count: 1 })
    expect((await trader.post(trader.order({ client_id: 'never-was' }))).status).toBe(504)
    expect((await control.state()).accounts[0]?.clientIds).toEqual({
      'unknown-outcome': { received: 1, accepted: 1 },
    })
  })

  it('reset, hang, or answer with a page', async () => {
    await control.rest({ method: 'GET', path: '/system', status: 'reset', count: 1 })
    await expect(ask(sandbox, '/system/time')).rejects.toThrow()
    await control.rest({ method: 'GET', path: '/system', status: 'html', count: 1 })
    const page = await ask(sandbox, '/system/time')
    expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html'])
    await control.rest({ method: 'GET', path: '/system/time', status: 'hang', count: 1 })
    const impatience = new AbortController()
    const hanging = ask(sandbox, '/system/time', { signal: impatience.signal })
    expect((await ask(sandbox, '/system/time')).status).toBe(200)
    impatience.abort()
    await expect(hanging).rejects.toThrow('abort')
  })
})

describe('rate limits', () => {
  it('are told in headers, and answered with 429 when spent', async () => {
    const trader = await Trader.start(sandbox)
    await control.limits({ getsPerMinute: 3 })
    const first = await trader.get('/orders')
    expect(first.headers.get('x-ratelimit-limit')).toBe('3')
    expect(first.headers.get('x-ratelimit-remaining')).toBe('2')
    await trader.get('/orders')
    await trader.get('/orders')
    const spent = await trader.get('/orders')
    expect(spent.status).toBe(429)
    expect(Number(spent.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(errorComplaints(spent.body)).toEqual([])
    await control.clock({ offsetMs: 60_000 })
    expect((await trader.get('/orders')).status).toBe(200)
  })

  it('count all requests of an address, and its connections', async () => {
    await control.limits({ requestsPerMinutePerIp: 2, connectionsPerMinute: 1 })
    const statuses = []
    for (let index = 0; index < 3; index += 1) statuses.push((await ask(sandbox, '/markets')).status)
    expect(statuses).toEqual([200, 200, 429])
    await Probe.open(sandbox)
    await expect(Probe.open(sandbox)).rejects.toThrow('429')
  })
})
