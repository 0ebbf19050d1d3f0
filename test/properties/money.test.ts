import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  abs,
  add,
  compare,
  divide,
  fromUnits,
  isDecimal,
  isMultipleOf,
  multiply,
  negate,
  placesOf,
  roundToStep,
  sign,
  subtract,
  toPlaces,
  toUnits,
  type Decimal,
} from '../../src/money/decimal'
import { unrealizedPnlAt } from '../../src/money/pnl'
import './runs'

/** A number as mathematics has it: a whole number over a power of ten, never shortened. */
interface Fraction {
  over: bigint
  under: bigint
}

/** Read by hand, not by the module under test. */
function toFraction(text: Decimal): Fraction {
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const over = BigInt(whole + fraction)
  return { over: negative ? -over : over, under: 10n ** BigInt(fraction.length) }
}

const isSame = (a: Fraction, b: Fraction) => a.over * b.under === b.over * a.under
const signOf = (value: bigint) => (value < 0n ? -1 : value > 0n ? 1 : 0)
const magnitude = (value: bigint) => (value < 0n ? -value : value)
const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
})
const minus = (a: Fraction, b: Fraction) => plus(a, { ...b, over: -b.over })
const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under })
/** Where a lies from b. */
const order = (a: Fraction, b: Fraction) => signOf(minus(a, b).over)
const size = (a: Fraction): Fraction => ({ ...a, over: magnitude(a.over) })

/** Every way a decimal may be written: leading zeros, trailing ones, a bare point, minus zero. */
const decimal: fc.Arbitrary<Decimal> = fc
  .record({
    minus: fc.constantFrom('', '-'),
    zeros: fc.constantFrom('', '0', '000'),
    whole: fc.bigInt({ min: 0n, max: 10n ** 22n }),
    fraction: fc.oneof(fc.constant(''), fc.stringMatching(/^[0-9]{1,14}$/)),
    point: fc.boolean(),
  })
  .map(
    ({ minus: mark, zeros, whole, fraction, point }) =>
      `${mark}${zeros}${whole}${fraction || point ? '.' : ''}${fraction}`,
  )
const step: fc.Arbitrary<Decimal> = fc
  .tuple(fc.bigInt({ min: 1n, max: 100_000n }), fc.integer({ min: 0, max: 8 }))
  .map(([units, places]) => fromUnits(units, places))
const places = fc.integer({ min: 0, max: 12 })

/** Whether it throws as it should; quicker than the matcher, which is asked thousands of times here. */
function isRefused(act: () => unknown): boolean {
  try {
    act()
    return false
  } catch (error) {
    return error instanceof RangeError
  }
}

