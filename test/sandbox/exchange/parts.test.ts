import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BookSide } from '../../../src/sandbox/exchange/book-side'
import { History } from '../../../src/sandbox/exchange/history'
import { defaultMarkets } from '../../../src/sandbox/exchange/markets'
import { createRandom } from '../../../src/sandbox/exchange/random'
import { q } from './scene'

describe('a side of the book', () => {
  it('lists levels best first and forgets empty ones, in whatever order orders come and go', () => {
    const orders = fc.array(fc.record({ price: fc.integer({ min: 1, max: 9 }), stays: fc.boolean() }), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(orders, fc.constantFrom('BUY' as const, 'SELL' as const), (made, side) => {
        const book = new BookSide(side)
        const resting = made.map(({ price, stays }, at) => ({
          order: {
            id: String(at),
            account: '0x1',
            side,
            price: BigInt(price),
            instruction: 'GTC' as const,
            reduceOnly: false,
            remaining: 1n,
          },
          stays,
        }))
        for (const { order } of resting) book.add(order)
        for (const { order, stays } of resting) if (!stays) book.remove(order)
        const left = resting.filter(({ stays }) => stays).map(({ order }) => order.price)
        const prices = [...new Set(left)].sort((a, b) => Number(side === 'BUY' ? b - a : a - b))
        expect(book.view(99, false)).toEqual(
          prices.map((price) => ({ price, size: BigInt(left.filter((each) => each === price).length) })),
        )
      }),
    )
  })
})

describe('a history', () => {
  it('keeps the newest up to its limit', () => {
    const history = new History<number>(3)
    for (let i = 1; i <= 8; i += 1) history.add(i)
    expect(history.newestFirst()).toEqual([8, 7, 6])
  })
})

describe('the source of chance', () => {
  it('repeats itself for a seed and a use, and for no other', () => {
    const draw = (seed: number, use: string) => {
      const random = createRandom(seed, use)
      return Array.from({ length: 8 }, () => random.bits())
    }
    expect(draw(1, 'a')).toEqual(draw(1, 'a'))
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'))
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'))
  })

  it('draws bells with a mean of zero and a deviation of one', () => {
    const random = createRandom(5, 'bells')
    const bells = Array.from({ length: 20_000 }, () => Number(random.bell()) / 1e8)
    const mean = bells.reduce((sum, bell) => sum + bell, 0) / bells.length
    const deviation = Math.sqrt(bells.reduce((sum, bell) => sum + (bell - mean) ** 2, 0) / bells.length)
    expect(mean).toBeCloseTo(0, 1)
    expect(deviation).toBeCloseTo(1, 1)
  })
})

describe('the default markets', () => {
  it.each(defaultMarkets.map((spec) => [spec.symbol, spec] as const))('%s is consistent', (_symbol, spec) => {
    expect(spec.startPrice % spec.tick).toBe(0n)
    expect(spec.maxOrderSize % spec.step).toBe(0n)
    expect(spec.maxOrderSize).toBeLessThanOrEqual(spec.positionLimit)
    expect((spec.step * spec.startPrice) / q('1')).toBeLessThan(spec.minNotional)
    expect(spec.minNotional).toBeGreaterThanOrEqual(q('10'))
    expect(spec.minNotional).toBeLessThanOrEqual(q('100'))
  })
})
