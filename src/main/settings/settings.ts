import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { isDecimal, sign } from '../../money/decimal'
import { readJsonFile, writeJsonFile } from '../json-file'
import { alertEvents, alertRules, defaultAlertEvents, defaultAlertRules, quietHours } from './alert-rules'
import type { EnvironmentName, Result, Settings } from '../../preload/model'

const environment = z.enum(['sandbox', 'testnet', 'mainnet', 'custom'])
const profileId = z.string().max(200)
const bound = z
  .string()
  .max(40)
  .refine((text) => isDecimal(text) && sign(text) > 0)
  .nullable()
const layoutName = z.string().max(40)
const chartView = z.strictObject({
  minutes: z.literal([1, 3, 5, 15, 30, 60]),
  priceKind: z.enum(['last', 'mark', 'underlying']),
})

const fields = {
  language: z.enum(['system', 'en', 'zh-CN']),
  theme: z.enum(['system', 'dark', 'light']),
  density: z.enum(['compact', 'comfortable', 'large']),
  palette: z.enum(['standard', 'blue-orange']),
  numberFormat: z.enum(['language', '1,234.56', '1.234,56', '1 234,56', '1 234.56', "1'234.56", '1234.56']),
  dateFormat: z.enum(['language', 'iso']),
  hours: z.enum(['24', '12']),
  hideBalances: z.boolean(),
  logLevel: z.enum(['info', 'debug']),
  environment,
  startEnvironment: z.enum(['last', ...environment.options]),
  customRestUrl: z.string().max(300),
  customWsUrl: z.string().max(300),
  proxy: z.enum(['none', 'system', 'own']),
  proxyUrl: z.string().max(300).refine(isProxyUrl),
  notificationsPaused: z.boolean(),
  alertRules,
  alertEvents,
  fillGroupSeconds: z.int().min(0).max(60),
  sounds: z.enum(['off', 'soft', 'loud']),
  quietHours,
  mutedMarkets: z.array(z.string().max(60)).max(200),
  closeToTray: z.boolean(),
  // Less would be no journal of what happened over a weekend.
  journalDays: z.union([z.literal(0), z.int().min(7).max(3_650)]),
  limits: z.strictObject({
    maxOrderNotional: bound,
    maxPositionNotional: bound,
    maxDistanceFromMark: bound,
    confirmAbove: bound,
  }),
  cancelOnDisconnect: z.boolean(),
  tokenUsage: z.enum(['pro', 'retail']),
  accounts: z.partialRecord(environment, profileId),
  layout: layoutName,
  layouts: z.record(layoutName, z.string().max(50_000)).refine((all) => Object.keys(all).length <= 50),
  charts: z.strictObject({
    chart: chartView,
    chart2: chartView.extend({ market: z.string().max(60).nullable() }),
  }),
  favourites: z.array(z.string().max(60)).max(200),
  marketColumns: z.array(z.string().max(60)).max(20),
  shortcuts: z
    .record(z.string().max(60), z.string().max(60).nullable())
    .refine((all) => Object.keys(all).length <= 300),
  panicShortcut: z.string().max(60).refine(isAccelerator),
  welcomed: z.boolean(),
} satisfies { [K in keyof Settings]: z.ZodType<Settings[K]> }

/** What holds where nobody has chosen. */
export const defaultSettings: Settings = {
  language: 'system',
  theme: 'dark',
  density: 'compact',
  palette: 'standard',
  numberFormat: 'language',
  dateFormat: 'language',
  hours: '24',
  hideBalances: false,
  logLevel: 'info',
  environment: 'sandbox',
  startEnvironment: 'last',
  customRestUrl: '',
  customWsUrl: '',
  proxy: 'none',
  proxyUrl: '',
  notificationsPaused: false,
  alertRules: defaultAlertRules,
  alertEvents: defaultAlertEvents,
  fillGroupSeconds: 1,
  sounds: 'soft',
  quietHours: null,
  mutedMarkets: [],
  closeToTray: true,
  journalDays: 90,
  limits: {
    maxOrderNotional: null,
    maxPositionNotional: null,
    maxDistanceFromMark: null,
    confirmAbove: null,
  },
  cancelOnDisconnect: false,
  tokenUsage: 'pro',
  accounts: {},
  layout: 'trading',
  layouts: {},
  charts: {
    chart: { minutes: 5, priceKind: 'last' },
    chart2: { market: null, minutes: 60, priceKind: 'last' },
  },
  favourites: [],
  marketColumns: ['mark', 'change', 'day', 'funding'],
  shortcuts: {},
  panicShortcut: 'CommandOrControl+Alt+Shift+X',
  welcomed: false,
}

/** SECURITY: an address with credentials in it is none: they belong into the keychain. */
function isProxyUrl(text: string): boolean {
  if (text === '') return true
  if (!URL.canParse(text)) return false
  const { protocol, username, password, pathname, search, hash } = new URL(text)
  return /^https?:$/.test(protocol) && pathname === '/' && username + password + search + hash === ''
}

/** A chord as Electron names it: at least two modifiers, so that no other program is robbed of a common one. */
function isAccelerator(text: string): boolean {
  if (text === '') return true
  const parts = text.split('+')
  const key = parts.pop() ?? ''
  const known = ['CommandOrControl', 'Alt', 'Shift', 'Super']
  return (
    /^(?:[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|Escape|Backspace|Delete|Space)$/.test(key) &&
    parts.length >= 2 &&
    parts.every((part) => known.includes(part)) &&
    new Set(parts).size === parts.length
  )
}

// Exactly: a field that is there but undefined is no choice.
const patchSchema = z.strictObject(
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, z.exactOptional(field)])),
)

