import { describe, expect, it } from 'vitest'
import { add } from '../../src/money/decimal'
import type { Exits, LadderIntent, Order, Snapshot, TwapIntent } from '../../src/preload/model'
import { likelyChildren } from '../../src/trading/children'
import { buy, openDesk } from './opened-desk'

const eth = 'ETH-USD-PERP'
const ladder = (over: Partial<LadderIntent> = {}): LadderIntent => ({
  intentId: crypto.randomUUID(),
  market: eth,
  side: 'buy',
  size: '3.3',
  count: 12,
  firstPrice: '3400',
  lastPrice: '3345',
  shape: 'even',
  timeInForce: 'postOnly',
  reduceOnly: false,
  selfTradePrevention: null,
  confirmed: false,
  ...over,
})
const twap = (over: Partial<TwapIntent> = {}): TwapIntent => ({
  intentId: crypto.randomUUID(),
  market: eth,
  side: 'buy',
  size: '0.2',
  durationS: 30,
  confirmed: false,
  ...over,
})
const exits: Exits = {
  takeProfit: { triggerPrice: '3600', price: null },
  stopLoss: { triggerPrice: '3300', price: null },
}
const inState = ({ orders }: Snapshot, state: Order['state']) =>
  orders.filter((order) => order.state === state)
const typesIn = (snapshot: Snapshot, state: Order['state']) =>
  inState(snapshot, state)
    .map(({ type }) => type)
    .sort()

describe('a ladder on a real exchange', () => {
  it('rests whole, goes in part by name, and the rest by its side', async () => {
    const { desk, until } = await openDesk()
    const asked = ladder()
    const laid = await desk.handlers['order:ladder'](asked)
    if (!laid.ok) throw new Error(laid.problem.code)
    expect(laid.value).toHaveLength(12)
    expect(laid.value.filter(({ problem, orderId }) => problem === null && orderId !== '')).toHaveLength(12)
    expect(await desk.handlers['order:ladder'](asked)).toEqual(laid)
    const rested = await until((snapshot) => inState(snapshot, 'working').length === 12)
    expect(rested.orders).toHaveLength(12)
    expect(rested.orders.reduce((sum, { size }) => add(sum, size), '0')).toBe('3.3')
    expect(rested.orders.map(({ price }) => price).sort()).toContain('3395')

    const ids = laid.value.slice(0, 2).map(({ orderId }) => orderId)
    const cancelled = await desk.handlers['orders:cancel']({ orderIds: [...ids, 'no-such-order'] })
    expect(cancelled.ok && cancelled.value.map(({ problem }) => problem?.code ?? null)).toEqual([
      null,
      null,
      'venue.ORDER_ID_NOT_FOUND',
    ])
    await until((snapshot) => inState(snapshot, 'cancelled').length === 2)
    expect(await desk.handlers['orders:cancel-all']({ market: eth, side: 'buy' })).toEqual({
      ok: true,
      value: null,
    })
    await until((snapshot) => inState(snapshot, 'cancelled').length === 12)
  })

  it('is not sent at all where its sum is too much', async () => {
    const { desk, settings } = await openDesk()
    expect(await desk.handlers['order:ladder'](ladder({ size: '3000' }))).toMatchObject({
      ok: false,
      problem: { code: 'order.margin' },
    })
    settings.update({ limits: { ...settings.current.limits, confirmAbove: '5000' } })
    expect(await desk.handlers['order:ladder'](ladder())).toMatchObject({
      problem: { code: 'order.confirmSize' },
    })
    expect(desk.snapshot().orders).toEqual([])
  })
})

