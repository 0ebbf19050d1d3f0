import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  abs,
  add,
  compare,
  DecimalSum,
  divide,
  fromSafeUnits,
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
  toSafeUnits,
  toUnits,
} from '../../src/money/decimal'

const units = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
const decimal = fc.tuple(units, fc.integer({ min: 0, max: 12 })).map(([n, places]) => fromUnits(n, places))

describe('decimals', () => {
  it('keeps what a float would lose', () => {
    expect(toUnits('0.29')).toBe(29_000_000n)
    expect(add('0.1', '0.2')).toBe('0.3')
    expect(multiply('97120.5', '0.00000001')).toBe('0.000971205')
    expect(toUnits('92233720368.54775807')).toBe(9_223_372_036_854_775_807n)
  })

  it.each([
    ['1', true],
    ['-0.5', true],
    ['12.', true],
    ['', false],
    ['.5', false],
    ['1e5', false],
    ['+1', false],
    ['1,000', false],
    ['٣', false],
    [' 1', false],
    ['--1', false],
  ])('says whether %j is a decimal', (text, expected) => {
    expect(isDecimal(text)).toBe(expected)
  })

  it('refuses digits below the quantum but not zeros there', () => {
    expect(() => toUnits('0.000000001')).toThrow(RangeError)
    expect(toUnits('0.100000000000')).toBe(10_000_000n)
  })

  it.each([
    ['down', '1.9', '1'],
    ['down', '-1.9', '-1'],
    ['up', '1.1', '2'],
    ['up', '-1.1', '-2'],
    ['half', '1.5', '2'],
    ['half', '-1.5', '-2'],
    ['half', '1.4', '1'],
  ] as const)('rounds %s: %s to %s', (rounding, value, expected) => {
    expect(divide(value, '1', 0, rounding)).toBe(expected)
  })

  it('moves a price to the tick', () => {
    expect(roundToStep('97120.47', '0.1', 'nearest')).toBe('97120.5')
    expect(roundToStep('97120.47', '0.1', 'down')).toBe('97120.4')
    expect(roundToStep('97120.41', '0.1', 'up')).toBe('97120.5')
    expect(roundToStep('7', '5', 'nearest')).toBe('5')
    expect(isMultipleOf('0.30', '0.1')).toBe(true)
    expect(isMultipleOf('0.35', '0.1')).toBe(false)
  })

  it('prints to places with the zeros kept', () => {
    expect(toPlaces('5', 2)).toBe('5.00')
    expect(toPlaces('1.005', 2)).toBe('1.01')
    expect(toPlaces('-0.004', 2)).toBe('0.00')
    expect(toPlaces('1234.5', 0)).toBe('1235')
    expect(placesOf('0.0010')).toBe(3)
  })

  it('refuses to divide by nothing', () => {
    expect(() => divide('1', '0', 2, 'half')).toThrow(RangeError)
    expect(() => isMultipleOf('1', '0')).toThrow(RangeError)
  })

  it('holds the laws of arithmetic', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(subtract(add(a, b), b)).toBe(a)
        expect(multiply(a, b)).toBe(multiply(b, a))
        expect(compare(a, b)).toBe(-compare(b, a) + 0)
        expect(sign(negate(a))).toBe(-sign(a) + 0)
        expect(compare(abs(a), '0')).toBeGreaterThanOrEqual(0)
        expect(isDecimal(add(a, b))).toBe(true)
      }),
    )
  })

  it('rounds to a grid that holds the result and is no more than a step away', () => {
    const step = fc.tuple(fc.bigInt({ min: 1n, max: 10_000n }), fc.integer({ min: 0, max: 8 }))
    fc.assert(
      fc.property(decimal, step, (value, [n, places]) => {
        const grid = fromUnits(n, places)
        for (const direction of ['down', 'up', 'nearest'] as const) {
          const rounded = roundToStep(value, grid, direction)
          expect(isMultipleOf(rounded, grid)).toBe(true)
          expect(compare(abs(subtract(rounded, value)), grid)).toBe(-1)
        }
      }),
    )
  })

  it('adds many up as one after the other would', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 20 }), (values) => {
        const sum = new DecimalSum()
        for (const value of values) sum.add(value)
        expect(sum.toDecimal()).toBe(values.reduce(add, '0'))
      }),
    )
  })

  it('writes units of a Number as those of a big integer, up to the last that are exact', () => {
    const edges = [0, 1, -1, 99_999_999, 100_000_000, 2 ** 53 - 1, -(2 ** 53 - 1), 9_007_199_199_999_999]
    const whole = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(...edges))
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 15 }), (units, places) => {
        const digits = String(Math.abs(units)).padStart(places + 1, '0')
        const at = digits.length - places
        const text = `${digits.slice(0, at)}.${digits.slice(at)}`.replace(/\.?0*$/, '')
        expect(fromSafeUnits(units, places)).toBe(units < 0 ? `-${text}` : text)
        expect(toUnits(fromSafeUnits(units, places), places)).toBe(BigInt(units))
      }),
      { numRuns: 2_000 },
    )
  })

  it('are read as a Number only where that holds them', () => {
    const text = fc.oneof(
      fc.stringMatching(/^-?\d{1,17}(\.\d{0,10})?$/),
      fc.constantFrom(
        '90071992.54740991',
        '90071992.54740992',
        '9007199.254740992',
        '-90071992.5474099',
        '0.0',
        '-0',
        '5.',
      ),
      fc.constantFrom('', '-', '.', '.5', '1e3', '1.2.3', '--1', '+1', ' 1', '1_0', '٣'),
    )
    fc.assert(
      fc.property(text, fc.nat(18), (given, places) => {
        const safe = toSafeUnits(given, places)
        if (safe === null) return
        expect(isDecimal(given)).toBe(true)
        const [whole = '', fraction = ''] = given.replace('-', '').split('.')
        const exact = BigInt(whole + fraction.padEnd(places, '0'))
        expect(BigInt(safe)).toBe(given.startsWith('-') ? -exact : exact)
      }),
    )
    for (const given of ['97000.5', '0.00000001', '-3', '90071992.5474099'])
      expect(toSafeUnits(given)).not.toBeNull()
  })
})
