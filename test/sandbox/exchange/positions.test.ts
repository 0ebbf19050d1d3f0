import { describe, expect, it } from 'vitest'
import type { ExchangePosition } from '../../../src/sandbox/exchange/types'
import { ALICE, BTC, createScene, q } from './scene'

/** A scene in which Alice's orders fill at their own price, one by one. */
function createTrader() {
  const scene = createScene()
  const trade = (side: 'BUY' | 'SELL', size: string, price: string) => {
    const order = scene.place(ALICE, { side, size: q(size), price: q(price), instruction: 'POST_ONLY' })
    const answer = scene.exchange.fillOrder(order.id)
    if (!answer.ok) throw new Error(answer.refusal.message)
    return answer.fill
  }
  const told = () =>
    scene.events.filter((event) => event.kind === 'position').at(-1)?.position ?? ({} as ExchangePosition)
  return { ...scene, trade, told }
}

describe('a position', () => {
  it('averages its entries', () => {
    const { exchange, trade } = createTrader()
    trade('BUY', '1', '100')
    trade('BUY', '3', '102')
    expect(exchange.positions(ALICE)).toMatchObject([
      { size: q('4'), averageEntryPrice: q('101.5'), cost: q('406'), unrealizedPnl: q('-6'), status: 'OPEN' },
    ])
  })

  it('realizes the difference to its average entry when it shrinks', () => {
    const { exchange, trade } = createTrader()
    trade('BUY', '1', '100')
    trade('BUY', '3', '102')
    expect(trade('SELL', '2', '103').realizedPnl).toBe(q('3'))
    expect(exchange.positions(ALICE)).toMatchObject([
      { size: q('2'), averageEntryPrice: q('101.5'), averageExitPrice: q('103'), realizedPnl: q('3') },
    ])
  })

  it('gains as a short when the price falls', () => {
    const { exchange, trade } = createTrader()
    trade('SELL', '2', '101')
    exchange.movePrice(BTC, q('98'))
    expect(exchange.positions(ALICE)).toMatchObject([
      { size: q('-2'), cost: q('-202'), unrealizedPnl: q('6') },
    ])
    expect(trade('BUY', '2', '99').realizedPnl).toBe(q('4'))
  })

  it('is told as closed, with what it realized set back to 0, and then no longer listed', () => {
    const { exchange, trade, told, clock } = createTrader()
    trade('BUY', '1', '100')
    trade('SELL', '1', '101')
    expect(told()).toMatchObject({ status: 'CLOSED', size: 0n, realizedPnl: 0n, closedAtMs: clock.nowMs })
    expect(exchange.positions(ALICE)).toEqual([])
  })

  it('turns around in one fill and enters at its price', () => {
    const { exchange, trade } = createTrader()
    trade('BUY', '1', '100')
    const long = exchange.positions(ALICE)[0]
    expect(trade('SELL', '3', '101').realizedPnl).toBe(q('1'))
    const [short] = exchange.positions(ALICE)
    expect(short).toMatchObject({
      size: q('-2'),
      averageEntryPrice: q('101'),
      realizedPnl: 0n,
      averageExitPrice: 0n,
    })
    expect(short?.id).not.toBe(long?.id)
    trade('BUY', '1', '99')
    expect(exchange.positions(ALICE)).toMatchObject([{ averageExitPrice: q('99'), realizedPnl: q('2') }])
  })

  it('knows how many times the account value it is worth', () => {
    const { exchange, trade } = createTrader()
    trade('BUY', '100', '100')
    const value = exchange.account(ALICE)?.accountValue ?? 1n
    expect(exchange.positions(ALICE)[0]?.leverage).toBe((q('10000') * q('1')) / value)
  })

  it('counts into the open interest of its market', () => {
    const { exchange, trade } = createTrader()
    trade('BUY', '3', '100')
    expect(exchange.summary(BTC).openInterest).toBe(q('3'))
    trade('SELL', '5', '100')
    expect(exchange.summary(BTC).openInterest).toBe(q('2'))
    trade('BUY', '2', '100')
    expect(exchange.summary(BTC).openInterest).toBe(0n)
  })
})
