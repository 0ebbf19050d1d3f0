import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, isMultipleOf, multiply, sign, subtract } from '../../src/money/decimal'
import { toLadder, type LadderPlan } from '../../src/money/ladder'

const plan = (over: Partial<LadderPlan> = {}): LadderPlan => ({
  size: '1',
  count: 5,
  firstPrice: '100',
  lastPrice: '104',
  shape: 'even',
  tick: '0.1',
  step: '0.001',
  ...over,
})
const rungsOf = (over: Partial<LadderPlan> = {}) => {
  const ladder = toLadder(plan(over))
  if (!('rungs' in ladder)) throw new Error(ladder.fault)
  return ladder.rungs
}

describe('a ladder', () => {
  it('spreads its size evenly over even prices', () => {
    expect(rungsOf()).toEqual(['100', '101', '102', '103', '104'].map((price) => ({ price, size: '0.2' })))
  })

  it('grows as 1, 2, 3 from the first order to the last, or falls as its mirror', () => {
    const sizes = (shape: LadderPlan['shape']) => rungsOf({ shape, size: '15' }).map(({ size }) => size)
    expect(sizes('rising')).toEqual(['1', '2', '3', '4', '5'])
    expect(sizes('falling')).toEqual(['5', '4', '3', '2', '1'])
  })

  it('goes down as well as up', () => {
    expect(rungsOf({ firstPrice: '104', lastPrice: '100', count: 2 }).map(({ price }) => price)).toEqual([
      '104',
      '100',
    ])
  })

  it('is on the grid, loses nothing and keeps its shape, whatever is asked', () => {
    const plans = fc.record({
      size: fc.integer({ min: 1, max: 10_000_000 }).map((steps) => multiply(String(steps), '0.001')),
      count: fc.integer({ min: 2, max: 50 }),
      firstPrice: fc.integer({ min: 1, max: 2_000_000 }).map((ticks) => multiply(String(ticks), '0.5')),
      lastPrice: fc.integer({ min: 1, max: 2_000_000 }).map((ticks) => multiply(String(ticks), '0.5')),
      shape: fc.constantFrom('even' as const, 'rising' as const, 'falling' as const),
      tick: fc.constantFrom('0.5', '0.1'),
      step: fc.constant('0.001'),
    })
    fc.assert(
      fc.property(plans, (asked) => {
        const ladder = toLadder(asked)
        if (!('rungs' in ladder)) {
          expect(['thin', 'tight']).toContain(ladder.fault)
          return
        }
        const { rungs } = ladder
        expect(rungs).toHaveLength(asked.count)
        expect(rungs.reduce((sum, { size }) => add(sum, size), '0')).toBe(asked.size)
        expect(rungs[0]?.price).toBe(asked.firstPrice)
        expect(rungs.at(-1)?.price).toBe(asked.lastPrice)
        const way = compare(asked.lastPrice, asked.firstPrice)
        for (const [index, rung] of rungs.entries()) {
          expect(isMultipleOf(rung.price, asked.tick)).toBe(true)
          expect(isMultipleOf(rung.size, asked.step)).toBe(true)
          expect(sign(rung.size)).toBe(1)
          const before = rungs[index - 1]
          if (!before) continue
          expect(compare(rung.price, before.price)).toBe(way)
          const growth = subtract(rung.size, before.size)
          if (asked.shape === 'rising') expect(sign(growth)).not.toBe(-1)
          if (asked.shape === 'falling') expect(sign(growth)).not.toBe(1)
          if (asked.shape === 'even') expect(['0', '0.001', '-0.001']).toContain(growth)
        }
      }),
    )
  })

  it('says what total would give every order a size, and that one more step less would not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 50 }),
        fc.constantFrom('even' as const, 'rising' as const, 'falling' as const),
        (count, shape) => {
          const room = { count, shape, firstPrice: '100', lastPrice: '200', step: '1' }
          const thin = toLadder(plan({ ...room, size: '1' }))
          if (!('fault' in thin) || thin.fault !== 'thin') throw new Error('expected a thin ladder')
          expect(rungsOf({ ...room, size: thin.least })).toHaveLength(count)
          expect(toLadder(plan({ ...room, size: subtract(thin.least, '1') }))).toMatchObject({
            fault: 'thin',
          })
        },
      ),
    )
  })

  it('says how many orders have room where two would share a price', () => {
    expect(toLadder(plan({ lastPrice: '100.3' }))).toEqual({ fault: 'tight', most: 4 })
    expect(toLadder(plan({ lastPrice: '100' }))).toEqual({ fault: 'tight', most: 1 })
    expect(rungsOf({ lastPrice: '100.3', count: 4 }).map(({ price }) => price)).toEqual([
      '100',
      '100.1',
      '100.2',
      '100.3',
    ])
  })

  it.each<[string, Partial<LadderPlan>]>([
    ['count', { count: 1 }],
    ['count', { count: 51 }],
    ['count', { count: 2.5 }],
    ['size', { size: '0' }],
    ['size', { size: '' }],
    ['firstPrice', { firstPrice: '-1' }],
    ['lastPrice', { lastPrice: '1e3' }],
    ['sizeStep', { size: '1.0005' }],
    ['priceTick', { firstPrice: '100.05' }],
  ])('has no %s fault unless one is there: %j', (fault, over) => {
    expect(toLadder(plan(over))).toEqual({ fault })
  })

  it('stands on the venue’s quanta where the market has no grid', () => {
    const rungs = rungsOf({ tick: '0', step: '0', size: '1', count: 3 })
    expect(rungs.map(({ size }) => size)).toEqual(['0.33333333', '0.33333333', '0.33333334'])
  })
})
