import { afterEach, beforeEach, expect, it } from 'vitest'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { Probe } from './probe'
import { Trader, ask } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { faultTable, pull } from '../../src/sandbox/fault-table'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Control } from '../../src/sandbox/control-client'
import type { Message } from './probe'
import type { Sandbox } from '../../src/sandbox/sandbox'

const MARKET = 'BTC-USD-PERP'
const sbe = '?sbeSchemaId=1&sbeSchemaVersion=1'
let sandbox: Sandbox
let control: Control

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0, simulate: false })
  control = createControl(sandbox.controlUrl)
})

afterEach(() => sandbox.stop())

async function listen(trader: Trader, ...channels: string[]): Promise<Probe> {
  const probe = await Probe.open(sandbox, { token: trader.token })
  for (const channel of channels) await probe.call('subscribe', { channel })
  return probe
}

/** What comes of an upgrade: the status of a refusal, or the system's word. */
async function upgrade(query = ''): Promise<string> {
  const ws = new WebSocket(sandbox.wsUrl + query)
  const outcome = await Promise.race([
    once(ws, 'open').then(() => 'open'),
    once(ws, 'unexpected-response').then(([, response]) => String(response.statusCode)),
    new Promise<string>((resolve) =>
      ws.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error')),
    ),
  ])
  ws.on('error', () => undefined)
  ws.terminate()
  return outcome
}

it('takes every fault of the table, and is itself again once healed', async () => {
  const names = faultTable.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { name, begin, end } of faultTable) {
    // Its own test tells more of the one after which nobody listens.
    if (name === 'line: nobody listens') continue
    await pull(control, begin)
    await pull(control, end)
  }
  await pull(control, [{ verb: 'system', ask: { status: 'maintenance' } }])
  await control.limits({ getsPerMinute: 1 })
  await control.heal()
  const trader = await Trader.start(sandbox)
  const probe = await listen(trader, 'orders.ALL')
  expect((await trader.post(trader.order())).status).toBe(201)
  await probe.until(() => probe.dataOf('orders.ALL').length === 2)
  expect((await ask(sandbox, '/system/state')).body).toEqual({ status: 'ok' })
  const { server_time } = (await ask(sandbox, '/system/time')).body
  expect(Math.abs(Number(server_time) - Date.now())).toBeLessThan(5_000)
})

it('refuses upgrades in the way it is told, and only those it is told of', async () => {
  await control.refuse({ refused: true, how: 429 })
  expect(await upgrade()).toBe('429')
  await control.refuse({ refused: true, how: 'reset' })
  expect(await upgrade()).toBe('ECONNRESET')
  await control.refuse({ refused: true, how: 400, asking: 'sbe' })
  expect([await upgrade(sbe), await upgrade()]).toEqual(['400', 'open'])
  await control.refuse({ refused: true, how: 'hang' })
  const hanging = new WebSocket(sandbox.wsUrl, { handshakeTimeout: 100 })
  expect(String((await once(hanging, 'error'))[0])).toContain('timed out')
  await control.refuse({ refused: false })
  expect(await upgrade()).toBe('open')
})

it('goes away, and comes back on the same port', async () => {
  const probe = await Probe.open(sandbox)
  await control.away({ forMs: 150 })
  await probe.until(() => probe.closed !== undefined)
  expect(await upgrade()).toBe('ECONNREFUSED')
  await expect(ask(sandbox, '/system/time')).rejects.toThrow()
  await expect.poll(() => upgrade(), { timeout: 8_000 }).toBe('open')
  expect((await ask(sandbox, '/system/time')).status).toBe(200)
})

