import type { Decimal } from '../preload/model'
import type { Notation } from './notation'
import { isDecimal, multiply, sign, toPlaces } from '../money/decimal'

/**
 * How a decimal is written: exactly so many places, rounded half away from zero; '+' shown on demand. What is too small
 * for its places, but not zero, is written as less than the smallest they can show: '−<0.01'.
 */
export interface NumberStyle {
  places: number
  signed?: boolean
}

/** A decimal taken apart for drawing; joined together the parts are the text. */
export interface NumberParts {
  sign: '' | '+' | '−' | '<' | '+<' | '−<'
  whole: string
  /** With its point; '' for a number without places. */
  fraction: string
  /** Zeros at the end of the fraction, and the point if nothing else is left of it. */
  trailing: string
}

/** The parts of a decimal as that notation groups and points it. RangeError for what is no decimal. */
export function toParts(value: Decimal, { places, signed }: NumberStyle, notation: Notation): NumberParts {
  const direction = sign(value)
  const near = toPlaces(value, places)
  const isLess = direction !== 0 && sign(near) === 0
  const rounded = isLess ? leastOf(places) : near
  const { group, point } = notation
  const [whole = '', fraction = ''] = rounded.replace('-', '').split('.')
  const trailing = /0*$/.exec(fraction)?.[0] ?? ''
  const kept = fraction.slice(0, fraction.length - trailing.length)
  return {
    sign: `${direction < 0 ? '−' : direction > 0 && signed ? '+' : ''}${isLess ? '<' : ''}`,
    whole: whole.replace(/\B(?=(\d{3})+$)/g, group),
    fraction: kept ? point + kept : '',
    trailing: trailing && !kept ? point + trailing : trailing,
  }
}

/** The smallest decimal of so many places. */
function leastOf(places: number): Decimal {
  return places === 0 ? '1' : `0.${'1'.padStart(places, '0')}`
}

/** A decimal as text in that notation; what is no decimal comes back as it is. */
export function formatNumber(value: Decimal, style: NumberStyle, notation: Notation): string {
  if (!isDecimal(value)) return value
  const { sign, whole, fraction, trailing } = toParts(value, style, notation)
  return sign + whole + fraction + trailing
}

/** A fraction as per cent: '0.0132' at 2 places is '1.32 %'. */
export function formatPercent(fraction: Decimal, style: NumberStyle, notation: Notation): string {
  return `${formatNumber(multiply(fraction, '100'), style, notation)}\u202f%`
}

const fourDigits = { minimumSignificantDigits: 4, maximumSignificantDigits: 4 }
/** By language: to make one takes longer than to write a thousand numbers with it. */
const compactWriters = new Map<string, Intl.NumberFormat>()

function compactWriter(language: string): Intl.NumberFormat {
  const known = compactWriters.get(language)
  if (known) return known
  const writer = new Intl.NumberFormat(language, { notation: 'compact', ...fourDigits })
  compactWriters.set(language, writer)
  return writer
}

/** A large amount in four digits ('1.240B', '12.40亿'), so that its width stays: for volumes, not for money one owns. */
export function formatCompact(value: Decimal, { language, point, group }: Notation): string {
  // As text, which is read exactly; a decimal of ours is always one of these literals.
  return compactWriter(language)
    .formatToParts(value as `${number}`)
    .map(({ type, value: text }) => (type === 'decimal' ? point : type === 'group' ? group : text))
    .join('')
}
