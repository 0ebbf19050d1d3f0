import type { Result, Settings } from '../../preload/model'
import { redact } from '../log'
import { sortFields } from './settings'

/** What a settings file that somebody has carried here says of itself and holds. */
export interface CarriedSettings {
  /** When it was written, as it says; null where it does not. */
  writtenAtMs: number | null
  /** Which version of the app wrote it, as it says; null where it does not. */
  appVersion: string | null
  /** What of it makes sense, and may be taken over. */
  settings: Partial<Settings>
  /** Names that this version does not take from a file. */
  unknown: string[]
  /** Names whose values make no sense. */
  bad: string[]
}

/** Nobody's settings are larger: 50 layouts of 50,000 characters, and the rest. */
export const largestFileBytes = 4 * 1024 * 1024

const app = 'Paradesk'
const formatVersion = 1
const longestName = 60

/** Of this computer alone: which account was used last, by its address, and what has been seen. */
const left = ['accounts', 'welcomed'] as const satisfies (keyof Settings)[]

/**
 * The settings as a file to carry elsewhere: readable JSON, without accounts, keys, tokens and addresses of
 * accounts. An address of an exchange that holds credentials is left out.
 */
export function toSettingsFile(settings: Settings, appVersion: string, atMs: number): string {
  const { accounts: _, welcomed: __, ...carried }: Settings = settings
  const file = {
    app,
    version: formatVersion,
    appVersion,
    exportedAt: new Date(atMs).toISOString(),
    settings: {
      ...carried,
      customRestUrl: withoutCredentials(carried.customRestUrl),
      customWsUrl: withoutCredentials(carried.customWsUrl),
    },
  }
  // SECURITY: none of these settings holds a secret; should a person have typed one into a name, it stays here.
  return `${redact(JSON.stringify(file, null, 2))}\n`
}

/**
 * Reads such a file. Problems: `settings.fileDamaged` for what is no JSON text, `settings.fileForeign` for what is
 * no settings file of this app.
 */
export function readSettingsFile(bytes: Uint8Array): Result<CarriedSettings> {
  const file = parse(bytes)
  if (file === undefined) return { ok: false, problem: { code: 'settings.fileDamaged' } }
  const isOurs = isObject(file) && file.app === app && Number.isInteger(file.version)
  const held = isOurs ? file.settings : undefined
  if (!isOurs || !isObject(held)) return { ok: false, problem: { code: 'settings.fileForeign' } }
  const own = Object.entries(held).filter(([name]) => !left.some((one) => one === name))
  const { good, bad, unknown } = sortFields(Object.fromEntries(own))
  const writtenAtMs = typeof file.exportedAt === 'string' ? Date.parse(file.exportedAt) : NaN
  return {
    ok: true,
    value: {
      writtenAtMs: Number.isNaN(writtenAtMs) ? null : writtenAtMs,
      appVersion: typeof file.appVersion === 'string' ? printable(file.appVersion) : null,
      settings: good,
      unknown: [...Object.keys(unknown), ...left.filter((name) => Object.hasOwn(held, name))].map(printable),
      bad,
    },
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A name out of a file, fit to be shown: no marks that turn text around, and not longer than a name is. */
function printable(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '').slice(0, longestName)
}

function withoutCredentials(url: string): string {
  if (!URL.canParse(url)) return ''
  const { username, password, search, hash } = new URL(url)
  return username || password || search || hash ? '' : url
}
