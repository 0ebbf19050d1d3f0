import { describe, expect, it } from 'vitest'
import { createExitRoom } from '../../src/main/orders/exits'
import type {
  Attachment,
  Change,
  Exits,
  Order,
  OrderAmendment,
  OrderIntent,
  Position,
  Problem,
  Result,
} from '../../src/preload/model'
import { createHandClock } from '../fakes/hand-clock'
import { aFill, anIntent, anOrder, aPosition } from '../fixtures/nouns'

const takeProfit = { triggerPrice: '110000', price: null }
const stopLoss = { triggerPrice: '90000', price: '89000' }
const both: Exits = { takeProfit, stopLoss }
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A ledger, a venue that takes everything, and a room between them. */
function setUp() {
  const clock = createHandClock()
  const orders = new Map<string, Order>()
  const placed: { clientId: string; intent: OrderIntent }[] = []
  const cancelled: string[] = []
  const amended: OrderAmendment[] = []
  const told: Attachment[] = []
  const refusals: (Problem | null)[] = []
  const cancelRefusals: (Problem | null)[] = []
  const venue = new Map<string, Order>()
  const doubts = new Set<string>()
  let names = 0
  let ids = 100

  const tellOrder = (order: Order): void => {
    orders.set(order.clientId, order)
    room.hear([{ kind: 'order', order }])
  }
  const room = createExitRoom({
    order: (clientId) => orders.get(clientId),
    async place(intent, clientId, mayPass): Promise<Result<Order>> {
      const refusal = refusals.shift() ?? null
      placed.push({ clientId, intent })
      const { market, side, type, size, price, triggerPrice } = intent
      const noun = { clientId, market, side, type, size, remainingSize: size, price, triggerPrice }
      tellOrder(anOrder({ ...noun, id: '', state: 'sending' }))
      if (refusal && mayPass(refusal)) return { ok: false, problem: refusal }
      if (refusal?.code === 'order.unknown') {
        tellOrder(anOrder({ ...noun, id: '', state: 'unknown' }))
        return { ok: false, problem: refusal }
      }
      if (refusal) {
        tellOrder(anOrder({ ...noun, id: '', state: 'rejected', cancelReason: refusal.code }))
        return { ok: false, problem: refusal }
      }
      const order = anOrder({ ...noun, id: String((ids += 1)), state: 'untriggered', reduceOnly: true })
      tellOrder(order)
      return { ok: true, value: order }
    },
    async modify(order, amendment) {
      amended.push(amendment)
      const changed = { ...order, size: amendment.size, remainingSize: amendment.size }
      tellOrder(changed)
      return { ok: true, value: changed }
    },
    async cancel(orderId) {
      cancelled.push(orderId)
      const refusal = cancelRefusals.shift() ?? null
      if (refusal) return { ok: false, problem: refusal }
      const order = [...orders.values()].find(({ id }) => id === orderId)
      if (order) tellOrder({ ...order, state: 'cancelled', cancelReason: 'USER_CANCELED' })
      return { ok: true, value: null }
    },
    find: (clientId) => Promise.resolve({ ok: true, value: venue.get(clientId) ?? null }),
    tellOrder,
    isInDoubt: (clientId) => doubts.has(clientId),
    neverArrived: (clientId) => doubts.delete(clientId),
    tell: (attachment) => told.push(attachment),
    newClientId: () => `x${(names += 1)}`,
    later: clock.later,
  })

  const entry = (over: Partial<Order> = {}) => tellOrder(anOrder({ ...over }))
  return {
    clock,
    orders,
    placed,
    cancelled,
    amended,
    told,
    refusals,
    cancelRefusals,
    venue,
    doubts,
    room,
    entry,
    tellOrder,
    /** The order of this name goes on. */
    go: (clientId: string, over: Partial<Order>) =>
      tellOrder({ ...(orders.get(clientId) ?? anOrder()), ...over }),
    position: (over: Partial<Position>) =>
      room.hear([{ kind: 'position', position: aPosition(over) }] satisfies Change[]),
    attach: (exits: Exits = both) => room.attach('c1', anIntent({ size: '1', price: '97000', exits })),
    state: () => room.list()[0]?.state,
  }
}

/** The same with the entry filled and both exits in the market. */
async function setUpPlaced() {
  const scene = setUp()
  scene.attach()
  scene.entry()
  scene.entry({ state: 'filled', remainingSize: '0' })
  await settled()
  return scene
}

