import { isDecimal } from '../../money/decimal'
import type { Decimal } from '../../preload/model'

/** A message that lacks what it must have; names the field, never its value. */
export class MalformedWire extends Error {
  readonly field: string

  constructor(field: string) {
    super(`malformed field: ${field}`)
    this.name = 'MalformedWire'
    this.field = field
  }
}

const exponentForm = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,2})$/

/** A number's text without an exponent; exact, since it only moves the point. */
function toPlain(text: string): string {
  const match = exponentForm.exec(text)
  if (!match) return text
  const [, minus = '', whole = '', fraction = '', exponent = '0'] = match
  const point = whole.length + Number(exponent)
  const digits = whole + fraction
  if (point <= 0) return `${minus}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return minus + digits + '0'.repeat(point - digits.length)
  return `${minus}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** Whether these milliseconds are a moment a date can stand for; beyond 275 millennia nothing can show them. */
export function isMoment(ms: number): boolean {
  return Math.abs(ms) <= 8.64e15
}

/** Whether a decimal has no digit but 0. */
function isZero(text: Decimal): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit > 0x30 && unit <= 0x39) return false
  }
  return true
}

const none: string[] = []

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads the fields of one JSON object of the venue; unknown fields are not looked at. */
export class WireObject {
  readonly #fields: Record<string, unknown>

  /** Throws `MalformedWire` for anything but an object. */
  constructor(value: unknown, name = 'object') {
    if (!isRecord(value)) throw new MalformedWire(name)
    this.#fields = value
  }

  #scalar(name: string): string | null {
    const value = this.#fields[name]
    if (typeof value === 'string') return value
    return typeof value === 'number' ? String(value) : null
  }

  /** A text or a number as text; throws when it is neither. */
  text(name: string): string {
    const value = this.#scalar(name)
    if (value === null) throw new MalformedWire(name)
    return value
  }

  /** A text or a number as text; '' when absent. */
  textOrEmpty(name: string): string {
    return this.#scalar(name) ?? ''
  }

  /** A decimal; throws when absent or no decimal. */
  decimal(name: string): Decimal {
    const value = this.decimalOrNull(name)
    if (value === null) throw new MalformedWire(name)
    return value
  }

  /** A decimal; null when absent or '', throws for other text. */
  decimalOrNull(name: string): Decimal | null {
    const text = this.#scalar(name)
    if (text === null || text === '') return null
    if (isDecimal(text)) return text
    const plain = toPlain(text)
    if (!isDecimal(plain)) throw new MalformedWire(name)
    return plain
  }

  /** A decimal above 0; null for none and for 0, which is how the venue writes "no price". */
  priceOrNull(name: string): Decimal | null {
    const value = this.decimalOrNull(name)
    return value === null || isZero(value) ? null : value
  }

  /** The digits of a sequence number; '0' when absent, throws for what is no whole number. */
  sequence(name: string): string {
    const text = toPlain(this.textOrEmpty(name) || '0')
    if (!/^-?\d+$/.test(text)) throw new MalformedWire(name)
    return text
  }

  /** A whole number that a Number holds exactly; throws when it is none. */
  whole(name: string): number {
    const given = this.#fields[name]
    const value = typeof given === 'number' ? given : Number(this.text(name))
    if (!Number.isSafeInteger(value)) throw new MalformedWire(name)
    return value
  }

  /** Milliseconds since the epoch; throws when absent. */
  timeMs(name: string): number {
    const value = this.timeMsOrNull(name)
    if (value === null) throw new MalformedWire(name)
    return value
  }

  /** Milliseconds since the epoch; null when absent. */
  timeMsOrNull(name: string): number | null {
    const given = this.#fields[name]
    if (typeof given === 'number' && isMoment(given)) return given
    const text = this.#scalar(name)
    if (text === null || text === '') return null
    const value = Number(text)
    if (!isMoment(value)) throw new MalformedWire(name)
    return value
  }

  /** Nanoseconds since the epoch as milliseconds; null when absent. */
  nanosAsMs(name: string): number | null {
    const text = this.#scalar(name)
    if (text === null || text === '') return null
    if (!/^\d+$/.test(text)) throw new MalformedWire(name)
    const value = Number(BigInt(text) / 1_000_000n)
    if (!isMoment(value)) throw new MalformedWire(name)
    return value
  }

  /** True or false; throws for anything else. */
  flag(name: string): boolean {
    const value = this.#fields[name]
    if (typeof value !== 'boolean') throw new MalformedWire(name)
    return value
  }

  /** Words of an array; [] when absent. */
  words(name: string): string[] {
    const value = this.#fields[name]
    return Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : []
  }

  /** A nested object; null when absent. */
  child(name: string): WireObject | null {
    const value = this.#fields[name]
    return isRecord(value) ? new WireObject(value) : null
  }

  /** A nested object; throws when absent. */
  needed(name: string): WireObject {
    const child = this.child(name)
    if (!child) throw new MalformedWire(name)
    return child
  }

  /** A nested object as it came; throws when it is none. */
  record(name: string): Record<string, unknown> {
    const value = this.#fields[name]
    if (!isRecord(value)) throw new MalformedWire(name)
    return value
  }

  /** Entries of an array; throws when it is none. */
  list(name: string): unknown[] {
    const value = this.#fields[name]
    if (!Array.isArray(value)) throw new MalformedWire(name)
    return value
  }

  /** Those of its fields' names that `known` has not; none of nearly every object. */
  strangeNames(known: ReadonlySet<string>): string[] {
    let strange: string[] | undefined
    for (const name in this.#fields) if (!known.has(name)) (strange ??= []).push(name)
    return strange ?? none
  }

  /** The same object with `changes` over it. */
  merged(changes: Record<string, unknown>): Record<string, unknown> {
    return { ...this.#fields, ...changes }
  }
}
