import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Trader, ask } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { errorComplaints, frameComplaints, restComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Sandbox } from '../../src/sandbox/sandbox'

const MARKET = 'BTC-USD-PERP'
let sandbox: Sandbox
let trader: Trader

beforeAll(async () => {
  sandbox = await startSandbox({ stepMs: 0 })
  for (let step = 0; step < 200; step += 1) sandbox.exchange.step()
  trader = await Trader.start(sandbox)
  const control = createControl(sandbox.controlUrl)
  const { body: bbo } = await ask(sandbox, `/bbo/${MARKET}`)
  await trader.post(trader.order({ price: bbo.bid, client_id: 'resting' }))
  await control.fill({ clientId: 'resting', size: '0.004' })
  await trader.post(trader.order({ type: 'MARKET', price: '0', instruction: 'IOC', client_id: 'taken' }))
  await trader.post(trader.order({ side: 'SELL', size: '90', price: bbo.ask, client_id: 'too-large' }))
  await control.clock({ offsetMs: 60_000 })
  sandbox.exchange.step()
  await control.settleFunding({ market: MARKET })
  await control.clock({ offsetMs: 0 })
})

afterAll(() => sandbox.stop())

describe('public answers', () => {
  it.each([
    ['/system/config', '/system/config'],
    ['/system/time', '/system/time'],
    ['/system/state', '/system/state'],
    ['/markets', '/markets'],
    ['/markets', `/markets?market=${MARKET}`],
    ['/markets/summary', '/markets/summary?market=ALL'],
    ['/markets/summary', `/markets/summary?market=${MARKET}`],
    ['/bbo/{market}', `/bbo/${MARKET}`],
    ['/bbo/{market}/interactive', `/bbo/${MARKET}/interactive`],
    ['/orderbook/{market}', `/orderbook/${MARKET}?depth=5`],
    ['/orderbook/{market}/interactive', `/orderbook/${MARKET}/interactive?depth=5&price_tick=10`],
    ['/trades', `/trades?market=${MARKET}`],
    ['/funding/data', `/funding/data?market=${MARKET}`],
    ['/onboarding', '/onboarding?account_signer_type=starknet&public_key=0x1234'],
  ])('%s keeps to the specification when asked %s', async (path, request) => {
    const { status, body } = await ask(sandbox, request)
    expect(status).toBe(200)
    expect(restComplaints('GET', path, status, body)).toEqual([])
  })

  it('gives candles as rows of six numbers, each resolution made of whole candles', async () => {
    const { server_time: now } = (await ask(sandbox, '/system/time')).body
    const period = `start_at=${Number(now) - 6 * 3_600_000}&end_at=${now}`
    const query = `/markets/klines?symbol=${MARKET}&${period}`
    const one = (await ask(sandbox, `${query}&resolution=1`)).body.results as number[][]
    const sixty = (await ask(sandbox, `${query}&resolution=60`)).body.results as number[][]
    const fitting = (row: number[]) => row.length === 6 && row.every(Number.isFinite)
    expect(one.length).toBeGreaterThan(300)
    expect([...one, ...sixty].every(fitting)).toBe(true)
    expect(sixty.every(([time = 1]) => time % 3_600_000 === 0)).toBe(true)
    const hour = sixty.at(-1) ?? []
    const minutes = one.filter(([time = 0]) => time >= (hour[0] ?? 0))
    expect(hour[2]).toBe(Math.max(...minutes.map(([, , high = 0]) => high)))
    expect(hour[4]).toBe(one.at(-1)?.[4])
  })

  it('groups a book by a price tick without losing size', async () => {
    const fine = (await ask(sandbox, `/orderbook/${MARKET}?depth=500`)).body.bids as string[][]
    const coarse = (await ask(sandbox, `/orderbook/${MARKET}?depth=500&price_tick=100`)).body
      .bids as string[][]
    const total = (levels: string[][]) => levels.reduce((sum, [, size]) => sum + Number(size), 0)
    expect(coarse.length).toBeLessThan(fine.length)
    expect(total(coarse)).toBeCloseTo(total(fine), 6)
    expect(coarse.every(([price]) => Number(price) % 100 === 0)).toBe(true)
  })
})

