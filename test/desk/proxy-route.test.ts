import { describe, expect, it } from 'vitest'
import { createProxyRoute, isExcepted, readPac } from '../../src/main/desk/proxy-route'
import type { Settings } from '../../src/preload/model'

const venue = 'https://api.example/v1'
const basic = (login: string) => `Basic ${Buffer.from(login).toString('base64')}`

/** A route whose settings, surroundings and system are as told. */
function route(
  settings: Pick<Settings, 'proxy' | 'proxyUrl'>,
  { env = {}, pac = 'DIRECT' }: { env?: NodeJS.ProcessEnv; pac?: string } = {},
) {
  return createProxyRoute({
    settings: () => settings,
    env,
    resolve: async () => pac,
    openLogin: async () => ({ ok: true, value: () => basic('me:secret') }),
  })
}
const isTunnel = async (made: ReturnType<typeof route>, url = venue) => {
  const answer = await made.tunnelTo(url)
  return answer.ok ? answer.value !== null : answer.problem.code
}

describe('the way to a venue', () => {
  it('is straight without a proxy, and to this computer whatever is chosen', async () => {
    expect(await isTunnel(route({ proxy: 'none', proxyUrl: 'http://p:1' }))).toBe(false)
    for (const proxy of ['own', 'system'] as const) {
      const made = route({ proxy, proxyUrl: 'http://p:1' }, { env: { HTTPS_PROXY: 'http://p:1' } })
      for (const url of ['http://127.0.0.1:9650/v1', 'https://localhost/v1', 'http://[::1]:1/v1'])
        expect(await isTunnel(made, url)).toBe(false)
      expect(await isTunnel(made)).toBe(true)
    }
  })

  it('keeps its tunnel as long as the proxy is the same, and makes another with other credentials', async () => {
    const settings: Pick<Settings, 'proxy' | 'proxyUrl'> = { proxy: 'own', proxyUrl: 'http://p:1' }
    const made = route(settings)
    const first = await made.tunnelTo(venue)
    expect(await made.tunnelTo(venue)).toEqual(first)
    expect((await made.tunnelTo(venue)).ok && first.ok).toBe(true)
    made.forget()
    const second = await made.tunnelTo(venue)
    expect(first.ok && second.ok && first.value === second.value).toBe(false)
  })

  it('leads nowhere without an address of one’s own', async () => {
    expect(await isTunnel(route({ proxy: 'own', proxyUrl: '' }))).toBe('proxy.missing')
  })

  it.each([
    [{ HTTPS_PROXY: 'http://p:3128' }, 'DIRECT', true],
    [{ https_proxy: 'p:3128' }, 'DIRECT', true],
    [{ HTTPS_PROXY: 'http://p:3128', NO_PROXY: 'example' }, 'DIRECT', false],
    [{ HTTPS_PROXY: 'http://p:3128', NO_PROXY: 'localhost, .example' }, 'PROXY q:1', false],
    [{ HTTPS_PROXY: 'socks5://p:1080' }, 'DIRECT', 'proxy.socks'],
    [{ HTTPS_PROXY: 'ftp://p' }, 'DIRECT', 'proxy.systemForm'],
    [{}, 'DIRECT', false],
    [{}, 'PROXY q:8080; DIRECT', true],
    [{}, 'HTTPS q:443', true],
    [{}, 'SOCKS5 q:1080', 'proxy.socks'],
    [{}, 'SOCKS q:1080; DIRECT', 'proxy.socks'],
    [{}, 'SOCKS q:1080; PROXY q:8080', true],
    [{}, 'QUIC q:1', 'proxy.systemForm'],
    [{}, '', 'proxy.systemForm'],
  ])('of a system with %j that says %j: %s', async (env, pac, expected) => {
    const made = route({ proxy: 'system', proxyUrl: '' }, { env, pac })
    expect(await isTunnel(made)).toBe(expected)
  })

  it('is excepted by host, domain, port or all', () => {
    const excepts = (noProxy: string, url = venue) => isExcepted(new URL(url), noProxy)
    expect(
      ['*', 'api.example', '.example', '*.example', 'api.example:443', 'a, API.EXAMPLE'].map((one) =>
        excepts(one),
      ),
    ).toEqual(Array(6).fill(true))
    expect(['', 'pi.example', 'api.example:8443', 'other', ','].map((one) => excepts(one))).toEqual(
      Array(5).fill(false),
    )
  })

  it('takes credentials out of a system’s address, and shows them to the proxy alone', () => {
    expect(readPac('PROXY user:pa%20ss@q:8080')).toMatchObject({ ok: true, value: { url: 'http://q:8080' } })
    const found = readPac('PROXY user:pa%20ss@q:8080')
    expect(found.ok && found.value?.authorization?.()).toBe(basic('user:pa ss'))
    expect(JSON.stringify(found)).not.toMatch(/pa.*ss/)
  })
})
