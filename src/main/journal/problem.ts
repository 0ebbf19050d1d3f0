import type { Problem } from '../../preload/model'

/** The primary result codes of SQLite we tell apart. */
const busy = 5
const locked = 6
const readOnly = 8
const corrupt = 11
const full = 13
const cannotOpen = 14
const notADatabase = 26

const codes: Record<number, string> = {
  [busy]: 'journal.inUse',
  [locked]: 'journal.inUse',
  [readOnly]: 'journal.unwritable',
  [cannotOpen]: 'journal.unwritable',
  [full]: 'journal.full',
  [corrupt]: 'journal.damaged',
  [notADatabase]: 'journal.damaged',
}

const systemCodes: Record<string, string> = {
  ENOSPC: 'journal.full',
  EDQUOT: 'journal.full',
  EACCES: 'journal.unwritable',
  EPERM: 'journal.unwritable',
  EROFS: 'journal.unwritable',
  ENOTDIR: 'journal.unwritable',
  EEXIST: 'journal.unwritable',
}

/** The problem behind an error of the database or of the file system; anything else is `journal.failed`. */
export function toProblem(error: unknown): Problem {
  const { errcode, code, message } = (error ?? {}) as { errcode?: unknown; code?: unknown; message?: unknown }
  const detail = typeof message === 'string' ? message : ''
  const known =
    typeof errcode === 'number'
      ? codes[errcode & 0xff]
      : typeof code === 'string'
        ? systemCodes[code]
        : undefined
  return { code: known ?? 'journal.failed', detail }
}