describe('private answers', () => {
  it.each([
    ['/account', '/account', undefined],
    ['/account/info', '/account/info', undefined],
    ['/balance', '/balance', 1],
    ['/positions', '/positions', 1],
    ['/orders', '/orders', 1],
    ['/orders', `/orders?market=${MARKET}`, 1],
    ['/orders-history', '/orders-history', 3],
    ['/fills', '/fills', 2],
    ['/funding/payments', `/funding/payments?market=${MARKET}`, 1],
    ['/orders/by_client_id/{client_id}', '/orders/by_client_id/resting', undefined],
  ])('%s keeps to the specification when asked %s', async (path, request, atLeast) => {
    const { status, body } = await trader.get(request)
    expect(status).toBe(200)
    expect(restComplaints('GET', path, status, body)).toEqual([])
    if (atLeast !== undefined) expect(body.results.length).toBeGreaterThanOrEqual(atLeast)
  })

  it('leaves out nothing that the same thing has on the socket', async () => {
    const first = async (request: string) => (await trader.get(request)).body.results[0] as unknown
    expect(frameComplaints('ResponsesOrderResp', await first('/orders'))).toEqual([])
    expect(frameComplaints('ResponsesFillResult', await first('/fills'))).toEqual([])
    expect(frameComplaints('ResponsesPositionResp', await first('/positions'))).toEqual([])
    const account = (await trader.get('/account')).body
    expect(frameComplaints('ResponsesAccountSummaryResponse', account)).toEqual([])
    const payment = await first(`/funding/payments?market=${MARKET}`)
    expect(frameComplaints('ResponsesFundingPayment', payment)).toEqual([])
    const summary = await first('/markets/summary?market=ALL')
    expect(frameComplaints('ResponsesMarketSummaryResp', summary)).toEqual([])
  })

  it('writes seq_no as an integer no Number can hold', async () => {
    const { text } = await trader.get('/orders')
    const seq = /"seq_no":(\d+)/.exec(text)?.[1] ?? ''
    expect(seq).toMatch(/^1\d{18}$/)
  })

  it('makes an order with 201 and the order as NEW, and cancels it with 204', async () => {
    const made = await trader.post(trader.order({ client_id: 'made' }))
    expect(made.status).toBe(201)
    expect(restComplaints('POST', '/orders', 201, made.body)).toEqual([])
    expect(made.body).toMatchObject({ status: 'NEW', remaining_size: '0.01', client_id: 'made' })
    const found = await trader.get(`/orders/${made.body.id}`)
    expect(restComplaints('GET', '/orders/{order_id}', found.status, found.body)).toEqual([])
    expect(found.body.status).toBe('OPEN')
    const gone = await trader.delete(`/orders/${made.body.id}`)
    expect([gone.status, gone.text]).toEqual([204, ''])
    expect((await trader.get(`/orders/${made.body.id}`)).body.error).toBe('ORDER_ID_NOT_FOUND')
    expect((await trader.get('/orders/by_client_id/made')).body.error).toBe('CLIENT_ORDER_ID_NOT_FOUND')
    const history = await trader.get('/orders-history?client_id=made')
    expect(history.body.results).toMatchObject([{ status: 'CLOSED', cancel_reason: 'USER_CANCELED' }])
  })

  it('cancels by client id, and all of a market at once', async () => {
    await trader.post(trader.order({ client_id: 'one' }))
    expect((await trader.delete('/orders/by_client_id/one')).status).toBe(204)
    await trader.post(trader.order({ client_id: 'two' }))
    await trader.post(trader.order({ client_id: 'three' }))
    expect((await trader.delete(`/orders?market=${MARKET}`)).status).toBe(200)
    expect((await trader.get(`/orders?market=${MARKET}`)).body.results).toEqual([])
  })
})

