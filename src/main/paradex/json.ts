/**
 * A run of digits that may not fit a Number, standing where a number may; most long runs are texts. Each digit is
 * written out: the engine then skips through a text by whole runs, which it does not for a count this high.
 */
const longRun = new RegExp(`(?:^|[:,[\\s-])${'\\d'.repeat(16)}`)
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const longInteger = /^-?\d{16,}$/

const quoted = (found: string): string => (longInteger.test(found) ? `"${found}"` : found)

/** Where the string that opens at `at` is over; the text's end for one that never is. */
function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end > 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text[end - 1 - escapes] === '\\') escapes++
    if (escapes % 2 === 0) return end + 1
  }
  return text.length
}

/** The text with its long integers made strings; the inside of a string is never looked at. */
function quoteLongIntegers(text: string): string {
  let safe = ''
  let copied = 0
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('"', at)
    const end = open < 0 ? text.length : open
    if (end - at > 16) {
      safe += text.slice(copied, at) + text.slice(at, end).replace(number, quoted)
      copied = end
    }
    at = open < 0 ? end : endOfString(text, open)
  }
  return safe + text.slice(copied)
}

/**
 * The value of a JSON text, integers of 16 digits and more as strings: `seq_no` is about 1.7e18 and
 * does not survive a Number. Undefined for what is no JSON.
 */
export function readJson(text: string): unknown {
  const safe = longRun.test(text) ? quoteLongIntegers(text) : text
  try {
    return JSON.parse(safe)
  } catch {
    return undefined
  }
}
