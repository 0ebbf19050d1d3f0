import { divide, multiply, sign } from '../../money/decimal'
import type { Decimal, Limits } from '../../preload/model'
import { toDecimal } from '../ticket/entry'

/** The fields of a person's own limits, in the order they are asked for. */
export const LIMIT_NAMES = [
  'maxOrderNotional',
  'maxPositionNotional',
  'maxDistanceFromMark',
  'confirmAbove',
] as const
export type LimitName = (typeof LIMIT_NAMES)[number]

/** Whether a limit is kept as a fraction and typed in per cent. */
export function isPercent(name: LimitName): boolean {
  return name === 'maxDistanceFromMark'
}

/** What stands in a limit's field. */
export function toText(name: LimitName, value: Decimal | null): string {
  if (value === null) return ''
  return isPercent(name) ? multiply(value, '100') : value
}

/** The limit that was typed: null for an empty field, undefined for a zero, which would stop everything. */
export function toLimit(name: LimitName, text: string): Decimal | null | undefined {
  if (text.trim() === '') return null
  const value = toDecimal(text)
  if (value === null || sign(value) === 0) return undefined
  return isPercent(name) ? divide(value, '100', 8, 'half') : value
}

/** The limits of four fields; null while one of them is none. */
export function toLimits(texts: Record<LimitName, string>): Limits | null {
  const read = LIMIT_NAMES.map((name) => [name, toLimit(name, texts[name])] as const)
  if (read.some(([, value]) => value === undefined)) return null
  return Object.fromEntries(read) as unknown as Limits
}
