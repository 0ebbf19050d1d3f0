/** A number with its sign, points and groups, but for the digits of a name, as in `1INCH-USD-PERP`. */
const number = /[−+]?(?<![A-Za-z\d-])\d+(?:[.,'’\u00a0\u202f ]\d+)*(?![A-Za-z\d-])/g

/** A text with dots in the place of its numbers: for who hides what the account holds and does. */
export function coverNumbers(text: string): string {
  return text.replace(number, '•••')
}

/** What is written in the place of one figure. */
export const DOTS = '•••••'