describe('exits that hang on an order', () => {
  it('wait for its first fill, and are then sent once, reduce-only, for its whole size', async () => {
    const { attach, entry, placed, state, room } = setUp()
    attach()
    entry({ state: 'new' })
    entry()
    expect(placed).toEqual([])
    expect(state()).toBe('waiting')
    entry({ state: 'partlyFilled', remainingSize: '0.9' })
    room.hear([{ kind: 'fill', fill: aFill(), caughtUp: false }])
    entry({ state: 'filled', remainingSize: '0' })
    await settled()
    entry({ state: 'filled', remainingSize: '0' })
    await settled()
    expect(placed).toMatchObject([
      {
        clientId: 'x1',
        intent: {
          type: 'takeProfitMarket',
          side: 'sell',
          size: '1',
          price: '0',
          triggerPrice: '110000',
          reduceOnly: true,
        },
      },
      {
        clientId: 'x2',
        intent: { type: 'stopLossLimit', side: 'sell', size: '1', price: '89000', triggerPrice: '90000' },
      },
    ])
    expect(room.list()).toMatchObject([
      { state: 'placed', takeProfitClientId: 'x1', stopLossClientId: 'x2', problem: null },
    ])
  })

  it('are sent with a fill that is told before its order', async () => {
    const { attach, entry, placed, room } = setUp()
    attach({ takeProfit, stopLoss: null })
    entry()
    room.hear([{ kind: 'fill', fill: aFill(), caughtUp: true }])
    await settled()
    expect(placed.map(({ clientId }) => clientId)).toEqual(['x1'])
    expect(room.list()).toMatchObject([{ state: 'placed', stopLossClientId: null }])
  })

  it.each(['cancelled', 'rejected'] as const)('are dropped when it is %s without a fill', async (end) => {
    const { attach, entry, placed, state } = setUp()
    attach()
    entry()
    entry({ state: end })
    await settled()
    expect(state()).toBe('dropped')
    entry({ state: end })
    expect(placed).toEqual([])
  })

  it('go when the other has done its work', async () => {
    const { go, cancelled, orders, state } = await setUpPlaced()
    go('x1', { state: 'partlyFilled', remainingSize: '0.5' })
    await settled()
    expect(cancelled).toEqual([])
    go('x1', { state: 'filled', remainingSize: '0' })
    await settled()
    expect(cancelled).toEqual([orders.get('x2')?.id])
    expect(state()).toBe('done')
  })

  it('stay when a person takes the other one back', async () => {
    const { go, cancelled, state } = await setUpPlaced()
    go('x1', { state: 'cancelled' })
    await settled()
    expect(cancelled).toEqual([])
    expect(state()).toBe('placed')
    go('x2', { state: 'cancelled' })
    expect(state()).toBe('done')
  })

  it('are taken back when the position is gone, but not for one that was gone before', async () => {
    const { position, cancelled, state } = await setUpPlaced()
    position({ status: 'closed', size: '0' })
    await settled()
    expect(cancelled).toEqual([])
    position({ side: 'long' })
    position({ market: 'ETH-USD-PERP', status: 'closed', size: '0' })
    await settled()
    expect(cancelled).toEqual([])
    position({ status: 'closed', size: '0' })
    await settled()
    expect(cancelled).toHaveLength(2)
    expect(state()).toBe('done')
  })

  it('are asked to go again when the first asking failed', async () => {
    const { go, cancelled, cancelRefusals, clock, state, room } = await setUpPlaced()
    cancelRefusals.push({ code: 'rest.timeout' })
    go('x2', { state: 'filled', remainingSize: '0' })
    await settled()
    expect(room.list()).toMatchObject([{ state: 'placed', problem: { code: 'rest.timeout' } }])
    await clock.move(1_000)
    expect(cancelled).toHaveLength(2)
    expect(state()).toBe('done')
  })

  it('follow its size while it rests, and what has filled of it once it is over', async () => {
    const { attach, entry, placed, amended, room } = setUp()
    attach()
    entry()
    entry({ size: '2', remainingSize: '2' })
    expect(room.list()).toMatchObject([{ size: '2' }])
    entry({ size: '2', remainingSize: '1.5', state: 'partlyFilled' })
    await settled()
    expect(placed.map(({ intent }) => intent.size)).toEqual(['2', '2'])
    entry({ size: '3', remainingSize: '2.5', state: 'partlyFilled' })
    await settled()
    expect(amended.map(({ size }) => size)).toEqual(['3', '3'])
    entry({ size: '3', remainingSize: '2.5', state: 'cancelled' })
    await settled()
    expect(amended.map(({ size }) => size)).toEqual(['3', '3', '0.5', '0.5'])
  })

  it('are not changed to the size they have, however the venue writes it', async () => {
    const { go, entry, amended } = await setUpPlaced()
    entry({ state: 'filled', size: '1.00', remainingSize: '0' })
    go('x1', { size: '1.000', remainingSize: '1.000' })
    await settled()
    expect(amended).toEqual([])
  })

  it('fail with the reason when the venue will not have one, and leave the other in place', async () => {
    const { attach, entry, refusals, room, cancelled } = setUp()
    attach()
    entry()
    refusals.push({ code: 'venue.INVALID_TRIGGER_PRICE' })
    entry({ state: 'filled', remainingSize: '0' })
    await settled()
    expect(room.list()).toMatchObject([{ state: 'failed', problem: { code: 'venue.INVALID_TRIGGER_PRICE' } }])
    expect(cancelled).toEqual([])
  })

  it('fail when the risk check closes one later', async () => {
    const { go, room } = await setUpPlaced()
    go('x2', { state: 'rejected', cancelReason: 'REDUCE_ONLY_WILL_INCREASE' })
    expect(room.list()).toMatchObject([
      { state: 'failed', problem: { code: 'cancel.REDUCE_ONLY_WILL_INCREASE' } },
    ])
  })

  it('are tried again under the same name while they cannot be sent, and at once when they can', async () => {
    const { attach, entry, refusals, placed, room, clock } = setUp()
    attach({ takeProfit: null, stopLoss })
    entry()
    refusals.push({ code: 'order.notLive' }, { code: 'order.maintenance' }, { code: 'order.maintenance' })
    entry({ state: 'filled', remainingSize: '0' })
    await settled()
    expect(room.list()).toMatchObject([{ state: 'placing', problem: { code: 'order.notLive' } }])
    await clock.move(2_000)
    expect(room.list()).toMatchObject([{ state: 'placing', problem: { code: 'order.maintenance' } }])
    room.nudge()
    await settled()
    expect(room.list()).toMatchObject([{ state: 'placed', problem: null }])
    expect(new Set(placed.map(({ clientId }) => clientId))).toEqual(new Set(['x1']))
    expect(placed).toHaveLength(4)
  })

  it('are sent again under the same name once it is sure that they never arrived', async () => {
    const { attach, clock, entry, go, orders, placed, refusals, state } = setUp()
    refusals.push(null, { code: 'order.unknown' })
    attach()
    entry()
    entry({ state: 'filled', remainingSize: '0' })
    await settled()
    expect(placed).toHaveLength(2)
    go('x2', { state: 'rejected', cancelReason: 'NEVER_ARRIVED' })
    expect(state()).toBe('placing')
    await clock.move(500)
    expect(placed.map(({ clientId }) => clientId)).toEqual(['x1', 'x2', 'x2'])
    expect(orders.get('x2')).toMatchObject({ state: 'untriggered' })
    expect(state()).toBe('placed')
  })

  it('are sent anew once at most: what is known of the first sending says nothing of another', async () => {
    const { attach, clock, entry, go, placed, refusals } = setUp()
    refusals.push(null, { code: 'order.unknown' }, { code: 'order.unknown' })
    attach()
    entry()
    entry({ state: 'filled', remainingSize: '0' })
    await settled()
    go('x2', { state: 'rejected', cancelReason: 'NEVER_ARRIVED' })
    await clock.move(500)
    go('x2', { state: 'rejected', cancelReason: 'NEVER_ARRIVED' })
    await clock.move(60_000)
    expect(placed.map(({ clientId }) => clientId)).toEqual(['x1', 'x2', 'x2'])
  })

  it('do not keep each other from being tried again', async () => {
    const { attach, entry, refusals, placed, room, clock } = setUp()
    attach()
    entry()
    refusals.push({ code: 'venue.INVALID_TRIGGER_PRICE' }, { code: 'order.notLive' })
    entry({ state: 'filled', remainingSize: '0' })
    await settled()
    expect(room.list()).toMatchObject([{ state: 'failed' }])
    await clock.move(1_000)
    await settled()
    expect(placed.map(({ clientId }) => clientId)).toEqual(['x1', 'x2', 'x2'])
    expect(room.list()).toMatchObject([{ state: 'failed', problem: { code: 'venue.INVALID_TRIGGER_PRICE' } }])
  })

  it('are over when the other has done its work before they could be sent, and their orders, too', async () => {
    const { attach, entry, go, refusals, orders, state } = setUp()
    refusals.push(null, ...Array<Problem>(9).fill({ code: 'venue.SYSTEM_STATUS_CANCEL_ONLY' }))
    attach()
    entry()
    entry({ state: 'filled', remainingSize: '0' })
    await settled()
    expect(orders.get('x2')).toMatchObject({ id: '', state: 'sending' })
    go('x1', { state: 'filled', remainingSize: '0' })
    expect(state()).toBe('done')
    expect(orders.get('x2')).toMatchObject({ id: '', state: 'cancelled' })
  })

  it('are not sent any more when the position is gone before they could be', async () => {
    const { attach, entry, refusals, placed, position, clock, state } = setUp()
    attach({ takeProfit: null, stopLoss })
    entry()
    refusals.push({ code: 'order.notLive' })
    entry({ state: 'filled', remainingSize: '0' })
    await settled()
    position({ side: 'long' })
    position({ status: 'closed', size: '0' })
    await clock.move(60_000)
    expect(placed.length).toBeLessThanOrEqual(2)
    expect(state()).toBe('done')
  })
})

