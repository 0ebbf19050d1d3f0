import { describe, expect, it } from 'vitest'
import { formatCompact, formatNumber, formatPercent, toParts } from '../../../src/renderer/format/number'

describe('formatNumber', () => {
  it.each([
    ['97120.5', 1, '97,120.5'],
    ['97120', 1, '97,120.0'],
    ['1234567.005', 2, '1,234,567.01'],
    ['-0.004', 2, '0.00'],
    ['-432.185', 2, '−432.19'],
    ['999', 0, '999'],
    ['1000', 0, '1,000'],
    ['0.00000001', 8, '0.00000001'],
    ['123456789012345678901234567890.12', 2, '123,456,789,012,345,678,901,234,567,890.12'],
  ])('writes %s with %i places as %s', (value, places, text) => {
    expect(formatNumber(value, { places }, 'en')).toBe(text)
  })

  it('shows a plus on demand, but never on zero', () => {
    expect(formatNumber('432.18', { places: 2, signed: true }, 'en')).toBe('+432.18')
    expect(formatNumber('0.001', { places: 2, signed: true }, 'en')).toBe('0.00')
  })

  it('leaves what is no decimal as it is', () => {
    expect(formatNumber('n/a', { places: 2 }, 'en')).toBe('n/a')
  })

  it('uses the separators of the language', () => {
    expect(formatNumber('1234.5', { places: 1 }, 'zh-CN')).toBe('1,234.5')
    expect(formatNumber('1234567.5', { places: 1 }, 'de')).toBe('1.234.567,5')
  })
})

describe('toParts', () => {
  it('splits off the zeros at the end', () => {
    expect(toParts('0.1', { places: 3 }, 'en')).toEqual({
      sign: '',
      whole: '0',
      fraction: '.1',
      trailing: '00',
    })
  })

  it('takes the point along when nothing else is left of the fraction', () => {
    expect(toParts('5', { places: 2 }, 'en')).toMatchObject({ fraction: '', trailing: '.00' })
  })
})

describe('formatPercent', () => {
  it('writes a fraction as per cent without a float', () => {
    expect(formatPercent('0.0132', { places: 2, signed: true }, 'en')).toBe('+1.32\u202f%')
    expect(formatPercent('-0.00005', { places: 4 }, 'en')).toBe('−0.0050\u202f%')
  })
})

describe('formatCompact', () => {
  it('shortens large volumes to four digits in both languages', () => {
    expect(formatCompact('1240000000.5', 'en')).toBe('1.240B')
    expect(formatCompact('1240000000.5', 'zh-CN')).toBe('12.40亿')
    expect(formatCompact('250.3', 'en')).toBe('250.3')
  })
})
