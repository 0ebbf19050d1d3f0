import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  acceptTyping,
  goesOnBehind,
  neighbours,
  readMarks,
  stepBy,
  toDecimal,
} from '../../../src/renderer/ticket/entry'

describe('acceptTyping', () => {
  it.each([
    ['1', '1.', 1, '1.'],
    ['1.', '1.5', 1, '1.5'],
    ['1.5', '1.55', 1, '1.5'],
    ['1', '1x', 1, '1'],
    ['1', '1e5', 1, '1'],
    ['1', '-1', 1, '1'],
    ['1', '1.2.3', 3, '1'],
    ['5', '5.', 0, '5'],
    ['', '97,120.5', 1, '97120.5'],
    ['', '９７１２０。５', 1, '97120.5'],
    ['12', '', 1, ''],
  ])('%s and then %s, with %i places, is %s', (before, typed, places, text) => {
    expect(acceptTyping(before, typed, places)).toBe(text)
  })
})

describe('goesOnBehind', () => {
  it.each([
    ['0', '05', true],
    ['1', '1５', true],
    ['1', '1.', false],
    ['1', '1,', false],
    ['1', '', false],
    // All of it was chosen and typed over, or the refused text was pasted whole.
    ['12', '3', false],
    ['', '1', false],
  ])('%s and then %s: %s', (before, typed, does) => {
    expect(goesOnBehind(before, typed)).toBe(does)
  })
})

describe('readMarks', () => {
  it.each([
    ['0.5', '.', '0.5'],
    ['0,5', '.', null],
    ['0,5', ',', '0.5'],
    ['1,234', '.', null],
    ['1,', '.', null],
    ['1,', ',', '1.'],
    ['97,120.5', '.', '97120.5'],
    ['97,120.5', ',', '97120.5'],
    ['97.120,5', '.', '97120.5'],
    ['97.120,5', ',', '97120.5'],
    ['1,234,567', '.', '1234567'],
    ['1,234,567', ',', '1234567'],
    ['1 234.5', '.', '1234.5'],
    ["1'234.5", '.', '1234.5'],
    ['12,34.5', '.', null],
    ['1,23,4', '.', null],
    ['1.234,567.8', '.', null],
    [',5.1', '.', null],
  ])('%s, for whom the mark is %s, is %s', (typed, point, text) => {
    expect(readMarks(typed, point)).toBe(text)
  })

  it('never reads a number as another one, whichever way it was grouped and pointed', () => {
    const whole = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String)
    const fraction = fc.integer({ min: 0, max: 99_999 }).map(String)
    const marks = fc.constantFrom([',', '.'], ['.', ','], [' ', '.'], ["'", '.'], ['', '.'])
    fc.assert(
      fc.property(
        whole,
        fraction,
        marks,
        fc.constantFrom('.', ','),
        (digits, rest, [group = '', decimal = ''], point) => {
          const typed = digits.replace(/\B(?=(\d{3})+$)/g, group) + decimal + rest
          const read = readMarks(typed, point)
          if (read !== null) expect(read).toBe(`${digits}.${rest}`)
        },
      ),
    )
  })
})

describe('toDecimal', () => {
  it.each([
    ['', null],
    ['.', null],
    ['.5', '0.5'],
    ['007', '7'],
    ['0.10', '0.10'],
    ['5.', '5'],
  ])('%s stands for %s', (text, value) => {
    expect(toDecimal(text)).toBe(value)
  })
})

describe('stepBy', () => {
  it('moves along the grid without drifting', () => {
    let value = '0'
    for (let press = 0; press < 30; press += 1) value = stepBy(value, '0.1', 1)
    expect(value).toBe('3')
  })

  it('goes to the grid first from off it', () => {
    expect(stepBy('97120.53', '0.5', 1)).toBe('97121')
    expect(stepBy('97120.53', '0.5', -1)).toBe('97120.5')
  })

  it('never goes below zero', () => {
    expect(stepBy('0.3', '0.1', -10)).toBe('0')
    expect(stepBy(null, '0.1', -1)).toBe('0')
  })
})

describe('neighbours', () => {
  it('offers no zero', () => {
    expect(neighbours('0.0004', '0.001')).toEqual({ below: null, above: '0.001' })
    expect(neighbours('7.3', '0.5')).toEqual({ below: '7', above: '7.5' })
  })
})
