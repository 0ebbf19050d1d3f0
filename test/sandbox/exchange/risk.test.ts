import { describe, expect, it } from 'vitest'
import { ALICE, BOB, BTC, CAROL, createScene, pathOf, q } from './scene'

describe('the risk check', () => {
  it('closes an order the account has no margin for, after accepting it', () => {
    const { exchange, place, now, events } = createScene()
    exchange.openAccount('0xpoor', q('100'))
    // A buy of 48 at 100 asks 2 %: 96.
    const fits = place('0xpoor', { size: q('48'), price: q('100') })
    const tooMuch = place('0xpoor', { size: q('48'), price: q('100') })
    expect(now(fits).status).toBe('OPEN')
    expect(pathOf(events, tooMuch.id)).toEqual(['NEW', 'CLOSED NOT_ENOUGH_MARGIN'])
  })

  it('asks margin for the heavier side of a market only', () => {
    const { exchange, place, now } = createScene()
    exchange.openAccount('0xpoor', q('100'))
    place('0xpoor', { size: q('45'), price: q('99') })
    const otherSide = place('0xpoor', { size: q('45'), price: q('101'), side: 'SELL' })
    expect(now(otherSide).status).toBe('OPEN')
    expect(exchange.account('0xpoor')?.freeCollateral).toBe(q('10'))
  })

  it('counts what a price worse than the mark would lose at once', () => {
    const { exchange, place, now } = createScene()
    exchange.openAccount('0xpoor', q('100'))
    // Margin is 20, but a fill at 104 would be 40 under water, and 3 of them 120.
    expect(now(place('0xpoor', { size: q('10'), price: q('104') })).status).toBe('OPEN')
    const deeper = place('0xpoor', { size: q('30'), price: q('104') })
    expect(now(deeper).cancelReason).toBe('NOT_ENOUGH_MARGIN')
  })

  it('lets an account without free collateral still reduce its position', () => {
    const { exchange, place, now } = createScene()
    exchange.openAccount('0xpoor', q('100'))
    place(ALICE, { side: 'SELL', size: q('45') })
    place('0xpoor', { size: q('45') })
    exchange.movePrice(BTC, q('99.4'))
    expect(exchange.account('0xpoor')?.freeCollateral).toBeLessThan(0n)
    place(BOB, { price: q('99'), size: q('45') })
    const reducing = place('0xpoor', { side: 'SELL', type: 'MARKET', size: q('45') })
    expect(now(reducing)).toMatchObject({ remaining: 0n, cancelReason: '' })
  })

  it('closes an order below the minimum notional at the mark price', () => {
    const { place, events } = createScene()
    const small = place(ALICE, { size: q('0.099') })
    const enough = place(ALICE, { size: q('0.1') })
    expect(pathOf(events, small.id)).toEqual(['NEW', 'CLOSED ORDER_SIZE_BELOW_MIN'])
    expect(pathOf(events, enough.id)).toEqual(['NEW', 'OPEN'])
  })

  it('closes a limit price further from the mark than the band, either way', () => {
    const { place, now } = createScene()
    const prices = ['94.9', '95', '105', '105.1'].map((price) =>
      place(ALICE, { size: q('0.1'), price: q(price) }),
    )
    expect(prices.map((order) => now(order).cancelReason)).toEqual([
      'PRICE_OUTSIDE_BAND',
      '',
      '',
      'PRICE_OUTSIDE_BAND',
    ])
  })

  it('counts open orders of the side towards the position limit', () => {
    const { exchange, place, now } = createScene()
    exchange.deposit(ALICE, q('1000000'))
    place(ALICE, { size: q('1000'), price: q('99') })
    place(ALICE, { size: q('1000'), price: q('99') })
    const beyond = place(ALICE, { size: q('0.1'), price: q('99') })
    const otherSide = place(ALICE, { size: q('1000'), price: q('101'), side: 'SELL' })
    expect(now(beyond).cancelReason).toBe('ORDER_EXCEEDS_POSITION_LIMIT')
    expect(now(otherSide).status).toBe('OPEN')
  })

  it('holds a hundred open orders of a market and no more', () => {
    const { place, now } = createScene()
    const orders = Array.from({ length: 101 }, () => place(ALICE, { size: q('0.1'), price: q('99') }))
    expect(orders.filter((order) => now(order).status === 'OPEN')).toHaveLength(100)
    expect(now(orders[100] ?? never()).cancelReason).toBe('MAX_OPEN_ORDERS_EXCEEDED')
    expect(now(place(ALICE, { market: 'ETH-USD-PERP', price: q('99') })).status).toBe('OPEN')
  })
})

describe('reduce-only', () => {
  it('closes an order without a position, or of the side that would grow it', () => {
    const { place, now } = createScene()
    const without = place(BOB, { reduceOnly: true })
    expect(now(without).cancelReason).toBe('REDUCE_ONLY_WILL_INCREASE')
    place(ALICE, { side: 'SELL' })
    place(BOB)
    const growing = place(BOB, { reduceOnly: true })
    expect(now(growing).cancelReason).toBe('REDUCE_ONLY_WILL_INCREASE')
  })

  it('never fills more than the position and closes the rest', () => {
    const { exchange, place, now } = createScene()
    place(ALICE, { side: 'SELL' })
    place(BOB)
    place(CAROL, { size: q('5'), price: q('99') })
    const closing = place(BOB, { side: 'SELL', type: 'MARKET', size: q('5'), reduceOnly: true })
    expect(now(closing)).toMatchObject({ remaining: q('4'), cancelReason: 'REDUCE_ONLY_WILL_INCREASE' })
    expect(exchange.positions(BOB)).toEqual([])
  })

  it('closes resting orders once the position they would reduce is gone', () => {
    const { place, events } = createScene()
    place(ALICE, { side: 'SELL' })
    place(BOB)
    const target = place(BOB, { side: 'SELL', price: q('104'), reduceOnly: true })
    const stop = place(BOB, {
      side: 'SELL',
      type: 'STOP_LOSS_MARKET',
      triggerPrice: q('96'),
      reduceOnly: true,
    })
    place(CAROL, { price: q('99') })
    place(BOB, { side: 'SELL', type: 'MARKET' })
    expect(pathOf(events, target.id)).toEqual(['NEW', 'OPEN', 'CLOSED REDUCE_ONLY_WILL_INCREASE'])
    expect(pathOf(events, stop.id)).toEqual(['NEW', 'UNTRIGGERED', 'CLOSED REDUCE_ONLY_WILL_INCREASE'])
  })

  it('fills a resting order larger than the position by the position only', () => {
    const { exchange, place, now } = createScene()
    place(ALICE, { side: 'SELL' })
    place(BOB)
    const target = place(BOB, { side: 'SELL', price: q('101'), size: q('3'), reduceOnly: true })
    place(CAROL, { price: q('101'), size: q('3') })
    expect(now(target)).toMatchObject({ remaining: q('2'), cancelReason: 'REDUCE_ONLY_WILL_INCREASE' })
    expect(exchange.positions(CAROL)).toMatchObject([{ size: q('1') }])
  })

  it('closes even a position below the minimum notional', () => {
    const { exchange, place } = createScene()
    const resting = place(BOB)
    exchange.fillOrder(resting.id, q('0.05'))
    exchange.cancel(BOB, resting.id)
    place(CAROL, { price: q('99') })
    place(BOB, { side: 'SELL', type: 'MARKET', size: q('0.05'), reduceOnly: true })
    expect(exchange.positions(BOB)).toEqual([])
  })
})

function never(): never {
  throw new Error('an order is missing')
}