describe('decimals against fractions', () => {
  it('add, subtract and multiply to the very same number, in its shortest form', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [left, right] = [toFraction(a), toFraction(b)]
        const results: [Decimal, Fraction][] = [
          [add(a, b), plus(left, right)],
          [subtract(a, b), minus(left, right)],
          [multiply(a, b), times(left, right)],
          [negate(a), { ...left, over: -left.over }],
          [abs(a), size(left)],
        ]
        for (const [text, expected] of results) {
          expect(isSame(toFraction(text), expected)).toBe(true)
          expect(text).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/)
          expect(text).not.toBe('-0')
        }
      }),
    )
  })

  it('compare and take signs as numbers do, however they are written', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(compare(a, b)).toBe(order(toFraction(a), toFraction(b)))
        expect(compare(a, `${a}${a.includes('.') ? '' : '.'}000`)).toBe(0)
        expect(sign(a)).toBe(signOf(toFraction(a).over))
      }),
    )
  })

  it('obey the laws of a ring', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        expect(add(add(a, b), c)).toBe(add(a, add(b, c)))
        expect(add(a, b)).toBe(add(b, a))
        expect(multiply(multiply(a, b), c)).toBe(multiply(a, multiply(b, c)))
        expect(multiply(a, add(b, c))).toBe(add(multiply(a, b), multiply(a, c)))
        expect(add(a, negate(a))).toBe('0')
      }),
    )
  })

  it('divide to the nearest of their places on the asked side', () => {
    fc.assert(
      fc.property(decimal, decimal, places, (a, b, to) => {
        const divisor = toFraction(b)
        fc.pre(divisor.over !== 0n)
        const dividend = toFraction(a)
        // quotient × divisor against the dividend: no division in the model.
        const unit: Fraction = { over: 1n, under: 10n ** BigInt(to) }
        const miss = (quotient: Decimal) => minus(times(toFraction(quotient), divisor), dividend)
        const span = size(times(unit, divisor))
        const [down, up, half] = [divide(a, b, to, 'down'), divide(a, b, to, 'up'), divide(a, b, to, 'half')]
        for (const quotient of [down, up, half]) expect(order(size(miss(quotient)), span)).toBe(-1)
        expect(order(size(times(toFraction(down), divisor)), size(dividend))).toBeLessThanOrEqual(0)
        expect(order(size(times(toFraction(up), divisor)), size(dividend))).toBeGreaterThanOrEqual(0)
        const twice = size(miss(half))
        expect(order({ ...twice, over: 2n * twice.over }, span)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('come back from units unless digits would be lost, and then are refused', () => {
    fc.assert(
      fc.property(decimal, places, (a, scale) => {
        const shifted = times(toFraction(a), { over: 10n ** BigInt(scale), under: 1n })
        if (shifted.over % shifted.under !== 0n) expect(() => toUnits(a, scale)).toThrow(RangeError)
        else expect(compare(fromUnits(toUnits(a, scale), scale), a)).toBe(0)
      }),
    )
  })

  it('are moved to the grid of a step, less than a step away, and stay there', () => {
    fc.assert(
      fc.property(decimal, step, (value, grid) => {
        const [down, nearest, up] = (['down', 'nearest', 'up'] as const).map((direction) =>
          roundToStep(value, grid, direction),
        ) as [Decimal, Decimal, Decimal]
        const given = toFraction(value)
        for (const [rounded, direction] of [
          [down, 'down'],
          [nearest, 'nearest'],
          [up, 'up'],
        ] as const) {
          const { over, under } = toFraction(rounded)
          const { over: gridOver, under: gridUnder } = toFraction(grid)
          expect((over * gridUnder) % (under * gridOver)).toBe(0n)
          expect(order(size(minus(toFraction(rounded), given)), toFraction(grid))).toBe(-1)
          expect(roundToStep(rounded, grid, direction)).toBe(rounded)
        }
        expect(compare(abs(down), abs(value))).toBeLessThanOrEqual(0)
        expect(compare(abs(up), abs(value))).toBeGreaterThanOrEqual(0)
        const away = subtract(nearest, value)
        expect(compare(multiply(abs(away), '2'), grid)).toBeLessThanOrEqual(0)
        expect(isMultipleOf(value, grid)).toBe(down === up)
      }),
    )
  })

  it('go away from zero when they lie half way', () => {
    const whole = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
    fc.assert(
      fc.property(whole, step, fc.integer({ min: 0, max: 6 }), (count, grid, to) => {
        const away = String(count < 0n ? count - 1n : count + 1n)
        const halfWay = `${count}.5`
        expect(roundToStep(multiply(halfWay, grid), grid, 'nearest')).toBe(multiply(away, grid))
        expect(divide(multiply(halfWay, grid), grid, 0, 'half')).toBe(away)
        const last = fromUnits(1n, to)
        expect(compare(toPlaces(multiply(halfWay, last), to), multiply(away, last))).toBe(0)
      }),
    )
  })

  it('print to places with as many digits, and no further off than half a last one', () => {
    fc.assert(
      fc.property(decimal, places, (value, to) => {
        const text = toPlaces(value, to)
        expect(text).toMatch(to === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${to}}$`))
        const off = size(minus(toFraction(text), toFraction(value)))
        expect(order({ ...off, over: 2n * off.over }, { over: 1n, under: 10n ** BigInt(to) })).not.toBe(1)
        if (placesOf(value) <= to) expect(compare(text, value)).toBe(0)
      }),
    )
  })

  it('are told from every other text, and other texts are refused, never read wrong', () => {
    const near = fc.stringMatching(/^[-+ ]?[0-9٣]{0,4}[.,]?[0-9eE_]{0,4}[ \n]?$/)
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary', maxLength: 12 }), decimal), (text) => {
        if (isDecimal(text)) {
          expect(text).toMatch(/^-?[0-9]+(\.[0-9]*)?$/)
          expect(text.endsWith('\n')).toBe(false)
          expect(isSame(toFraction(add(text, '0')), toFraction(text))).toBe(true)
        } else {
          for (const act of [add, subtract, multiply, compare])
            expect(isRefused(() => act(text, '1'))).toBe(true)
        }
      }),
    )
  })
})

describe('the profit of a position', () => {
  const stake = fc.record({
    side: fc.constantFrom('long' as const, 'short' as const),
    size: decimal.map(abs),
    entryPrice: decimal.map(abs),
    unrealizedPnl: decimal,
    unrealizedFundingPnl: decimal,
  })

  it('is what the price has moved times the size, funding on top, and the opposite for the other side', () => {
    fc.assert(
      fc.property(stake, decimal.map(abs), (held, mark) => {
        const moved = times(minus(toFraction(mark), toFraction(held.entryPrice)), toFraction(held.size))
        const funding = toFraction(held.unrealizedFundingPnl)
        const towards = held.side === 'long' ? moved : { ...moved, over: -moved.over }
        expect(isSame(toFraction(unrealizedPnlAt(held, mark)), plus(towards, funding))).toBe(true)
        const long = unrealizedPnlAt({ ...held, side: 'long', unrealizedFundingPnl: '0' }, mark)
        const short = unrealizedPnlAt({ ...held, side: 'short', unrealizedFundingPnl: '0' }, mark)
        expect(add(long, short)).toBe('0')
        expect(unrealizedPnlAt(held, held.entryPrice)).toBe(add(held.unrealizedFundingPnl, '0'))
        expect(unrealizedPnlAt(held, null)).toBe(held.unrealizedPnl)
      }),
    )
  })

  it('of two parts is that of the whole', () => {
    fc.assert(
      fc.property(stake, decimal.map(abs), decimal.map(abs), (held, other, mark) => {
        const at = (of: Decimal) => unrealizedPnlAt({ ...held, size: of, unrealizedFundingPnl: '0' }, mark)
        expect(add(at(held.size), at(other))).toBe(at(add(held.size, other)))
      }),
    )
  })
})
