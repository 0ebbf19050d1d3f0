import { describe, expect, it } from 'vitest'
import {
  createOrderDesk,
  type Amendment,
  type OrderVenue,
  type PlaceOutcome,
  type Placement,
} from '../../src/main/orders/order-desk'
import type { Order, Problem, Result } from '../../src/preload/model'
import { createHandClock } from '../fakes/hand-clock'
import { aConnection, aMarket, anIntent, anOrder, aTicker } from '../fixtures/nouns'

function setUp(answer: (placement: Placement) => Promise<PlaceOutcome>) {
  const clock = createHandClock()
  const sent: Placement[] = []
  const told: Order[] = []
  const amended: Amendment[] = []
  const sideOutcomes: { problem?: Problem }[] = []
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
    cancelOrder: () => Promise.resolve({ ok: true, value: null }),
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
  const desk = createOrderDesk({
    venue,
    circumstances: () => ({
      connection: aConnection(),
      market: aMarket(),
      ticker: aTicker(),
      position: undefined,
    }),
    tell: (order) => told.push(order),
    newClientId: () => `c${(names += 1)}`,
    nowMs: clock.nowMs,
    later: clock.later,
  })
  return {
    clock,
    sideOutcomes,
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
    const { desk, clock, told } = setUp(lose)
    await desk.place(anIntent())
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
    sideOutcomes.push({}, { problem: { code: 'rest.timeout' } })
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

  it('asks no more once it is stopped', async () => {
    const { desk, clock } = setUp(lose)
    await desk.place(anIntent())
    desk.stop()
    expect(clock.waiting()).toBe(0)
  })
})
