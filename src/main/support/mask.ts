import { redact } from '../log'

/** Numbers that say how the app fares and nothing of an account. */
const harmlessFields = ['bytes', 'status', 'attempt', 'delayMs', 'ms', 'version', 'line']
const stamp = /^\[\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{3}\]/
const keptNumbers = new RegExp(
  [
    // A place in the code: `index.js:12:34`.
    String.raw`\.[cm]?[jt]sx?:\d+(?::\d+)?`,
    // The names of what is there to be named with a digit in it.
    String.raw`\b(?:utf-?8|sha-?\d+|v8|http/?\d|h2|l2)\b`,
    `"(?:${harmlessFields.join('|')})":-?\\d+(?:\\.\\d+)?`,
  ].join('|'),
  'gi',
)

const masks: [RegExp, string][] = [
  // Of an address also the shortened form: its ends alone can be looked up.
  [/0x[0-9a-f]+(?:(?:…|\.{2,3})[0-9a-f]+)?/gi, '[address]'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '[id]'],
  // Letters and digits in one long run are somebody's id.
  [/\b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{12,}\b/gi, '[id]'],
  // Below a home folder stands a name.
  [/((?:\/home|\/Users|[A-Z]:\\+Users)[/\\]+)[^/\\\s"':]+/gi, '$1[name]'],
  [/([?#])[^\s"']+/g, '$1[query]'],
  [/[-+−]?\d+(?:[.,_\u202f\u00a0 ]\d+)*(?:e[-+]?\d+)?/gi, '#'],
]

/**
 * The text without secrets and without anything of an account: addresses, ids, names of folders, and every
 * number but those of `keptNumbers`. What is `known` (labels, addresses) goes wherever it stands.
 */
export function mask(text: string, known: readonly string[] = []): string {
  let rest = redact(text)
  for (const word of known) if (word.length >= 3) rest = replaceWord(rest, word)
  // Kept aside between private-use characters while the numbers go.
  const aside: string[] = []
  rest = rest
    .replace(/[\ue000\ue001]/g, '')
    .replace(keptNumbers, (kept) => `\ue000${'\ue001'.repeat(aside.push(kept))}\ue000`)
  for (const [pattern, stand] of masks) rest = rest.replace(pattern, stand)
  return rest.replace(/\ue000(\ue001+)\ue000/g, (_, marks: string) => aside[marks.length - 1] ?? '')
}

/** The same of a log's text, whose lines keep the time at their beginning. */
export function maskLog(text: string, known: readonly string[] = []): string {
  return text
    .split('\n')
    .map((line) => {
      const time = stamp.exec(line)?.[0] ?? ''
      return time + mask(line.slice(time.length), known)
    })
    .join('\n')
}

function replaceWord(text: string, word: string): string {
  const pattern = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return text.replace(new RegExp(pattern, 'gi'), '[account]')
}
