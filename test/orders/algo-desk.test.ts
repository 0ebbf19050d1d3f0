import { describe, expect, it } from 'vitest'
import { createAlgoDesk, type AlgoOutcome } from '../../src/main/orders/algo-desk'
import type { Problem, Result, TwapIntent } from '../../src/preload/model'
import type { AlgoOrder } from '../../src/preload/records'
import { createHandClock } from '../fakes/hand-clock'
import { createIntents } from '../fakes/intents'
import { aConnection, aMarket, anAccount, anOrder, aTicker, ownLimits } from '../fixtures/nouns'

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
const aTwap = (over: Partial<TwapIntent> = {}): TwapIntent => ({
  intentId: 't1',
  market: 'BTC-USD-PERP',
  side: 'buy',
  size: '0.1',
  durationS: 300,
  confirmed: false,
  ...over,
})
const anAlgo = (over: Partial<AlgoOrder> = {}): AlgoOrder => ({
  id: 'a1',
  kind: 'twap',
  market: 'BTC-USD-PERP',
  side: 'buy',
  size: '0.1',
  remainingSize: '0.1',
  filledSize: '0',
  avgFillPrice: null,
  state: 'new',
  cancelReason: null,
  createdAtMs: 1_000_000,
  updatedAtMs: 1_000_000,
  endAtMs: 1_300_000,
  ...over,
})
const accepted: AlgoOutcome = { outcome: 'accepted', algo: anAlgo() }
const unknown: AlgoOutcome = { outcome: 'unknown', problem: { code: 'rest.timeout' } }

function setUp(answer: () => Promise<AlgoOutcome>, machineAheadMs = 0) {
  const clock = createHandClock()
  const sent: object[] = []
  const told: AlgoOrder[] = []
  const asked: string[] = []
  const open: { list: AlgoOrder[]; problem?: Problem } = { list: [] }
  const past: { list: AlgoOrder[]; problem?: Problem } = { list: [] }
  const read = <T>({ problem }: { problem?: Problem }, value: T): Promise<Result<T>> =>
    Promise.resolve(problem ? { ok: false, problem } : { ok: true, value })
  const book = createIntents()
  let names = 0
  const desk = createAlgoDesk({
    intents: book.intents,
    newName: () => `twap-${(names += 1)}`,
    venue: {
      placeTwap(twap) {
        sent.push(twap)
        return answer()
      },
      cancel: () => Promise.resolve({ ok: true, value: null }),
      getOpen() {
        asked.push('open')
        return read(open, open.list)
      },
      getHistory() {
        asked.push('history')
        return read(past, { entries: past.list })
      },
    },
    circumstances: () => ({
      connection: aConnection(),
      market: aMarket(),
      ticker: aTicker(),
      position: undefined,
      account: anAccount(),
      openOrders: [],
      limits: ownLimits(),
    }),
    tell: (algo) => told.push(algo),
    nowMs: clock.nowMs,
    toVenueMs: (machineMs) => machineMs - machineAheadMs,
    steadyMs: clock.nowMs,
    later: clock.later,
  })
  return { clock, sent, told, asked, open, past, desk, book }
}
const accept = () => Promise.resolve(accepted)
const lose = () => Promise.resolve(unknown)

