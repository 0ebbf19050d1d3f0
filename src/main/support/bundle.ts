import { existsSync, openSync, readSync, closeSync, statSync } from 'node:fs'
import { arch, platform, release } from 'node:os'
import type { Diagnostics } from '../../preload/diagnostics'
import type { Budget, Settings, SupportFile } from '../../preload/model'
import { logFiles } from '../log'
import type { LineMoment } from './line-history'
import { mask, maskLog } from './mask'

/** What a bundle is made of. */
export interface BundleSource {
  versions: Record<string, string>
  settings: Settings
  counters: Record<string, number>
  budget: Budget | null
  line: readonly LineMoment[]
  /** How the journal fares: no row of it. */
  journal: Diagnostics['journal']
  /** What the diagnostics page shows of times and sizes. */
  measures: Omit<Diagnostics, 'journal' | 'counters' | 'versions'>
  logFile: string
  /** Addresses, labels and ids of the accounts: masked wherever they stand. */
  known: readonly string[]
}

/** Of the log so many bytes are told: the newest. */
const logBytes = 256 * 1024

/**
 * The files of a support bundle as they would be written. Secrets, addresses, ids, sizes, prices and
 * balances are in none of them: settings and figures are picked by name, free text is masked.
 */
export function createBundle(source: BundleSource): SupportFile[] {
  const { known } = source
  const print = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
  return [
    { name: 'versions.json', text: print({ ...source.versions, ...machine() }) },
    { name: 'settings.json', text: print(plainSettings(source.settings)) },
    { name: 'connection.json', text: print(source.line.map(toPlainMoment)) },
    { name: 'counters.json', text: print(maskNames(source.counters, known)) },
    { name: 'limits.json', text: print(source.budget) },
    { name: 'journal.json', text: print(source.journal) },
    { name: 'measures.json', text: print(source.measures) },
    { name: 'log.txt', text: maskLog(newestLog(source.logFile), known) },
  ]
}

/** All files as one zip. */
export async function toZip(files: readonly SupportFile[]): Promise<Uint8Array> {
  // Seldom needed, and it builds tables as soon as it is read.
  const { strToU8, zipSync } = await import('fflate/browser')
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])))
}

/** All files as one text, each below its name. */
export function toText(files: readonly SupportFile[]): string {
  return files.map(({ name, text }) => `=== ${name} ===\n${text.trimEnd()}\n`).join('\n')
}

function machine(): Record<string, string> {
  return { platform: platform(), release: release(), arch: arch() }
}

/** The settings that are told as they are; one that is not named here stays out. */
const toldSettings = [
  'language',
  'theme',
  'density',
  'palette',
  'hideBalances',
  'logLevel',
  'environment',
  'startEnvironment',
  'proxy',
  'notificationsPaused',
  'closeToTray',
  'cancelOnDisconnect',
  'tokenUsage',
] as const satisfies (keyof Settings)[]

function plainSettings(settings: Settings): Record<string, unknown> {
  return {
    ...Object.fromEntries(toldSettings.map((name) => [name, settings[name]])),
    customExchange: settings.customRestUrl !== '' || settings.customWsUrl !== '',
    limitsSet: Object.entries(settings.limits).flatMap(([name, value]) => (value === null ? [] : [name])),
    layouts: Object.keys(settings.layouts).length,
  }
}

function toPlainMoment({ atMs, ...state }: LineMoment): Record<string, unknown> {
  return { at: new Date(atMs).toISOString(), ...state }
}

/** A counter's name ends in a word from the wire. */
function maskNames(counters: Record<string, number>, known: readonly string[]): Record<string, number> {
  const masked: Record<string, number> = {}
  for (const [name, count] of Object.entries(counters)) {
    const plain = mask(name, known)
    masked[plain] = (masked[plain] ?? 0) + count
  }
  return masked
}

function newestLog(file: string): string {
  let left = logBytes
  const texts: string[] = []
  for (const path of logFiles(file)) {
    if (left <= 0) break
    const text = readEnd(path, left)
    left -= text.length
    texts.unshift(text)
  }
  return texts.join('')
}

function readEnd(path: string, most: number): string {
  if (!existsSync(path)) return ''
  const { size } = statSync(path)
  const bytes = Buffer.alloc(Math.min(size, most))
  const file = openSync(path, 'r')
  try {
    readSync(file, bytes, 0, bytes.length, size - bytes.length)
  } finally {
    closeSync(file)
  }
  const text = bytes.toString('utf8')
  // A line cut in two may hide half of a secret from the redaction.
  return size > bytes.length ? text.slice(text.indexOf('\n') + 1) : text
}
