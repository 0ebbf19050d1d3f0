import { describe, expect, it } from 'vitest'
import type { ExchangeOrder, ModifyRequest } from '../../../src/sandbox/exchange/types'
import { ALICE, BOB, BTC, CAROL, createScene, pathOf, q } from './scene'

function change(order: ExchangeOrder, changes: Partial<ModifyRequest>): ModifyRequest {
  const { market, side, type, size, price, triggerPrice } = order
  return { market, side, type, size, price, triggerPrice, signatureTimestampMs: 1, ...changes }
}

describe('modifying an order', () => {
  it.each([
    [{ size: q('0.5') }, ALICE],
    [{ size: q('1.5') }, BOB],
    [{ price: q('100'), size: q('1') }, ALICE],
  ])('to %o leaves %s first in line', (changes, first) => {
    const { exchange, place } = createScene()
    const order = place(ALICE)
    place(BOB)
    exchange.modify(ALICE, order.id, change(order, changes))
    place(CAROL, { side: 'SELL', size: q('0.1') })
    expect(exchange.fills(first)).toHaveLength(1)
    expect(exchange.book(BTC, 1).bids[0]?.size).toBe((changes.size ?? q('1')) + q('0.9'))
  })

  it('loses its place by leaving its price, also if it comes back', () => {
    const { exchange, place } = createScene()
    const order = place(ALICE)
    place(BOB)
    exchange.modify(ALICE, order.id, change(order, { price: q('99') }))
    exchange.modify(ALICE, order.id, change(order, { price: q('100') }))
    place(CAROL, { side: 'SELL', size: q('0.1') })
    expect([exchange.fills(ALICE).length, exchange.fills(BOB).length]).toEqual([0, 1])
  })

  it('trades when its new price crosses', () => {
    const { exchange, place, events } = createScene()
    place(BOB, { side: 'SELL', price: q('101') })
    const order = place(ALICE)
    exchange.modify(ALICE, order.id, change(order, { price: q('101') }))
    expect(pathOf(events, order.id)).toEqual(['NEW', 'OPEN', 'OPEN', 'CLOSED'])
    expect(exchange.positions(ALICE)).toMatchObject([{ size: q('1'), averageEntryPrice: q('101') }])
  })

  it('does not cross when it is post-only', () => {
    const { exchange, place, now } = createScene()
    place(BOB, { side: 'SELL', price: q('101') })
    const order = place(ALICE, { instruction: 'POST_ONLY' })
    exchange.modify(ALICE, order.id, change(order, { price: q('101') }))
    expect(now(order)).toMatchObject({
      status: 'OPEN',
      price: q('100'),
      requestInfo: { status: 'FAILURE', message: 'POST_ONLY_WOULD_CROSS' },
    })
    expect(exchange.book(BTC, 1).bids).toEqual([{ price: q('100'), size: q('1') }])
  })

  it('needs margin for what is new in it only', () => {
    const { exchange, place, now } = createScene()
    exchange.openAccount('0xpoor', q('10'))
    const order = place('0xpoor', { size: q('4.8') })
    expect(order.status).toBe('OPEN')
    exchange.modify('0xpoor', order.id, change(order, { price: q('99.9') }))
    expect(now(order)).toMatchObject({ price: q('99.9'), requestInfo: { status: 'SUCCESS' } })
    exchange.modify('0xpoor', order.id, change(now(order), { size: q('9') }))
    expect(now(order)).toMatchObject({ size: q('4.8'), requestInfo: { message: 'NOT_ENOUGH_MARGIN' } })
  })

  it('is refused while the system only cancels', () => {
    const { exchange, place } = createScene()
    const order = place(ALICE)
    exchange.setSystemStatus('cancel_only')
    expect(exchange.modify(ALICE, order.id, change(order, { price: q('99') }))).toMatchObject({
      refusal: { code: 'SYSTEM_STATUS_CANCEL_ONLY' },
    })
  })
})
