import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact, toLine } from '../../src/main/log'
import './runs'

const digits = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength })
const hex = digits('0123456789abcdef', 60, 64)
const base64url = (minLength: number, maxLength: number) =>
  digits('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', minLength, maxLength)

/** What must never be written, and how much of it one would recognise. */
interface Hidden {
  text: string
  parts: string[]
}

const privateKey: fc.Arbitrary<Hidden> = fc
  .tuple(hex, fc.constantFrom('0x', '0X', ''), fc.boolean())
  .map(([body, prefix, upper]) => {
    const written = upper ? body.toUpperCase() : body
    return { text: prefix + written, parts: [written] }
  })
const token: fc.Arbitrary<Hidden> = fc
  .tuple(base64url(10, 40), base64url(10, 120), base64url(10, 90))
  .map(([head, claims, signature]) => ({
    text: `eyJ${head}.${claims}.${signature}`,
    parts: [head, claims, signature],
  }))
const half = fc.bigInt({ min: 10n ** 66n, max: 2n ** 251n }).map(String)
const signature: fc.Arbitrary<Hidden> = fc
  .tuple(half, half, fc.constantFrom(['["', '","', '"]'], ['', ',', ''], ['(', ' ', ')']))
  .map(([r, s, [open, between, close]]) => ({ text: `${open}${r}${between}${s}${close}`, parts: [r, s] }))
const hexSignature: fc.Arbitrary<Hidden> = fc
  .tuple(hex, hex)
  .map(([r, s]) => ({ text: `0x${r}${s}`, parts: [r, s] }))
const secret = fc.oneof(privateKey, token, signature, hexSignature)

/** What may stand right before and behind a secret: words, digits, punctuation, control characters. */
const around = fc.oneof(
  fc.constantFrom(
    '',
    'key=',
    'key_',
    'pk',
    '"',
    "'",
    '\\',
    '\n',
    '\t',
    '\u0001',
    '/',
    '_',
    'n',
    '7',
    'g',
    '…',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

function expectHidden(line: string, { parts }: Hidden): void {
  for (const part of parts) expect(line.toLowerCase()).not.toContain(part.toLowerCase())
}

describe('a line of the log', () => {
  it('never shows a key, a token or a signature, whatever stands around it', () => {
    fc.assert(
      fc.property(around, secret, around, (before, hidden, behind) => {
        expectHidden(redact(before + hidden.text + behind), hidden)
        expectHidden(toLine(before + hidden.text + behind), hidden)
      }),
    )
  })

  it('never shows one in a field, however deep, in whatever kind of value or name', () => {
    fc.assert(
      fc.property(around, secret, around, fc.string({ maxLength: 8 }), (before, hidden, behind, name) => {
        const text = before + hidden.text + behind
        const thrown = new Error(text)
        const values: unknown[] = [
          text,
          [text],
          { [name]: { a: [text] } },
          { [text]: 1 },
          thrown,
          { error: thrown },
        ]
        for (const value of values) expectHidden(toLine('x', { value, [name]: value }), hidden)
      }),
    )
  })

  it('never shows a key that is a number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 66n, max: 2n ** 251n }), (key) => {
        expect(toLine('x', { note: key })).not.toContain(String(key))
      }),
    )
  })

  it('never shows two of them that touch', () => {
    fc.assert(
      fc.property(secret, secret, fc.constantFrom('', ' ', ',', '_', '.'), (one, other, between) => {
        const line = redact(one.text + between + other.text)
        expectHidden(line, one)
        expectHidden(line, other)
      }),
    )
  })

  it('is written whatever the fields are, and keeps a text without secrets as it is', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'ghijk lmnop-.:/[]0123'), maxLength: 40 })
    fc.assert(
      fc.property(plain, fc.dictionary(fc.string(), fc.anything({ withBigInt: true })), (text, fields) => {
        expect(toLine(text)).toBe(text)
        expect(toLine(text, fields).startsWith(text)).toBe(true)
      }),
    )
  })
})
