import Conf from 'conf'
import { z } from 'zod'
import { isDecimal, sign } from '../../money/decimal'
import type { EnvironmentName, Result, Settings } from '../../preload/model'

const environment = z.enum(['sandbox', 'testnet', 'mainnet', 'custom'])
const profileId = z.string().max(200)
const bound = z
  .string()
  .max(40)
  .refine((text) => isDecimal(text) && sign(text) > 0)
  .nullable()
const layoutName = z.string().max(40)

const fields = {
  language: z.enum(['system', 'en', 'zh-CN']),
  theme: z.enum(['system', 'dark', 'light']),
  environment,
  customRestUrl: z.string().max(300),
  customWsUrl: z.string().max(300),
  notificationsPaused: z.boolean(),
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
  favourites: z.array(z.string().max(60)).max(200),
  shortcuts: z
    .record(z.string().max(60), z.string().max(60).nullable())
    .refine((all) => Object.keys(all).length <= 300),
  panicShortcut: z.string().max(60).refine(isAccelerator),
} satisfies { [K in keyof Settings]: z.ZodType<Settings[K]> }

/** What holds where nobody has chosen. */
export const defaultSettings: Settings = {
  language: 'system',
  theme: 'dark',
  environment: 'sandbox',
  customRestUrl: '',
  customWsUrl: '',
  notificationsPaused: false,
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
  favourites: [],
  shortcuts: {},
  panicShortcut: 'CommandOrControl+Alt+Shift+X',
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

/** The settings on disk: no secret is ever among them. */
export interface SettingsStore {
  readonly current: Settings
  /** Takes a change in and writes it; a value that makes no sense changes nothing: `settings.invalid`. */
  update(patch: unknown): Result<Settings>
  rememberAccount(environment: EnvironmentName, profileId: string | null): void
  on(listener: (settings: Settings) => void): () => void
}

/**
 * Reads a settings file as a person may have left it: each field that makes sense is kept, each other
 * one is its default.
 */
export function readSettings(raw: unknown): Settings {
  const source = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}
  const kept = Object.entries(fields).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(source[name])
    return parsed.success ? [[name, parsed.data] as const] : []
  })
  return { ...defaultSettings, ...Object.fromEntries(kept) }
}

/**
 * Settings kept in `settings.json` below `directory`; a file that cannot be read counts as none. What is
 * `given` holds for this run until a person chooses otherwise, and is not written.
 */
export function createSettingsStore(directory: string, given: Partial<Settings> = {}): SettingsStore {
  const file = new Conf<Record<string, unknown>>({
    cwd: directory,
    configName: 'settings',
    clearInvalidConfig: true,
  })
  const listeners = new Set<(settings: Settings) => void>()
  let stored = readSettings(file.store)
  let overriding = given
  let current = { ...stored, ...overriding }

  function write(change: Partial<Settings>): void {
    const chosen = Object.keys(change)
    overriding = Object.fromEntries(Object.entries(overriding).filter(([name]) => !chosen.includes(name)))
    stored = { ...stored, ...change }
    current = { ...stored, ...overriding }
    file.store = { ...stored }
    for (const listener of listeners) listener(current)
  }

  return {
    get current() {
      return current
    },
    update(patch) {
      const parsed = patchSchema.safeParse(patch)
      if (!parsed.success) {
        const field = parsed.error.issues[0]?.path.join('.') ?? ''
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
