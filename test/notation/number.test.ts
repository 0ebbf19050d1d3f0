import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NUMBER_FORMATS, notationOf } from '../../src/notation/notation'
import { formatCompact, formatNumber, formatPercent, toParts } from '../../src/notation/number'

describe('formatNumber', () => {
  it.each([
    ['97120.5', 1, '97,120.5'],
    ['97120', 1, '97,120.0'],
    ['1234567.005', 2, '1,234,567.01'],
    ['-0.003', 2, '−<0.01'],
    ['0.004', 2, '<0.01'],
    ['0.4', 0, '<1'],
    ['0', 2, '0.00'],
    ['0.005', 2, '0.01'],
    ['-432.185', 2, '−432.19'],
    ['999', 0, '999'],
    ['1000', 0, '1,000'],
    ['0.00000001', 8, '0.00000001'],
    ['123456789012345678901234567890.12', 2, '123,456,789,012,345,678,901,234,567,890.12'],
  ])('writes %s with %i places as %s', (value, places, text) => {
    expect(formatNumber(value, { places }, notationOf('en'))).toBe(text)
  })

  it.each(['en', 'zh-CN'])('knows the marks of %s without asking the runtime', (language) => {
    const numbers = new Intl.NumberFormat(language, { minimumFractionDigits: 1 })
    expect(formatNumber('1234567.5', { places: 1 }, notationOf(language))).toBe(numbers.format(1234567.5))
  })

  it('shows a plus on demand, but never on zero', () => {
    expect(formatNumber('432.18', { places: 2, signed: true }, notationOf('en'))).toBe('+432.18')
    expect(formatNumber('0.000', { places: 2, signed: true }, notationOf('en'))).toBe('0.00')
    expect(formatNumber('0.001', { places: 2, signed: true }, notationOf('en'))).toBe('+<0.01')
  })

  it('leaves what is no decimal as it is', () => {
    expect(formatNumber('n/a', { places: 2 }, notationOf('en'))).toBe('n/a')
  })

  it('uses the separators of the language', () => {
    expect(formatNumber('1234.5', { places: 1 }, notationOf('zh-CN'))).toBe('1,234.5')
    expect(formatNumber('1234567.5', { places: 1 }, notationOf('de'))).toBe('1.234.567,5')
  })
})

describe('toParts', () => {
  it('splits off the zeros at the end', () => {
    expect(toParts('0.1', { places: 3 }, notationOf('en'))).toEqual({
      sign: '',
      whole: '0',
      fraction: '.1',
      trailing: '00',
    })
  })

  it('takes the point along when nothing else is left of the fraction', () => {
    expect(toParts('5', { places: 2 }, notationOf('en'))).toMatchObject({ fraction: '', trailing: '.00' })
  })
})

describe('formatPercent', () => {
  it('writes a fraction as per cent without a float', () => {
    expect(formatPercent('0.0132', { places: 2, signed: true }, notationOf('en'))).toBe('+1.32\u202f%')
    expect(formatPercent('-0.00005', { places: 4 }, notationOf('en'))).toBe('−0.0050\u202f%')
  })
})

describe('formatCompact', () => {
  it('shortens large volumes to four digits in both languages', () => {
    expect(formatCompact('1240000000.5', notationOf('en'))).toBe('1.240B')
    expect(formatCompact('1240000000.5', notationOf('zh-CN'))).toBe('12.40亿')
    expect(formatCompact('250.3', notationOf('en'))).toBe('250.3')
  })
})

describe('a number format', () => {
  it.each([
    ['1,234.56', '1,234,567.50', '1.235M'],
    ['1.234,56', '1.234.567,50', '1,235M'],
    ['1 234,56', '1\u202f234\u202f567,50', '1,235M'],
    ['1 234.56', '1\u202f234\u202f567.50', '1.235M'],
    ["1'234.56", '1’234’567.50', '1.235M'],
    ['1234.56', '1234567.50', '1.235M'],
  ] as const)('%s writes %s', (format, text, compact) => {
    const notation = notationOf('en', { numberFormat: format })
    expect(formatNumber('1234567.5', { places: 2 }, notation)).toBe(text)
    expect(formatCompact('1234567.5', notation)).toBe(compact)
  })

  it('changes the marks only: without them every format has the same digits', () => {
    const decimal = fc
      .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 9_999 }))
      .map(([minus, whole, rest]) => `${minus ? '-' : ''}${whole}.${String(rest).padStart(4, '0')}`)
    fc.assert(
      fc.property(
        decimal,
        fc.constantFrom(...NUMBER_FORMATS),
        fc.constantFrom('en', 'zh-CN'),
        (value, format, language) => {
          const notation = notationOf(language, { numberFormat: format })
          const text = formatNumber(value, { places: 4 }, notation)
          const back = text
            .replaceAll(notation.group === '' ? '\0' : notation.group, '')
            .replace(notation.point, '.')
            .replace('−', '-')
          expect(back).toBe(value.replace(/^-(?=[0.]+$)/, ''))
        },
      ),
    )
  })
})
