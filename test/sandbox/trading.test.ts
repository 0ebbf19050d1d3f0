import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Probe } from './probe'
import { Trader } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { decodeSbe } from './sbe-decoder'
import { frameComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Control } from '../../src/sandbox/control-client'
import type { Sandbox } from '../../src/sandbox/sandbox'

const MARKET = 'BTC-USD-PERP'
const channels = {
  'orders.ALL': 'ResponsesOrderResp',
  [`orders.${MARKET}`]: 'ResponsesOrderResp',
  'fills.ALL': 'ResponsesFillResult',
  positions: 'ResponsesPositionResp',
  account: 'ResponsesAccountSummaryResponse',
  balance_events: 'ResponsesBalanceEventResponse',
  transaction: 'ResponsesTransactionResponse',
  tradebusts: 'ResponsesTradebustResult',
}
let sandbox: Sandbox
let control: Control
let trader: Trader

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0, simulate: false })
  control = createControl(sandbox.controlUrl)
  trader = await Trader.start(sandbox)
})

afterEach(() => sandbox.stop())

async function listen(options: { sbe?: boolean } = {}): Promise<Probe> {
  const probe = await Probe.open(sandbox, { ...options, token: trader.token })
  for (const channel of Object.keys(channels)) await probe.call('subscribe', { channel })
  return probe
}

describe('private channels', () => {
  it('tell a life of an order in the published shapes', async () => {
    const probe = await listen()
    const { result } = await probe.call('order.create', trader.order({ price: '97000', client_id: 'life' }))
    const { fillId } = await control.fill({ clientId: 'life', size: '0.004' })
    await control.fill({ clientId: 'life' })
    await control.bust({ account: trader.address, fillId })
    await probe.until(() => probe.dataOf('tradebusts').length > 0)
    for (const [channel, schema] of Object.entries(channels)) {
      expect(probe.dataOf(channel), channel).not.toEqual([])
      for (const data of probe.dataOf(channel)) expect(frameComplaints(schema, data)).toEqual([])
    }
    const orders = probe.dataOf('orders.ALL') as Record<string, unknown>[]
    const states = orders.map(({ id, status, remaining_size }) => [id, status, remaining_size])
    const id = String(result.order.id)
    expect(states).toEqual([
      [id, 'NEW', '0.01'],
      [id, 'OPEN', '0.01'],
      [id, 'OPEN', '0.006'],
      [id, 'CLOSED', '0'],
    ])
    expect(probe.dataOf('fills.ALL').map(({ size }) => String(size))).toEqual(['0.004', '0.006'])
    expect(probe.dataOf('positions').at(-1)).toMatchObject({ side: 'LONG', size: '0.01' })
    expect(probe.dataOf('tradebusts')).toMatchObject([{ busted_fill_id: fillId }])
  })

  it('write seq_no in full, larger with every update', async () => {
    const probe = await listen()
    await probe.call('order.create', trader.order({ price: '97000' }))
    await probe.call('order.cancel_all')
    await probe.until(() => probe.dataOf('orders.ALL').length > 2)
    const seqs = probe.texts
      .filter((text) => text.includes('"orders.ALL","data"'))
      .map((text) => BigInt(/"seq_no":(\d{19})/.exec(text)?.[1] ?? 0))
    expect(seqs.length).toBe(3)
    expect([...seqs].sort((left, right) => (left < right ? -1 : 1))).toEqual(seqs)
    expect(new Set(seqs).size).toBe(3)
  })

  it('are JSON also on an SBE socket', async () => {
    const probe = await listen({ sbe: true })
    await probe.call('order.create', trader.order({ price: '97000' }))
    await probe.until(() => probe.dataOf('orders.ALL').length > 1)
    expect(probe.binaries()).toEqual([])
  })

  it('are SBE on an SBE socket when the control says so', async () => {
    await control.privateSbe({ enabled: true })
    const probe = await listen({ sbe: true })
    await probe.call('order.create', trader.order({ side: 'SELL', price: '98000', client_id: 'binary' }))
    await control.fill({ clientId: 'binary' })
    const decoded = () => probe.binaries().map(decodeSbe)
    const named = (name: string) => decoded().filter((each) => each.name === name)
    await probe.until(() => named('PositionEvent').length > 0 && named('AccountEvent').length > 1)
    expect(named('OrderEvent')[0]).toMatchObject({
      fields: { status: 'NEW', side: 'SELL', price: 9_800_000_000_000n, account: trader.address },
      data: { clientOrderId: 'binary', market: MARKET },
    })
    expect(named('FillEvent')[0]).toMatchObject({ fields: { liquidity: 'MAKER', size: 1_000_000n } })
    expect(named('PositionEvent').at(-1)).toMatchObject({
      fields: { side: 'SELL', size: 1_000_000n, status: 'OPEN' },
    })
  })

  it('are heard by their own account alone', async () => {
    const other = await Trader.start(sandbox, 2)
    const stranger = await Probe.open(sandbox, { token: other.token })
    await stranger.call('subscribe', { channel: 'orders.ALL' })
    const own = await listen()
    await own.call('order.create', trader.order({ price: '97000' }))
    await stranger.call('order.create', other.order({ price: '97000', client_id: 'other' }))
    await stranger.until(() => stranger.dataOf('orders.ALL').length > 1)
    expect(new Set(stranger.dataOf('orders.ALL').map(({ account }) => String(account)))).toEqual(
      new Set([other.address]),
    )
  })
})

