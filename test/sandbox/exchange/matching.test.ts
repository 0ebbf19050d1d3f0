import { describe, expect, it } from 'vitest'
import { ALICE, BOB, BTC, CAROL, createScene, pathOf, q } from './scene'

describe('matching', () => {
  it('fills the better price first, whoever came first', () => {
    const { place, exchange } = createScene()
    place(ALICE, { side: 'SELL', price: q('101') })
    const better = place(BOB, { side: 'SELL', price: q('100.5') })
    const taker = place(CAROL, { type: 'MARKET' })
    expect(exchange.fills(CAROL)).toMatchObject([{ price: q('100.5'), orderId: taker.id }])
    expect(exchange.order(BOB, better.id)?.status).toBe('CLOSED')
    expect(exchange.fills(ALICE)).toEqual([])
  })

  it('fills the older of two orders at one price first', () => {
    const { place, now } = createScene()
    const older = place(ALICE, { side: 'SELL' })
    const newer = place(BOB, { side: 'SELL' })
    place(CAROL, { size: q('1.5') })
    expect(now(older)).toMatchObject({ status: 'CLOSED', remaining: 0n, cancelReason: '' })
    expect(now(newer)).toMatchObject({ status: 'OPEN', remaining: q('0.5') })
  })

  it('keeps the place of a partly filled order', () => {
    const { place, now } = createScene()
    const older = place(ALICE, { side: 'SELL' })
    const newer = place(BOB, { side: 'SELL' })
    place(CAROL, { size: q('0.4') })
    place(CAROL, { size: q('0.5') })
    expect(now(older).remaining).toBe(q('0.1'))
    expect(now(newer).remaining).toBe(q('1'))
  })

  it('trades at the resting price and rests what is left of a limit order', () => {
    const { place, exchange, now } = createScene()
    place(ALICE, { side: 'SELL', price: q('99.5') })
    const taker = place(BOB, { size: q('3') })
    expect(now(taker)).toMatchObject({ status: 'OPEN', remaining: q('2'), avgFillPrice: q('99.5') })
    expect(exchange.book(BTC, 5)).toMatchObject({ bids: [{ price: q('100'), size: q('2') }], asks: [] })
  })

  it('averages the fills of an order over all its prices', () => {
    const { place, now } = createScene()
    place(ALICE, { side: 'SELL', price: q('100') })
    place(ALICE, { side: 'SELL', price: q('101'), size: q('3') })
    const taker = place(BOB, { type: 'MARKET', size: q('4') })
    expect(now(taker).avgFillPrice).toBe(q('100.75'))
  })

  it('closes what an immediate-or-cancel order could not fill', () => {
    const { place, exchange, now } = createScene()
    place(ALICE, { side: 'SELL' })
    const taker = place(BOB, { size: q('3'), instruction: 'IOC' })
    expect(now(taker)).toMatchObject({
      status: 'CLOSED',
      remaining: q('2'),
      cancelReason: 'IOC_NOT_FILLED',
    })
    expect(exchange.book(BTC, 5).bids).toEqual([])
  })

  it('takes with a market order no price outside the band', () => {
    const { place, exchange, now } = createScene()
    place(ALICE, { side: 'SELL', price: q('104.9') })
    exchange.movePrice(BTC, q('99'))
    const taker = place(BOB, { type: 'MARKET' })
    expect(now(taker)).toMatchObject({ status: 'CLOSED', remaining: q('1'), cancelReason: 'NO_LIQUIDITY' })
  })

  it('rests a post-only order that does not cross and closes one that does', () => {
    const { place, events } = createScene()
    place(ALICE, { side: 'SELL', price: q('100') })
    const crossing = place(BOB, { price: q('100'), instruction: 'POST_ONLY' })
    const passive = place(BOB, { price: q('99.9'), instruction: 'POST_ONLY' })
    expect(pathOf(events, crossing.id)).toEqual(['NEW', 'CLOSED POST_ONLY_WOULD_CROSS'])
    expect(pathOf(events, passive.id)).toEqual(['NEW', 'OPEN'])
  })

  it('shows RPI orders in the interactive book only and hides them from ordinary takers', () => {
    const { place, exchange, now } = createScene()
    const rpi = place(ALICE, { side: 'SELL', price: q('99'), instruction: 'RPI' })
    place(ALICE, { side: 'SELL', price: q('100') })
    const taker = place(BOB, { type: 'MARKET' })
    expect(exchange.fills(BOB)).toMatchObject([{ price: q('100'), orderId: taker.id }])
    expect(now(rpi).status).toBe('OPEN')
    expect(exchange.book(BTC, 5).asks).toEqual([])
    expect(exchange.book(BTC, 5, true).asks).toEqual([{ price: q('99'), size: q('1') }])
  })

  it('passes over an RPI order that waits at the same price as others', () => {
    const { place, now } = createScene()
    const rpi = place(ALICE, { side: 'SELL', instruction: 'RPI' })
    const ordinary = place(BOB, { side: 'SELL' })
    place(CAROL, { size: q('1') })
    expect([now(rpi).status, now(ordinary).status]).toEqual(['OPEN', 'CLOSED'])
  })

  it('marks a fill of an RPI order as such', () => {
    const { place, exchange } = createScene()
    const rpi = place(ALICE, { instruction: 'RPI' })
    exchange.fillOrder(rpi.id)
    expect(exchange.fills(ALICE)).toMatchObject([{ kind: 'RPI', liquidity: 'MAKER' }])
    expect(exchange.trades(BTC)).toMatchObject([{ kind: 'RPI' }])
  })

  it('charges each side its own rate', () => {
    const { place, exchange } = createScene()
    place(ALICE, { side: 'SELL' })
    place(BOB)
    expect(exchange.fills(ALICE)).toMatchObject([{ liquidity: 'MAKER', side: 'SELL', fee: q('0.003') }])
    expect(exchange.fills(BOB)).toMatchObject([{ liquidity: 'TAKER', side: 'BUY', fee: q('0.03') }])
    expect(exchange.fills(ALICE)[0]?.takerSide).toBe('BUY')
  })
})

describe('self-trade prevention', () => {
  it('closes the incoming order when the taker expires', () => {
    const { place, now } = createScene()
    const resting = place(ALICE, { side: 'SELL' })
    const incoming = place(ALICE, { stp: 'EXPIRE_TAKER' })
    expect(now(incoming)).toMatchObject({ status: 'CLOSED', cancelReason: 'SELF_TRADE', remaining: q('1') })
    expect(now(resting).status).toBe('OPEN')
  })

  it('closes the resting order and goes on when the maker expires', () => {
    const { place, now, exchange } = createScene()
    const resting = place(ALICE, { side: 'SELL' })
    place(BOB, { side: 'SELL' })
    const incoming = place(ALICE, { stp: 'EXPIRE_MAKER' })
    expect(now(resting)).toMatchObject({ status: 'CLOSED', cancelReason: 'SELF_TRADE' })
    expect(now(incoming)).toMatchObject({ status: 'CLOSED', remaining: 0n, cancelReason: '' })
    expect(exchange.fills(BOB)).toHaveLength(1)
  })

  it('closes both when both expire', () => {
    const { place, now } = createScene()
    const resting = place(ALICE, { side: 'SELL' })
    const incoming = place(ALICE, { stp: 'EXPIRE_BOTH' })
    expect(now(resting).cancelReason).toBe('SELF_TRADE')
    expect(now(incoming).cancelReason).toBe('SELF_TRADE')
  })
})
