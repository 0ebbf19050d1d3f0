import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createSettingsStore, defaultSettings, readSettings } from '../../src/main/settings/settings'
import type { AlertRule } from '../../src/preload/alert-rules'
import type { Settings } from '../../src/preload/model'
import './runs'

const root = mkdtempSync(join(tmpdir(), 'paradesk-settings-'))
afterAll(() => rmSync(root, { recursive: true }))
/** One folder for each try: the store reads what is there when it starts. */
const folder = () => mkdtempSync(join(root, 'x'))

const environments = ['sandbox', 'testnet', 'mainnet', 'custom'] as const
const formats = ['language', '1,234.56', '1.234,56', '1 234,56', '1 234.56', "1'234.56", '1234.56'] as const
const isText = (value: unknown, most: number) => typeof value === 'string' && value.length <= most

/** What the model says of each setting, told once more and by hand. */
const rules: { [K in keyof Settings]: (value: unknown) => boolean } = {
  language: (value) => ['system', 'en', 'zh-CN'].includes(value as string),
  theme: (value) => ['system', 'dark', 'light'].includes(value as string),
  density: (value) => ['compact', 'comfortable', 'large'].includes(value as string),
  palette: (value) => ['standard', 'blue-orange'].includes(value as string),
  numberFormat: (value) => formats.some((one) => one === value),
  dateFormat: (value) => ['language', 'iso'].includes(value as string),
  hours: (value) => ['24', '12'].includes(value as string),
  hideBalances: (value) => typeof value === 'boolean',
  logLevel: (value) => ['info', 'debug'].includes(value as string),
  environment: (value) => environments.includes(value as never),
  startEnvironment: (value) => ['last', ...environments].includes(value as never),
  customRestUrl: (value) => isText(value, 300),
  customWsUrl: (value) => isText(value, 300),
  proxy: (value) => ['none', 'system', 'own'].includes(value as string),
  // Nothing before an @: that would be credentials.
  proxyUrl: (value) =>
    isText(value, 300) && (value === '' || /^https?:[^@?#]+$/i.test((value as string).trim())),
  notificationsPaused: (value) => typeof value === 'boolean',
  alertRules: (value) =>
    Array.isArray(value) &&
    value.length <= 200 &&
    value.every(
      (rule: Record<string, unknown>) =>
        isText(rule.id, 60) &&
        (rule.market === null || isText(rule.market, 60)) &&
        /^-?[0-9]+(\.[0-9]*)?$/.test(rule.threshold as string) &&
        (rule.kind === 'priceMove') === (typeof rule.withinMinutes === 'number') &&
        [rule.notification, rule.sound, rule.flash, rule.inApp, rule.enabled].every(
          (flag) => typeof flag === 'boolean',
        ),
    ),
  alertEvents: (value) =>
    Object.keys(value as object)
      .sort()
      .join() === 'bust,connection,fill,liquidation,rejection,upkeep' &&
    Object.values(value as object).every(
      (each: object) =>
        Object.keys(each).sort().join() === 'flash,inApp,notification,sound' &&
        Object.values(each).every((flag) => typeof flag === 'boolean'),
    ),
  fillGroupSeconds: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 60,
  sounds: (value) => ['off', 'soft', 'loud'].includes(value as string),
  quietHours: (value) =>
    value === null ||
    Object.values(value as object).every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time as string)),
  mutedMarkets: (value) =>
    Array.isArray(value) && value.length <= 200 && value.every((one) => isText(one, 60)),
  closeToTray: (value) => typeof value === 'boolean',
  limits: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).sort().join() ===
      'confirmAbove,maxDistanceFromMark,maxOrderNotional,maxPositionNotional' &&
    Object.values(value).every((each) => each === null || (isText(each, 40) && Number(each) > 0)),
  cancelOnDisconnect: (value) => typeof value === 'boolean',
  journalDays: (value) =>
    Number.isInteger(value) && (value === 0 || (Number(value) >= 7 && Number(value) <= 3_650)),
  tokenUsage: (value) => ['pro', 'retail'].includes(value as string),
  accounts: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([name, each]) => environments.includes(name as never) && isText(each, 80)),
  layout: (value) => isText(value, 40),
  layouts: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([name, each]) => isText(name, 40) && isText(each, 50_000)),
  charts: (value) => {
    const { chart, chart2 } = value as Settings['charts']
    return (
      Object.keys(value as object).length === 2 &&
      Object.keys(chart).sort().join() === 'minutes,priceKind' &&
      Object.keys(chart2).sort().join() === 'market,minutes,priceKind' &&
      [chart, chart2].every(
        ({ minutes, priceKind }) =>
          [1, 3, 5, 15, 30, 60].includes(minutes) && ['last', 'mark', 'underlying'].includes(priceKind),
      ) &&
      (chart2.market === null || isText(chart2.market, 60))
    )
  },
  marketColumns: (value) =>
    Array.isArray(value) && value.length <= 20 && value.every((one) => isText(one, 60)),
  favourites: (value) => Array.isArray(value) && value.length <= 200 && value.every((one) => isText(one, 60)),
  shortcuts: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([name, each]) => isText(name, 60) && (each === null || isText(each, 60))),
  welcomed: (value) => typeof value === 'boolean',
  panicShortcut: (value) =>
    value === '' || /^((CommandOrControl|Alt|Shift|Super)\+){2,4}[A-Za-z0-9]+$/.test(value as string),
}
const names = Object.keys(rules) as (keyof Settings)[]

