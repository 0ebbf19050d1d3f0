import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abs, add, compare, multiply, sign, subtract } from '../../src/money/decimal'
import {
  affordableSize,
  growthOf,
  initialFraction,
  initialMargin,
  liquidationPriceAfter,
  nettedGrowthOf,
  sizeAfter,
  toSigned,
  type Held,
} from '../../src/money/risk'

const long = (size: string): Held => ({ side: 'long', size })
const short = (size: string): Held => ({ side: 'short', size })
const order = (side: 'buy' | 'sell', size: string, reduceOnly = false) => ({ side, size, reduceOnly })

const sizes = fc.integer({ min: 0, max: 1_000_000 }).map((steps) => multiply(String(steps), '0.001'))
const helds: fc.Arbitrary<Held> = fc.oneof(
  fc.constant(null),
  fc.record({ side: fc.constantFrom('long' as const, 'short' as const), size: sizes }),
)
const prospects = fc.record({
  side: fc.constantFrom('buy' as const, 'sell' as const),
  size: sizes,
  reduceOnly: fc.boolean(),
})

describe('what an order makes of a position', () => {
  it.each([
    [null, order('buy', '1'), '1', '1'],
    [long('2'), order('buy', '1'), '3', '1'],
    [long('2'), order('sell', '1'), '1', '0'],
    [long('2'), order('sell', '5'), '-3', '3'],
    [short('2'), order('buy', '5'), '3', '3'],
    [long('2'), order('sell', '5', true), '0', '0'],
    [long('2'), order('buy', '5', true), '2', '0'],
    [null, order('buy', '5', true), '0', '0'],
  ])('is told of %j and %j', (held, prospect, after, growth) => {
    expect(sizeAfter(held, prospect)).toBe(after)
    expect(growthOf(held, prospect)).toBe(growth)
  })

  it('grows by no more than its size, and a reduce-only one never', () => {
    fc.assert(
      fc.property(helds, prospects, sizes, sizes, (held, prospect, buys, sells) => {
        for (const growth of [growthOf(held, prospect), nettedGrowthOf(held, prospect, { buys, sells })]) {
          expect(sign(growth)).not.toBe(-1)
          expect(compare(growth, prospect.reduceOnly ? '0' : prospect.size)).not.toBe(1)
        }
        const after = sizeAfter(held, prospect)
        expect(compare(abs(after), add(abs(toSigned(held)), growthOf(held, prospect)))).not.toBe(1)
      }),
    )
  })

  it('nets resting orders of one side against those of the other', () => {
    expect(nettedGrowthOf(null, order('buy', '5'), { buys: '0', sells: '10' })).toBe('0')
    expect(nettedGrowthOf(null, order('buy', '5'), { buys: '8', sells: '10' })).toBe('3')
    expect(nettedGrowthOf(short('1'), order('buy', '1'), { buys: '1', sells: '0' })).toBe('0')
  })
})

describe('margin', () => {
  it('is the market’s fraction, or more with less leverage', () => {
    expect(initialFraction('0.02', null)).toBe('0.02')
    expect(initialFraction('0.02', 50)).toBe('0.02')
    expect(initialFraction('0.02', 10)).toBe('0.1')
    expect(initialFraction('0.02', 3)).toBe('0.33333334')
    expect(initialMargin('0.5', '100000', '0.02')).toBe('1000')
  })

  it('and fee of what can be afforded stay within what is free, and those of one step more do not', () => {
    const terms = fc.record({
      held: helds,
      side: fc.constantFrom('buy' as const, 'sell' as const),
      freeCollateral: fc.integer({ min: 0, max: 10_000_000 }).map(String),
      price: fc.integer({ min: 1, max: 1_000_000 }).map(String),
      fraction: fc.constantFrom('0.02', '0.1', '1'),
      feeRate: fc.constantFrom('0', '0.0003', '-0.00005'),
      step: fc.constant('0.001'),
    })
    fc.assert(
      fc.property(terms, (asked) => {
        const most = affordableSize(asked)
        const costOf = (size: string) => {
          const growth = growthOf(asked.held, { side: asked.side, size, reduceOnly: false })
          const fee = asked.feeRate.startsWith('-') ? '0' : asked.feeRate
          return multiply(multiply(growth, asked.price), add(asked.fraction, fee))
        }
        expect(compare(costOf(most), asked.freeCollateral)).not.toBe(1)
        expect(compare(costOf(add(most, asked.step)), asked.freeCollateral)).toBe(1)
      }),
    )
  })
})

describe('the liquidation price after an order', () => {
  const terms = {
    accountValue: '10000',
    maintenanceMargin: '0',
    markPrice: '100',
    maintenanceFraction: '0.01',
    tick: '0.01',
  }

  it('is where the account’s value meets its requirement', () => {
    // 10000 + 1000 × (P − 100) = 1000 × P × 0.01
    const bought = { ...order('buy', '1000'), price: '100', fee: '0' }
    expect(liquidationPriceAfter(null, bought, terms)).toBe('90.91')
    // 10000 − 1000 × (P − 100) = 1000 × P × 0.01
    const sold = { ...order('sell', '1000'), price: '100', fee: '0' }
    expect(liquidationPriceAfter(null, sold, terms)).toBe('108.91')
  })

  it('comes nearer with a fee and with a price worse than the mark', () => {
    const bought = { ...order('buy', '1000'), price: '101', fee: '50' }
    expect(liquidationPriceAfter(null, bought, terms)).toBe('91.97')
  })

  it('is none without a position, and none where the account bears even zero', () => {
    const closing = { ...order('sell', '5', true), price: '100', fee: '0' }
    expect(liquidationPriceAfter(long('5'), closing, terms)).toBeNull()
    const tiny = { ...order('buy', '1'), price: '100', fee: '0' }
    expect(liquidationPriceAfter(null, tiny, terms)).toBeNull()
  })

  it('leaves the account within a tick of its requirement, whatever is held and traded', () => {
    const cases = fc.record({
      held: helds,
      prospect: fc.record({
        side: fc.constantFrom('buy' as const, 'sell' as const),
        size: sizes,
        reduceOnly: fc.boolean(),
        price: fc.integer({ min: 90, max: 110 }).map(String),
        fee: fc.integer({ min: 0, max: 100 }).map(String),
      }),
      others: fc.integer({ min: 0, max: 5_000 }).map(String),
      accountValue: fc.integer({ min: 1, max: 10_000_000 }).map(String),
    })
    fc.assert(
      fc.property(cases, ({ held, prospect, others, accountValue }) => {
        const signed = toSigned(held)
        const maintenanceMargin = add(others, multiply(multiply(abs(signed), '100'), '0.01'))
        const price = liquidationPriceAfter(held, prospect, { ...terms, accountValue, maintenanceMargin })
        if (price === null) return
        const after = sizeAfter(held, prospect)
        const gain = multiply(subtract(after, signed), subtract('100', prospect.price))
        const valueAt = (at: string) =>
          add(subtract(add(accountValue, gain), prospect.fee), multiply(after, subtract(at, '100')))
        const spareAt = (at: string) =>
          subtract(valueAt(at), add(others, multiply(multiply(abs(after), at), '0.01')))
        const beyond = sign(after) > 0 ? subtract(price, '0.01') : add(price, '0.01')
        expect(sign(spareAt(price))).not.toBe(-1)
        expect(sign(spareAt(beyond))).not.toBe(1)
      }),
    )
  })
})