describe('exits on a real exchange', () => {
  it('come with the entry’s first fill, and one goes with the other', async () => {
    const { desk, control, until, changes } = await openDesk({ simulate: true })
    const placed = await desk.handlers['order:place'](buy({ exits }))
    if (!placed.ok) throw new Error(placed.problem.code)
    await until((snapshot) => inState(snapshot, 'working').length === 1)
    expect(desk.snapshot().attachments).toMatchObject([{ clientId: placed.value.clientId, state: 'waiting' }])
    await control.fill({ orderId: placed.value.id, size: '0.2' })
    const there = await until((snapshot) => inState(snapshot, 'untriggered').length === 2)
    expect(typesIn(there, 'untriggered')).toEqual(['stopLossMarket', 'takeProfitMarket'])
    await control.fill({ orderId: placed.value.id })
    await until(
      ({ attachments, positions }) =>
        attachments.some(({ state }) => state === 'placed') && positions[0]?.size === '0.5',
    )
    await control.price({ market: eth, price: '3610' })
    const end = await until(
      ({ attachments, positions }) => attachments[0]?.state === 'done' && positions.length === 0,
    )
    expect(typesIn(end, 'filled')).toEqual(['limit', 'takeProfitMarket'])
    expect(typesIn(end, 'cancelled')).toEqual(['stopLossMarket'])
    const told = changes.flatMap((batch) =>
      batch.changes.flatMap((one) => (one.kind === 'attachment' ? one.attachment.state : [])),
    )
    expect([...new Set(told)]).toEqual(['waiting', 'placing', 'placed', 'done'])
  })

  it('come too for an entry that fills while the connection is away', async () => {
    const { desk, control, until } = await openDesk()
    const placed = await desk.handlers['order:place'](buy({ exits }))
    if (!placed.ok) throw new Error(placed.problem.code)
    await until((snapshot) => inState(snapshot, 'working').length === 1)
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'all', how: 'reset' })
    await until(({ connection }) => connection.phase !== 'live')
    await control.fill({ orderId: placed.value.id })
    await control.refuse({ refused: false })
    await desk.handlers['connection:retry'](null)
    const back = await until(
      (snapshot) =>
        snapshot.attachments[0]?.state === 'placed' && inState(snapshot, 'untriggered').length === 2,
    )
    expect(back.orders).toHaveLength(3)
  })

  it('are dropped with an entry that is cancelled, and follow one that is changed', async () => {
    const { desk, control, until } = await openDesk()
    const first = await desk.handlers['order:place'](buy({ exits }))
    const second = await desk.handlers['order:place'](buy({ exits, price: '3390' }))
    if (!first.ok || !second.ok) throw new Error('not placed')
    await until((snapshot) => inState(snapshot, 'working').length === 2)
    await desk.handlers['order:cancel']({ orderId: first.value.id })
    await until(({ attachments }) => attachments[0]?.state === 'dropped')
    await control.fill({ orderId: second.value.id, size: '0.1' })
    await until((snapshot) => inState(snapshot, 'untriggered').length === 2)
    const { id } = second.value
    const amendment = { orderId: id, size: '0.4', price: '3390', triggerPrice: null, confirmed: false }
    expect(await desk.handlers['order:modify'](amendment)).toMatchObject({ ok: true })
    await until((snapshot) => inState(snapshot, 'untriggered').every(({ size }) => size === '0.4'))
  })

  it('are taken up by the next session of the account', async () => {
    const { desk, control, until } = await openDesk()
    const placed = await desk.handlers['order:place'](buy({ exits }))
    if (!placed.ok) throw new Error(placed.problem.code)
    await until((snapshot) => inState(snapshot, 'working').length === 1)
    const left = desk.handlers['environment:select']({ environment: 'sandbox' })
    await until(({ attachments }) => attachments.length === 0)
    await control.fill({ orderId: placed.value.id })
    await left
    const back = await until(
      (snapshot) =>
        snapshot.attachments[0]?.state === 'placed' && inState(snapshot, 'untriggered').length === 2,
    )
    expect(back.orders).toHaveLength(3)
  })

  it('go when the position they would leave is closed by hand', async () => {
    const { desk, control, until } = await openDesk()
    const placed = await desk.handlers['order:place'](buy({ exits }))
    if (!placed.ok) throw new Error(placed.problem.code)
    await until((snapshot) => inState(snapshot, 'working').length === 1)
    await control.fill({ orderId: placed.value.id })
    await until(
      (snapshot) => inState(snapshot, 'untriggered').length === 2 && snapshot.positions.length === 1,
    )
    const closing = buy({ side: 'sell', price: '3500', reduceOnly: true })
    expect(await desk.handlers['order:place']({ ...closing, size: '0.6' })).toMatchObject({
      problem: { code: 'order.reduceOver', values: { held: '0.5', over: '0.1' } },
    })
    const close = await desk.handlers['order:place']({ ...closing, intentId: crypto.randomUUID() })
    if (!close.ok) throw new Error(close.problem.code)
    await until((snapshot) =>
      snapshot.orders.some(({ side, state }) => side === 'sell' && state === 'working'),
    )
    await control.fill({ orderId: close.value.id })
    const end = await until(({ attachments }) => attachments[0]?.state === 'done')
    expect(inState(end, 'untriggered')).toEqual([])
  })
})

