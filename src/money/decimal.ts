/**
 * Exact arithmetic on decimal strings. No floats anywhere: a decimal is a BigInt and a count of places.
 * Pure, imports nothing, so that both processes may use it.
 */

/** Optional minus, digits, optional fraction; no exponent, no plus. */
export type Decimal = string

/** Which way a last place goes: towards zero, away from it, or to the nearest. */
export type Rounding = 'down' | 'up' | 'half'

/** Quanta of the venue: sizes and prices are signed in 10^-8 (`paraclear_decimals`). */
export const QUANTA_PLACES = 8

const pattern = /^(-?)(\d+)(?:\.(\d*))?$/

/** Codes of the characters a decimal is made of. */
const code = { zero: 48, nine: 57, point: 46, minus: 45 } as const

/** Where the digits that start at `from` end. */
function endOfDigits(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at)
    if (digit < code.zero || digit > code.nine) break
  }
  return at
}

/** Whether a text is a decimal in the form the venue writes them. */
export function isDecimal(text: string): boolean {
  const start = text.charCodeAt(0) === code.minus ? 1 : 0
  const end = endOfDigits(text, start)
  if (end === start) return false
  if (end === text.length) return true
  return text.charCodeAt(end) === code.point && endOfDigits(text, end + 1) === text.length
}

interface Parsed {
  units: bigint
  places: number
}

/** 10^n; most are asked for again and again. */
const powers = Array.from({ length: 41 }, (_, exponent) => 10n ** BigInt(exponent))
function powerOfTen(exponent: number): bigint {
  return powers[exponent] ?? 10n ** BigInt(exponent)
}

/** Digits that a Number holds whatever they are; counting in it costs a fraction of what a BigInt does. */
const safeDigits = 15

/** A short decimal, digit by digit; null for a long one, and for what is none. */
function parseShort(text: Decimal): Parsed | null {
  const start = text.charCodeAt(0) === code.minus ? 1 : 0
  if (text.length > safeDigits + start + 1) return null
  let whole = 0
  let pointAt = -1
  let at = start
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at)
    if (digit >= code.zero && digit <= code.nine) whole = whole * 10 + (digit - code.zero)
    else if (digit === code.point && pointAt < 0 && at > start) pointAt = at
    else return null
  }
  if (at === start || (pointAt < 0 && at - start > safeDigits)) return null
  let places = pointAt < 0 ? 0 : text.length - pointAt - 1
  for (; places > 0 && whole % 10 === 0; places--) whole /= 10
  return { units: BigInt(start === 1 ? -whole : whole), places }
}

function parse(text: Decimal): Parsed {
  const short = parseShort(text)
  if (short) return short
  const match = pattern.exec(text)
  if (!match) throw new RangeError('not a decimal')
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  const units = BigInt(match[2] + fraction)
  return { units: match[1] ? -units : units, places: fraction.length }
}

/** Where a text without its trailing zeros ends; what stands before `from` is kept. */
function withoutZeros(digits: string, from: number): number {
  let end = digits.length
  while (end > from && digits.charCodeAt(end - 1) === 48) end--
  return end
}

const safeMost = BigInt(Number.MAX_SAFE_INTEGER)
const scales = Array.from({ length: safeDigits + 1 }, (_, exponent) => 10 ** exponent)

/** What `print` says of whole units that a Number holds exactly; all that is done to them here is exact, too. */
function printSafe(units: number, places: number): Decimal {
  if (units < 0) return `-${printSafe(-units, places)}`
  const scale = scales[places] ?? 1
  let whole = Math.floor(units / scale)
  // A quotient just below a whole number may have been rounded up to it.
  if (whole * scale > units) whole -= 1
  let fraction = units - whole * scale
  if (fraction === 0) return String(whole)
  let digits = places
  for (; fraction % 10 === 0; digits--) fraction /= 10
  return `${whole}.${String(fraction).padStart(digits, '0')}`
}

function print(units: bigint, places: number): Decimal {
  if (units <= safeMost && units >= -safeMost && places <= safeDigits) return printSafe(Number(units), places)
  const negative = units < 0n
  const digits = (negative ? -units : units).toString().padStart(places + 1, '0')
  const point = digits.length - places
  const end = withoutZeros(digits, point)
  const whole = digits.slice(0, point)
  const text = end > point ? `${whole}.${digits.slice(point, end)}` : whole
  return negative ? `-${text}` : text
}

function scaled(value: Parsed, places: number): bigint {
  return value.places === places ? value.units : value.units * powerOfTen(places - value.places)
}

function aligned(a: Decimal, b: Decimal): { a: bigint; b: bigint; places: number } {
  const left = parse(a)
  const right = parse(b)
  const places = Math.max(left.places, right.places)
  return { a: scaled(left, places), b: scaled(right, places), places }
}

function divideUnits(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const quotient = numerator / denominator
  const remainder = numerator % denominator
  if (remainder === 0n) return quotient
  const away = numerator < 0n !== denominator < 0n ? -1n : 1n
  const twice = 2n * (remainder < 0n ? -remainder : remainder)
  const whole = denominator < 0n ? -denominator : denominator
  if (rounding === 'up' || (rounding === 'half' && twice >= whole)) return quotient + away
  return quotient
}