/** A settings file that was not taken as it lay there. */
export interface NotTaken {
  /** Names of the settings that made no sense; none where the whole file could not be read. */
  fields: readonly string[]
  /** Name of the copy that was kept beside it; null where the disk refused. */
  keptAs: string | null
}

/** The settings on disk: no secret is ever among them. */
export interface SettingsStore {
  readonly current: Settings
  /** What of the file made no sense at the start; null where all of it did. */
  readonly notTaken: NotTaken | null
  /** Takes a change in and writes it; a value that makes no sense changes nothing: `settings.invalid`. */
  update(patch: unknown): Result<Settings>
  rememberAccount(environment: EnvironmentName, profileId: string | null): void
  on(listener: (settings: Settings) => void): () => void
}

/** The fields of a settings file, by what can be done with them. */
export interface SortedFields {
  /** Those that make sense. */
  good: Partial<Settings>
  /** Those that are there and make none. */
  bad: (keyof Settings)[]
  /** What a later version of the app has written, or anybody. */
  unknown: Record<string, unknown>
}

/** Sorts what an object holds into settings that make sense, those that make none, and all else. */
export function sortFields(source: Record<string, unknown>): SortedFields {
  const names = Object.keys(fields) as (keyof Settings)[]
  const read = names
    .filter((name) => Object.hasOwn(source, name))
    .map((name) => [name, fields[name].safeParse(source[name])] as const)
  const known = new Set([...names, '__proto__', '__internal__'])
  return {
    good: Object.fromEntries(read.flatMap(([name, { success, data }]) => (success ? [[name, data]] : []))),
    bad: read.flatMap(([name, { success }]) => (success ? [] : [name])),
    unknown: Object.fromEntries(Object.entries(source).filter(([name]) => !known.has(name))),
  }
}

/**
 * Reads a settings file as a person may have left it: each field that makes sense is kept, each other
 * one is its default, or the last good one where it is there and makes no sense.
 */
export function readSettings(raw: unknown, fallback: Settings = defaultSettings): Settings {
  const source = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}
  const { good, bad } = sortFields(source)
  return { ...defaultSettings, ...good, ...Object.fromEntries(bad.map((name) => [name, fallback[name]])) }
}

/** Copies a file that makes no sense aside, so that whoever has edited it has it still. */
function keepAside(directory: string): string | null {
  const name = `settings.bad-${new Date().toISOString().replace(/[:.]/g, '-')}.json`
  try {
    copyFileSync(join(directory, 'settings.json'), join(directory, name))
    return name
  } catch {
    return null
  }
}

/**
 * Settings kept in `settings.json` below `directory`, and once more in `settings.last-good.json`. What makes
 * no sense in the first is taken from the second, and a copy of the first is kept aside. What is `given`, and
 * the environment to start in, hold for this run until a person chooses otherwise, and are not written.
 */
export function createSettingsStore(directory: string, given: Partial<Settings> = {}): SettingsStore {
  const file = join(directory, 'settings.json')
  const copy = join(directory, 'settings.last-good.json')
  const source = readJsonFile(file)
  const lastGood = readJsonFile(copy)
  const good = readSettings(lastGood)
  const { bad, unknown: surplus } = sortFields(typeof source === 'object' ? source : {})
  const isWhole = source !== 'bad' && bad.length === 0
  const notTaken = isWhole ? null : { fields: bad, keptAs: keepAside(directory) }
  const listeners = new Set<(settings: Settings) => void>()
  let stored = source === 'bad' ? good : readSettings(source, good)
  if (!isWhole) save()
  // Not for what is the same in it: it is written to the bottom of the disk, which a start would wait for.
  else if (source !== 'none' && !isDeepStrictEqual(lastGood, stored)) writeJsonFile(copy, { ...stored })
  const { startEnvironment } = stored
  let overriding = { ...(startEnvironment !== 'last' && { environment: startEnvironment }), ...given }
  let current = { ...stored, ...overriding }

  /** Each file is written whole beside the old one and then takes its place. */
  function save(): void {
    writeJsonFile(file, { ...surplus, ...stored })
    writeJsonFile(copy, { ...stored })
  }

  function write(change: Partial<Settings>): void {
    const chosen = Object.keys(change)
    overriding = Object.fromEntries(Object.entries(overriding).filter(([name]) => !chosen.includes(name)))
    stored = { ...stored, ...change }
    current = { ...stored, ...overriding }
    save()
    for (const listener of listeners) listener(current)
  }

  return {
    notTaken,
    get current() {
      return current
    },
    update(patch) {
      const parsed = patchSchema.safeParse(patch)
      if (!parsed.success) {
        const field = parsed.error.issues[0]?.path.join('.') ?? ''
        if (field === 'proxyUrl') return { ok: false, problem: { code: 'proxy.form' } }
        return { ok: false, problem: { code: 'settings.invalid', values: { field } } }
      }
      write(parsed.data)
      return { ok: true, value: current }
    },
    rememberAccount(environmentName, chosen) {
      const { [environmentName]: _, ...others } = current.accounts
      write({ accounts: chosen === null ? others : { ...others, [environmentName]: chosen } })
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
