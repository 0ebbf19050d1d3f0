import { describe, expect, test } from 'vitest'
import {
  checkEndpoints,
  isLoopback,
  onboardingEthereumAccount,
  venueEndpoints,
} from '../../src/main/paradex/environments'

describe('endpoints', () => {
  test.each(['http://127.0.0.1:80/v1', 'http://localhost/v1', 'ws://[::1]:9/v1', 'http://127.8.9.1'])(
    'knows %s for this computer',
    (url) => expect(isLoopback(url)).toBe(true),
  )

  test.each([
    'https://127.0.0.1.evil.example/v1',
    'http://localhost.example',
    'http://10.0.0.1',
    'http://user@example.com',
    'http://0.0.0.0',
    'nonsense',
  ])('does not take %s for this computer', (url) => expect(isLoopback(url)).toBe(false))

  test('accepts plain transport on this computer only', () => {
    expect(checkEndpoints('http://127.0.0.1:1/v1/', 'ws://127.0.0.1:1/v1')).toEqual({
      ok: true,
      value: { restUrl: 'http://127.0.0.1:1/v1', wsUrl: 'ws://127.0.0.1:1/v1' },
    })
    expect(checkEndpoints('http://example.com/v1', 'wss://example.com/v1')).toMatchObject({
      problem: { code: 'endpoint.insecure', values: { scheme: 'https' } },
    })
    expect(checkEndpoints('https://example.com/v1', 'ws://example.com/v1')).toMatchObject({
      problem: { code: 'endpoint.insecure', values: { scheme: 'wss' } },
    })
  })

  test.each([
    ['', 'wss://a.example', 'endpoint.form'],
    ['https://a.example', 'not a url', 'endpoint.form'],
    ['ftp://a.example', 'wss://a.example', 'endpoint.scheme'],
    ['https://a.example', 'https://a.example', 'endpoint.scheme'],
    ['https://me:pw@a.example', 'wss://a.example', 'endpoint.form'],
    ['https://a.example?x=1', 'wss://a.example', 'endpoint.form'],
  ])('refuses %s with %s', (rest, ws, code) => {
    expect(checkEndpoints(rest, ws)).toMatchObject({ ok: false, problem: { code } })
  })

  test('says nothing of a password in a URL', () => {
    for (const scheme of ['https', 'http', 'ftp', 'not a url '])
      expect(JSON.stringify(checkEndpoints(`${scheme}://me:p@ss@a.example`, 'wss://a.example'))).not.toMatch(
        /me:|p@|ss@/,
      )
  })

  test('has the venue on its own hosts, in the clear nowhere', () => {
    expect(venueEndpoints.mainnet.restUrl).toBe('https://api.prod.paradex.trade/v1')
    expect(venueEndpoints.testnet.wsUrl).toBe('wss://ws.api.testnet.paradex.trade/v1')
    for (const { restUrl, wsUrl } of Object.values(venueEndpoints))
      expect(checkEndpoints(restUrl, wsUrl)).toMatchObject({ ok: true })
  })

  test('names an Ethereum account for an exchange on this computer only', () => {
    const here = { restUrl: 'http://127.0.0.1:1/v1', wsUrl: 'ws://127.0.0.1:1/v1' }
    expect(onboardingEthereumAccount(here)).toMatch(/^0x0{40}$/)
    expect(onboardingEthereumAccount(venueEndpoints.mainnet)).toBeNull()
  })
})