describe('order methods', () => {
  it('take authentication', async () => {
    const probe = await Probe.open(sandbox)
    for (const method of ['order.create', 'order.cancel', 'order.cancel_all', 'order.cancel_on_disconnect']) {
      expect((await probe.call(method)).error.code).toBe(40300)
    }
  })

  it('create an order as NEW, with times', async () => {
    const probe = await listen()
    const { result } = await probe.call('order.create', trader.order({ price: '97000' }))
    expect(result.order).toMatchObject({ status: 'NEW', price: '97000', account: trader.address })
    expect(frameComplaints('ResponsesOrderResp', result.order)).toEqual([])
    expect(result.received_at / result.created_at).toBeCloseTo(1e6, -2)
  })

  it('tell bad parameters from a refusal', async () => {
    const probe = await listen()
    const { error: unreadable } = await probe.call('order.create', { ...trader.order(), size: 1 })
    expect([unreadable.code, unreadable.data.error]).toEqual([-32602, 'BINDING_ERROR'])
    const { error: refused } = await probe.call('order.create', { ...trader.order(), signature: '["1","2"]' })
    expect([refused.code, refused.data.error]).toEqual([100, 'INVALID_ORDER_SIGNATURE'])
    const { error: unknown } = await probe.call('order.cancel', { id: '1' })
    expect([unknown.code, unknown.data.error]).toEqual([100, 'ORDER_ID_NOT_FOUND'])
  })

  it('cancel by id and by client id with its market', async () => {
    const probe = await listen()
    const { result: first } = await probe.call('order.create', trader.order({ price: '97000' }))
    const cancelled = await probe.call('order.cancel', { id: first.order.id })
    expect(cancelled.result).toEqual({ order_id: first.order.id, status: 'QUEUED_FOR_CANCELLATION' })
    await probe.call('order.create', trader.order({ price: '97000', client_id: 'mine' }))
    expect((await probe.call('order.cancel', { client_id: 'mine' })).error.code).toBe(-32602)
    expect((await probe.call('order.cancel', { client_id: 'mine', market: 'ETH-USD-PERP' })).error.code).toBe(
      100,
    )
    expect((await probe.call('order.cancel', { client_id: 'mine', market: MARKET })).result.status).toBe(
      'QUEUED_FOR_CANCELLATION',
    )
  })

  it('share REST’s rate limit', async () => {
    await control.limits({ ordersPerMinute: 2 })
    const probe = await listen()
    expect((await trader.delete('/orders')).status).toBe(200)
    expect((await probe.call('order.cancel_all')).result).toEqual({ status: 'ok' })
    expect((await probe.call('order.cancel_all')).error.code).toBe(42901)
    expect((await trader.delete('/orders')).status).toBe(429)
  })

  it.each([
    [true, 0],
    [false, 1],
  ])('cancel on disconnect when that is %s', async (enabled, left) => {
    const probe = await listen()
    await probe.call('order.create', trader.order({ price: '97000' }))
    await probe.call('order.cancel_on_disconnect', { enabled: true })
    expect((await probe.call('order.cancel_on_disconnect', { enabled })).result).toEqual({ enabled })
    const watching = await listen()
    probe.close()
    const sockets = async () => (await control.state()).sockets.private
    await expect.poll(sockets).toBe(1)
    expect((await control.state()).accounts[0]?.openOrders.length).toBe(left)
    watching.close()
  })
})
