import { describe, expect, test } from 'vitest'
import type { ModifyRefusal } from '../../src/main/paradex/nouns'
import { bid, createMainSigner, openDesk, openExchange, until } from './desk'

async function openLiveDesk() {
  const { sandbox, control } = await openExchange()
  const desk = openDesk(sandbox, await createMainSigner())
  await desk.client.connect()
  const working = () => desk.seen.orders.filter((order) => order.state === 'working').length
  return { sandbox, control, ...desk, working }
}

/** A ladder of resting bids. */
const ladder = (count: number) =>
  Array.from({ length: count }, (_, index) => bid(`l${index}`, { price: String(95_000 - index * 10) }))

describe('orders of every type', () => {
  test.each([
    ['stopLimit', { price: '105000', triggerPrice: '104000' }, {}],
    ['stopMarket', { price: '1', triggerPrice: '104000' }, { price: '0' }],
  ] as const)('wait for their trigger: %s', async (type, terms, expected) => {
    const { client, seen } = await openLiveDesk()
    const placed = await client.placeOrder(bid('t', { type, ...terms }))
    expect(placed).toMatchObject({ outcome: 'accepted' })
    await until(() => seen.orders.at(-1)?.state === 'untriggered')
    expect(seen.orders.at(-1)).toMatchObject({ type, triggerPrice: '104000', ...expected })
  })

  test.each(['takeProfitLimit', 'takeProfitMarket', 'stopLossLimit', 'stopLossMarket'] as const)(
    'guard a position: %s',
    async (type) => {
      const { client, seen, control } = await openLiveDesk()
      await client.placeOrder(bid('open'))
      await control.fill({ clientId: 'open' })
      const triggerPrice = type.startsWith('takeProfit') ? '120000' : '80000'
      const exit = bid('exit', { type, side: 'sell', price: triggerPrice, triggerPrice, reduceOnly: true })
      expect(await client.placeOrder(exit)).toMatchObject({ outcome: 'accepted' })
      await until(() => seen.orders.at(-1)?.state === 'untriggered')
      expect(seen.orders.at(-1)).toMatchObject({ type, reduceOnly: true, triggerPrice })
    },
  )

  test('are refused before they leave when the venue’s own rules speak against their form', async () => {
    const { client } = await openLiveDesk()
    const code = async (changes: Parameters<typeof bid>[1]) => {
      const placed = await client.placeOrder(bid('f', changes))
      return placed.outcome === 'refused' && placed.problem.code
    }
    expect(await code({ type: 'stopMarket' })).toBe('order.needsTrigger')
    expect(await code({ type: 'stopLossMarket', triggerPrice: '80000' })).toBe('order.needsReduceOnly')
    expect(await code({ clientId: 'x'.repeat(65) })).toBe('order.clientIdLength')
  })

  test('carry self-trade prevention to the venue', async () => {
    const { client, sandbox, working } = await openLiveDesk()
    await client.placeOrder(bid('s', { selfTradePrevention: 'expireBoth' }))
    await until(() => working() === 1)
    const account = (await client.getAccount()) as { value: { address: string } }
    expect(sandbox.exchange.orderByClientId(account.value.address, 's')?.stp).toBe('EXPIRE_BOTH')
  })
})

describe('modifying', () => {
  test('changes price and size of a resting order in place', async () => {
    const { client, seen, working } = await openLiveDesk()
    const placed = await client.placeOrder(bid('m'))
    if (placed.outcome !== 'accepted') throw new Error('not accepted')
    await until(() => working() === 1)
    const { id: orderId, market, side } = placed.order
    const change = { orderId, market, side, type: 'limit', size: '0.02', price: '94000' } as const
    expect(await client.modifyOrder(change)).toMatchObject({ outcome: 'accepted' })
    await until(() => seen.orders.at(-1)?.price === '94000')
    expect(seen.orders.at(-1)).toMatchObject({ id: orderId, size: '0.02', state: 'working' })
  })

  test('says why the venue did not change an order, which rests on as it was', async () => {
    const { client, seen, working } = await openLiveDesk()
    const refusals: ModifyRefusal[] = []
    client.onModifyRefused((refusal) => refusals.push(refusal))
    const placed = await client.placeOrder(bid('m'))
    if (placed.outcome !== 'accepted') throw new Error('not accepted')
    await until(() => working() === 1)
    const { id: orderId, market, side } = placed.order
    const change = { orderId, market, side, type: 'limit', size: '90', price: '95000' } as const
    const outcome = await client.modifyOrder(change)
    await until(() => refusals.length > 0 || outcome.outcome === 'refused')
    expect(refusals.length ? refusals : [outcome]).toEqual([
      expect.objectContaining({ problem: expect.objectContaining({ code: expect.any(String) }) }),
    ])
    expect(seen.orders.at(-1)).toMatchObject({ size: '0.01', state: 'working' })
    expect(await client.getOpenOrders()).toMatchObject({ value: [{ size: '0.01' }] })
  })

  test('is refused for an order that is not there', async () => {
    const { client } = await openLiveDesk()
    const change = { orderId: '404', market: 'BTC-USD-PERP', side: 'buy', type: 'limit' } as const
    expect(await client.modifyOrder({ ...change, size: '1', price: '1' })).toMatchObject({
      outcome: 'refused',
    })
  })
})

