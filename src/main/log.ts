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

/** Writes to `file`, rotated at 5 MB with one older file kept, and to stderr from `console` level up. */
export function createLog(options: { file: string; console: Level | false }): Log {
  log.transports.file.resolvePathFn = () => options.file
  log.transports.file.maxSize = 5 * 1024 * 1024
  log.transports.file.level = 'debug'
  log.transports.console.level = options.console
  const write = (level: Level) => (message: string, fields?: Fields) => log[level](toLine(message, fields))
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}
