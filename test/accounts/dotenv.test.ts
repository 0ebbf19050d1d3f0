import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countKeys, readDotenv, toEnvironment, withoutAccount } from '../../src/main/accounts/dotenv'

const file = [
  '# bot settings\r\n',
  'PARADEX_L2_PRIVATE_KEY = "0xabc"\r\n',
  'export PARADEX_ACCOUNT_ADDRESS=0x123 # main\n',
  "PARADEX_ENV='testnet'\n",
  'OTHER=ü keep me\n',
  'MY_PARADEX_ENV=no',
].join('')

describe('a .env file', () => {
  it('is read as the guide writes it', () => {
    expect(readDotenv(file)).toEqual({
      PARADEX_L2_PRIVATE_KEY: '0xabc',
      PARADEX_ACCOUNT_ADDRESS: '0x123',
      PARADEX_ENV: 'testnet',
    })
  })

  it.each([
    ['PARADEX_ENV=a\nPARADEX_ENV=b', 'b'],
    ['  PARADEX_ENV=a b ', 'a b'],
    ['PARADEX_ENV="a # b" # c', 'a # b'],
    ['PARADEX_ENV=a#b', 'a#b'],
    ['PARADEX_ENV=', ''],
    ['PARADEX_ENV= # nothing', ''],
    ['#PARADEX_ENV=a', undefined],
    ['PARADEX_ENVIRONMENT=a', undefined],
  ])('of %j means %j', (text, value) => {
    expect(readDotenv(text).PARADEX_ENV).toBe(value)
  })

  it.each([
    ['prod', 'mainnet'],
    ['MAINNET', 'mainnet'],
    ['testnet', 'testnet'],
    ['staging', null],
    [undefined, null],
  ])('names the environment %j as %j', (value, environment) => {
    expect(toEnvironment(value)).toBe(environment)
  })

  it('counts the keys it sets, placeholders left out, and forgives a byte order mark', () => {
    expect(countKeys('\uFEFFPARADEX_L2_PRIVATE_KEY=0x1\nPARADEX_L2_PRIVATE_KEY=\n')).toBe(1)
    expect(readDotenv('\uFEFFPARADEX_L2_PRIVATE_KEY=0x1').PARADEX_L2_PRIVATE_KEY).toBe('0x1')
    expect(withoutAccount(Buffer.from('\uFEFFPARADEX_ENV=prod\nA=1\n')).rest.toString()).toBe('A=1\n')
  })

  it('loses the account’s lines and not a byte more', () => {
    const { rest, removed } = withoutAccount(Buffer.from(file))
    expect(removed).toBe(3)
    expect(rest.equals(Buffer.from('# bot settings\r\nOTHER=ü keep me\nMY_PARADEX_ENV=no'))).toBe(true)
  })

  it('without an account stays as it is, whatever bytes it has', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const before = Buffer.from(bytes)
        const { rest, removed } = withoutAccount(before)
        expect(removed).toBe(0)
        expect(rest.equals(before)).toBe(true)
      }),
    )
  })

  it('keeps every other line, wherever the account’s lines stand', () => {
    const other = fc.constantFrom('A=1\n', '\r\n', '# x\n', 'PARADEXENV=2\r\n', '\u00e9\n')
    const ours = fc.constantFrom(
      'PARADEX_ENV=x\n',
      'PARADEX_L2_PRIVATE_KEY=0x1\r\n',
      ' export PARADEX_ENV=x\n',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(other, ours)), (lines) => {
        const expected = lines.filter((line) => !/PARADEX_/.test(line)).join('')
        expect(withoutAccount(Buffer.from(lines.join(''))).rest.toString()).toBe(expected)
      }),
    )
  })
})
