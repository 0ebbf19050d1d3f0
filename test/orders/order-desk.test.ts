import { describe, expect, it } from 'vitest'
import type { Circumstances } from '../../src/main/orders/circumstances'
import { createOrderDesk } from '../../src/main/orders/order-desk'
import type {
  Amendment,
  CancelOutcome,
  OrderVenue,
  PlaceOutcome,
  Placement,
} from '../../src/main/orders/venue'
import type { LadderIntent, Order, OrderIntent, Result } from '../../src/preload/model'
import { createHandClock } from '../fakes/hand-clock'
import { createIntents } from '../fakes/intents'
import { aConnection, aMarket, anAccount, anIntent, anOrder, aTicker, ownLimits } from '../fixtures/nouns'

function setUp(answer: (placement: Placement) => Promise<PlaceOutcome>) {
  const clock = createHandClock()
  const sent: Placement[] = []
  const told: Order[] = []
  const amended: Amendment[] = []
  const sideOutcomes: CancelOutcome[] = []
  const cancelled: string[] = []
  const attached: [string, OrderIntent][] = []
  const open: { orders: Order[] } = { orders: [] }
  const batches: Placement[][] = []
  const over: { circumstances: Partial<Circumstances> } = { circumstances: {} }
  const modified: { answer: PlaceOutcome } = {
    answer: { outcome: 'accepted', order: anOrder({ price: '98000', updatedAtMs: 20 }) },
  }
  const asked: string[] = []
  const known: { answer: Result<Order | null> } = { answer: { ok: true, value: null } }
  const venue: OrderVenue = {
    placeOrder: (placement) => {
      sent.push(placement)
      return answer(placement)
    },
    async placeOrders(placements) {
      batches.push([...placements])
      return Promise.all(placements.map(answer))
    },
    cancelOrder: () => Promise.resolve({ ok: true, value: null }),
    cancelOrders({ orderIds = [], clientIds = [] }) {
      cancelled.push(...orderIds, ...clientIds)
      const outcomes = orderIds.map((orderId): CancelOutcome =>
        orderId === '404'
          ? { orderId, clientId: '', status: 'notFound' }
          : orderId === '9'
            ? { orderId, clientId: '', status: 'alreadyClosed' }
            : orderId === '503'
              ? { orderId, clientId: '', status: 'unanswered', problem: { code: 'rest.timeout' } }
              : { orderId, clientId: '', status: 'queued' },
      )
      return Promise.resolve(outcomes)
    },
    cancelAllOrders: () => Promise.resolve({ ok: true, value: null }),
    cancelOrdersOfSide: () => Promise.resolve({ ok: true, value: sideOutcomes }),
    modifyOrder: (change) => {
      amended.push(change)
      return Promise.resolve(modified.answer)
    },
    getOrderHistory: (query) => {
      asked.push(`${query.market} ${query.startAtMs}`)
      return Promise.resolve({ ok: true, value: [anOrder({ id: '9', clientId: '', state: 'filled' })] })
    },
    findOrderByClientId: (clientId) => {
      asked.push(clientId)
      return Promise.resolve(known.answer)
    },
  }
  let names = 0
  const jump = { ms: 0 }
  const desk = createOrderDesk({
    venue,
    circumstances: () => ({
      connection: aConnection(),
      market: aMarket(),
      ticker: aTicker(),
      position: undefined,
      account: anAccount({ freeCollateral: '1000000' }),
      openOrders: open.orders,
      limits: ownLimits(),
      ...over.circumstances,
    }),
    openOrders: () => open.orders,
    tell: (order) => told.push(order),
    doubt: () => undefined,
    intents: createIntents().intents,
    attach: (clientId, intent) => attached.push([clientId, intent]),
    newClientId: () => `c${(names += 1)}`,
    nowMs: () => clock.nowMs() + jump.ms,
    steadyMs: clock.nowMs,
    later: clock.later,
  })
  return {
    clock,
    jump,
    sideOutcomes,
    cancelled,
    attached,
    open,
    batches,
    over,
    amended,
    modified,
    sent,
    told,
    asked,
    known,
    desk,
    states: () => told.map(({ state }) => state),
  }
}

const accept = ({ clientId }: Placement): Promise<PlaceOutcome> =>
  Promise.resolve({ outcome: 'accepted', order: anOrder({ clientId, state: 'new' }) })
const lose = (): Promise<PlaceOutcome> =>
  Promise.resolve({ outcome: 'unknown', problem: { code: 'rest.timeout' } })

