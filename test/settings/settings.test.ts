import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSettingsStore, defaultSettings, readSettings } from '../../src/main/settings/settings'

const folder = () => mkdtempSync(join(tmpdir(), 'paradesk-settings-'))

describe('the settings', () => {
  it('are remembered from one start to the next', () => {
    const where = folder()
    createSettingsStore(where).update({ language: 'zh-CN', closeToTray: false })
    expect(createSettingsStore(where).current).toEqual({
      ...defaultSettings,
      language: 'zh-CN',
      closeToTray: false,
    })
  })

  it('hold for one run what the command line gave, and write it only when chosen', () => {
    const where = folder()
    const store = createSettingsStore(where, { environment: 'testnet' })
    store.update({ theme: 'light' })
    expect(store.current).toMatchObject({ environment: 'testnet', theme: 'light' })
    expect(createSettingsStore(where).current).toMatchObject({ environment: 'sandbox', theme: 'light' })
    store.update({ environment: 'mainnet' })
    expect(store.current.environment).toBe('mainnet')
    expect(createSettingsStore(where).current.environment).toBe('mainnet')
  })

  it('keep a layout of 50,000 characters, and refuse one that is longer', () => {
    const store = createSettingsStore(folder())
    expect(store.update({ layouts: { trading: 'x'.repeat(50_000) } }).ok).toBe(true)
    expect(store.update({ layouts: { trading: 'x'.repeat(50_001) } })).toMatchObject({ ok: false })
    expect(store.current.layouts.trading).toHaveLength(50_000)
  })

  it('tell whoever listens, until the listener is taken off', () => {
    const store = createSettingsStore(folder())
    const heard: string[] = []
    const remove = store.on(({ theme }) => heard.push(theme))
    store.update({ theme: 'light' })
    remove()
    store.update({ theme: 'dark' })
    expect(heard).toEqual(['light'])
  })

  it.each([
    [{ language: 'fr' }, 'language'],
    [{ theme: 1 }, 'theme'],
    [{ theme: undefined }, 'theme'],
    [{ accounts: { sandbox: undefined } }, 'accounts.sandbox'],
    [{ nonsense: true }, ''],
    ['text', ''],
    [null, ''],
  ])('refuse %j and stay as they are', (patch, field) => {
    const store = createSettingsStore(folder())
    expect(store.update(patch)).toEqual({
      ok: false,
      problem: { code: 'settings.invalid', values: { field } },
    })
    expect(store.current).toEqual(defaultSettings)
  })

  it('start from a file that is no JSON as from none', () => {
    const where = folder()
    writeFileSync(join(where, 'settings.json'), '{ "language": "en", ')
    expect(createSettingsStore(where).current).toEqual(defaultSettings)
  })

  it('keep the fields of a file that make sense, and only those', () => {
    expect(readSettings({ language: 'en', theme: 'pink', surplus: 1 })).toEqual({
      ...defaultSettings,
      language: 'en',
    })
  })

  it('can be read from anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(Object.keys(readSettings(raw)).sort()).toEqual(Object.keys(defaultSettings).sort())
      }),
    )
  })

  it('remember an account for each environment, and forget it', () => {
    const where = folder()
    const store = createSettingsStore(where)
    store.rememberAccount('sandbox', '0x1')
    store.rememberAccount('testnet', '0x2')
    store.rememberAccount('sandbox', null)
    expect(store.current.accounts).toEqual({ testnet: '0x2' })
    expect(JSON.parse(readFileSync(join(where, 'settings.json'), 'utf8'))).toMatchObject({
      accounts: { testnet: '0x2' },
    })
  })
})
