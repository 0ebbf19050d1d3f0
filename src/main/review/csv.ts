import { isDecimal } from '../../money/decimal'

/** A cell of a table; null is empty. */
export type Cell = string | number | null

/** Characters that make a spreadsheet take a text for a formula, or split it. */
const startsFormula = /^[=+\-@\t\r\n|%]/

/** One line of CSV (RFC 4180), with its end. */
export function toCsvLine(cells: readonly Cell[]): string {
  return `${cells.map(toCsvCell).join(',')}\r\n`
}

function toCsvCell(cell: Cell): string {
  if (cell === null) return ''
  const text = String(cell)
  // SECURITY: a note, or a name from the wire, must not run as a formula in whatever opens the file. A negative
  // number is none, and stays a number to the last digit.
  const safe = startsFormula.test(text) && !isDecimal(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || /^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
