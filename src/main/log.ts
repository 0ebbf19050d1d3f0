import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import log from 'electron-log/node'

/** How much a line matters. */
export type Level = 'debug' | 'info' | 'warn' | 'error'
/** What a line says beside its message. */
export type Fields = Record<string, unknown>

/** The only logger. What it writes has been redacted. */
export interface Log {
  /** For whoever looks for a fault. */
  debug(message: string, fields?: Fields): void
  /** Something happened as it should. */
  info(message: string, fields?: Fields): void
  /** Something odd that was dealt with. */
  warn(message: string, fields?: Fields): void
  /** Something failed. */
  error(message: string, fields?: Fields): void
}

const forbiddenName = /key|secret|jwt|token|bearer|signature|authorization|password|mnemonic/i

// SECURITY: no word boundaries, since a secret may touch a word: `key_0x…`, two halves in one run.
const redactions: [RegExp, string][] = [
  // A JSON Web Token.
  [/eyJ[\w-]{4,}(?:\.[\w-]*){2,}/g, '[token]'],
  // A bearer credential of any form.
  [/(bearer)\s+[^\s"',]+/gi, '$1 [token]'],
  // A key in hexadecimal, or half of a signature in either base: too long to be anything we need, addresses
  // are shortened by their owner.
  [/(?:0x)?[0-9a-f]{48,}/gi, '[hex]'],
]

/** The text without anything that looks like a key, a token or a signature. */
export function redact(text: string): string {
  return redactions.reduce((rest, [pattern, stand]) => rest.replace(pattern, stand), text)
}

function readable(value: unknown): unknown {
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack }
  return typeof value === 'bigint' ? value.toString() : value
}

/** One line: the message and its fields, redacted. Fields named like a secret are never written. */
export function toLine(message: string, fields: Fields = {}): string {
  const kept = Object.keys(fields).length === 0 ? '' : ` ${printFields(fields)}`
  return redact(message + kept)
}

function printFields(fields: Fields): string {
  try {
    return JSON.stringify(fields, (name, value: unknown) =>
      forbiddenName.test(name) ? '[secret]' : readable(value),
    )
  } catch {
    return '[unprintable]'
  }
}

/** A log over a file, with the level that a person may change while it runs. */
export interface FileLog extends Log {
  /** From now on nothing below this level is written to the file. */
  setLevel(level: Level): void
}

interface FileLogOptions {
  file: string
  console: Level | false
  /** Bytes after which a file is put away and a new one begun; 5 MiB unless said. */
  maxBytes?: number
  /** How many older files stay; 4 unless said. */
  kept?: number
}

/**
 * Writes to `file` and to stderr from `console` level up. A file that has grown too large becomes
 * `<name>.1.log`, the one before it `<name>.2.log`, and so on; the oldest beyond those kept is deleted.
 */
export function createLog({ file, console, maxBytes = 5 * 1024 * 1024, kept = 4 }: FileLogOptions): FileLog {
  const writer = log.create({ logId: file })
  const { file: disk, console: terminal } = writer.transports
  disk.resolvePathFn = () => file
  disk.maxSize = maxBytes
  disk.archiveLogFn = () => rotate(file, kept)
  disk.level = 'info'
  terminal.level = console
  tidy(file, kept)
  const write = (level: Level) => (message: string, fields?: Fields) => writer[level](toLine(message, fields))
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setLevel: (level) => (disk.level = level),
  }
}

/** The log's files below its directory, the one in use first, then from new to old. */
export function logFiles(file: string): string[] {
  return [file, ...older(file).map(({ path }) => path)].filter((path) => existsSync(path))
}

function archive(file: string, number: number): string {
  const { dir, name, ext } = parse(file)
  return join(dir, `${name}.${number}${ext}`)
}

function older(file: string): { path: string; number: number }[] {
  const { name, ext } = parse(file)
  return (existsSync(dirname(file)) ? readdirSync(dirname(file)) : [])
    .flatMap((entry) => {
      const number =
        entry.startsWith(`${name}.`) && entry.endsWith(ext) ? entry.slice(name.length + 1, -ext.length) : ''
      return /^[1-9]\d*$/.test(number) ? [{ path: join(dirname(file), entry), number: Number(number) }] : []
    })
    .sort((one, other) => one.number - other.number)
}

/** Makes room for a new file. A disk that refuses must not end the app: the file then grows on. */
function rotate(file: string, kept: number): void {
  try {
    for (const { path, number } of older(file).reverse()) {
      if (number >= kept) rmSync(path, { force: true })
      else renameSync(path, archive(file, number + 1))
    }
    if (kept > 0) renameSync(file, archive(file, 1))
    else rmSync(file, { force: true })
  } catch {
    return
  }
}

/** Deletes what an earlier version or a larger number has left. */
function tidy(file: string, kept: number): void {
  const { dir, name, ext } = parse(file)
  try {
    rmSync(join(dir, `${name}.old${ext}`), { force: true })
    for (const { path, number } of older(file)) if (number > kept) rmSync(path, { force: true })
  } catch {
    return
  }
}