describe('exits of another run', () => {
  const left = (over: Partial<Attachment> = {}): Attachment => ({
    clientId: 'c1',
    market: 'BTC-USD-PERP',
    side: 'buy',
    size: '1',
    exits: both,
    state: 'waiting',
    takeProfitClientId: null,
    stopLossClientId: null,
    problem: null,
    ...over,
  })

  it('are sent when the entry has filled meanwhile', async () => {
    const { room, venue, placed } = setUp()
    venue.set('c1', anOrder({ state: 'filled', remainingSize: '0' }))
    room.restore([left()])
    await settled()
    expect(placed).toHaveLength(2)
  })

  it('are dropped when the venue knows no such entry', async () => {
    const { room, state } = setUp()
    room.restore([left()])
    await settled()
    expect(state()).toBe('dropped')
  })

  it('are not sent again when they did arrive, and sent under their old name when they did not', async () => {
    const { room, venue, placed, clock, state } = setUp()
    venue.set('c1', anOrder({ state: 'filled', remainingSize: '0' }))
    venue.set('x1', anOrder({ id: '7', clientId: 'x1', state: 'untriggered' }))
    room.restore([left({ state: 'placing', takeProfitClientId: 'x1', stopLossClientId: 'x2' })])
    await settled()
    expect(placed).toEqual([])
    await clock.move(21_000)
    await settled()
    expect(placed.map(({ clientId }) => clientId)).toEqual(['x2'])
    expect(state()).toBe('placed')
  })

  it('are sent again when one that was taken for placed turns out never to have arrived', async () => {
    const { room, venue, doubts, placed, clock, state } = setUp()
    venue.set('c1', anOrder({ state: 'filled', remainingSize: '0' }))
    venue.set('x1', anOrder({ id: '7', clientId: 'x1', state: 'untriggered' }))
    doubts.add('x2')
    room.restore([left({ state: 'placed', takeProfitClientId: 'x1', stopLossClientId: 'x2' })])
    await settled()
    expect(placed).toEqual([])
    await clock.move(21_000)
    await settled()
    expect(placed.map(({ clientId }) => clientId)).toEqual(['x2'])
    expect(state()).toBe('placed')
  })

  it('wait for one that may still be on its way, also after another has failed', async () => {
    const { room, venue, doubts, placed, clock } = setUp()
    venue.set('c1', anOrder({ state: 'filled', remainingSize: '0' }))
    doubts.add('x2')
    room.restore([left({ state: 'failed', takeProfitClientId: 'x1', stopLossClientId: 'x2' })])
    await settled()
    expect(placed).toEqual([])
    venue.set('x1', anOrder({ id: '7', clientId: 'x1', state: 'untriggered' }))
    venue.set('x2', anOrder({ id: '8', clientId: 'x2', state: 'untriggered' }))
    await clock.move(21_000)
    await settled()
    expect(placed).toEqual([])
  })

  it('leave no doubt behind when there is nothing left to leave', async () => {
    const { room, venue, doubts, placed, position, clock, state } = setUp()
    venue.set('c1', anOrder({ state: 'filled', remainingSize: '0' }))
    doubts.add('x2')
    const exits = { takeProfit: null, stopLoss }
    room.restore([left({ exits, state: 'placed', stopLossClientId: 'x2' })])
    position({ side: 'long' })
    position({ status: 'closed', size: '0' })
    await clock.move(21_000)
    await settled()
    expect([...doubts]).toEqual([])
    expect(placed).toEqual([])
    expect(state()).toBe('done')
  })

  it('are kept as they are when they are over', () => {
    const { room, told } = setUp()
    room.restore([left({ state: 'done' }), left({ state: 'done' })])
    expect(room.list()).toHaveLength(1)
    expect(told).toHaveLength(1)
  })
})
