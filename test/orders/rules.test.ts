import { describe, expect, it } from 'vitest'
import { findObstacle, type Circumstances } from '../../src/main/orders/rules'
import type { OrderIntent } from '../../src/preload/model'
import { aConnection, aMarket, anIntent, aPosition, aTicker } from '../fixtures/nouns'

const now = (over: Partial<Circumstances> = {}): Circumstances => ({
  connection: aConnection(),
  market: aMarket(),
  ticker: aTicker(),
  position: undefined,
  ...over,
})

describe('the rules before sending', () => {
  it('let a sound order pass', () => {
    expect(findObstacle(anIntent(), now())).toBeNull()
    expect(findObstacle(anIntent({ type: 'market', price: '0' }), now())).toBeNull()
  })

  it.each<[string, Partial<OrderIntent>, Partial<Circumstances>]>([
    ['order.notLive', {}, { connection: aConnection({ phase: 'stale' }) }],
    ['order.maintenance', {}, { connection: aConnection({ systemState: 'maintenance' }) }],
    ['order.cancelOnly', {}, { connection: aConnection({ systemState: 'cancelOnly' }) }],
    ['order.postOnly', {}, { connection: aConnection({ systemState: 'postOnly' }) }],
    ['order.unknownMarket', {}, { market: undefined }],
    ['order.noSize', { size: '' }, {}],
    ['order.noSize', { size: '0' }, {}],
    ['order.noSize', { size: '-1' }, {}],
    ['order.noSize', { size: '1e3' }, {}],
    ['order.noPrice', { price: '0' }, {}],
    ['order.noPrice', { price: 'NaN' }, {}],
    ['order.marketPostOnly', { type: 'market', timeInForce: 'postOnly' }, {}],
    ['order.needsTrigger', { type: 'stopMarket' }, {}],
    ['order.needsTrigger', { type: 'stopLimit', triggerPrice: '0' }, {}],
    ['order.needsTrigger', { type: 'stopLimit', triggerPrice: 'x' }, {}],
    ['order.needsReduceOnly', { type: 'takeProfitMarket', triggerPrice: '110000' }, {}],
    ['order.tick', { type: 'stopMarket', triggerPrice: '101000.05' }, {}],
    ['order.marketPostOnly', { type: 'stopMarket', triggerPrice: '101000', timeInForce: 'postOnly' }, {}],
    ['order.step', { size: '0.0001' }, {}],
    ['order.tick', { price: '99000.05' }, {}],
    ['order.maxSize', { size: '10.001' }, {}],
    ['order.band', { price: '105000.1' }, {}],
    ['order.band', { side: 'sell', price: '94999.9' }, {}],
    ['order.nothingToReduce', { reduceOnly: true }, {}],
    ['order.nothingToReduce', { reduceOnly: true }, { position: aPosition({ side: 'long' }) }],
  ])('stop it with %s for %j', (code, intent, circumstances) => {
    expect(findObstacle(anIntent(intent), now(circumstances))?.code).toBe(code)
  })

  it('say by how much', () => {
    const small = findObstacle(
      anIntent({ size: '0.001', price: '99000' }),
      now({ ticker: aTicker({ markPrice: '9000' }) }),
    )
    expect(small).toEqual({ code: 'order.minNotional', values: { min: '10', notional: '9', short: '1' } })
    expect(findObstacle(anIntent({ price: '105000.1' }), now())?.values).toEqual({
      mark: '100000.0',
      width: '5000.0',
      over: '0.1',
    })
  })

  it('take an option’s value from the spot price', () => {
    const market = aMarket({ kind: 'option', priceBandsWidth: '0' })
    const ticker = aTicker({ markPrice: '5', indexPrice: '100000' })
    expect(findObstacle(anIntent({ price: '5' }), now({ market, ticker }))).toBeNull()
  })

  it('let a market without a step, a tick or a largest order be', () => {
    const market = aMarket({ orderSizeIncrement: '0', priceTickSize: '0', maxOrderSize: '0' })
    expect(findObstacle(anIntent({ size: '0.123456', price: '99000.123' }), now({ market }))).toBeNull()
  })

  it('let a resting order lie as far on its own side as a person likes', () => {
    expect(findObstacle(anIntent({ price: '50000' }), now())).toBeNull()
    expect(findObstacle(anIntent({ side: 'sell', price: '200000' }), now())).toBeNull()
  })

  it('let the rest of a position be closed below the minimum', () => {
    const position = aPosition({ side: 'short', size: '0.001' })
    const intent = anIntent({ reduceOnly: true, size: '0.001', price: '99000' })
    expect(
      findObstacle(
        intent,
        now({ position, ticker: aTicker({ markPrice: '100' }), market: aMarket({ priceBandsWidth: '0' }) }),
      ),
    ).toBeNull()
  })

  it('allow post-only in a post-only state', () => {
    const connection = aConnection({ systemState: 'postOnly' })
    expect(findObstacle(anIntent({ timeInForce: 'postOnly' }), now({ connection }))).toBeNull()
  })
})