function expectValid(settings: Settings): void {
  expect(Object.keys(settings).sort()).toEqual([...names].sort())
  for (const name of names) expect({ [name]: rules[name](settings[name]) }).toEqual({ [name]: true })
}

const address = fc.string({ maxLength: 80 })
const bound = fc.option(fc.stringMatching(/^[1-9][0-9]{0,20}(\.[0-9]{1,8})?$/))
const timeOfDay = fc.constantFrom('00:00', '07:30', '19:05', '23:59')
const channels = {
  notification: fc.boolean(),
  sound: fc.boolean(),
  flash: fc.boolean(),
  inApp: fc.boolean(),
}
const places = fc.record(channels)
const chartView = {
  minutes: fc.constantFrom(1, 3, 5, 15, 30, 60),
  priceKind: fc.constantFrom('last', 'mark', 'underlying'),
} as const
const alertRule: fc.Arbitrary<AlertRule> = fc.oneof(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 60 }),
    kind: fc.constantFrom('priceAbove', 'priceBelow', 'funding', 'positionSize', 'orderResting'),
    market: fc.string({ minLength: 1, maxLength: 60 }),
    threshold: fc.constantFrom('0.0001', '5', '97000.5'),
    withinMinutes: fc.constant(null),
    ...channels,
    enabled: fc.boolean(),
  }),
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 60 }),
    kind: fc.constant('priceMove'),
    market: fc.constantFrom('BTC-USD-PERP'),
    threshold: fc.constantFrom('0.01', '0.2'),
    withinMinutes: fc.integer({ min: 1, max: 1_440 }),
    ...channels,
    enabled: fc.boolean(),
  }),
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 60 }),
    kind: fc.constantFrom('pnlAbove', 'pnlBelow'),
    market: fc.option(fc.constant('ETH-USD-PERP')),
    threshold: fc.constantFrom('-100', '0', '250.5'),
    withinMinutes: fc.constant(null),
    ...channels,
    enabled: fc.boolean(),
  }),
)
const values: { [K in keyof Settings]: fc.Arbitrary<Settings[K]> } = {
  language: fc.constantFrom('system', 'en', 'zh-CN'),
  theme: fc.constantFrom('system', 'dark', 'light'),
  density: fc.constantFrom('compact', 'comfortable', 'large'),
  palette: fc.constantFrom('standard', 'blue-orange'),
  numberFormat: fc.constantFrom(...formats),
  dateFormat: fc.constantFrom('language', 'iso'),
  hours: fc.constantFrom('24', '12'),
  hideBalances: fc.boolean(),
  logLevel: fc.constantFrom('info', 'debug'),
  environment: fc.constantFrom(...environments),
  startEnvironment: fc.constantFrom('last', ...environments),
  customRestUrl: fc.string({ unit: 'binary', maxLength: 100 }),
  customWsUrl: fc.string({ unit: 'grapheme', maxLength: 100 }),
  proxy: fc.constantFrom('none', 'system', 'own'),
  proxyUrl: fc.constantFrom('', 'http://proxy.example:3128', 'https://10.0.0.1'),
  notificationsPaused: fc.boolean(),
  alertRules: fc.uniqueArray(alertRule, { selector: ({ id }) => id, maxLength: 5 }),
  alertEvents: fc.record({
    fill: places,
    rejection: places,
    liquidation: places,
    bust: places,
    connection: places,
    upkeep: places,
  }),
  fillGroupSeconds: fc.integer({ min: 0, max: 60 }),
  sounds: fc.constantFrom('off', 'soft', 'loud'),
  quietHours: fc.option(fc.record({ from: timeOfDay, to: timeOfDay })),
  mutedMarkets: fc.array(fc.string({ maxLength: 60 }), { maxLength: 10 }),
  closeToTray: fc.boolean(),
  limits: fc.record({
    maxOrderNotional: bound,
    maxPositionNotional: bound,
    maxDistanceFromMark: bound,
    confirmAbove: bound,
  }),
  cancelOnDisconnect: fc.boolean(),
  tokenUsage: fc.constantFrom('pro', 'retail'),
  journalDays: fc.oneof(fc.constant(0), fc.integer({ min: 7, max: 3_650 })),
  accounts: fc.record(
    { sandbox: address, testnet: address, mainnet: address, custom: address },
    { requiredKeys: [] },
  ),
  layout: fc.string({ maxLength: 40 }),
  // A record has no place for this one name: the schema drops it.
  layouts: fc.dictionary(
    fc.string({ maxLength: 40 }).filter((name) => name !== '__proto__'),
    fc.string({ maxLength: 100 }),
  ),
  charts: fc.record({
    chart: fc.record(chartView),
    chart2: fc.record({ ...chartView, market: fc.option(fc.string({ maxLength: 60 })) }),
  }),
  marketColumns: fc.array(fc.string({ maxLength: 60 }), { maxLength: 10 }),
  favourites: fc.array(fc.string({ maxLength: 60 }), { maxLength: 10 }),
  shortcuts: fc.dictionary(
    fc.string({ maxLength: 60 }).filter((name) => name !== '__proto__'),
    fc.option(fc.string({ maxLength: 60 })),
  ),
  welcomed: fc.boolean(),
  panicShortcut: fc.constantFrom('', 'CommandOrControl+Alt+Shift+X', 'Alt+Shift+F12', 'Super+Alt+Escape'),
}
const goodPatch: fc.Arbitrary<Partial<Settings>> = fc.record(values, { requiredKeys: [] })
/** These settings as the next start begins with them. */
const restarted = (settings: Settings): Settings => {
  const { environment, startEnvironment } = settings
  return { ...settings, environment: startEnvironment === 'last' ? environment : startEnvironment }
}
/** A patch with a thing in it that does not belong, whichever field it hits. */
const oddPatch = fc
  .tuple(
    goodPatch,
    fc.dictionary(
      fc.oneof(fc.constantFrom(...names, '__proto__'), fc.string()),
      fc.oneof(fc.constant(undefined), fc.anything()),
      { maxKeys: 3 },
    ),
  )
  .map(([good, odd]): unknown => ({ ...good, ...odd }))
