import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Probe } from './probe'
import { Trader } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { frameComplaints, restComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Answer } from './trader'
import type { Control } from '../../src/sandbox/control-client'
import type { Sandbox } from '../../src/sandbox/sandbox'

const MARKET = 'BTC-USD-PERP'
let sandbox: Sandbox
let control: Control
let trader: Trader

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0, simulate: false })
  control = createControl(sandbox.controlUrl)
  trader = await Trader.start(sandbox)
})

afterEach(() => sandbox.stop())

const put = (change: Record<string, unknown>, path = `/orders/${String(change.id)}`) =>
  trader.send('PUT', path, change)
const verdict = ({ status, body }: Answer) => [status, String(body.error)]

async function place(changes: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  return (await trader.post(trader.order(changes))).body as Record<string, unknown>
}

async function now(order: Record<string, unknown>): Promise<Record<string, unknown>> {
  return (await trader.get(`/orders/${String(order.id)}`)).body as Record<string, unknown>
}

describe('a modification', () => {
  it('keeps the order, its id and its place in the published shapes', async () => {
    const order = await place({ client_id: 'mine' })
    const answer = await put(trader.change(order, { price: '95100', size: '0.02' }))
    expect(restComplaints('PUT', '/orders/{order_id}', answer.status, answer.body)).toEqual([])
    expect(answer.body).toMatchObject({ id: order.id, price: '95100', size: '0.02' })
    const changed = await now(order)
    expect(changed).toMatchObject({ price: '95100', size: '0.02', remaining_size: '0.02', client_id: 'mine' })
    expect(changed.request_info).toMatchObject({ request_type: 'MODIFY_ORDER', status: 'SUCCESS' })
    expect(frameComplaints('ResponsesOrderResp', changed)).toEqual([])
    expect((await trader.get(`/orderbook/${MARKET}`)).body.bids).toEqual([['95100', '0.02']])
  })

  it('counts what has been filled as part of the size', async () => {
    const order = await place()
    await control.fill({ orderId: String(order.id), size: '0.004' })
    await put(trader.change(order, { size: '0.006' }))
    expect(await now(order)).toMatchObject({ size: '0.006', remaining_size: '0.002' })
    expect((await put(trader.change(order, { size: '0.004' }))).status).toBe(200)
    expect(await now(order)).toMatchObject({ size: '0.006', request_info: { status: 'FAILURE' } })
  })

  it('is signed anew, over the id too', async () => {
    const [order, other] = [await place(), await place()]
    const change = trader.change(order, { price: '95100' })
    const forOther = { ...change, id: other.id }
    expect(verdict(await put(forOther))).toEqual([400, 'INVALID_ORDER_SIGNATURE'])
    expect(verdict(await put({ ...change, price: '95200' }))).toEqual([400, 'INVALID_ORDER_SIGNATURE'])
    expect(verdict(await put(trader.order({ id: order.id, signature_timestamp: Date.now() })))).toEqual([
      400,
      'INVALID_ORDER_SIGNATURE',
    ])
    expect((await put(change)).status).toBe(200)
    expect(verdict(await put(change))).toEqual([400, 'NOT_UNIQUE'])
  })

  it.each([
    [{ side: 'SELL' }, 'VALIDATION_ERROR'],
    [{ market: 'ETH-USD-PERP' }, 'VALIDATION_ERROR'],
    [{ type: 'MARKET' }, 'VALIDATION_ERROR'],
    [{ price: '95000.05' }, 'VALIDATION_ERROR'],
    [{ size: '0' }, 'INVALID_ORDER_SIZE'],
    [{ id: '17' }, 'ORDER_ID_NOT_FOUND'],
    [{ on_behalf_of_account: '0x5' }, 'ACCOUNT_NOT_FOUND'],
  ])('to %o is a %s', async (changes, code) => {
    const order = await place()
    expect(verdict(await put(trader.change(order, changes)))).toEqual([400, code])
  })

  it('of another id than the path names, or of a closed order, is refused', async () => {
    const order = await place()
    expect(verdict(await put(trader.change(order), '/orders/17'))).toEqual([400, 'VALIDATION_ERROR'])
    await trader.delete('/orders')
    expect(verdict(await put(trader.change(order)))).toEqual([400, 'ORDER_IS_CLOSED'])
  })

  it('that the risk check objects to is reported on the order, which stays as it was', async () => {
    const probe = await Probe.open(sandbox, { token: trader.token })
    await probe.call('subscribe', { channel: 'orders.ALL' })
    const order = await place()
    expect((await put(trader.change(order, { size: '99' }))).status).toBe(200)
    await probe.until(() => probe.dataOf('orders.ALL').length > 2)
    expect(probe.dataOf('orders.ALL').at(-1)).toMatchObject({
      id: order.id,
      status: 'OPEN',
      size: '0.01',
      request_info: { request_type: 'MODIFY_ORDER', status: 'FAILURE', message: 'NOT_ENOUGH_MARGIN' },
    })
  })

  it('goes over the socket as well', async () => {
    const probe = await Probe.open(sandbox, { token: trader.token })
    const order = await place()
    const { result } = await probe.call('order.modify', trader.change(order, { price: '94000' }))
    expect(frameComplaints('ResponsesOrderResp', result.order)).toEqual([])
    expect(await now(order)).toMatchObject({ price: '94000' })
    const { error } = await probe.call('order.modify', { ...trader.change(order), id: '17' })
    expect([error.code, error.data.error]).toEqual([100, 'INVALID_ORDER_SIGNATURE'])
  })

  it('moves the trigger of an order that waits for it, and of no other', async () => {
    const order = await place({ type: 'STOP_LIMIT', trigger_price: '99000', price: '99100' })
    await put(trader.change(order, { trigger_price: '98000' }))
    await control.price({ market: MARKET, price: '98000' })
    const triggered = await now(order)
    expect(triggered).toMatchObject({ status: 'OPEN', trigger_price: '98000' })
    expect(verdict(await put(trader.change(triggered, { trigger_price: '97000' })))).toEqual([
      400,
      'VALIDATION_ERROR',
    ])
    expect((await put(trader.change(triggered, { price: '98500' }))).status).toBe(200)
    expect(await now(order)).toMatchObject({ price: '98500' })
  })
})