describe('refusals', () => {
  it.each([
    ['/nothing', 404, 'NOT_FOUND'],
    ['/vaults', 404, 'NOT_FOUND'],
    ['/orders/%E0%A4%A', 404, 'NOT_FOUND'],
    ['/markets?market=NO-SUCH', 404, 'MARKET_NOT_FOUND'],
    ['/markets/summary', 400, 'INVALID_REQUEST_PARAMETER'],
    ['/bbo/NO-SUCH', 400, 'MARKET_NOT_FOUND'],
    [`/orderbook/${MARKET}?depth=-1`, 400, 'INVALID_REQUEST_PARAMETER'],
    [`/orderbook/${MARKET}?price_tick=0.25`, 400, 'INVALID_REQUEST_PARAMETER'],
    ['/trades?page_size=1001', 400, 'INVALID_REQUEST_PARAMETER'],
    [`/markets/klines?symbol=${MARKET}&resolution=7&start_at=1&end_at=2`, 400, 'INVALID_REQUEST_PARAMETER'],
    ['/fills?page_size=5001', 400, 'INVALID_REQUEST_PARAMETER'],
    ['/fills?cursor=bm90aGluZw.x', 400, 'INVALID_REQUEST_PARAMETER'],
    ['/orders-history?side=UP', 400, 'INVALID_REQUEST_PARAMETER'],
    ['/funding/payments', 400, 'INVALID_REQUEST_PARAMETER'],
    ['/orders/12345', 400, 'ORDER_ID_NOT_FOUND'],
  ])('%s is %i %s', async (request, status, code) => {
    const answer = await trader.get(request)
    expect([answer.status, answer.body.error]).toEqual([status, code])
    expect(errorComplaints(answer.body)).toEqual([])
  })

  it.each([
    ['{', 'BINDING_ERROR'],
    ['[]', 'BINDING_ERROR'],
    ['', 'BINDING_ERROR'],
    ['{}', 'VALIDATION_ERROR'],
    ['{"type":1}', 'BINDING_ERROR'],
    ['{"type":"HOPE"}', 'VALIDATION_ERROR'],
  ])('an order of %j is a %s', async (body, code) => {
    const answer = await trader.post(body)
    expect([answer.status, answer.body.error]).toEqual([400, code])
    expect(errorComplaints(answer.body)).toEqual([])
  })

  it.each([
    [{ size: '1e3' }, 'VALIDATION_ERROR'],
    [{ size: '0.010000001' }, 'VALIDATION_ERROR'],
    [{ client_id: 'x'.repeat(65) }, 'VALIDATION_ERROR'],
    [{ flags: ['INTERACTIVE'] }, 'VALIDATION_ERROR'],
    [{ recv_window: 9 }, 'VALIDATION_ERROR'],
    [{ recv_window: '5000' }, 'BINDING_ERROR'],
    [{ signature_timestamp: 1_634_736_000_000 }, 'INVALID_TIMESTAMP'],
    [{ signature_timestamp: Date.now() + 3_600_000 }, 'INVALID_TIMESTAMP'],
    [{ market: 'NO-SUCH' }, 'MARKET_NOT_FOUND'],
    [{ type: 'STOP_LIMIT' }, 'VALIDATION_ERROR'],
  ])('an order with %o is a %s', async (changes, code) => {
    const signed = trader.order()
    const answer = await trader.post('market' in changes ? trader.order(changes) : { ...signed, ...changes })
    expect([answer.status, answer.body.error]).toEqual([400, code])
  })

  it('asks for a token that is whole, ours and alive', async () => {
    const of = (authorization?: string) =>
      ask(sandbox, '/orders', authorization ? { headers: { authorization } } : {})
    const [header, payload] = trader.token.split('.')
    const answers = [
      await of(),
      await of('Bearer nonsense'),
      await of(`Bearer ${header}.${payload}.AAAA`),
      await of(`Basic ${trader.token}`),
    ]
    expect(answers.map(({ status, body }) => [status, String(body.error)])).toEqual([
      [401, 'UNAUTHORIZED_ERROR'],
      [401, 'INVALID_TOKEN'],
      [401, 'INVALID_TOKEN'],
      [401, 'UNAUTHORIZED_ERROR'],
    ])
  })
})
