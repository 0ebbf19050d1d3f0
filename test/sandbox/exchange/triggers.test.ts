import { describe, expect, it } from 'vitest'
import type { OrderRequest } from '../../../src/sandbox/exchange/types'
import { ALICE, BOB, BTC, CAROL, createScene, pathOf, q } from './scene'

const triggers: [OrderRequest['type'], OrderRequest['side'], string, string][] = [
  ['STOP_LIMIT', 'BUY', '102', '101.9'],
  ['STOP_MARKET', 'SELL', '98', '98.1'],
  ['STOP_LOSS_MARKET', 'SELL', '98', '98.1'],
  ['STOP_LOSS_LIMIT', 'BUY', '102', '101.9'],
  ['TAKE_PROFIT_MARKET', 'SELL', '102', '101.9'],
  ['TAKE_PROFIT_LIMIT', 'BUY', '98', '98.1'],
]

/** Alice long one BTC and Bob short one, both with room in the book to close at any price near 100. */
function withPositions() {
  const scene = createScene()
  scene.place(BOB, { side: 'SELL' })
  scene.place(ALICE)
  scene.place(CAROL, { side: 'BUY', price: q('95.1'), size: q('5') })
  scene.place(CAROL, { side: 'SELL', price: q('104.9'), size: q('5') })
  return scene
}

describe('a conditional order', () => {
  it.each(triggers)('%s to %s waits for a mark price of %s', (type, side, trigger, before) => {
    const { exchange, place, events, now } = withPositions()
    const order = place(side === 'SELL' ? ALICE : BOB, {
      type,
      side,
      triggerPrice: q(trigger),
      price: type.endsWith('MARKET') ? 0n : q(trigger),
      reduceOnly: true,
    })
    exchange.movePrice(BTC, q(before))
    expect(pathOf(events, order.id)).toEqual(['NEW', 'UNTRIGGERED'])
    exchange.movePrice(BTC, q(trigger))
    expect(pathOf(events, order.id).slice(0, 3)).toEqual(['NEW', 'UNTRIGGERED', 'OPEN'])
    expect(now(order).status).toBe(type.endsWith('MARKET') ? 'CLOSED' : 'OPEN')
  })

  it('goes off at once if the mark price is already there', () => {
    const { place, events } = createScene()
    const order = place(ALICE, { type: 'STOP_LIMIT', triggerPrice: q('99'), price: q('100') })
    expect(pathOf(events, order.id)).toEqual(['NEW', 'UNTRIGGERED', 'OPEN'])
  })

  it('reserves no margin while it waits and is checked for it when it goes off', () => {
    const { exchange, place, events } = createScene()
    exchange.openAccount('0xpoor', q('10'))
    const order = place('0xpoor', {
      type: 'STOP_LIMIT',
      size: q('50'),
      triggerPrice: q('102'),
      price: q('102'),
    })
    expect(exchange.account('0xpoor')?.freeCollateral).toBe(q('10'))
    exchange.movePrice(BTC, q('102'))
    expect(pathOf(events, order.id)).toEqual(['NEW', 'UNTRIGGERED', 'CLOSED NOT_ENOUGH_MARGIN'])
  })

  it('can be cancelled while it waits', () => {
    const { exchange, place, events } = createScene()
    const order = place(ALICE, { type: 'STOP_MARKET', triggerPrice: q('102') })
    exchange.cancel(ALICE, order.id)
    exchange.movePrice(BTC, q('103'))
    expect(pathOf(events, order.id)).toEqual(['NEW', 'UNTRIGGERED', 'CLOSED USER_CANCELED'])
  })

  it('sleeps through a restart of the system and wakes with it', () => {
    const { exchange, place, now } = createScene()
    const order = place(ALICE, { type: 'STOP_LIMIT', triggerPrice: q('102'), price: q('102') })
    exchange.setSystemStatus('post_only')
    exchange.movePrice(BTC, q('103'))
    exchange.step()
    expect(now(order).status).toBe('UNTRIGGERED')
    exchange.setSystemStatus('ok')
    exchange.step()
    expect(now(order).status).toBe('OPEN')
  })
})
