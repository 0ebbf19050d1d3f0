import { describe, expect, it } from 'vitest'
import { createOrderDesk } from '../../src/main/orders/order-desk'
import type { OrderVenue, PlaceOutcome } from '../../src/main/orders/venue'
import { settleHeard } from '../../src/main/session/intent-log'
import type { LadderIntent, Order, Problem, Result } from '../../src/preload/model'
import { createHandClock } from '../fakes/hand-clock'
import { createIntents } from '../fakes/intents'
import { aConnection, aMarket, anAccount, anIntent, anOrder, aTicker, ownLimits } from '../fixtures/nouns'

const ok = Promise.resolve({ ok: true, value: null } as const)
const accepted = (order: Partial<Order>): PlaceOutcome => ({ outcome: 'accepted', order: anOrder(order) })
const lost: PlaceOutcome = { outcome: 'unknown', problem: { code: 'rest.timeout' } }
const refusedWith = (code: string): PlaceOutcome => ({ outcome: 'refused', problem: { code } })
const isPassing = ({ code }: Problem) => code === 'budget.spent'
const ladder: LadderIntent = {
  intentId: 'l1',
  market: 'BTC-USD-PERP',
  side: 'buy',
  size: '0.4',
  count: 4,
  firstPrice: '97000',
  lastPrice: '96970',
  shape: 'even',
  timeInForce: 'gtc',
  reduceOnly: false,
  selfTradePrevention: null,
  confirmed: false,
}

/** A desk whose orders the venue answers one by one with `answers`; what is told goes to a ledger of its own. */
function setUp(...answers: PlaceOutcome[]) {
  const clock = createHandClock()
  const book = createIntents()
  const orders = new Map<string, Order>()
  // What happened in which order: written down, and left for the venue.
  const steps = book.lines
  const known: { answer: Result<Order | null> } = { answer: { ok: true, value: null } }
  const cancel: { answer: Result<null> } = { answer: { ok: true, value: null } }
  const asked: string[] = []
  const attached: string[] = []
  const doubted: Order[] = []
  const next = (): PlaceOutcome => answers.shift() ?? lost
  const venue: OrderVenue = {
    placeOrder({ clientId }) {
      steps.push(`${clientId} sent`)
      const answer = next()
      return Promise.resolve(
        answer.outcome === 'accepted' ? { ...answer, order: { ...answer.order, clientId } } : answer,
      )
    },
    placeOrders(placements) {
      steps.push(`${placements.map(({ clientId }) => clientId).join('+')} sent`)
      return Promise.resolve(placements.map(next))
    },
    modifyOrder: () => Promise.resolve(next()),
    cancelOrder: () => Promise.resolve(cancel.answer),
    cancelOrders: () => Promise.resolve([]),
    cancelAllOrders: () => ok,
    cancelOrdersOfSide: () => Promise.resolve({ ok: true, value: [] }),
    getOrderHistory: () => Promise.resolve({ ok: true, value: [] }),
    findOrderByClientId(clientId) {
      asked.push(clientId)
      return Promise.resolve(known.answer)
    },
  }
  let names = 0
  const open = () => [...orders.values()].filter(({ state }) => state !== 'rejected')
  const desk = createOrderDesk({
    venue,
    circumstances: () => ({
      connection: aConnection(),
      market: aMarket(),
      ticker: aTicker(),
      position: undefined,
      account: anAccount({ freeCollateral: '1000000' }),
      openOrders: open(),
      limits: ownLimits(),
    }),
    openOrders: open,
    tell(order) {
      orders.set(order.clientId, order)
      settleHeard(book.intents, [{ kind: 'order', order }])
    },
    doubt: (order) => doubted.push(order),
    attach(clientId) {
      steps.push(`${clientId} attached`)
      attached.push(clientId)
    },
    intents: book.intents,
    newClientId: () => `c${(names += 1)}`,
    nowMs: clock.nowMs,
    steadyMs: clock.nowMs,
    later: clock.later,
  })
  return { clock, book, orders, steps, known, cancel, asked, attached, doubted, desk }
}

const exits = { takeProfit: { triggerPrice: '110000', price: null }, stopLoss: null }
const full: Problem = { code: 'journal.full', detail: 'database or disk is full' }
const keptBack = { ok: false, problem: { code: 'intent.full', detail: full.detail } }