describe('the order desk', () => {
  it('sends one intent once, however often it is asked for', async () => {
    const { desk, sent } = setUp(accept)
    const answers = await Promise.all([
      desk.place(anIntent()),
      desk.place(anIntent()),
      desk.place(anIntent()),
    ])
    await desk.place(anIntent())
    expect(sent).toHaveLength(1)
    expect(answers.every(({ ok }) => ok)).toBe(true)
    await desk.place(anIntent({ intentId: 'i2' }))
    expect(sent.map(({ clientId }) => clientId)).toEqual(['c1', 'c2'])
  })

  it('always sends a receive window, and a market order without a price', async () => {
    const { desk, sent } = setUp(accept)
    await desk.place(anIntent({ type: 'market', price: '99000' }))
    expect(sent[0]).toMatchObject({ price: '0', recvWindowMs: 10_000 })
  })

  it('sends nothing that breaks a rule', async () => {
    const { desk, sent, told } = setUp(accept)
    expect(await desk.place(anIntent({ size: '0.0005' }))).toMatchObject({ problem: { code: 'order.step' } })
    expect(sent).toEqual([])
    expect(told).toEqual([])
  })

  it('shows a refusal as a rejected order', async () => {
    const { desk, states } = setUp(() =>
      Promise.resolve({ outcome: 'refused', problem: { code: 'venue.INVALID_ORDER_SIZE' } }),
    )
    expect(await desk.place(anIntent())).toEqual({ ok: false, problem: { code: 'venue.INVALID_ORDER_SIZE' } })
    expect(states()).toEqual(['sending', 'rejected'])
  })

  it('never sends again what may have arrived, and asks until the venue knows', async () => {
    const { desk, clock, sent, asked, known, states } = setUp(lose)
    expect(await desk.place(anIntent())).toMatchObject({ ok: false, problem: { code: 'order.unknown' } })
    await clock.move(2_000)
    expect(states()).toEqual(['sending', 'unknown'])
    known.answer = { ok: true, value: anOrder({ clientId: 'c1', state: 'working' }) }
    await clock.move(60_000)
    expect(states()).toEqual(['sending', 'unknown', 'working'])
    expect(new Set(asked)).toEqual(new Set(['c1']))
    expect(sent).toHaveLength(1)
    expect(clock.waiting()).toBe(0)
  })

  it('says an order never arrived only after its receive window has passed', async () => {
    const { desk, clock, jump, told } = setUp(lose)
    await desk.place(anIntent())
    // Somebody sets the machine's clock: no window has passed for it.
    jump.ms = 3_600_000
    await clock.move(19_000)
    expect(told.at(-1)?.state).toBe('unknown')
    await clock.move(30_000)
    expect(told.at(-1)).toMatchObject({ state: 'rejected', cancelReason: 'NEVER_ARRIVED' })
  })

  it('looks an order without a name of ours up in the history', async () => {
    const { desk, clock, told, asked } = setUp(accept)
    desk.resolve(anOrder({ id: '9', clientId: '', state: 'unknown' }))
    await clock.move(1_000)
    expect(asked).toEqual(['BTC-USD-PERP 1'])
    expect(told.at(-1)).toMatchObject({ id: '9', state: 'filled' })
  })

  it('never says so of an order the venue had already named', async () => {
    const { desk, clock, told } = setUp(accept)
    desk.resolve(anOrder({ state: 'unknown' }))
    await clock.move(600_000)
    expect(told).toEqual([])
    expect(clock.waiting()).toBe(1)
  })

  it('does not take silence for an answer', async () => {
    const { desk, clock, told, known } = setUp(lose)
    known.answer = { ok: false, problem: { code: 'rest.unreachable' } }
    await desk.place(anIntent())
    await clock.move(600_000)
    expect(told.at(-1)?.state).toBe('unknown')
  })

  it('takes a thrown error for an unknown outcome', async () => {
    const { desk, states } = setUp(() => Promise.reject(new TypeError('broken')))
    expect(await desk.place(anIntent())).toMatchObject({ ok: false, problem: { code: 'order.unknown' } })
    expect(states()).toEqual(['sending', 'unknown'])
  })

  it('changes an order in place with every field the venue wants, one change at a time', async () => {
    const { desk, amended, told } = setUp(accept)
    const amendment = { orderId: '1', size: '1', price: '98000', triggerPrice: null, confirmed: false }
    const [one, two] = await Promise.all([
      desk.modify(anOrder(), amendment),
      desk.modify(anOrder(), amendment),
    ])
    expect(one).toEqual(two)
    expect(amended).toEqual([
      { orderId: '1', market: 'BTC-USD-PERP', side: 'buy', type: 'limit', size: '1', price: '98000' },
    ])
    expect(told.at(-1)?.price).toBe('98000')
  })

  it('says so when a cancel of one side may not have reached every order', async () => {
    const { desk, sideOutcomes } = setUp(accept)
    expect(await desk.cancelAll(null, 'buy')).toEqual({ ok: true, value: null })
    sideOutcomes.push(
      { orderId: '1', clientId: '', status: 'queued' },
      { orderId: '2', clientId: '', status: 'unanswered', problem: { code: 'rest.timeout' } },
    )
    expect(await desk.cancelAll(null, 'buy')).toEqual({ ok: false, problem: { code: 'rest.timeout' } })
  })

  it('leaves an order as it is when its change breaks a rule or is refused', async () => {
    const { desk, amended, modified, told } = setUp(accept)
    const amendment = { orderId: '1', size: '1', price: '98000.05', triggerPrice: null, confirmed: false }
    expect(await desk.modify(anOrder(), amendment)).toMatchObject({ problem: { code: 'order.tick' } })
    expect(amended).toEqual([])
    modified.answer = { outcome: 'refused', problem: { code: 'order.modifyRefused' } }
    expect(await desk.modify(anOrder(), { ...amendment, price: '98000' })).toMatchObject({ ok: false })
    expect(told).toEqual([])
  })

  it('sends a trigger price with the types that wait for one, and a price only with those that have one', async () => {
    const { desk, sent } = setUp(accept)
    await desk.place(anIntent({ type: 'stopMarket', triggerPrice: '101000', price: '5' }))
    await desk.place(anIntent({ intentId: 'i2', type: 'limit', triggerPrice: '101000' }))
    expect(sent[0]).toMatchObject({ type: 'stopMarket', triggerPrice: '101000', price: '0' })
    expect(sent[1]).not.toHaveProperty('triggerPrice')
  })

  it('cancels what it knows of a side at once, and then what the venue lists', async () => {
    const { desk, open, cancelled } = setUp(accept)
    open.orders = [
      anOrder({ id: '1' }),
      anOrder({ id: '2', side: 'sell' }),
      anOrder({ id: '3', market: 'ETH-USD-PERP' }),
      anOrder({ id: '', clientId: 'c9', state: 'sending' }),
    ]
    expect(await desk.cancelAll('BTC-USD-PERP', 'buy')).toEqual({ ok: true, value: null })
    expect(cancelled).toEqual(['1', 'c9'])
  })

  it('tells the fate of each of several orders to cancel', async () => {
    const { desk, open } = setUp(accept)
    open.orders = [anOrder({ id: '1', clientId: 'c1' })]
    expect(await desk.cancelMany(['1', '404', '9', '503', '1'])).toEqual({
      ok: true,
      value: [
        { clientId: 'c1', orderId: '1', problem: null },
        { clientId: '', orderId: '404', problem: { code: 'venue.ORDER_ID_NOT_FOUND' } },
        { clientId: '', orderId: '9', problem: { code: 'venue.ORDER_IS_CLOSED' } },
        { clientId: '', orderId: '503', problem: { code: 'rest.timeout' } },
      ],
    })
  })

  it('sends the kind of self-trade prevention that was chosen, and none where it is left to the venue', async () => {
    const { desk, sent } = setUp(accept)
    await desk.place(anIntent({ selfTradePrevention: 'expireBoth' }))
    await desk.place(anIntent({ intentId: 'i2' }))
    expect(sent[0]).toMatchObject({ selfTradePrevention: 'expireBoth' })
    expect(sent[1]).not.toHaveProperty('selfTradePrevention')
  })

  it('hands exits over under the entry’s name before the entry is sent', async () => {
    const { desk, attached, sent } = setUp(accept)
    const stopLoss = { triggerPrice: '95000', price: null }
    await desk.place(anIntent({ exits: { takeProfit: null, stopLoss } }))
    await desk.place(anIntent({ intentId: 'i2', exits: { takeProfit: null, stopLoss: null } }))
    await desk.place(anIntent({ intentId: 'i3', size: '0', exits: { takeProfit: null, stopLoss } }))
    expect(attached.map(([clientId]) => clientId)).toEqual([sent[0]?.clientId])
  })

  it('asks for a confirmation of a change as of an order', async () => {
    const { desk, amended, over } = setUp(accept)
    over.circumstances = { limits: ownLimits({ confirmAbove: '1000' }) }
    const amendment = { orderId: '1', size: '2', price: '97000', triggerPrice: null, confirmed: false }
    expect(await desk.modify(anOrder(), amendment)).toMatchObject({
      problem: { code: 'order.confirmSize' },
    })
    expect(amended).toEqual([])
    expect(await desk.modify(anOrder(), { ...amendment, confirmed: true })).toMatchObject({ ok: true })
  })

  it('asks no more once it is stopped', async () => {
    const { desk, clock } = setUp(lose)
    await desk.place(anIntent())
    desk.stop()
    expect(clock.waiting()).toBe(0)
  })
})

