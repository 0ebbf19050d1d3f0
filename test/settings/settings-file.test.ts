import { describe, expect, it } from 'vitest'
import { readSettingsFile, toSettingsFile } from '../../src/main/settings/settings-file'
import { defaultSettings } from '../../src/main/settings/settings'
import type { Settings } from '../../src/preload/model'

const atMs = Date.UTC(2026, 10, 29, 9, 30)
const bytes = (text: string) => Buffer.from(text, 'utf8')
const fileWith = (settings: unknown, over: object = {}) =>
  bytes(JSON.stringify({ app: 'Paradesk', version: 1, settings, ...over }))
const address = `0x${'49ddcf21386b0ec1'.repeat(4)}`

describe('a settings file', () => {
  it('is readable JSON that says what it is, and reads back as it was written', () => {
    const settings: Settings = {
      ...defaultSettings,
      theme: 'light',
      favourites: ['BTC-USD-PERP'],
      shortcuts: { 'ticket.buy': 'Shift+B', panic: null },
      layouts: { 'trading/standard': '{"grid":{}}' },
      customRestUrl: 'https://exchange.example/v1',
    }
    const text = toSettingsFile(settings, '0.1.0', atMs)
    expect(text).toContain('\n    "theme": "light",\n')
    expect(JSON.parse(text)).toMatchObject({
      app: 'Paradesk',
      version: 1,
      appVersion: '0.1.0',
      exportedAt: '2026-11-29T09:30:00.000Z',
    })
    const { accounts: _, welcomed: __, ...carried } = settings
    expect(readSettingsFile(bytes(text))).toEqual({
      ok: true,
      value: { writtenAtMs: atMs, appVersion: '0.1.0', settings: carried, unknown: [], bad: [] },
    })
  })

  it('holds no account, no credentials of an exchange, and nothing that looks like a key or a token', () => {
    const token = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIweDEifQ.c2lnbmF0dXJl'
    const text = toSettingsFile(
      {
        ...defaultSettings,
        accounts: { mainnet: `mainnet:${address}` },
        customRestUrl: 'https://me:hunter2@exchange.example/v1',
        customWsUrl: 'wss://exchange.example/v1?apikey=hunter2',
        favourites: [address, token],
      },
      '0.1.0',
      atMs,
    )
    for (const secret of [address, address.slice(2), token, 'hunter2', 'accounts'])
      expect(text).not.toContain(secret)
    expect(readSettingsFile(bytes(text))).toMatchObject({
      ok: true,
      value: { settings: { customRestUrl: '', customWsUrl: '' } },
    })
  })

  it('names what it cannot take, and takes the rest', () => {
    const settings = {
      theme: 'light',
      density: 'tiny',
      limits: { maxOrderNotional: '-1' },
      hologram: true,
      accounts: { mainnet: 'x' },
      welcomed: true,
    }
    expect(readSettingsFile(fileWith(settings, { version: 9 }))).toEqual({
      ok: true,
      value: {
        writtenAtMs: null,
        appVersion: null,
        settings: { theme: 'light' },
        unknown: ['hologram', 'accounts', 'welcomed'],
        bad: ['density', 'limits'],
      },
    })
  })

  it('shows no name that turns the text around it, or is longer than a name', () => {
    const turned = '\u202eevil\u0007'
    const read = readSettingsFile(
      fileWith({ [turned]: 1, ['x'.repeat(5_000)]: 1 }, { appVersion: '1\u0000.0' }),
    )
    expect(read).toMatchObject({
      ok: true,
      value: { unknown: ['evil', 'x'.repeat(60)], appVersion: '1.0' },
    })
  })

  it('gives nothing of its prototype to the settings', () => {
    const read = readSettingsFile(
      bytes('{"app":"Paradesk","version":1,"settings":{"__proto__":{"theme":"light"},"constructor":1}}'),
    )
    expect(read).toMatchObject({ ok: true, value: { settings: {}, unknown: ['constructor'], bad: [] } })
  })

  it.each([
    ['', 'settings.fileDamaged'],
    ['{"app":"Paradesk","version":1,"settings":{"theme":"li', 'settings.fileDamaged'],
    ['PK\u0003\u0004', 'settings.fileDamaged'],
    ['null', 'settings.fileForeign'],
    ['[]', 'settings.fileForeign'],
    ['{"theme":"light"}', 'settings.fileForeign'],
    ['{"app":"Otherdesk","version":1,"settings":{}}', 'settings.fileForeign'],
    ['{"app":"Paradesk","settings":{}}', 'settings.fileForeign'],
    ['{"app":"Paradesk","version":1,"settings":[]}', 'settings.fileForeign'],
  ])('of %j is none: %s', (text, code) => {
    expect(readSettingsFile(bytes(text))).toEqual({ ok: false, problem: { code } })
  })

  it('in another encoding is damaged', () => {
    expect(readSettingsFile(Buffer.from([0xff, 0xfe, 0x7b, 0x00]))).toMatchObject({
      problem: { code: 'settings.fileDamaged' },
    })
  })
})
