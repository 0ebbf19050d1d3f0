import { describe, expect, it } from 'vitest'
import type { Circumstances } from '../../src/main/orders/circumstances'
import { findAmendmentObstacle, findExitObstacle, findObstacle } from '../../src/main/orders/rules'
import { findTwapObstacle, judgeLadder } from '../../src/main/orders/rules-many'
import type { Exits, LadderIntent, OrderIntent, TwapIntent } from '../../src/preload/model'
import {
  aConnection,
  aMarket,
  anAccount,
  anIntent,
  anOrder,
  aPosition,
  aTicker,
  ownLimits,
} from '../fixtures/nouns'

const now = (over: Partial<Circumstances> = {}): Circumstances => ({
  connection: aConnection(),
  market: aMarket(),
  ticker: aTicker(),
  position: undefined,
  account: anAccount(),
  openOrders: [],
  limits: ownLimits(),
  ...over,
})

describe('the rules before sending', () => {
  it('let a sound order pass', () => {
    expect(findObstacle(anIntent(), now())).toBeNull()
    expect(findObstacle(anIntent({ type: 'market', price: '0' }), now())).toBeNull()
  })

  it.each<[string, Partial<OrderIntent>, Partial<Circumstances>]>([
    ['order.notLive', {}, { connection: aConnection({ phase: 'syncing' }) }],
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

const values = (intent: Partial<OrderIntent>, circumstances: Partial<Circumstances> = {}) =>
  findObstacle(anIntent(intent), now(circumstances))

describe('the rules on what an account holds', () => {
  it('measure the limit of a stop from its trigger price', () => {
    const stop = { type: 'stopLimit', triggerPrice: '110000', price: '115500.1' } as const
    expect(values(stop)).toEqual({
      code: 'order.triggerBand',
      values: { trigger: '110000.0', width: '5500.0', over: '0.1' },
    })
    expect(values({ ...stop, price: '115500' })).toBeNull()
  })

  it('keep a position within the market’s limit, and let a smaller one be', () => {
    const position = aPosition({ size: '99.95' })
    const rich = { position, account: anAccount({ freeCollateral: '10000000' }) }
    expect(values({}, rich)).toEqual({
      code: 'order.positionLimit',
      values: { limit: '100', after: '100.05', over: '0.05' },
    })
    expect(values({ side: 'sell', price: '101000' }, { position: aPosition({ size: '500' }) })).toBeNull()
  })

  it('count open orders, but none that never rests', () => {
    const openOrders = Array.from({ length: 100 }, (_, index) => anOrder({ id: String(index) }))
    expect(values({}, { openOrders })).toEqual({
      code: 'order.openOrders',
      values: { limit: '100', open: '100', over: '1' },
    })
    expect(values({ timeInForce: 'ioc' }, { openOrders })).toBeNull()
    expect(values({ type: 'market', price: '0' }, { openOrders })).toBeNull()
    expect(values({}, { openOrders: openOrders.slice(1) })).toBeNull()
  })

  it('ask for the base margin of what is added, where it is surely missing', () => {
    const poor = { account: anAccount({ freeCollateral: '100' }) }
    expect(values({}, poor)).toEqual({
      code: 'order.margin',
      values: { needed: '198', free: '100', short: '98' },
    })
    // A little too much may still be right by the time it arrives.
    expect(values({}, { account: anAccount({ freeCollateral: '190' }) })).toBeNull()
    expect(values({}, { ...poor, position: aPosition({ side: 'short', size: '0.1' }) })).toBeNull()
    expect(values({}, { ...poor, position: aPosition({ side: 'short', size: '0.05' }) })).toBeNull()
    expect(
      values({}, { ...poor, openOrders: [anOrder({ side: 'sell', size: '5', remainingSize: '5' })] }),
    ).toBeNull()
    expect(values({}, { ...poor, market: aMarket({ initialMarginFraction: null }) })).toBeNull()
    expect(values({}, { ...poor, account: null })).toBeNull()
  })

  it('take no more off a position than there is', () => {
    const position = aPosition({ side: 'short', size: '0.06' })
    expect(values({ reduceOnly: true }, { position })).toEqual({
      code: 'order.reduceOver',
      values: { held: '0.06', over: '0.04' },
    })
    const closed = aPosition({ side: 'short', status: 'closed', size: '0' })
    expect(values({ reduceOnly: true }, { position: closed })?.code).toBe('order.nothingToReduce')
  })
})

describe('a person’s own limits', () => {
  it.each<[string, Partial<OrderIntent>, Partial<ReturnType<typeof ownLimits>>, Record<string, string>]>([
    [
      'limit.orderNotional',
      {},
      { maxOrderNotional: '9000' },
      { limit: '9000', notional: '9900', over: '900' },
    ],
    [
      'limit.positionNotional',
      {},
      { maxPositionNotional: '9999' },
      { limit: '9999', notional: '10000', over: '1' },
    ],
    [
      'limit.distance',
      { price: '98000' },
      { maxDistanceFromMark: '0.015' },
      { limit: '1.5', away: '2', mark: '100000' },
    ],
    [
      'order.confirmSize',
      { type: 'market', price: '0' },
      { confirmAbove: '10000' },
      { limit: '10000', notional: '10000.01', over: '0.01' },
    ],
  ])('stop an order with %s', (code, intent, limits, told) => {
    expect(values(intent, { limits: ownLimits(limits) })).toEqual({ code, values: told })
  })

  it('let an order at the limit pass, and one that was confirmed', () => {
    const limits = ownLimits({ maxOrderNotional: '9900', maxPositionNotional: '10000', confirmAbove: '1' })
    expect(values({ confirmed: true }, { limits })).toBeNull()
  })

  it('never keep a person in a position', () => {
    const limits = ownLimits({ maxOrderNotional: '1', maxPositionNotional: '1', confirmAbove: '1' })
    const position = aPosition({ side: 'short', size: '0.1' })
    expect(values({ reduceOnly: true }, { limits, position })).toBeNull()
  })

  it('count what rests on the same side as held', () => {
    const limits = ownLimits({ maxPositionNotional: '15000' })
    expect(values({}, { limits, openOrders: [anOrder({ remainingSize: '0.05' })] })).toBeNull()
    expect(values({}, { limits, openOrders: [anOrder({ remainingSize: '0.06' })] })?.code).toBe(
      'limit.positionNotional',
    )
  })

  it('stop what cannot be measured for want of a mark price', () => {
    const blind = { ticker: aTicker({ markPrice: null, bid: null, ask: null }) }
    for (const limit of ['maxOrderNotional', 'confirmAbove', 'maxPositionNotional'] as const)
      expect(
        values({ type: 'market', price: '0' }, { ...blind, limits: ownLimits({ [limit]: '1000000' }) }),
      ).toEqual({ code: 'limit.noMark' })
    expect(values({}, { ...blind, limits: ownLimits({ maxDistanceFromMark: '0.5' }) })).toEqual({
      code: 'limit.noMark',
    })
  })
})

describe('the rules for a change of a resting order', () => {
  const change = (over: Partial<OrderIntent>, circumstances: Partial<Circumstances> = {}) =>
    findAmendmentObstacle(
      anIntent({ size: '1', price: '97000', ...over }),
      anOrder({ remainingSize: '0.6' }),
      now(circumstances),
    )

  it('weigh only what is added', () => {
    const limits = ownLimits({ maxOrderNotional: '60000' })
    expect(change({}, { limits })).toBeNull()
    expect(change({ size: '0.9' }, { limits: ownLimits({ maxOrderNotional: '1' }) })).toBeNull()
    expect(change({ size: '1.1' }, { limits })).toMatchObject({ code: 'limit.orderNotional' })
    expect(change({ price: '100001' }, { limits })).toMatchObject({ code: 'limit.orderNotional' })
    expect(change({ size: '1.1' }, { limits: ownLimits({ confirmAbove: '60000' }) })?.code).toBe(
      'order.confirmSize',
    )
  })

  it('know the market’s terms still', () => {
    expect(change({ price: '97000.05' })?.code).toBe('order.tick')
    expect(change({ size: '1.1' }, { position: aPosition({ size: '99.5' }) })?.code).toBe(
      'order.positionLimit',
    )
  })
})

describe('the rules for exits', () => {
  const exits = (over: Partial<Exits>): Exits => ({ takeProfit: null, stopLoss: null, ...over })
  const at = (triggerPrice: string, price: string | null = null) => ({ triggerPrice, price })

  it('let both sides of the entry be left', () => {
    const both = exits({ takeProfit: at('110000', '109999.9'), stopLoss: at('95000') })
    expect(values({ exits: both })).toBeNull()
    const short = exits({ takeProfit: at('95000'), stopLoss: at('110000') })
    expect(values({ side: 'sell', price: '101000', exits: short })).toBeNull()
  })

  it.each<[string, Partial<OrderIntent>]>([
    ['exits.takeProfitSide', { exits: exits({ takeProfit: at('99000') }) }],
    ['exits.stopLossSide', { exits: exits({ stopLoss: at('99000') }) }],
    ['exits.takeProfitSide', { side: 'sell', price: '101000', exits: exits({ takeProfit: at('102000') }) }],
    ['exits.stopLossSide', { side: 'sell', price: '101000', exits: exits({ stopLoss: at('101000') }) }],
    // It is filled at the market, where this stop would wake at once.
    ['exits.stopLossSide', { price: '104000', exits: exits({ stopLoss: at('103000') }) }],
    ['order.tick', { exits: exits({ stopLoss: at('95000.05') }) }],
    ['order.tick', { exits: exits({ stopLoss: at('95000', '94000.05') }) }],
    ['order.needsTrigger', { exits: exits({ takeProfit: at('0') }) }],
    ['order.noPrice', { exits: exits({ takeProfit: at('110000', '0') }) }],
    ['exits.onReducing', { reduceOnly: true, exits: exits({ takeProfit: at('110000') }) }],
  ])('stop an entry with %s for %j', (code, intent) => {
    const position = intent.reduceOnly ? aPosition({ side: 'short' }) : undefined
    expect(values(intent, { position })?.code).toBe(code)
  })

  it('want something to leave: not for an order that only closes', () => {
    const position = aPosition({ side: 'short', size: '0.1' })
    expect(values({ exits: exits({ takeProfit: at('110000') }) }, { position })?.code).toBe(
      'exits.onReducing',
    )
  })

  it('leave an exit’s size to the venue, and keep nobody’s own limits against it', () => {
    const exit = anIntent({
      side: 'sell',
      type: 'stopLossMarket',
      price: '0',
      triggerPrice: '90000',
      timeInForce: 'ioc',
      reduceOnly: true,
      size: '5',
    })
    expect(findExitObstacle(exit, now({ limits: ownLimits({ maxOrderNotional: '1' }) }))).toBeNull()
    expect(findExitObstacle({ ...exit, triggerPrice: '90000.05' }, now())?.code).toBe('order.tick')
    expect(findExitObstacle(exit, now({ connection: aConnection({ phase: 'syncing' }) }))?.code).toBe(
      'order.notLive',
    )
  })
})

describe('the rules for a ladder', () => {
  const ladder = (over: Partial<LadderIntent> = {}): LadderIntent => ({
    intentId: 'l1',
    market: 'BTC-USD-PERP',
    side: 'buy',
    size: '0.5',
    count: 5,
    firstPrice: '99000',
    lastPrice: '98000',
    shape: 'even',
    timeInForce: 'postOnly',
    reduceOnly: false,
    selfTradePrevention: 'expireBoth',
    confirmed: false,
    ...over,
  })
  const codeOf = (over: Partial<LadderIntent>, circumstances: Partial<Circumstances> = {}) => {
    const judged = judgeLadder(ladder(over), now(circumstances))
    return 'problem' in judged ? judged.problem : null
  }

  it('make each order of it', () => {
    const judged = judgeLadder(ladder(), now())
    expect('intents' in judged && judged.intents.map(({ price, size }) => `${size} ${price}`)).toEqual([
      '0.1 99000',
      '0.1 98750',
      '0.1 98500',
      '0.1 98250',
      '0.1 98000',
    ])
    expect('intents' in judged && judged.intents[0]).toMatchObject({
      type: 'limit',
      timeInForce: 'postOnly',
      selfTradePrevention: 'expireBoth',
    })
  })

  it.each<[string, Partial<LadderIntent>, Partial<Circumstances>]>([
    ['ladder.count', { count: 51 }, {}],
    ['ladder.thin', { size: '0.003' }, {}],
    ['ladder.tight', { lastPrice: '99000.2' }, {}],
    ['order.noSize', { size: '0' }, {}],
    ['order.noPrice', { lastPrice: '0' }, {}],
    ['order.step', { size: '0.5001' }, {}],
    ['order.tick', { firstPrice: '99000.05' }, {}],
    ['order.unknownMarket', {}, { market: undefined }],
    [
      'order.minNotional',
      { size: '0.005' },
      { ticker: aTicker({ markPrice: '9000' }), market: aMarket({ priceBandsWidth: '0' }) },
    ],
    ['order.postOnly', { timeInForce: 'gtc' }, { connection: aConnection({ systemState: 'postOnly' }) }],
    ['order.band', { side: 'sell', lastPrice: '94000' }, {}],
    ['order.margin', {}, { account: anAccount({ freeCollateral: '500' }) }],
    ['order.openOrders', {}, { market: aMarket({ maxOpenOrders: 4 }) }],
    ['order.positionLimit', {}, { market: aMarket({ positionLimit: '0.4' }) }],
    ['order.nothingToReduce', { reduceOnly: true }, {}],
    ['limit.orderNotional', {}, { limits: ownLimits({ maxOrderNotional: '40000' }) }],
    ['limit.distance', {}, { limits: ownLimits({ maxDistanceFromMark: '0.018' }) }],
    ['order.confirmSize', {}, { limits: ownLimits({ confirmAbove: '40000' }) }],
  ])('stop all of it with %s', (code, over, circumstances) => {
    expect(codeOf(over, circumstances)?.code).toBe(code)
  })

  it('let one pass that is within every rule as a whole', () => {
    const limits = ownLimits({ maxOrderNotional: '50000', confirmAbove: '10' })
    expect(codeOf({ confirmed: true }, { limits, market: aMarket({ maxOpenOrders: 5 }) })).toBeNull()
  })
})

describe('the rules for a TWAP', () => {
  const twap = (over: Partial<TwapIntent> = {}): TwapIntent => ({
    intentId: 't1',
    market: 'BTC-USD-PERP',
    side: 'buy',
    size: '0.1',
    durationS: 300,
    confirmed: false,
    ...over,
  })

  it.each<[string, Partial<TwapIntent>, Partial<Circumstances>]>([
    ['order.notLive', {}, { connection: aConnection({ phase: 'syncing' }) }],
    ['order.postOnly', {}, { connection: aConnection({ systemState: 'postOnly' }) }],
    ['order.noSize', { size: '0' }, {}],
    ['twap.duration', { durationS: 45 }, {}],
    ['twap.duration', { durationS: 0 }, {}],
    ['twap.duration', { durationS: 86_430 }, {}],
    ['order.unknownMarket', {}, { market: undefined }],
    ['order.step', { size: '0.1001' }, {}],
    ['twap.thin', { size: '0.009' }, {}],
    ['twap.sliceNotional', {}, { market: aMarket({ minNotional: '1000.01' }) }],
    ['order.maxSize', { size: '100.1' }, {}],
    ['order.margin', { size: '10' }, {}],
    ['limit.orderNotional', {}, { limits: ownLimits({ maxOrderNotional: '9999' }) }],
    ['order.confirmSize', {}, { limits: ownLimits({ confirmAbove: '9999' }) }],
  ])('stop it with %s for %j', (code, over, circumstances) => {
    expect(findTwapObstacle(twap(over), now(circumstances))?.code).toBe(code)
  })

  it('let a sound one pass, also where it is larger than one order may be', () => {
    expect(findTwapObstacle(twap(), now())).toBeNull()
    const account = anAccount({ freeCollateral: '1000000' })
    expect(findTwapObstacle(twap({ size: '20' }), now({ account }))).toBeNull()
  })
})