const aLadder = (over: Partial<LadderIntent> = {}): LadderIntent => ({
  intentId: 'l1',
  market: 'BTC-USD-PERP',
  side: 'buy',
  size: '0.3',
  count: 3,
  firstPrice: '99000',
  lastPrice: '98000',
  shape: 'even',
  timeInForce: 'gtc',
  reduceOnly: false,
  selfTradePrevention: null,
  confirmed: false,
  ...over,
})

describe('a ladder on the order desk', () => {
  it('is sent once, each order under a name of its own', async () => {
    const { desk, batches, told } = setUp(accept)
    const [one, two] = await Promise.all([desk.placeLadder(aLadder()), desk.placeLadder(aLadder())])
    expect(one).toEqual(two)
    expect(batches).toHaveLength(1)
    expect(batches[0]?.map(({ clientId, price, size }) => `${clientId} ${size} ${price}`)).toEqual([
      'c1 0.1 99000',
      'c2 0.1 98500',
      'c3 0.1 98000',
    ])
    expect(batches[0]?.every((placement) => placement.recvWindowMs === 10_000)).toBe(true)
    expect(told.map(({ clientId, state }) => `${clientId} ${state}`)).toEqual([
      'c1 sending',
      'c2 sending',
      'c3 sending',
      'c1 new',
      'c2 new',
      'c3 new',
    ])
    expect(one).toMatchObject({ ok: true, value: [{ clientId: 'c1', orderId: '1', problem: null }, {}, {}] })
  })

  it('gives each order its own fate, and asks after the unknown one', async () => {
    const fates: Record<string, PlaceOutcome> = {
      c1: { outcome: 'refused', problem: { code: 'venue.INVALID_ORDER_SIZE' } },
      c2: { outcome: 'unknown', problem: { code: 'rest.timeout' } },
    }
    const { desk, told, clock, asked, known } = setUp((placement) => {
      const fate = fates[placement.clientId]
      return fate ? Promise.resolve(fate) : accept(placement)
    })
    expect(await desk.placeLadder(aLadder())).toEqual({
      ok: true,
      value: [
        { clientId: 'c1', orderId: '', problem: { code: 'venue.INVALID_ORDER_SIZE' } },
        { clientId: 'c2', orderId: '', problem: { code: 'order.unknown' } },
        { clientId: 'c3', orderId: '1', problem: null },
      ],
    })
    expect(told.slice(3).map(({ clientId, state }) => `${clientId} ${state}`)).toEqual([
      'c1 rejected',
      'c2 unknown',
      'c3 new',
    ])
    known.answer = { ok: true, value: anOrder({ clientId: 'c2', state: 'working' }) }
    await clock.move(2_000)
    expect(asked).toEqual(['c2'])
    expect(told.at(-1)).toMatchObject({ clientId: 'c2', state: 'working' })
  })

  it('sends nothing when one order breaks a rule', async () => {
    const { desk, batches, told } = setUp(accept)
    expect(await desk.placeLadder(aLadder({ side: 'sell', lastPrice: '94000' }))).toMatchObject({
      problem: { code: 'order.band' },
    })
    expect(batches).toEqual([])
    expect(told).toEqual([])
  })

  it('leaves every fate unknown when the sending itself breaks', async () => {
    const { desk, told } = setUp(() => Promise.reject(new TypeError('broken')))
    const laid = await desk.placeLadder(aLadder())
    expect(laid.ok && laid.value.map(({ problem }) => problem?.code)).toEqual([
      'order.unknown',
      'order.unknown',
      'order.unknown',
    ])
    expect(told.slice(3).map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown'])
  })
})
