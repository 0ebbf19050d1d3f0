import { describe, expect, it } from 'vitest'
import { createReach } from '../../src/main/desk/reach'
import { defaultSettings } from '../../src/main/settings/settings'
import type { EnvironmentName } from '../../src/preload/model'

const here = { restUrl: 'http://127.0.0.1:1/v1', wsUrl: 'ws://127.0.0.1:1/v1' }
const there = { restUrl: 'https://exchange.example/v1', wsUrl: 'wss://exchange.example/v1' }

function reach(loopbackOnly: boolean, given: typeof here | null = null, custom = { restUrl: '', wsUrl: '' }) {
  return createReach({
    settings: () => ({ ...defaultSettings, customRestUrl: custom.restUrl, customWsUrl: custom.wsUrl }),
    sandbox: () => Promise.resolve(here),
    given,
    loopbackOnly,
  })
}

describe('reaching an exchange', () => {
  it('finds testnet and mainnet on the official runtime', async () => {
    expect(await reach(false).endpointsOf('testnet')).toMatchObject({
      ok: true,
      value: { restUrl: 'https://api.testnet.paradex.trade/v1' },
    })
    expect(await reach(false).endpointsOf('mainnet')).toMatchObject({
      ok: true,
      value: { wsUrl: 'wss://ws.api.prod.paradex.trade/v1' },
    })
  })

  it.each<[EnvironmentName, typeof here | null]>([
    ['testnet', null],
    ['mainnet', null],
    ['testnet', here],
    ['mainnet', here],
    ['custom', there],
    ['custom', { restUrl: here.restUrl, wsUrl: there.wsUrl }],
    ['custom', { restUrl: there.restUrl, wsUrl: here.wsUrl }],
  ])('is locked to loopback on the substitute runtime: %s with flags %j', async (environment, given) => {
    expect(await reach(true, given).endpointsOf(environment)).toMatchObject({
      ok: false,
      problem: { code: 'runtime.loopbackOnly' },
    })
    expect(await reach(true, null, given ?? there).endpointsOf(environment)).toMatchObject({ ok: false })
  })

  it('goes to the embedded exchange and to one of one’s own on this computer, locked or not', async () => {
    for (const locked of [true, false]) {
      expect(await reach(locked).endpointsOf('sandbox')).toEqual({ ok: true, value: here })
      expect(await reach(locked, here).endpointsOf('custom')).toEqual({ ok: true, value: here })
      expect(await reach(locked, null, here).endpointsOf('custom')).toEqual({ ok: true, value: here })
    }
  })

  it('lets nothing leave this computer unencrypted', async () => {
    const plain = { restUrl: 'http://exchange.example/v1', wsUrl: 'wss://exchange.example/v1' }
    expect(await reach(false, plain).endpointsOf('custom')).toMatchObject({
      problem: { code: 'endpoint.insecure' },
    })
  })

  it('asks for addresses where there are none', async () => {
    expect(await reach(false).endpointsOf('custom')).toEqual({
      ok: false,
      problem: { code: 'endpoint.missing' },
    })
  })

  it('says so when the embedded exchange does not start', async () => {
    const broken = createReach({
      settings: () => defaultSettings,
      sandbox: () => Promise.reject(new Error('no')),
      given: null,
      loopbackOnly: false,
    })
    expect(await broken.endpointsOf('sandbox')).toEqual({
      ok: false,
      problem: { code: 'sandbox.notStarted' },
    })
  })
})