describe('batches', () => {
  test('place a ladder of many orders, an outcome each', async () => {
    const { client, working } = await openLiveDesk()
    const outcomes = await client.placeOrders(ladder(25))
    expect(outcomes.map(({ clientId }) => clientId)).toEqual(ladder(25).map(({ clientId }) => clientId))
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true)
    await until(() => working() === 25)
  })

  test('tell each order’s own fate and stop at nothing else', async () => {
    const { client, working } = await openLiveDesk()
    const orders = ladder(12)
    orders[3] = bid('odd', { market: 'NO-SUCH-PERP' })
    const outcomes = await client.placeOrders(orders)
    const odd = outcomes.filter(({ outcome }) => outcome !== 'accepted')
    // The venue may turn down the one order or, at the door, its whole batch.
    expect(odd[0]).toMatchObject({ outcome: 'refused' })
    const accepted = outcomes.length - odd.length
    await until(() => working() === accepted)
  })

  test('cancel a list and say what became of each', async () => {
    const { client, seen, working, control } = await openLiveDesk()
    const placed = await client.placeOrders(ladder(3))
    await until(() => working() === 3)
    await control.fill({ clientId: 'l0' })
    await until(() => seen.orders.some((order) => order.state === 'filled'))
    const ids = placed.map((one) => (one.outcome === 'accepted' ? one.order.id : ''))
    const outcomes = await client.cancelOrders({ orderIds: [...ids.slice(0, 2), '404'], clientIds: ['l2'] })
    expect(outcomes.map(({ status }) => status)).toEqual(['alreadyClosed', 'queued', 'notFound', 'queued'])
    await until(() => seen.orders.filter((order) => order.state === 'cancelled').length === 2)
  })

  test('cancel one side of one market', async () => {
    const { client, seen, working } = await openLiveDesk()
    await client.placeOrders([
      bid('b1'),
      bid('a1', { side: 'sell', price: '99000' }),
      bid('b2', { market: 'ETH-USD-PERP', price: '3450', size: '0.1' }),
    ])
    await until(() => working() === 3)
    expect(await client.cancelOrdersOfSide('buy', 'BTC-USD-PERP')).toMatchObject({
      value: [{ status: 'queued' }],
    })
    await until(() => seen.orders.some((order) => order.clientId === 'b1' && order.state === 'cancelled'))
    const open = await client.getOpenOrders()
    expect(open.ok && open.value.map((order) => order.clientId).sort()).toEqual(['a1', 'b2'])
  })

  test('cancel by client id, with its market and without', async () => {
    const { client, seen, working } = await openLiveDesk()
    await client.placeOrders(ladder(2))
    await until(() => working() === 2)
    expect(await client.cancelOrderByClientId('l0', 'BTC-USD-PERP')).toEqual({ ok: true, value: null })
    expect(await client.cancelOrderByClientId('l1')).toEqual({ ok: true, value: null })
    await until(() => seen.orders.filter((order) => order.state === 'cancelled').length === 2)
    expect((await client.cancelOrderByClientId('never')).ok).toBe(false)
  })

  test('do not know what became of a batch whose answer was lost, and send no further one', async () => {
    const { client, control } = await openLiveDesk()
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'private', how: 'close' })
    await until(() => client.connection.phase === 'connecting')
    await control.rest({ method: 'POST', path: '/orders/batch', status: 503, after: true, count: 1 })
    const outcomes = await client.placeOrders(ladder(12))
    expect(outcomes.slice(0, 10).every(({ outcome }) => outcome === 'unknown')).toBe(true)
    expect(outcomes.slice(10)).toMatchObject([
      { outcome: 'refused', problem: { code: 'batch.stopped' } },
      { outcome: 'refused', problem: { code: 'batch.stopped' } },
    ])
    expect(await client.getOpenOrders()).toMatchObject({ value: { length: 10 } })
  })
})