describe('the algo desk', () => {
  it('sends one intent once, with a receive window, and judges it first', async () => {
    const { desk, sent } = setUp(accept)
    const [one, two] = await Promise.all([desk.place(aTwap()), desk.place(aTwap())])
    expect(one).toEqual({ ok: true, value: anAlgo() })
    expect(two).toEqual(one)
    expect(await desk.place(aTwap({ intentId: 't2', durationS: 31 }))).toMatchObject({
      problem: { code: 'twap.duration' },
    })
    expect(sent).toEqual([
      { market: 'BTC-USD-PERP', side: 'buy', size: '0.1', durationS: 300, recvWindowMs: 10_000 },
    ])
  })

  it('follows one that runs by asking, tells differences only, and asks no more when it has ended', async () => {
    const { desk, clock, told, open, past, asked } = setUp(accept)
    await desk.place(aTwap())
    open.list = [anAlgo({ state: 'working', updatedAtMs: 1_000_100 })]
    await clock.move(10_000)
    expect(told.map(({ state }) => state)).toEqual(['new', 'working'])
    open.list = [
      anAlgo({ state: 'partlyFilled', filledSize: '0.04', remainingSize: '0.06', updatedAtMs: 1_030_000 }),
    ]
    await clock.move(3_000)
    expect(told.at(-1)).toMatchObject({ filledSize: '0.04' })
    expect(asked).not.toContain('history')
    open.list = []
    past.list = [anAlgo({ state: 'filled', filledSize: '0.1', remainingSize: '0', updatedAtMs: 1_300_000 })]
    await clock.move(3_000)
    expect(told.at(-1)).toMatchObject({ state: 'filled' })
    expect(desk.list()).toHaveLength(1)
    expect(clock.waiting()).toBe(0)
  })

  it('keeps asking for one that is in neither list, and while the venue does not answer', async () => {
    const { desk, clock, told, open } = setUp(accept)
    await desk.place(aTwap())
    open.list = []
    await clock.move(60_000)
    open.problem = { code: 'rest.unreachable' }
    await clock.move(60_000)
    expect(told).toHaveLength(1)
    expect(clock.waiting()).toBe(1)
  })

  it('asks soon after an order that may be a child, and for no other', async () => {
    const { desk, clock, asked, open } = setUp(accept)
    await desk.place(aTwap())
    open.list = [anAlgo({ state: 'working', updatedAtMs: 1_000_100 })]
    await clock.move(600)
    const before = asked.length
    desk.hear(anOrder({ clientId: 'mine', type: 'market', createdAtMs: 1_000_000 }))
    await clock.move(600)
    expect(asked).toHaveLength(before)
    desk.hear(anOrder({ clientId: '', type: 'market', createdAtMs: 1_000_000 }))
    await clock.move(600)
    expect(asked).toHaveLength(before + 1)
  })

  it('does not let an answer of before undo a newer one', async () => {
    const { desk, clock, told, open } = setUp(accept)
    await desk.place(aTwap())
    open.list = [anAlgo({ state: 'cancelled', updatedAtMs: 1_000_500 })]
    await clock.move(600)
    open.list = [anAlgo({ state: 'working', updatedAtMs: 1_000_400 })]
    desk.refresh()
    await settled()
    expect(told.map(({ state }) => state)).toEqual(['new', 'cancelled'])
  })

  it('sends nothing like one whose fate is unknown before both lists have been read', async () => {
    const { desk, clock, sent, told, open } = setUp(lose)
    expect(await desk.place(aTwap())).toMatchObject({ problem: { code: 'twap.unknown' } })
    expect(await desk.place(aTwap({ intentId: 't2', size: '0.2' }))).toEqual({
      ok: false,
      problem: { code: 'twap.inDoubt', values: { market: 'BTC-USD-PERP' } },
    })
    expect(sent).toHaveLength(1)
    open.list = [anAlgo()]
    await clock.move(1_000)
    expect(told).toEqual([anAlgo()])
    await desk.place(aTwap({ intentId: 't3' }))
    expect(sent).toHaveLength(2)
  })

  it('takes no older one, no other one and none twice for the one in doubt', async () => {
    const { desk, clock, open, sent } = setUp(lose)
    open.list = [
      anAlgo({ id: 'old', createdAtMs: 900_000, state: 'working' }),
      anAlgo({ id: 'other', size: '0.3', state: 'working' }),
    ]
    desk.refresh()
    await settled()
    await desk.place(aTwap())
    await clock.move(5_000)
    expect(await desk.place(aTwap({ intentId: 't2' }))).toMatchObject({ problem: { code: 'twap.inDoubt' } })
    open.list = [...open.list, anAlgo({ id: 'mine' })]
    await clock.move(5_000)
    expect(await desk.place(aTwap({ intentId: 't3' }))).toMatchObject({ problem: { code: 'twap.unknown' } })
    await clock.move(5_000)
    expect(await desk.place(aTwap({ intentId: 't4' }))).toMatchObject({ problem: { code: 'twap.inDoubt' } })
    expect(sent).toHaveLength(2)
  })

  it('says one never arrived only when its receive window is over and both lists say no', async () => {
    const { desk, clock, told, past } = setUp(lose)
    past.problem = { code: 'rest.unreachable' }
    await desk.place(aTwap())
    await clock.move(60_000)
    expect(told).toEqual([])
    delete past.problem
    await clock.move(4_000)
    expect(told).toMatchObject([{ id: 'twap-1', state: 'rejected', cancelReason: 'NEVER_ARRIVED' }])
    expect(clock.waiting()).toBe(0)
  })

  it('takes a thrown error for an unknown fate', async () => {
    const { desk } = setUp(() => Promise.reject(new TypeError('broken')))
    expect(await desk.place(aTwap())).toMatchObject({
      problem: { code: 'twap.unknown', detail: 'TypeError' },
    })
    expect(await desk.place(aTwap({ intentId: 't2' }))).toMatchObject({ problem: { code: 'twap.inDoubt' } })
  })

  it('passes a refusal on, which leaves no doubt', async () => {
    const refused: AlgoOutcome = { outcome: 'refused', problem: { code: 'venue.INVALID_ORDER_SIZE' } }
    const { desk, sent, clock } = setUp(() => Promise.resolve(refused))
    expect(await desk.place(aTwap())).toEqual({ ok: false, problem: refused.problem })
    await desk.place(aTwap({ intentId: 't2' }))
    expect(sent).toHaveLength(2)
    expect(clock.waiting()).toBe(0)
  })

  it('lists those of the last day after a connection, newest first, and asks no more once stopped', async () => {
    const { desk, clock, open, past } = setUp(accept)
    past.list = [anAlgo({ id: 'p', state: 'filled', createdAtMs: 999_000 })]
    open.list = [anAlgo({ state: 'working' })]
    desk.refresh()
    await settled()
    expect(desk.list().map(({ id }) => id)).toEqual(['a1', 'p'])
    expect(clock.waiting()).toBe(1)
    desk.stop()
    expect(clock.waiting()).toBe(0)
  })

  it('has each written down under a name of ours before it leaves, and sends none that cannot be', async () => {
    const { desk, sent, book } = setUp(accept)
    await desk.place(aTwap())
    expect(book.lines).toEqual(['twap-1 intended', 'twap-1 accepted'])
    expect(book.written).toMatchObject([{ clientId: 'twap-1', type: 'market', size: '0.1', durationS: 300 }])
    book.disk.refuse = { code: 'journal.unwritable' }
    expect(await desk.place(aTwap({ intentId: 't2' }))).toMatchObject({
      problem: { code: 'intent.unwritable' },
    })
    expect(sent).toHaveLength(1)
  })

  it('seeks what another run has left open, and sends nothing like it before it is known', async () => {
    const { desk, clock, book } = setUp(lose)
    await desk.place(aTwap())
    const [left] = book.intents.open()
    if (!left) throw new Error('nothing is open')

    const next = setUp(accept)
    next.book.intents.record([left.order])
    next.desk.resume(left.order, clock.nowMs())
    expect(await next.desk.place(aTwap({ intentId: 't2' }))).toMatchObject({
      problem: { code: 'twap.inDoubt' },
    })
    next.open.list = [anAlgo({ createdAtMs: clock.nowMs() })]
    next.desk.refresh()
    await settled()
    expect(next.book.lines.at(-1)).toBe('twap-1 accepted')
    expect(await next.desk.place(aTwap({ intentId: 't3' }))).toMatchObject({ ok: true })
  })

  it('finds what another run has left open by a clock that was wrong', async () => {
    const aheadMs = 60_000
    const { desk, clock, book } = setUp(lose)
    await desk.place(aTwap())
    const [left] = book.intents.open()
    if (!left) throw new Error('nothing is open')

    const next = setUp(accept, aheadMs)
    next.book.intents.record([left.order])
    next.desk.resume(left.order, clock.nowMs() + aheadMs)
    next.open.list = [anAlgo({ createdAtMs: clock.nowMs() })]
    next.desk.refresh()
    await settled()
    expect(next.book.lines.at(-1)).toBe('twap-1 accepted')
  })
})
