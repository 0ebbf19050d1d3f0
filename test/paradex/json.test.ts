import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from '../../src/main/paradex/json'

describe('readJson', () => {
  test('keeps every digit of a sequence number', () => {
    expect(readJson('{"seq_no":1748665803448726408,"x":[-9007199254740993,12]}')).toEqual({
      seq_no: '1748665803448726408',
      x: ['-9007199254740993', 12],
    })
  })

  test('never touches digits inside strings', () => {
    const value = { a: '1748665803448726408', 'b\\"1748665803448726408': 'x "1748665803448726408" \\' }
    expect(readJson(JSON.stringify(value))).toEqual(value)
  })

  test('leaves fractions and exponents numbers', () => {
    expect(readJson('[0.1234567890123456789, 1234567890123456.5, 12345678901234567e2]')).toEqual([
      0.1234567890123456789, 1234567890123456.5, 12345678901234567e2,
    ])
  })

  test('is undefined for what is no JSON', () => {
    for (const text of ['', '<html>', '{"a":', '"' + '\\"'.repeat(50_000), '1234567890123456789"']) {
      expect(readJson(text)).toBeUndefined()
    }
  })

  test('agrees with JSON.parse wherever no long integer is about', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value)
        const longInteger = /(?<![\d.eE])-?\d{16,}(?![\d.eE])/
        fc.pre(!longInteger.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '')))
        expect(readJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  test('restores any bigint next to any string', () => {
    fc.assert(
      fc.property(fc.bigInt(10n ** 15n, 10n ** 25n), fc.string(), (seq, note) => {
        const text = `{"note":${JSON.stringify(note + '1748665803448726408')},"seq":${seq}}`
        expect(readJson(text)).toEqual({ note: note + '1748665803448726408', seq: seq.toString() })
      }),
    )
  })
})