describe('a person’s own limits on a real exchange', () => {
  it('hold until they are changed, and let a confirmed order pass', async () => {
    const { desk, settings } = await openDesk()
    const own = (limits: Partial<typeof settings.current.limits>) =>
      settings.update({ limits: { ...settings.current.limits, ...limits } })
    expect(own({ maxOrderNotional: '-5' })).toMatchObject({ problem: { code: 'settings.invalid' } })
    own({ maxOrderNotional: '1000' })
    expect(await desk.handlers['order:place'](buy())).toEqual({
      ok: false,
      problem: {
        code: 'limit.orderNotional',
        values: { limit: '1000', notional: '1700', over: '700' },
      },
    })
    own({ maxOrderNotional: null, confirmAbove: '1000' })
    expect(await desk.handlers['order:place'](buy())).toMatchObject({
      problem: { code: 'order.confirmSize' },
    })
    expect(await desk.handlers['order:place'](buy({ confirmed: true }))).toMatchObject({ ok: true })
  })
})

describe('a TWAP on a real exchange', () => {
  it('runs to its end, with its children in sight', async () => {
    const { desk, until } = await openDesk({ simulate: true })
    const asked = twap()
    const [placed, again] = await Promise.all([
      desk.handlers['algo:place'](asked),
      desk.handlers['algo:place'](asked),
    ])
    if (!placed.ok) throw new Error(placed.problem.code)
    expect(again).toEqual(placed)
    expect(placed.value).toMatchObject({ kind: 'twap', size: '0.2', market: eth })
    const end = await until(({ algos }) => algos.some(({ state }) => state === 'filled'))
    expect(end.algos).toMatchObject([{ id: placed.value.id, filledSize: '0.2', remainingSize: '0' }])
    const [algo] = end.algos
    if (!algo) throw new Error('no algo')
    await until(({ orders }) => likelyChildren(algo, orders).length === 1)
  })

  it('is ended by a person, and found again by the next session', async () => {
    const { desk, until } = await openDesk()
    const placed = await desk.handlers['algo:place'](twap({ size: '2', durationS: 600 }))
    if (!placed.ok) throw new Error(placed.problem.code)
    await until(({ algos }) => algos[0]?.state === 'working')
    expect(await desk.handlers['algo:cancel']({ id: placed.value.id })).toEqual({ ok: true, value: null })
    await until(({ algos }) => algos[0]?.state === 'cancelled')
    await desk.handlers['connection:retry'](null)
    await desk.handlers['environment:select']({ environment: 'sandbox' })
    await until(({ algos }) => algos[0]?.state === 'cancelled' && algos[0].id === placed.value.id)
  })

  it('is never sent again while nobody knows whether it runs', async () => {
    const { desk, control, until } = await openDesk()
    await control.rest({ method: 'GET', path: '/algo/orders', status: 503, count: 3 })
    await control.rest({ method: 'POST', path: '/algo/orders', status: 503, after: true, count: 1 })
    expect(await desk.handlers['algo:place'](twap({ size: '2', durationS: 600 }))).toMatchObject({
      problem: { code: 'twap.unknown' },
    })
    expect(await desk.handlers['algo:place'](twap({ size: '2', durationS: 600 }))).toMatchObject({
      problem: { code: 'twap.inDoubt' },
    })
    const found = await until(({ algos }) => algos.length > 0)
    expect(found.algos).toMatchObject([{ size: '2', side: 'buy' }])
    expect(await desk.handlers['algo:place'](twap({ size: '2', durationS: 600 }))).toMatchObject({ ok: true })
  })
})
