/** A run of digits that may not fit a Number, standing where a number may; most long runs are texts. */
const longRun = /(?:^|[:,[\s-])\d{16}/
/** One token: a string (its inside is never looked at), or a number. */
const token = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const longInteger = /^-?\d{16,}$/

/**
 * The value of a JSON text, integers of 16 digits and more as strings: `seq_no` is about 1.7e18 and
 * does not survive a Number. Undefined for what is no JSON.
 */
export function readJson(text: string): unknown {
  const safe = longRun.test(text)
    ? text.replace(token, (found) => (longInteger.test(found) ? `"${found}"` : found))
    : text
  try {
    return JSON.parse(safe)
  } catch {
    return undefined
  }
}
