import { isDecimal, placesOf } from '../../money/decimal'
import { formatNumber } from '../../notation/number'
import type { Notation } from '../../notation/notation'

/** A field's number as it is written elsewhere, for whom a point means something else; '' for everybody else. */
export function echoOf(text: string, notation: Notation): string {
  // With its last digit still to come, or its first left out.
  const value = text.replace(/\.$/, '').replace(/^(-?)\./, '$10.')
  if (notation.point === '.' || !text.includes('.') || !isDecimal(value)) return ''
  return `= ${formatNumber(value, { places: placesOf(value) }, notation)}`
}
