import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countKeys,
  dotenvNames,
  readDotenv,
  toEnvironment,
  withoutAccount,
} from '../../src/main/accounts/dotenv'
import './runs'

/** Pieces that files are made of where trouble hides: marks, separators, half of a line end, no UTF-8. */
const piece = fc.oneof(
  fc.constantFrom(...dotenvNames, 'PARADEX_ENVIRONMENT', 'MY_PARADEX_ENV', 'OTHER'),
  fc.constantFrom('=', ' = ', '\n', '\r\n', '\r', ' ', '\t', 'export ', '#', '"', "'", '\\', '0x1', 'prod'),
  fc.constantFrom('\uFEFF', '\u2028', '\u0085', '\u00EF\u00BB\u00BF', '\0', '密钥'),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const bytes = fc.uint8Array({ maxLength: 6 }).map((some) => Buffer.from(some))
const file = fc
  .array(
    fc.oneof(
      piece.map((text) => Buffer.from(text)),
      bytes,
    ),
    { maxLength: 40 },
  )
  .map((parts) => Buffer.concat(parts))

/** Whether `some` is `all` with bytes left out, none changed, none moved. */
function isWithin(some: Buffer, all: Buffer): boolean {
  let at = 0
  for (const byte of all) if (at < some.length && some[at] === byte) at += 1
  return at === some.length
}

const lineCount = (buffer: Buffer) => buffer.toString('latin1').split('\n').length

describe('any .env file', () => {
  it('can be read, and says no more than texts under the names we know', () => {
    fc.assert(
      fc.property(file, (content) => {
        const text = content.toString('utf8')
        const account = readDotenv(text)
        for (const [name, value] of Object.entries(account)) {
          expect(dotenvNames).toContain(name)
          expect(value).not.toMatch(/[\n\r]/)
          expect(text).toContain(value)
        }
        expect(['mainnet', 'testnet', null]).toContain(toEnvironment(account.PARADEX_ENV))
        expect(countKeys(text)).toBeGreaterThanOrEqual(account.PARADEX_L2_PRIVATE_KEY ? 1 : 0)
      }),
    )
  })

  it('says nothing of an account once it is cleaned, and has lost whole lines only', () => {
    fc.assert(
      fc.property(file, (content) => {
        const before = Buffer.from(content)
        const { rest, removed } = withoutAccount(content)
        expect(content.equals(before)).toBe(true)
        expect(readDotenv(rest.toString('utf8'))).toEqual({})
        expect(countKeys(rest.toString('utf8'))).toBe(0)
        expect(isWithin(rest, content)).toBe(true)
        if (removed === 0) expect(rest.equals(content)).toBe(true)
        else expect(rest.length).toBeLessThan(content.length)
        expect(lineCount(content) - lineCount(rest)).toBeLessThanOrEqual(removed)
        expect(withoutAccount(rest)).toEqual({ rest, removed: 0 })
      }),
    )
  })

  it('keeps every byte of its other lines, between and around the account’s', () => {
    const end = fc.constantFrom('\n', '\r\n')
    const noise = fc
      .uint8Array({ maxLength: 30 })
      .map((some) => Buffer.from(some.filter((byte) => byte !== 0x0a)))
    // A line of its own kind: none of our names can be assigned behind this.
    const other = fc.tuple(noise, end).map(([some, last]) => ({
      ours: false,
      line: Buffer.concat([Buffer.from('#'), some, Buffer.from(last)]),
    }))
    const ours = fc
      .record({
        lead: fc.constantFrom('', '  ', '\t', 'export ', ' export\t'),
        name: fc.constantFrom(...dotenvNames),
        equals: fc.constantFrom('=', ' = ', '\t='),
        value: noise.map((some) => Buffer.from(some.filter((byte) => byte !== 0x0d))),
        last: end,
      })
      .map(({ lead, name, equals, value, last }) => ({
        ours: true,
        line: Buffer.concat([Buffer.from(lead + name + equals), value, Buffer.from(last)]),
      }))
    fc.assert(
      fc.property(fc.array(fc.oneof(other, ours)), (lines) => {
        const { rest, removed } = withoutAccount(Buffer.concat(lines.map(({ line }) => line)))
        const kept = lines.filter((each) => !each.ours)
        expect(removed).toBe(lines.length - kept.length)
        expect(rest.equals(Buffer.concat(kept.map(({ line }) => line)))).toBe(true)
      }),
    )
  })
})
