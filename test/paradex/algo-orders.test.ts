import { expect, test } from 'vitest'
import { createMainSigner, openDesk, openExchange, until } from './desk'

async function openLiveDesk() {
  const { sandbox, control } = await openExchange()
  const desk = openDesk(sandbox, await createMainSigner())
  await desk.client.connect()
  return { control, ...desk }
}
const twap = { market: 'BTC-USD-PERP', side: 'buy', size: '0.1', durationS: 300 } as const

test('a TWAP is placed, listed, cancelled and remembered', async () => {
  const { client, control } = await openLiveDesk()
  const placed = await client.algos.placeTwap(twap)
  if (placed.outcome !== 'accepted') throw new Error(placed.problem.code)
  expect(placed.algo).toMatchObject({ kind: 'twap', size: '0.1', side: 'buy', market: 'BTC-USD-PERP' })
  expect(await client.algos.getOpen()).toMatchObject({ value: [{ id: placed.algo.id }] })
  expect(await client.algos.cancel(placed.algo.id)).toEqual({ ok: true, value: null })
  expect(await client.algos.getOpen()).toEqual({ ok: true, value: [] })
  const past = await client.algos.getHistory({ market: 'BTC-USD-PERP' })
  expect(past).toMatchObject({ value: { entries: [{ id: placed.algo.id, state: 'cancelled' }], next: null } })
  // Never sent twice: what the venue made of a lost answer is to be looked up.
  await control.rest({ method: 'POST', path: '/algo/orders', status: 503, after: true, count: 1 })
  expect((await client.algos.placeTwap(twap)).outcome).toBe('unknown')
  expect(await client.algos.getOpen()).toMatchObject({ value: { length: 1 } })
})

test.each([0, 29, 45, 86_430])('a TWAP of %i seconds is refused before it leaves', async (durationS) => {
  const { sandbox } = await openExchange()
  const { client } = openDesk(sandbox, await createMainSigner())
  expect(await client.algos.placeTwap({ ...twap, durationS })).toEqual({
    outcome: 'refused',
    problem: { code: 'twap.duration' },
  })
})

test('margin and leverage of a market are read and set', async () => {
  const { client } = await openLiveDesk()
  const before = await client.margin.get('BTC-USD-PERP')
  expect(before.ok).toBe(true)
  const set = await client.margin.set({ market: 'BTC-USD-PERP', kind: 'cross', leverage: 5 })
  expect(set).toEqual({ ok: true, value: { market: 'BTC-USD-PERP', kind: 'cross', leverage: 5 } })
  expect(await client.margin.get('BTC-USD-PERP')).toMatchObject({ value: { leverage: 5 } })
})

test('cancel-on-disconnect is off at first, armed on every connection and told of', async () => {
  const { client, control } = await openLiveDesk()
  const states: string[] = []
  client.onCancelOnDisconnect((state) => states.push(state))
  expect(client.cancelOnDisconnect).toBe('off')
  expect(await client.setCancelOnDisconnect(true)).toBe('on')
  await control.drop({ sockets: 'private', how: 'reset' })
  await until(() => states.join(' ') === 'arming on arming on')
  expect(await client.setCancelOnDisconnect(false)).toBe('off')
  await control.drop({ sockets: 'private', how: 'reset' })
  await until(() => client.connection.phase !== 'live')
  await until(() => client.connection.phase === 'live')
  expect(client.cancelOnDisconnect).toBe('off')
})

test('orders go with a lost connection, but not with one that is left on purpose', async () => {
  const { sandbox, control } = await openExchange()
  const signer = await createMainSigner()
  const { client, seen } = openDesk(sandbox, signer)
  const { client: observer } = openDesk(sandbox, signer)
  const order = {
    market: 'BTC-USD-PERP',
    side: 'buy',
    type: 'limit',
    size: '0.01',
    price: '95000',
    timeInForce: 'gtc',
    reduceOnly: false,
  } as const
  await client.connect()
  await client.setCancelOnDisconnect(true)
  await client.placeOrder({ ...order, clientId: 'stays' })
  await until(() => seen.orders.at(-1)?.state === 'working')
  await client.leave()
  expect(client.connection.phase).toBe('offline')
  expect(await observer.getOpenOrders()).toMatchObject({ value: [{ clientId: 'stays' }] })
  await client.connect()
  await until(() => client.cancelOnDisconnect === 'on')
  await control.drop({ sockets: 'private', how: 'reset' })
  await until(() => seen.syncs.length === 3)
  expect(seen.syncs[2]).toMatchObject({ openOrders: [], recentOrders: [{ state: 'cancelled' }] })
})
