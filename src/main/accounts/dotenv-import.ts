import { randomUUID } from 'node:crypto'
import { open, readFile, rename, stat, unlink } from 'node:fs/promises'
import type { DotenvFinding, Profile, Result } from '../../preload/model'
import type { Secret } from '../vault/secret'
import { isAddress, readPrivateKey } from '../vault/stark'
import { admitSecret, type Admission, type AdmissionDesk } from './admit'
import { readDotenv, toEnvironment, withoutAccount } from './dotenv'

/** Brings an account over from a bot's `.env` file: read, import, and only then clean the file. */
export interface DotenvImport {
  /** Problems: `dotenv.unreadable`, `dotenv.tooLarge`, `dotenv.nothing`. */
  read(path: string): Promise<Result<DotenvFinding>>
  admit(id: string, admission: Admission, desk: AdmissionDesk): Promise<Result<Profile>>
  /** Problems: `dotenv.gone`, `dotenv.notImported` (nothing is removed before the keychain has the key), `dotenv.unwritable`. */
  clean(id: string): Promise<Result<{ removed: number }>>
}

/** A settings file of a bot is small; what is larger was picked by mistake. */
const largestBytes = 256 * 1024

interface Reading {
  id: string
  path: string
  secret: Secret | null
  imported: boolean
}

/** An import that has read nothing yet. It remembers one reading; a new one replaces it. */
export function createDotenvImport(): DotenvImport {
  let reading: Reading | null = null
  const find = (id: string) => (reading?.id === id ? reading : null)
  const gone = { ok: false, problem: { code: 'dotenv.gone' } } as const

  return {
    async read(path) {
      const text = await readSmallFile(path)
      if (!text.ok) return text
      const account = readDotenv(text.value)
      if (Object.keys(account).length === 0) return { ok: false, problem: { code: 'dotenv.nothing' } }
      const key = readPrivateKey(account.PARADEX_L2_PRIVATE_KEY ?? '')
      reading = { id: randomUUID(), path, secret: key.ok ? key.secret : null, imported: false }
      const address = account.PARADEX_ACCOUNT_ADDRESS ?? ''
      return {
        ok: true,
        value: {
          id: reading.id,
          path,
          environment: toEnvironment(account.PARADEX_ENV),
          address: isAddress(address) ? address : null,
          key: key.ok ? { found: true } : { found: false, problem: key.problem },
        },
      }
    },
    async admit(id, admission, desk) {
      const from = find(id)
      if (!from?.secret) return gone
      const admitted = await admitSecret(admission, from.secret, desk)
      // A key that lives until the app quits is no reason to take it out of its only file.
      if (admitted.ok && admitted.value.kept === 'keychain') from.imported = true
      return admitted
    },
    async clean(id) {
      const from = find(id)
      if (!from) return gone
      if (!from.imported) return { ok: false, problem: { code: 'dotenv.notImported' } }
      try {
        const { rest, removed } = withoutAccount(await readFile(from.path))
        await replaceFile(from.path, rest)
        reading = null
        return { ok: true, value: { removed } }
      } catch {
        return { ok: false, problem: { code: 'dotenv.unwritable', values: { path: from.path } } }
      }
    },
  }
}

async function readSmallFile(path: string): Promise<Result<string>> {
  try {
    const { size } = await stat(path)
    if (size > largestBytes) return { ok: false, problem: { code: 'dotenv.tooLarge', values: { path } } }
    return { ok: true, value: await readFile(path, 'utf8') }
  } catch {
    return { ok: false, problem: { code: 'dotenv.unreadable', values: { path } } }
  }
}

/** Whole or not at all: a crash in between leaves the old file. Its permissions stay. */
async function replaceFile(path: string, bytes: Buffer): Promise<void> {
  const { mode } = await stat(path)
  const beside = `${path}.paradesk-${randomUUID()}`
  try {
    const file = await open(beside, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await unlink(beside).catch(() => undefined)
    throw error
  }
}