/** The decimal in units of 10^-scale; RangeError for what is no decimal or has digits below that scale. */
export function toUnits(text: Decimal, scale: number = QUANTA_PLACES): bigint {
  const safe = toSafeUnits(text, scale)
  if (safe !== null) return BigInt(safe)
  const value = parse(text)
  if (value.places > scale) throw new RangeError(`more than ${scale} decimal places`)
  return scaled(value, scale)
}

/** The same of a short text whose units a Number holds exactly; null for any other, and for what is no decimal. */
export function toSafeUnits(text: Decimal, scale: number = QUANTA_PLACES): number | null {
  const start = text.charCodeAt(0) === code.minus ? 1 : 0
  const { length } = text
  // One more, for the point: whole units beyond what a Number holds exactly are seen below.
  if (length === start || length > safeDigits + start + 1) return null
  let units = 0
  let places = -1
  for (let at = start; at < length; at++) {
    const digit = text.charCodeAt(at) - code.zero
    if (digit >= 0 && digit <= 9) {
      units = units * 10 + digit
      if (places >= 0) places += 1
    } else if (digit === code.point - code.zero && places < 0 && at > start) places = 0
    else return null
  }
  // Zeros at the end may be more than the scale has places.
  const missing = scale - Math.max(places, 0)
  units *= scales[missing] ?? NaN
  if (!(units <= Number.MAX_SAFE_INTEGER)) return null
  return start === 1 ? -units : units
}

/** The decimal of so many units of 10^-scale, without trailing zeros. */
export function fromUnits(units: bigint, scale: number = QUANTA_PLACES): Decimal {
  return print(units, scale)
}

/** The same of units that a Number holds exactly, a whole number of at most 2^53 - 1; `scale` at most 15. */
export function fromSafeUnits(units: number, scale: number = QUANTA_PLACES): Decimal {
  return printSafe(units, scale)
}

/** A sum of many, exactly: the text of it is made once, at the end. */
export class DecimalSum {
  #units = 0n
  #places = 0

  /** Takes a decimal into the sum, exactly. */
  add(value: Decimal): void {
    const { units, places } = parse(value)
    if (places > this.#places) {
      this.#units *= powerOfTen(places - this.#places)
      this.#places = places
    }
    this.#units += places === this.#places ? units : units * powerOfTen(this.#places - places)
  }

  /** The sum so far. */
  toDecimal(): Decimal {
    return print(this.#units, this.#places)
  }
}

/** a + b, exactly. */
export function add(a: Decimal, b: Decimal): Decimal {
  const pair = aligned(a, b)
  return print(pair.a + pair.b, pair.places)
}

/** a - b, exactly. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  const pair = aligned(a, b)
  return print(pair.a - pair.b, pair.places)
}

/** a × b, exactly. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  const left = parse(a)
  const right = parse(b)
  return print(left.units * right.units, left.places + right.places)
}

/** a ÷ b to so many places; 'down' is towards zero, 'up' away from it. RangeError for b = 0. */
export function divide(a: Decimal, b: Decimal, places: number, rounding: Rounding): Decimal {
  const pair = aligned(a, b)
  if (pair.b === 0n) throw new RangeError('division by zero')
  return print(divideUnits(pair.a * 10n ** BigInt(places), pair.b, rounding), places)
}

/** -1, 0 or 1 as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const pair = aligned(a, b)
  return pair.a < pair.b ? -1 : pair.a > pair.b ? 1 : 0
}

/** -1, 0 or 1. */
export function sign(a: Decimal): -1 | 0 | 1 {
  const { units } = parse(a)
  return units < 0n ? -1 : units > 0n ? 1 : 0
}

/** -a. */
export function negate(a: Decimal): Decimal {
  const value = parse(a)
  return print(-value.units, value.places)
}

/** |a|. */
export function abs(a: Decimal): Decimal {
  const value = parse(a)
  return print(value.units < 0n ? -value.units : value.units, value.places)
}

/** Whether value lies on the grid of step. RangeError for step = 0. */
export function isMultipleOf(value: Decimal, step: Decimal): boolean {
  const pair = aligned(value, step)
  if (pair.b === 0n) throw new RangeError('a step of zero')
  return pair.a % pair.b === 0n
}

/** The value moved to the grid of step: 'down' towards zero, 'up' away from it. */
export function roundToStep(value: Decimal, step: Decimal, direction: 'down' | 'up' | 'nearest'): Decimal {
  const pair = aligned(value, step)
  if (pair.b === 0n) throw new RangeError('a step of zero')
  const steps = divideUnits(pair.a, pair.b, direction === 'nearest' ? 'half' : direction)
  return print(steps * pair.b, pair.places)
}

/** How many decimal places a step needs: 3 for '0.001', 0 for '10'. */
export function placesOf(step: Decimal): number {
  return parse(step).places
}

/** The value with exactly so many places, rounded half away from zero, zeros kept. */
export function toPlaces(value: Decimal, places: number): Decimal {
  const { units, places: have } = parse(value)
  const moved =
    have <= places
      ? units * 10n ** BigInt(places - have)
      : divideUnits(units, 10n ** BigInt(have - places), 'half')
  const trimmed = print(moved, places)
  if (places === 0) return trimmed
  const point = trimmed.indexOf('.')
  const fraction = point < 0 ? '' : trimmed.slice(point + 1)
  return (point < 0 ? trimmed : trimmed.slice(0, point)) + '.' + fraction.padEnd(places, '0')
}
