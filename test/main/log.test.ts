import { describe, expect, it } from 'vitest'
import { toLine } from '../../src/main/log'

const key = '0x543b6cf6c91817a87174aaea4fb370ac1c694e864d7740d728f8344d53e815'
const jwt = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIweDEifQ.c2lnbmF0dXJl'

describe('a log line', () => {
  it.each([
    ['in the message', toLine(`key ${key}`)],
    ['without 0x', toLine(`key ${key.slice(2)}`)],
    ['that touches a word before it', toLine(`key_${key}`)],
    ['that touches a word behind it', toLine(`${key}_key`)],
    ['in a signature of two halves in one run', toLine(key.repeat(2).replaceAll('0x', ''))],
    ['in a field of an innocent name', toLine('x', { note: key })],
    ['deep in a field', toLine('x', { a: { b: [key] } })],
    ['in an error', toLine('x', { error: new Error(`bad ${key}`) })],
    ['in a field named for it', toLine('x', { privateKey: 'short' })],
  ])('shows no key %s', (_, line) => {
    expect(line).not.toContain(key.slice(2))
    expect(line).not.toContain('short')
  })

  it('shows no token and no signature', () => {
    const signature = `["2262006913427234559031857040197831146280974542390472657496885765161924686291","1"]`
    const line = toLine(`${jwt} ${signature}`, { header: `Bearer ${jwt}`, text: 'Bearer opaque-credential' })
    expect(line).not.toContain(jwt)
    expect(line).not.toContain('opaque-credential')
    expect(line).not.toContain('2262006913427234559')
    expect(toLine(`token_${jwt}`)).not.toContain(jwt)
  })

  it('keeps what helps', () => {
    expect(
      toLine('order refused', { market: 'BTC-USD-PERP', id: '1681462103821101699438490000', seq: 17n }),
    ).toBe('order refused {"market":"BTC-USD-PERP","id":"1681462103821101699438490000","seq":"17"}')
  })

  it('survives what cannot be printed', () => {
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(toLine('x', { loop })).toBe('x [unprintable]')
  })
})
