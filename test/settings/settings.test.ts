import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { peekEnvironment } from '../../src/main/settings/peek'
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

  it('start in the environment that was chosen for it, and leave the one that is on', () => {
    const where = folder()
    const store = createSettingsStore(where)
    store.update({ environment: 'mainnet' })
    store.update({ startEnvironment: 'testnet' })
    expect(store.current.environment).toBe('mainnet')
    expect(peekEnvironment(where)).toBe('testnet')
    const next = createSettingsStore(where)
    expect(next.current.environment).toBe('testnet')
    // A flag stands before it, and a choice after it.
    expect(createSettingsStore(where, { environment: 'custom' }).current.environment).toBe('custom')
    next.update({ environment: 'mainnet' })
    expect(next.current.environment).toBe('mainnet')
    expect(createSettingsStore(where).current.environment).toBe('testnet')
    next.update({ startEnvironment: 'last' })
    expect(peekEnvironment(where)).toBe('mainnet')
    expect(createSettingsStore(where).current.environment).toBe('mainnet')
  })

  it.each([
    ['', 'sandbox'],
    ['null', 'sandbox'],
    ['{"startEnvironment":"testnet"}', 'testnet'],
    ['{"environment":"mainnet"}', 'mainnet'],
    ['{"environment":"mainnet","startEnvironment":7}', 'sandbox'],
  ])('of a file that says %j are not known to start in another than %s', (text, environment) => {
    const where = folder()
    writeFileSync(join(where, 'settings.json'), text)
    expect(peekEnvironment(where)).toBe(environment)
  })

  it.each([
    'http://me:secret@proxy.example:3128',
    'socks5://proxy.example',
    'http://p/path',
    'proxy',
    'http://p?k=v',
  ])('take %s for no address of a proxy, and keep nothing of it', (proxyUrl) => {
    const where = folder()
    const store = createSettingsStore(where)
    expect(store.update({ proxyUrl })).toEqual({ ok: false, problem: { code: 'proxy.form' } })
    expect(store.update({ proxyUrl: 'http://proxy.example:3128' })).toMatchObject({ ok: true })
    expect(readFileSync(join(where, 'settings.json'), 'utf8')).not.toContain('secret')
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

  it('take the last good value of what makes no sense, keep the file aside and what a later version wrote', () => {
    const where = folder()
    const file = join(where, 'settings.json')
    const limits = { ...defaultSettings.limits, maxOrderNotional: '500' }
    createSettingsStore(where).update({ language: 'zh-CN', limits })
    const edited = {
      ...defaultSettings,
      language: 'fr',
      theme: 'light',
      limits: { maxOrderNotional: '-1' },
      later: [1],
    }
    writeFileSync(file, JSON.stringify(edited))

    const store = createSettingsStore(where)
    expect(store.current).toEqual({ ...defaultSettings, language: 'zh-CN', theme: 'light', limits })
    expect(store.notTaken?.fields).toEqual(['language', 'limits'])
    const aside = join(where, store.notTaken?.keptAs ?? '')
    expect(JSON.parse(readFileSync(aside, 'utf8'))).toEqual(edited)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...store.current, later: [1] })
    store.update({ theme: 'dark' })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ theme: 'dark', later: [1] })

    expect(createSettingsStore(where).notTaken).toBeNull()
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40))
    const cut = createSettingsStore(where)
    expect(cut.current).toEqual({ ...defaultSettings, language: 'zh-CN', limits })
    expect(cut.notTaken?.fields).toEqual([])
  })

  it('write no copy of what the copy already says', () => {
    const where = folder()
    const copy = join(where, 'settings.last-good.json')
    createSettingsStore(where).update({ language: 'zh-CN' })
    const before = statSync(copy).ino
    createSettingsStore(where)
    expect(statSync(copy).ino).toBe(before)
    writeFileSync(join(where, 'settings.json'), JSON.stringify({ ...defaultSettings, language: 'en' }))
    createSettingsStore(where)
    expect(JSON.parse(readFileSync(copy, 'utf8'))).toMatchObject({ language: 'en' })
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
