import { describe, expect, it } from 'vitest'
import { ALICE, BOB, BTC, CAROL, createScene, ETH, pathOf, q } from './scene'

/** An account of 100 that is long (or short) 40 BTC from 100; 2 % initial, 1 % maintenance. */
function leveraged(side: 'BUY' | 'SELL' = 'BUY') {
  const scene = createScene()
  scene.exchange.openAccount('0xbold', q('100'))
  scene.place(ALICE, { side: side === 'BUY' ? 'SELL' : 'BUY', size: q('40') })
  scene.place('0xbold', { side, size: q('40') })
  return scene
}

describe('margin', () => {
  it('adds up requirements, value and what is free', () => {
    const { exchange } = leveraged()
    exchange.movePrice(BTC, q('101'))
    // 40 BTC at 100 cost 1.2 in fees; a dollar up is 40.
    expect(exchange.account('0xbold')).toMatchObject({
      totalCollateral: q('98.8'),
      accountValue: q('138.8'),
      initialMarginRequirement: q('80.8'),
      maintenanceMarginRequirement: q('40.4'),
      freeCollateral: q('58'),
      marginCushion: q('98.4'),
      status: 'ACTIVE',
    })
  })

  it('is reserved by open orders and free again when they go', () => {
    const { exchange, place } = createScene()
    const order = place(ALICE, { size: q('10'), price: q('99') })
    expect(exchange.account(ALICE)?.freeCollateral).toBe(q('9980'))
    exchange.cancel(ALICE, order.id)
    expect(exchange.account(ALICE)?.freeCollateral).toBe(q('10000'))
  })
})

describe('liquidation', () => {
  it.each([
    ['BUY', -1n],
    ['SELL', 1n],
  ] as const)(
    'happens beyond the told price of a position opened with a %s, and not before',
    (side, worse) => {
      const { exchange, events } = leveraged(side)
      const price = exchange.positions('0xbold')[0]?.liquidationPrice
      if (!price) throw new Error('no liquidation price')
      exchange.movePrice(BTC, price - worse * 10n)
      expect(exchange.positions('0xbold')).toHaveLength(1)
      exchange.movePrice(BTC, price + worse * 10n)
      expect(exchange.positions('0xbold')).toEqual([])
      const statuses = events.flatMap((event) =>
        event.kind === 'account' && event.account.address === '0xbold' ? [event.account.status] : [],
      )
      expect(statuses).toContain('LIQUIDATION')
      expect(exchange.account('0xbold')?.status).toBe('ACTIVE')
    },
  )

  it('comes at the told price for an account with another position too', () => {
    const { exchange, place } = leveraged()
    place(ALICE, { market: ETH, side: 'SELL', size: q('5') })
    place('0xbold', { market: ETH, size: q('5') })
    const price = exchange.positions('0xbold').find(({ market }) => market === BTC)?.liquidationPrice ?? 0n
    exchange.movePrice(BTC, price + 10n)
    expect(exchange.positions('0xbold')).toHaveLength(2)
    exchange.movePrice(BTC, price - 10n)
    expect(exchange.positions('0xbold')).toHaveLength(1)
  })

  it('cancels orders, sells on the book, and hands the rest to the insurance at the mark price', () => {
    const { exchange, place, events } = leveraged()
    const resting = place('0xbold', { market: ETH, size: q('0.1'), price: q('96') })
    place(BOB, { price: q('96'), size: q('10') })
    exchange.movePrice(BTC, q('98'))
    expect(pathOf(events, resting.id)).toEqual(['NEW', 'OPEN', 'CLOSED LIQUIDATION'])
    expect(exchange.fills('0xbold').slice(0, 2)).toMatchObject([
      { kind: 'LIQUIDATION', size: q('30'), price: q('98'), bookSeqNo: 0, side: 'SELL' },
      { kind: 'LIQUIDATION', size: q('10'), price: q('96'), liquidity: 'TAKER', side: 'SELL' },
    ])
    expect(exchange.fills(BOB)).toMatchObject([{ kind: 'LIQUIDATION', liquidity: 'MAKER', side: 'BUY' }])
    expect(exchange.trades(BTC)[0]).toMatchObject({ kind: 'LIQUIDATION', size: q('10'), side: 'SELL' })
  })

  it('closes the heaviest position first and no more than needed', () => {
    const { exchange, place } = leveraged()
    place(ALICE, { market: ETH, side: 'SELL', size: q('1') })
    place('0xbold', { market: ETH, size: q('1') })
    exchange.movePrice(BTC, q('98.4'))
    expect(exchange.positions('0xbold')).toMatchObject([{ market: ETH, size: q('1') }])
  })

  it('waits while the system is not ok', () => {
    const { exchange } = leveraged()
    exchange.setSystemStatus('cancel_only')
    exchange.movePrice(BTC, q('98'))
    exchange.step()
    expect(exchange.positions('0xbold')).toHaveLength(1)
    exchange.setSystemStatus('ok')
    exchange.step()
    expect(exchange.positions('0xbold')).toEqual([])
  })

  it('leaves an account alone that has no position, however poor', () => {
    const { exchange, place, events } = createScene()
    exchange.openAccount('0xempty', 0n)
    place(CAROL)
    exchange.movePrice(BTC, q('90'))
    expect(events.some((event) => event.kind === 'account' && event.account.status !== 'ACTIVE')).toBe(false)
  })
})
