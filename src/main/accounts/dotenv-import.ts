import { randomUUID } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import type { DotenvFinding, Profile, Result } from '../../preload/model'
import { holdsSecret, type Secret } from '../vault/secret'
import { isAddress, readPrivateKey } from '../vault/stark'
import { replaceFile } from '../whole-file'
import { admitSecret, type Admission, type AdmissionDesk } from './admit'
import { countKeys, readDotenv, toEnvironment, withoutAccount } from './dotenv'

/** Brings an account over from a bot's `.env` file: read, import, and only then clean the file. */
export interface DotenvImport {
  /** Problems: `dotenv.unreadable`, `dotenv.tooLarge`, `dotenv.nothing`, `dotenv.severalKeys`. */
  read(path: string): Promise<Result<DotenvFinding>>
  admit(id: string, admission: Admission, desk: AdmissionDesk): Promise<Result<Profile>>
  /**
   * Takes the account's lines out of the very file that was read. `keyLeft`: the key stands elsewhere in
   * it too, in a comment perhaps. Problems: `dotenv.gone`, `dotenv.notImported` (nothing is removed before
   * the keychain has the key), `dotenv.changed` since it was read, `dotenv.unwritable`.
   */
  clean(id: string): Promise<Result<{ removed: number; keyLeft: boolean }>>
}

/** A settings file of a bot is small; what is larger was picked by mistake. */
const largestBytes = 256 * 1024

interface Reading {
  id: string
  /** Of the file itself, links followed. */
  path: string
  bytes: Buffer
  secret: Secret | null
  /** The account it was kept as in the keychain. */
  kept: Profile | null
}

/**
 * An import that has read nothing yet. It remembers one reading; a new one replaces it. `isStored` says
 * whether the keychain holds this very key for an account.
 */
export function createDotenvImport(
  isStored: (profile: Profile, secret: Secret) => Promise<boolean>,
): DotenvImport {
  let reading: Reading | null = null
  const find = (id: string) => (reading?.id === id ? reading : null)
  const gone = { ok: false, problem: { code: 'dotenv.gone' } } as const

  return {
    async read(path) {
      const file = await readSmallFile(path)
      if (!file.ok) return file
      const text = file.value.bytes.toString('utf8')
      const account = readDotenv(text)
      if (Object.keys(account).length === 0) return { ok: false, problem: { code: 'dotenv.nothing' } }
      if (countKeys(text) > 1) return { ok: false, problem: { code: 'dotenv.severalKeys', values: { path } } }
      const key = readPrivateKey(account.PARADEX_L2_PRIVATE_KEY ?? '')
      reading = { id: randomUUID(), ...file.value, secret: key.ok ? key.secret : null, kept: null }
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
      if (admitted.ok) from.kept = admitted.value.kept === 'keychain' ? admitted.value : null
      return admitted
    },
    async clean(id) {
      const from = find(id)
      if (!from) return gone
      // Asked again now: the account may have been removed, or kept otherwise, since it was imported.
      if (!from.secret || !from.kept || !(await isStored(from.kept, from.secret)))
        return { ok: false, problem: { code: 'dotenv.notImported' } }
      try {
        const now = await readFile(from.path)
        if (!now.equals(from.bytes))
          return { ok: false, problem: { code: 'dotenv.changed', values: { path: from.path } } }
        const { rest, removed } = withoutAccount(now)
        // Its permissions stay.
        const { mode } = await stat(from.path)
        await replaceFile(from.path, rest, mode)
        reading = null
        return {
          ok: true,
          value: { removed, keyLeft: from.secret !== null && holdsSecret(rest, from.secret) },
        }
      } catch {
        return { ok: false, problem: { code: 'dotenv.unwritable', values: { path: from.path } } }
      }
    },
  }
}

async function readSmallFile(link: string): Promise<Result<{ path: string; bytes: Buffer }>> {
  try {
    const path = await realpath(link)
    const { size } = await stat(path)
    if (size > largestBytes) return { ok: false, problem: { code: 'dotenv.tooLarge', values: { path } } }
    return { ok: true, value: { path, bytes: await readFile(path) } }
  } catch {
    return { ok: false, problem: { code: 'dotenv.unreadable', values: { path: link } } }
  }
}