it('hears nothing on a half-open line, and everything once it thaws', async () => {
  const trader = await Trader.start(sandbox)
  const probe = await listen(trader)
  await control.freeze({ sockets: 'private', frozen: true, deaf: true })
  const cancelling = probe.call('order.cancel_all')
  const placed = await trader.post(trader.order())
  expect(placed.status).toBe(201)
  expect((await control.state()).accounts[0]?.openOrders).toHaveLength(1)
  await control.freeze({ sockets: 'private', frozen: false })
  expect((await cancelling).result).toEqual({ status: 'ok' })
  expect((await control.state()).accounts[0]?.openOrders).toHaveLength(0)
})

it('is late, or sends frames one by one, and keeps their order', async () => {
  const trader = await Trader.start(sandbox)
  const probe = await listen(trader, 'orders.ALL')
  const seen = () => probe.dataOf('orders.ALL').map(({ client_id, status }) => `${client_id} ${status}`)
  const elapsed = async (act: () => Promise<unknown>) => {
    const startedAtMs = performance.now()
    await act()
    return performance.now() - startedAtMs
  }
  await control.slow({ sockets: 'private', latencyMs: 120 })
  expect(await elapsed(() => probe.call('order.cancel_all'))).toBeGreaterThan(110)
  await control.slow({ sockets: 'private', everyMs: 40 })
  const tookMs = await elapsed(async () => {
    await trader.post(trader.order({ client_id: 'a' }))
    await trader.post(trader.order({ client_id: 'b' }))
    await probe.until(() => seen().length === 4)
  })
  expect(tookMs).toBeGreaterThan(110)
  expect(seen()).toEqual(['a NEW', 'a OPEN', 'b NEW', 'b OPEN'])
})

it('lets one channel pass another, but keeps a channel’s own sequence unless told to break it', async () => {
  const trader = await Trader.start(sandbox)
  const probe = await listen(trader, 'orders.ALL', 'account')
  const wordOf = ({ params }: Message): string =>
    String(params.channel === 'orders.ALL' ? params.data.status : params.channel)
  const story = () => probe.heard.filter(({ params }) => params !== undefined).map(wordOf)
  await control.frames({ sockets: 'private', reorder: true, count: 1 })
  await trader.post(trader.order({ client_id: 'a' }))
  await probe.until(() => story().length === 3)
  const plain = story().filter((word) => word !== 'account')
  expect(plain).toEqual(['NEW', 'OPEN'])
  await control.frames({ sockets: 'private', swap: true, count: 1 })
  await trader.post(trader.order({ client_id: 'b' }))
  await probe.until(() => story().length === 6)
  expect(story().slice(3)).not.toEqual(story().slice(0, 3))
})

it('sends what nobody knows: schemas, templates, channels, fields and words, and frames too long', async () => {
  const trader = await Trader.start(sandbox)
  const market = await Probe.open(sandbox, { sbe: true })
  await market.call('subscribe', { channel: `order_book.${MARKET}.snapshot@15@50ms` })
  await market.until(() => market.binaries().length === 1)
  const header = (frame: Buffer | undefined) => [frame?.readUInt16LE(2), frame?.readUInt16LE(4)]
  const placeAndWait = async (frames: number) => {
    await trader.post(trader.order({ price: '99990' }))
    sandbox.exchange.step()
    await market.until(() => market.binaries().length >= frames)
  }
  await control.frames({ sockets: 'market', unknownTemplate: true, count: 1 })
  await placeAndWait(3)
  await control.frames({ sockets: 'market', wrongSchema: true, count: 1 })
  await placeAndWait(4)
  expect(market.binaries().slice(1, 4).map(header)).toEqual([
    [999, 1],
    [3, 1],
    [3, 2],
  ])
  await control.frames({ sockets: 'market', oversize: true, count: 1 })
  await placeAndWait(5)
  expect(market.binaries()[4]?.length).toBeGreaterThan(5_000_000)

  const own = await listen(trader, 'orders.ALL')
  await control.frames({
    sockets: 'private',
    unknownChannel: true,
    unknownField: true,
    unknownWord: 'status',
    count: 1,
  })
  await trader.post(trader.order())
  await own.until(() => own.dataOf('orders.ALL').length === 2)
  const [stranger, first] = own.heard.filter(({ method }) => method === 'subscription')
  expect(stranger.params.channel).toBe('unheard_of.ALL')
  expect(first.params.data).toMatchObject({ status: 'UNHEARD_OF', unheard_of: { any: ['thing', 1] } })
})

