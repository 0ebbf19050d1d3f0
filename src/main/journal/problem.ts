import type { Problem } from '../../preload/model'

/** Primary result codes of SQLite and the words it says with them: some errors carry the words only. */
const refusals: [code: number, words: string, problem: string][] = [
  [5, 'database is locked', 'journal.inUse'],
  [8, 'attempt to write a readonly database', 'journal.unwritable'],
  [11, 'database disk image is malformed', 'journal.damaged'],
  [13, 'database or disk is full', 'journal.full'],
  [14, 'unable to open database file', 'journal.unwritable'],
  [26, 'file is not a database', 'journal.damaged'],
]

const systemCodes: Record<string, string> = {
  ENOSPC: 'journal.full',
  EDQUOT: 'journal.full',
  EACCES: 'journal.unwritable',
  EPERM: 'journal.unwritable',
  EROFS: 'journal.unwritable',
  ENOTDIR: 'journal.unwritable',
  EEXIST: 'journal.unwritable',
  EISDIR: 'journal.unwritable',
}

/** The problem behind an error of the database or of the file system; anything else is `journal.failed`. */
export function toProblem(error: unknown): Problem {
  const { errcode, code, message } = (error ?? {}) as { errcode?: unknown; code?: unknown; message?: unknown }
  const detail = typeof message === 'string' ? message : ''
  const primary = typeof errcode === 'number' ? errcode & 0xff : undefined
  const refusal = refusals.find(([known, words]) => known === primary || detail.includes(words))
  const system = typeof code === 'string' ? systemCodes[code] : undefined
  return { code: refusal?.[2] ?? system ?? 'journal.failed', detail }
}
