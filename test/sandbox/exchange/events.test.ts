import { describe, expect, it } from 'vitest'
import { ALICE, BOB, BTC, createScene, q, request } from './scene'

describe('events', () => {
  it('tell a fill as trade, fills, orders, positions, accounts, book', () => {
    const { place, events } = createScene()
    place(ALICE, { side: 'SELL' })
    events.length = 0
    place(BOB)
    expect(events.map(({ kind }) => kind)).toEqual([
      ...[
        'order',
        'trade',
        'fill',
        'fill',
        'transaction',
        'transaction',
        'order',
        'order',
        'position',
        'position',
        'account',
        'account',
      ],
      'bookChanged',
    ])
  })

  it('speak of a state that is already complete', () => {
    const { exchange, place } = createScene()
    const seen: unknown[] = []
    place(ALICE, { side: 'SELL' })
    exchange.on((event) => {
      if (event.kind !== 'fill') return
      const order = exchange.order(event.fill.account, event.fill.orderId)
      seen.push([
        order?.status,
        exchange.positions(event.fill.account)[0]?.size,
        exchange.book(BTC, 1).asks.length,
      ])
    })
    place(BOB)
    expect(seen).toEqual([
      ['CLOSED', q('1'), 0],
      ['CLOSED', q('-1'), 0],
    ])
  })

  it('carry copies that do not change afterwards', () => {
    const { exchange, place, events } = createScene()
    const order = place(ALICE)
    exchange.cancel(ALICE, order.id)
    const statuses = events.flatMap((event) => (event.kind === 'order' ? [event.order.status] : []))
    expect(statuses).toEqual(['NEW', 'OPEN', 'CLOSED'])
  })

  it('come in order when a listener acts on one of them', () => {
    const { exchange, place, events } = createScene()
    const remove = exchange.on((event) => {
      if (event.kind !== 'order' || event.order.status !== 'OPEN') return
      remove()
      exchange.cancel(ALICE, event.order.id)
    })
    place(ALICE)
    const told = events.map((event) => (event.kind === 'order' ? event.order.status : event.kind))
    expect(told).toEqual(['NEW', 'OPEN', 'account', 'bookChanged', 'CLOSED', 'account', 'bookChanged'])
  })

  it('tell what an account has free again after a cancel of one order or of all', () => {
    const { exchange, place, events } = createScene()
    const free = () => {
      const last = events.filter((event) => event.kind === 'account').at(-1)
      return last?.account.freeCollateral
    }
    const order = place(ALICE)
    expect(free()).toBe(q('9998'))
    exchange.cancel(ALICE, order.id)
    expect(free()).toBe(q('10000'))
    place(ALICE)
    exchange.cancelAll(ALICE)
    expect(free()).toBe(q('10000'))
  })

  it('stop for a listener that was removed', () => {
    const { exchange, place } = createScene()
    let heard = 0
    const remove = exchange.on(() => (heard += 1))
    place(ALICE)
    const before = heard
    remove()
    place(ALICE)
    expect(before).toBeGreaterThan(0)
    expect(heard).toBe(before)
  })

  it('number updates above what a Number holds, each larger than the last', () => {
    const { place, events } = createScene()
    place(ALICE, { side: 'SELL' })
    place(BOB)
    const numbers = events.flatMap((event) => {
      if (event.kind === 'order') return [event.order.seqNo]
      if (event.kind === 'position') return [event.position.seqNo]
      return event.kind === 'account' ? [event.account.seqNo] : []
    })
    expect(numbers.length).toBeGreaterThan(5)
    expect(numbers.every((number, at) => number > (numbers[at - 1] ?? 2n ** 60n))).toBe(true)
  })

  it('answer a submit with the order as it was accepted', () => {
    const { exchange } = createScene()
    const answer = exchange.submit(ALICE, request())
    expect(answer).toMatchObject({ ok: true, order: { status: 'NEW', remaining: q('1') } })
  })

  it('announce a change of the system once', () => {
    const { exchange, events } = createScene()
    exchange.setSystemStatus('post_only')
    exchange.setSystemStatus('post_only')
    expect(events).toEqual([{ kind: 'system', status: 'post_only' }])
  })
})

describe('an account', () => {
  it('is opened once', () => {
    const { exchange } = createScene()
    exchange.openAccount('0xnew', q('5'))
    expect(exchange.openAccount('0xnew', q('7')).totalCollateral).toBe(q('5'))
  })

  it('takes deposits, and is opened by one', () => {
    const { exchange } = createScene()
    exchange.deposit('0xnew', q('5'))
    expect(exchange.deposit('0xnew', q('7')).totalCollateral).toBe(q('12'))
  })

  it('forgets its oldest closed orders and their client ids beyond ten thousand', () => {
    const { exchange, place } = createScene()
    const kept = place(ALICE, { clientId: 'kept', price: q('96') })
    for (let i = 0; i < 10_000; i += 1) {
      exchange.submit(ALICE, request({ instruction: 'IOC', clientId: `c${i}` }))
    }
    expect(exchange.orderHistory(ALICE)).toHaveLength(10_000)
    expect(exchange.order(ALICE, kept.id)?.status).toBe('OPEN')
    expect(exchange.orderByClientId(ALICE, 'c0')).toBeUndefined()
    expect(exchange.submit(ALICE, request({ clientId: 'c0' })).ok).toBe(true)
    expect(exchange.submit(ALICE, request({ clientId: 'c9999' })).ok).toBe(false)
  })
})
