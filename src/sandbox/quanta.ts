import type { Quanta } from './exchange/types'

const PLACES = 8
const ONE = 10n ** BigInt(PLACES)
const pattern = /^(-?)(\d{1,30})(?:\.(\d{0,30}))?$/

/** A decimal text in quanta of 10^-8; undefined when it isn't one or has digits beyond the eighth place. */
export function toQuanta(text: string): Quanta | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > PLACES) return undefined
  const units = BigInt(`${match[2]}${fraction.padEnd(PLACES, '0')}`)
  return match[1] === '-' ? -units : units
}

/** Quanta as the shortest decimal text, the way the venue prints money, prices and sizes. */
export function toDecimal(units: Quanta): string {
  const magnitude = units < 0n ? -units : units
  const fraction = (magnitude % ONE).toString().padStart(PLACES, '0').replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${magnitude / ONE}${fraction && '.'}${fraction}`
}

/** Like `toDecimal`; what the venue leaves out is an empty text. */
export function toDecimalOr(units: Quanta | null, absent = ''): string {
  return units === null ? absent : toDecimal(units)
}
