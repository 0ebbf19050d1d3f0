import { describe, expect, it } from 'vitest'
import { toDecimal, toQuanta } from '../../src/sandbox/quanta'
import { toJson } from '../../src/sandbox/json'

describe('decimal texts and quanta', () => {
  it.each([
    ['0', 0n],
    ['1', 100_000_000n],
    ['0.29', 29_000_000n],
    ['-0.00000001', -1n],
    ['123456789012345678.9', 12_345_678_901_234_567_890_000_000n],
  ])('%s is %s both ways', (text, quanta) => {
    expect(toQuanta(text)).toBe(quanta)
    expect(toDecimal(quanta)).toBe(text)
  })

  it.each(['', '.5', '1e3', '+1', '0x1', ' 1', '1,0', '0.000000001', 'NaN'])('%j is no decimal', (text) => {
    expect(toQuanta(text)).toBeUndefined()
  })

  it('lets zeros beyond the eighth place pass', () => {
    expect(toQuanta('1.5000000000')).toBe(150_000_000n)
  })
})

describe('JSON', () => {
  it('writes a bigint as a bare integer and leaves out what is undefined', () => {
    const value = { seq_no: 1_748_665_803_448_726_408n, gone: undefined, list: [null, true, 'a"b', 1.5, {}] }
    expect(toJson(value)).toBe('{"seq_no":1748665803448726408,"list":[null,true,"a\\"b",1.5,{}]}')
  })
})