it('loses, delays and refuses calls on a socket, before or after acting', async () => {
  const trader = await Trader.start(sandbox)
  const probe = await Probe.open(sandbox)
  await control.rpc({ method: 'auth', answer: 40111, count: 1 })
  expect((await probe.call('auth', { bearer: trader.token })).error.code).toBe(40111)
  await probe.call('auth', { bearer: trader.token })
  await control.rpc({ method: 'subscribe', channel: 'fills.ALL', answer: -32603, after: true, count: 1 })
  expect((await probe.call('subscribe', { channel: 'orders.ALL' })).result).toBeDefined()
  expect((await probe.call('subscribe', { channel: 'fills.ALL' })).error.code).toBe(-32603)
  expect((await probe.call('subscribe', { channel: 'fills.ALL' })).error.code).not.toBe(-32603)

  await trader.post(trader.order())
  await control.rpc({ method: 'order.cancel_all', answer: 'lost', count: 1 })
  void probe.call('order.cancel_all').catch(() => undefined)
  await probe.call('nothing')
  expect((await control.state()).accounts[0]?.openOrders).toHaveLength(1)
  await control.rpc({ method: 'order.cancel_all', answer: 'late', delayMs: 80, after: true, count: 1 })
  const cancelled = probe.call('order.cancel_all')
  await probe.call('nothing')
  expect((await control.state()).accounts[0]?.openOrders).toHaveLength(0)
  expect((await cancelled).result).toEqual({ status: 'ok' })
})

it('answers REST late, with nothing, with half, or with any status on any path', async () => {
  const trader = await Trader.start(sandbox)
  await control.rest({ method: '*', path: '/', status: 408, count: 1 })
  expect((await trader.get('/orders')).status).toBe(408)
  await control.rest({ method: 'GET', path: '/orders', status: 'slow', delayMs: 80, count: 1 })
  const startedAtMs = performance.now()
  expect((await trader.get('/orders')).body.results).toEqual([])
  expect(performance.now() - startedAtMs).toBeGreaterThan(70)
  const raw = async (path: string) => (await fetch(sandbox.restUrl + path)).text()
  await control.rest({ method: 'GET', path: '/markets', status: 'empty', count: 1 })
  expect(await raw('/markets')).toBe('')
  await control.rest({ method: 'GET', path: '/markets', status: 'half', count: 1 })
  const half = await raw('/markets')
  expect(half.length).toBeGreaterThan(10)
  expect(() => JSON.parse(half) as unknown).toThrow()
  await control.rest({ method: 'GET', path: '/account', status: 403, word: 'GEO_IP_BLOCK', count: 1 })
  expect((await trader.get('/account')).body.error).toBe('GEO_IP_BLOCK')
})

it('issues tokens that are over before they are used', async () => {
  const trader = await Trader.start(sandbox)
  await control.jwt({ lifeS: 0 })
  await trader.authenticate()
  expect((await trader.get('/account')).body.error).toBe('INVALID_TOKEN')
  await control.jwt({ lifeS: 300 })
  await trader.authenticate()
  expect((await trader.get('/account')).status).toBe(200)
})

it('forgets a walk through maintenance when it is healed', async () => {
  await control.maintenance({ cancelOnlyMs: 30, postOnlyMs: 30 })
  await control.heal()
  await control.maintenance({ cancelOnlyMs: 60_000 })
  const states = new Set<string>()
  for (let look = 0; look < 20; look += 1)
    states.add(((await ask(sandbox, '/system/state')).body as { status: string }).status)
  expect([...states]).toEqual(['cancel_only'])
})
