import { expect, it } from 'vitest'
import { readPac } from '../../src/main/desk/proxy-route'
import type { LaunchedApp } from '../../scripts/desk-app'
import { launchStage } from './stage'

/** What the runtime says of the way to this URL, as the app asks it (`shell/system-proxy`). */
const resolve = ({ application }: LaunchedApp, url: string): Promise<string> =>
  application.evaluate(({ session }, to) => session.defaultSession.resolveProxy(to), url)

const rest = 'https://api.prod.paradex.trade/v1'
const socket = 'wss://ws.api.prod.paradex.trade/v1'

it('the runtime’s answer of a PAC file is understood, for each host by itself', async () => {
  const pac = `function FindProxyForURL(url, host) {
    if (dnsDomainIs(host, '.prod.paradex.trade')) return 'PROXY 127.0.0.1:3128; DIRECT'
    if (dnsDomainIs(host, '.testnet.paradex.trade')) return 'SOCKS5 127.0.0.1:1080'
    return 'DIRECT'
  }`
  const script = `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(pac).toString('base64')}`
  const app = await launchStage(['--environment=custom', `--proxy-pac-url=${script}`])
  const proxy = { ok: true, value: { url: 'http://127.0.0.1:3128', authorization: null } }
  expect(readPac(await resolve(app, rest))).toEqual(proxy)
  expect(readPac(await resolve(app, socket))).toEqual(proxy)
  expect(readPac(await resolve(app, 'https://elsewhere.example'))).toEqual({ ok: true, value: null })
  expect(readPac(await resolve(app, 'https://api.testnet.paradex.trade/v1'))).toEqual({
    ok: false,
    problem: { code: 'proxy.socks' },
  })
})

it('the runtime’s answer of a fixed proxy is understood, and this computer is never proxied', async () => {
  const app = await launchStage(['--environment=custom', '--proxy-server=https://proxy.example:8443'])
  const answer = await resolve(app, rest)
  const found = readPac(answer)
  expect(found).toEqual({ ok: true, value: { url: 'https://proxy.example:8443', authorization: null } })
  expect(readPac(await resolve(app, 'http://127.0.0.1:9650/v1'))).toEqual({ ok: true, value: null })
})
