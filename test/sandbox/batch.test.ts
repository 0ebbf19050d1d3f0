import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Probe } from './probe'
import { Trader } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { restComplaints, rpcComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Sandbox } from '../../src/sandbox/sandbox'

let sandbox: Sandbox
let trader: Trader

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0, simulate: false })
  trader = await Trader.start(sandbox)
})

afterEach(() => sandbox.stop())

const ladder = (count: number) =>
  Array.from({ length: count }, (_, rung) =>
    trader.order({ client_id: `rung-${rung}`, price: String(95_000 - rung * 10) }),
  )
const openCount = async () => (await trader.get('/orders')).body.results.length as number

describe('a batch of orders', () => {
  it('is taken one by one: a failure of one leaves the others', async () => {
    await trader.post(trader.order({ client_id: 'taken' }))
    const orders = [...ladder(2), trader.order({ client_id: 'taken' }), trader.order({ price: '95000.05' })]
    const { status, body } = await trader.send('POST', '/orders/batch', orders)
    expect(restComplaints('POST', '/orders/batch', status, body)).toEqual([])
    const ids = (body.orders as { client_id: string }[]).map(({ client_id }) => client_id)
    expect(ids).toEqual(['rung-0', 'rung-1'])
    const codes = (body.errors as { error: string }[]).map(({ error }) => error)
    expect(codes).toEqual(['DUPLICATED_CLIENT_ID', 'VALIDATION_ERROR'])
    expect(await openCount()).toBe(3)
  })

  it('is refused as a whole when one signature or form is bad', async () => {
    const forged = { ...trader.order(), signature: '["1","2"]' }
    const { status, body } = await trader.send('POST', '/orders/batch', [...ladder(2), forged])
    expect([status, body.error]).toEqual([400, 'INVALID_ORDER_SIGNATURE'])
    const formless = await trader.send('POST', '/orders/batch', [...ladder(2), { market: 'BTC-USD-PERP' }])
    expect(formless.body.error).toBe('VALIDATION_ERROR')
    expect(await openCount()).toBe(0)
  })

  it('does not take the same signed order twice', async () => {
    const once = trader.order()
    const { body } = await trader.send('POST', '/orders/batch', [once, once])
    expect([body.orders.length, body.errors[0].error]).toEqual([1, 'NOT_UNIQUE'])
  })

  it.each([0, 11])('of %i is out of range', async (count) => {
    const { status, body } = await trader.send('POST', '/orders/batch', ladder(count))
    expect([status, body.error]).toEqual([400, 'BATCH_SIZE_OUT_OF_RANGE'])
  })

  it('counts once against the rate limit', async () => {
    await createControl(sandbox.controlUrl).limits({ ordersPerMinute: 2 })
    expect((await trader.send('POST', '/orders/batch', ladder(10))).status).toBe(201)
    expect((await trader.delete('/orders')).status).toBe(200)
    expect((await trader.delete('/orders')).status).toBe(429)
  })

  it('has results in the order of the request on the socket', async () => {
    const probe = await Probe.open(sandbox, { token: trader.token })
    const [first, last] = [trader.order({ client_id: 'a' }), trader.order({ client_id: 'c' })]
    const { result } = await probe.call('order.create_batch', {
      orders: [first, trader.order({ client_id: 'a' }), last],
    })
    const [one, two, three] = result.results
    expect([one.order.client_id, three.order.client_id]).toEqual(['a', 'c'])
    expect(two).toEqual({ error: 'DUPLICATED_CLIENT_ID: client id a has been used' })
    expect(one.received_at / one.created_at).toBeCloseTo(1e6, -2)
    expect((await probe.call('order.create_batch', { orders: [] })).error.data.error).toBe(
      'BATCH_SIZE_OUT_OF_RANGE',
    )
  })
})

describe('cancelling a batch', () => {
  it('tells of each order what became of it', async () => {
    const { body: made } = await trader.send('POST', '/orders/batch', ladder(3))
    const [first, second] = made.orders as { id: string }[]
    await trader.delete(`/orders/${second?.id}`)
    const { status, body } = await trader.send('DELETE', '/orders/batch', {
      order_ids: [first?.id, second?.id, '17'],
      client_order_ids: ['rung-2', 'rung-9'],
    })
    expect(restComplaints('DELETE', '/orders/batch', status, body)).toEqual([])
    expect(body.results).toMatchObject([
      { id: first?.id, client_id: 'rung-0', status: 'QUEUED_FOR_CANCELLATION' },
      { id: second?.id, status: 'ALREADY_CLOSED' },
      { id: '17', status: 'NOT_FOUND' },
      { client_id: 'rung-2', account: trader.address, status: 'QUEUED_FOR_CANCELLATION' },
      { client_id: 'rung-9', status: 'NOT_FOUND' },
    ])
    expect(await openCount()).toBe(0)
  })

  it('goes by ids on the socket', async () => {
    const probe = await Probe.open(sandbox, { token: trader.token })
    const { body: made } = await trader.post(trader.order())
    const { result } = await probe.call('order.cancel_batch', { order_ids: [made.id, '17'] })
    expect(rpcComplaints('order.cancel_batch', result)).toEqual([])
    expect(result.results).toEqual([
      { id: made.id, market: 'BTC-USD-PERP', status: 'QUEUED_FOR_CANCELLATION' },
      { id: '17', status: 'NOT_FOUND' },
    ])
    expect((await probe.call('order.cancel_batch', { order_ids: [] })).error.code).toBe(100)
  })
})

describe('cancelling by market', () => {
  it('leaves the orders of other markets, also by client id', async () => {
    await trader.post(trader.order({ client_id: 'btc' }))
    await trader.post(trader.order({ client_id: 'eth', market: 'ETH-USD-PERP', price: '3400', size: '1' }))
    const wrong = await trader.delete('/orders/by_client_id/eth?market=BTC-USD-PERP')
    expect(wrong.body.error).toBe('CLIENT_ORDER_ID_NOT_FOUND')
    const probe = await Probe.open(sandbox, { token: trader.token })
    await probe.call('order.cancel_all', { market: 'BTC-USD-PERP' })
    expect((await trader.get('/orders')).body.results).toMatchObject([{ client_id: 'eth' }])
    expect((await trader.delete('/orders/by_client_id/eth?market=ETH-USD-PERP')).status).toBe(204)
    expect(await openCount()).toBe(0)
  })
})