describe('an intent', () => {
  it('is written down, with its exits, before a byte leaves, and settled by the venue’s word', async () => {
    const { desk, steps, book } = setUp(accepted({ id: '7' }))
    await desk.place(anIntent({ exits }))
    expect(steps).toEqual(['c1 intended', 'c1 attached', 'c1 sent', 'c1 accepted'])
    expect(book.written).toMatchObject([{ clientId: 'c1', size: anIntent().size, recvWindowMs: 10_000 }])
    expect(book.intents.open()).toEqual([])
  })

  it('that cannot be written down sends nothing that would open a position', async () => {
    const { desk, steps, book, orders, attached } = setUp()
    book.disk.refuse = full
    expect(await desk.place(anIntent({ exits }))).toEqual(keptBack)
    expect(await desk.placeLadder(ladder)).toEqual(keptBack)
    expect(steps.filter((step) => step.endsWith('sent'))).toEqual([])
    expect([orders.size, attached]).toEqual([0, []])
  })

  it('that cannot be written down and only reduces a position goes out', async () => {
    const { desk, steps, book } = setUp(accepted({ id: '7', clientId: 'e1' }))
    book.disk.refuse = full
    expect(await desk.placeExit(anIntent({ reduceOnly: true }), 'e1', isPassing)).toMatchObject({ ok: true })
    expect(steps.filter((step) => step.endsWith('sent'))).toEqual(['e1 sent'])
  })

  it('of every rung is on disk before the first of them leaves', async () => {
    const { desk, steps, book } = setUp(
      accepted({ id: '1', clientId: 'c1' }),
      refusedWith('venue.INVALID_ORDER_SIZE'),
      accepted({ id: '3', clientId: 'c3' }),
      lost,
    )
    await desk.placeLadder(ladder)
    const names = ['c1', 'c2', 'c3', 'c4']
    expect(steps.slice(0, 5)).toEqual([...names.map((name) => `${name} intended`), 'c1+c2+c3+c4 sent'])
    expect(steps.slice(5)).toEqual(['c1 accepted', 'c2 refused', 'c3 accepted', 'c4 unknown'])
    expect(book.intents.open().map(({ order }) => order.clientId)).toEqual(['c4'])
  })

  it('stays open while nobody knows, and ends as what the venue says', async () => {
    const found = setUp(lost)
    await found.desk.place(anIntent())
    expect(found.book.intents.isOpen('c1')).toBe(true)
    found.known.answer = { ok: true, value: anOrder({ clientId: 'c1', state: 'filled' }) }
    await found.clock.move(600)
    expect(found.steps.at(-1)).toBe('c1 accepted')

    const never = setUp(lost)
    await never.desk.place(anIntent())
    await never.clock.move(20_000)
    expect(never.book.intents.isOpen('c1')).toBe(true)
    await never.clock.move(1_000)
    expect(never.steps.at(-1)).toBe('c1 neverArrived')
    expect(never.orders.get('c1')).toMatchObject({ state: 'rejected', cancelReason: 'NEVER_ARRIVED' })
  })

  it('keeps another just like it back while its fate is unknown, and no longer', async () => {
    const { desk, clock, steps } = setUp(lost)
    await desk.place(anIntent())
    const again = { ...anIntent(), intentId: 'i2' }
    const inDoubt = { ok: false, problem: { code: 'order.inDoubt', values: { market: again.market } } }
    expect(await desk.place(again)).toEqual(inDoubt)
    expect(await desk.placeLadder({ ...ladder, firstPrice: '99000', lastPrice: '98970' })).toEqual(inDoubt)
    // Another order may be sent.
    await desk.place({ ...anIntent({ side: 'sell' }), intentId: 'i3' })
    await clock.move(60_000)
    await desk.place({ ...again, intentId: 'i4' })
    expect(steps.filter((step) => step.endsWith('sent'))).toEqual(['c1 sent', 'c2 sent', 'c3 sent'])
  })

  it('of an exit is open again each time it is tried under its one name', async () => {
    const { desk, steps } = setUp(refusedWith('budget.spent'), accepted({ id: '9' }))
    const exit = anIntent({ reduceOnly: false })
    await desk.placeExit(exit, 'e1', isPassing)
    await desk.placeExit(exit, 'e1', isPassing)
    expect(steps).toEqual([
      'e1 intended again',
      'e1 sent',
      'e1 refused',
      'e1 intended again',
      'e1 sent',
      'e1 accepted',
    ])
  })
})

describe('a race at the exchange', () => {
  const order = anOrder({ id: '5', clientId: 'c5', updatedAtMs: 10 })
  const change = { orderId: '5', size: '1', price: '96000', triggerPrice: null, confirmed: true }

  it('of a change without an answer ends in what the venue says of the order', async () => {
    const { desk, clock, known, doubted, asked, orders } = setUp(lost)
    orders.set('c5', order)
    expect(await desk.modify(order, change)).toEqual({ ok: false, problem: { code: 'order.changeUnknown' } })
    expect(doubted).toEqual([order])
    // Nothing is changed on top of it before it is known.
    expect(await desk.modify({ ...order, state: 'unknown' }, change)).toMatchObject({
      problem: { code: 'order.changeInDoubt' },
    })
    known.answer = { ok: true, value: { ...order, price: '96000', updatedAtMs: 20 } }
    await clock.move(600)
    expect([asked, orders.get('c5')?.price]).toEqual([['c5'], '96000'])
  })

  it('of a change or a cancellation that came too late is looked up, not believed to be open', async () => {
    const { desk, clock, known, orders, cancel } = setUp(refusedWith('venue.ORDER_IS_CLOSED'))
    orders.set('c5', order)
    known.answer = { ok: true, value: { ...order, state: 'filled', remainingSize: '0' } }
    expect(await desk.modify(order, change)).toMatchObject({ problem: { code: 'venue.ORDER_IS_CLOSED' } })
    await clock.move(600)
    expect(orders.get('c5')?.state).toBe('filled')

    orders.set('c5', order)
    cancel.answer = { ok: false, problem: { code: 'venue.ORDER_IS_CLOSED' } }
    await desk.cancel('5')
    await clock.move(600)
    expect(orders.get('c5')?.state).toBe('filled')
  })
})
