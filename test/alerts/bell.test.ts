import { describe, expect, it } from 'vitest'
import { createBell } from '../../src/main/alerts/bell'
import type { Ring } from '../../src/main/alerts/rules'
import { toAlert } from '../../src/main/desk/alert-text'
import { createWords } from '../../src/main/words'
import { notationOf } from '../../src/notation/notation'
import type { Change, Fill } from '../../src/preload/model'
import { createHandClock } from '../fakes/hand-clock'
import { aConnection, aFill, anOrder } from '../fixtures/nouns'

function listen(groupMs?: number) {
  const clock = createHandClock()
  const rings: Ring[] = []
  return {
    clock,
    rings,
    bell: createBell(
      (ring) => rings.push(ring),
      clock.later,
      groupMs === undefined ? undefined : () => groupMs,
    ),
  }
}

const filled = (fill: Fill, caughtUp = false): Change => ({ kind: 'fill', fill, caughtUp })
const english = createWords(notationOf('en'))
const chinese = createWords(notationOf('zh-CN'))
const textOf = async (ring: Ring | undefined, words = english) => {
  if (!ring) throw new Error('no ring')
  const { title, body } = toAlert(ring, await words, 'id', 1)
  return { title, body }
}

describe('the bell', () => {
  it('rings at once for a fill, with side, size, market, price and what is left', async () => {
    const { bell, rings } = listen()
    bell.hear([filled(aFill())])
    expect(await textOf(rings[0])).toEqual({ title: 'Bought 0.5 BTC-USD-PERP', body: 'at 97,000 · 0.5 left' })
    expect(await textOf(rings[0], chinese)).toEqual({
      title: '买入 0.5 BTC-USD-PERP',
      body: '成交价 97,000 · 剩余 0.5',
    })
    expect(rings[0]?.orderId).toBe('1')
  })

  it.each([
    ['0', 'at 97,000 · order filled'],
    [null, 'at 97,000'],
  ])('says what is left when that is %j', async (remainingSize, body) => {
    const { bell, rings } = listen()
    bell.hear([filled(aFill({ remainingSize, side: 'sell' }))])
    expect(await textOf(rings[0])).toEqual({ title: 'Sold 0.5 BTC-USD-PERP', body })
  })

  it('rings once more for all that follow within a second, each fill in exactly one ring', async () => {
    const { bell, rings, clock } = listen()
    bell.hear([filled(aFill({ id: '1' }))])
    bell.hear([filled(aFill({ id: '2', price: '97001' })), filled(aFill({ id: '3', price: '97002' }))])
    bell.hear([filled(aFill({ id: '4', side: 'sell', market: 'ETH-USD-PERP', price: '3000' }))])
    expect(rings).toHaveLength(1)
    await clock.move(1_000)
    expect(rings).toHaveLength(2)
    expect(await textOf(rings[1])).toEqual({
      title: '3 fills',
      body: 'Bought 1 BTC-USD-PERP, average 97,001.5\nSold 0.5 ETH-USD-PERP, average 3,000',
    })
    await clock.move(5_000)
    expect(rings).toHaveLength(2)
    bell.hear([filled(aFill({ id: '5' }))])
    expect(rings).toHaveLength(3)
  })

  it('rings one bell for all that was caught up with', async () => {
    const { bell, rings } = listen()
    bell.hear([filled(aFill({ id: '1' }), true), filled(aFill({ id: '2' }), true)])
    expect(rings.map(({ kind }) => kind)).toEqual(['caughtUp'])
    expect((await textOf(rings[0])).title).toBe('2 fills while Paradesk was away')
  })

  it('says one fill, not one fills', async () => {
    const { bell, rings } = listen()
    bell.hear([filled(aFill(), true)])
    expect((await textOf(rings[0])).title).toBe('1 fill while Paradesk was away')
  })

  it('keeps a long group readable', async () => {
    const { bell, rings } = listen()
    const fills = Array.from({ length: 7 }, (_, n) => filled(aFill({ id: `${n}`, market: `M${n}` })))
    bell.hear(fills)
    expect((await textOf(rings[0])).body.split('\n')).toHaveLength(5)
    expect((await textOf(rings[0])).body).toMatch(/and 3 more$/)
  })

  it('rings for a rejection with the reason in words, or verbatim where there are none', async () => {
    const { bell, rings } = listen()
    const rejected = anOrder({ state: 'rejected', cancelReason: 'NOT_ENOUGH_MARGIN' })
    bell.hear([{ kind: 'order', order: rejected }])
    bell.hear([{ kind: 'order', order: { ...rejected, clientId: 'c2', cancelReason: 'SOMETHING_NEW' } }])
    expect((await textOf(rings[0])).body).toMatch(/^Not enough margin/)
    expect((await textOf(rings[1])).body).toBe('SOMETHING_NEW')
  })

  it('rings once for a rejection, however many sources say it', () => {
    const { bell, rings } = listen()
    const rejected = anOrder({ state: 'rejected', cancelReason: 'NOT_ENOUGH_MARGIN' })
    bell.hear([{ kind: 'order', order: rejected }])
    bell.hear([{ kind: 'order', order: { ...rejected, updatedAtMs: 99 } }])
    expect(rings).toHaveLength(1)
  })

  it('never lets a liquidation wait or be lost among other fills', async () => {
    const { bell, rings } = listen()
    const liquidation = (id: string) =>
      aFill({ id, key: `LIQUIDATION:${id}`, fillType: 'liquidation', side: 'sell' })
    bell.hear([filled(aFill({ id: '1' }))])
    bell.hear([filled(liquidation('2')), filled(aFill({ id: '3' }))])
    expect(rings.map(({ kind }) => kind)).toEqual(['fill', 'liquidation'])
    expect((await textOf(rings[1])).title).toBe('Liquidated: sold 0.5 BTC-USD-PERP')
    bell.hear([
      filled(liquidation('4'), true),
      filled(liquidation('5'), true),
      filled(aFill({ id: '6' }), true),
    ])
    expect(rings.slice(2).map(({ kind }) => kind)).toEqual(['liquidation', 'caughtUp'])
    expect((await textOf(rings[2])).title).toBe('Liquidated: 2 fills')
  })

  it('tells of a change that was turned down, and that the order rests on', async () => {
    const { bell, rings } = listen()
    bell.hearRefusedChange(anOrder(), { code: 'venue.NOT_ENOUGH_MARGIN' })
    bell.hearRefusedChange(anOrder(), { code: 'venue.INVALID_ORDER_SIZE' })
    expect((await textOf(rings[0])).title).toBe('Order not changed: buy 1 BTC-USD-PERP')
    expect((await textOf(rings[1])).body).toMatch(/refused the size.*rests on at 97,000\.$/)
  })

  it('rings each fill by itself where none are to be grouped, and waits as long as a person wants', async () => {
    const single = listen(0)
    single.bell.hear([filled(aFill({ id: '1' })), filled(aFill({ id: '2' }))])
    single.bell.hear([filled(aFill({ id: '3' }))])
    expect(single.rings.map(({ fillKeys }) => fillKeys.length)).toEqual([1, 1, 1])
    const slow = listen(30_000)
    for (const id of ['1', '2', '3']) slow.bell.hear([filled(aFill({ id }))])
    await slow.clock.move(29_999)
    expect(slow.rings).toHaveLength(1)
    await slow.clock.move(1)
    expect(slow.rings.map(({ fillKeys }) => fillKeys.length)).toEqual([1, 2])
  })

  it('tells of a fill that was taken back', async () => {
    const { bell, rings } = listen()
    bell.hear([{ kind: 'fillBusted', key: 'FILL:7', fill: aFill() }])
    expect((await textOf(rings[0])).title).toBe('Fill taken back: buy 0.5 BTC-USD-PERP')
  })

  it('rings once for all fills that were taken back at the same time, each market and side with its total', async () => {
    const { bell, rings } = listen()
    const taken = [
      aFill({ id: '7', key: 'FILL:7' }),
      aFill({ id: '8', key: 'FILL:8', price: '97001' }),
      aFill({ id: '9', key: 'FILL:9', side: 'sell', market: 'ETH-USD-PERP', price: '3000' }),
    ]
    bell.hear(taken.map((fill) => ({ kind: 'fillBusted', key: fill.key, fill })))
    expect(rings).toHaveLength(1)
    expect(rings[0]).toMatchObject({ kind: 'bust', market: null })
    expect((await textOf(rings[0])).title).toBe('3 fills taken back')
    expect((await textOf(rings[0], chinese)).body).toBe(
      '交易所已将其撤回。持仓与余额不再包含这些成交。\n买入 1 BTC-USD-PERP，均价 97,000.5\n卖出 0.5 ETH-USD-PERP，均价 3,000',
    )
  })

  it('stays still for what needs no bell', () => {
    const { bell, rings } = listen()
    for (const state of ['new', 'working', 'partlyFilled', 'filled', 'cancelled'] as const)
      bell.hear([{ kind: 'order', order: anOrder({ state }) }])
    expect(rings).toEqual([])
  })

  it('rings when the connection is lost for longer than a blink, and when it is back', async () => {
    const { bell, rings, clock } = listen()
    bell.hearConnection(aConnection())
    bell.hearConnection(aConnection({ phase: 'connecting' }))
    await clock.move(1_000)
    bell.hearConnection(aConnection())
    await clock.move(10_000)
    expect(rings).toEqual([])
    bell.hearConnection(aConnection({ phase: 'connecting' }))
    await clock.move(5_000)
    bell.hearConnection(aConnection())
    expect(rings.map(({ sentence }) => sentence)).toEqual(['connection.lost', 'connection.back'])
  })

  it('rings what still waits when it is stopped', () => {
    const { bell, rings, clock } = listen()
    bell.hear([filled(aFill({ id: '1' }))])
    bell.hear([filled(aFill({ id: '2' }))])
    bell.stop()
    expect(rings).toHaveLength(2)
    expect(clock.waiting()).toBe(0)
  })
})