const anyPatch = fc.oneof(goodPatch, oddPatch, fc.anything())

describe('the settings', () => {
  it('are whole and valid, whatever their file says', () => {
    const content = fc.oneof(
      fc.json(),
      fc
        .dictionary(fc.constantFrom(...names, '__proto__', 'x'), fc.jsonValue())
        .map((some) => JSON.stringify(some)),
      fc.string({ unit: 'binary' }),
      goodPatch.map((patch) => JSON.stringify(patch).slice(0, -1)),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    )
    fc.assert(
      fc.property(content, (written) => {
        const where = folder()
        writeFileSync(join(where, 'settings.json'), written)
        const store = createSettingsStore(where)
        expectValid(store.current)
        expect(store.update({ theme: 'light' })).toMatchObject({ ok: true, value: { theme: 'light' } })
        expect(createSettingsStore(where).current).toEqual(store.current)
      }),
    )
  })

  it('keep each field of a file that makes sense, however odd its neighbours', () => {
    fc.assert(
      fc.property(goodPatch, fc.constantFrom(...names), fc.anything(), (good, name, odd) => {
        const read = readSettings({ ...good, [name]: odd })
        expectValid(read)
        for (const other of names) {
          if (other !== name)
            expect(read[other]).toEqual(other in good ? good[other] : defaultSettings[other])
        }
      }),
    )
  })

  it('change validly or stay exactly as they were, on disk too, whatever is asked of them', () => {
    fc.assert(
      fc.property(fc.array(anyPatch, { maxLength: 6 }), (patches) => {
        const where = folder()
        const store = createSettingsStore(where)
        let told = 0
        store.on(() => (told += 1))
        for (const patch of patches) {
          const [before, toldBefore] = [store.current, told]
          const answer = store.update(patch)
          expectValid(store.current)
          if (answer.ok) {
            expect(answer.value).toEqual(store.current)
            expect(store.current).toEqual({ ...before, ...(patch as Partial<Settings>) })
            expect(told).toBe(toldBefore + 1)
          } else {
            expect(store.current).toBe(before)
            expect(told).toBe(toldBefore)
          }
        }
        expect(createSettingsStore(where).current).toEqual(restarted(store.current))
      }),
    )
  })

  it('come back from disk as they were chosen, and what was only given is not written', () => {
    fc.assert(
      fc.property(goodPatch, goodPatch, (given, chosen) => {
        const where = folder()
        const store = createSettingsStore(where, given)
        expect(store.current).toEqual({ ...defaultSettings, ...given })
        expect(store.update(chosen)).toMatchObject({ ok: true })
        expect(store.current).toEqual({ ...defaultSettings, ...given, ...chosen })
        expect(createSettingsStore(where).current).toEqual(restarted({ ...defaultSettings, ...chosen }))
        expect(JSON.parse(readFileSync(join(where, 'settings.json'), 'utf8'))).toEqual({
          ...defaultSettings,
          ...chosen,
        })
      }),
    )
  })
})
