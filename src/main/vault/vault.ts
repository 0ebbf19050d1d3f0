import type { Keychain, KeychainAnswer } from './keychain'
import type { QuickHash } from './quick-hash'
import { revealToken } from './read-only-token'
import type { Secret } from './secret'
import type { Signer } from './signer'
import { createSigner, loadSigning, readPrivateKey } from './stark'

/** Which entry: the id of a profile. The first key of an account has `<environment>:<address>`. */
export interface EntryName {
  id: string
}

type Damaged = { ok: false; problem: { code: 'vault.keyDamaged' } }

/** Where keys and read-only tokens live. Others get signers from it, never a key. */
export interface Vault {
  checkKeychain(): Promise<KeychainAnswer<null>>
  /** Reads and builds what opening a key needs, which takes a while: for whoever will open one in a moment. */
  prepare(): Promise<void>
  /** Now there is time: readies what makes signing quick, if a key has been opened. */
  warmUp(): void
  /** Keeps a key or a token, in the keychain or until the app quits. */
  keep(name: EntryName, secret: Secret, where: 'keychain' | 'session'): Promise<KeychainAnswer<null>>
  /**
   * A signer over the kept key, for the account at `address`; null where none is kept. `vault.keyDamaged`:
   * what is kept is no key.
   */
  open(
    name: EntryName & { address: string },
    kind: 'main' | 'subkey',
  ): Promise<KeychainAnswer<Signer | null> | Damaged>
  /** What gives the kept read-only token, see `revealToken`; null where none is kept. */
  openToken(name: EntryName): Promise<KeychainAnswer<(() => string) | null> | Damaged>
  /** What a kept login, 'user:password', comes to as basic authorization; null where none is kept. */
  openLogin(name: EntryName): Promise<KeychainAnswer<(() => string) | null>>
  /** Whether the keychain itself holds this very key. */
  isStored(name: EntryName, secret: Secret): Promise<boolean>
  /** Whether this very key is kept, wherever. */
  holds(name: EntryName, secret: Secret): Promise<boolean>
  forget(name: EntryName): Promise<KeychainAnswer<null>>
}

/**
 * The vault over a keychain, whose entries have the names of their profiles' ids. Its signers use the quick hash;
 * without a key nothing of it is loaded.
 */
export function createVault(keychain: Keychain, quickHash?: QuickHash): Vault {
  const session = new Map<string, Secret>()
  let isUsed = false

  async function find({ id }: EntryName): Promise<KeychainAnswer<Secret | null>> {
    const held = session.get(id)
    return held ? { ok: true, value: held } : keychain.read(id)
  }

  const prepare = async (): Promise<void> => {
    await Promise.all([loadSigning(), quickHash?.prepare()])
  }

  return {
    checkKeychain: () => keychain.check(),
    prepare,
    warmUp: () => isUsed && quickHash?.warmUp(),
    keep: async ({ id }, secret, where) => {
      if (where === 'keychain') {
        const stored = await keychain.store(id, secret)
        if (stored.ok) session.delete(id)
        return stored
      }
      // A key asked to be kept until quit only must not stay behind in the keychain from before.
      const removed = await keychain.remove(id)
      if (!removed.ok) {
        const left = await keychain.read(id)
        if (left.ok && left.value !== null) return removed
      }
      session.set(id, secret)
      return { ok: true, value: null }
    },
    open: async (name, kind) => {
      // The keychain takes its time, and whoever asks for a key mostly has one.
      const [found] = await Promise.all([find(name), prepare()])
      if (!found.ok) return found
      if (found.value === null) return { ok: true, value: null }
      // SECURITY: others can write to the keychain, and the library quotes a bad key in its error.
      const checked = readPrivateKey(found.value.reveal())
      if (!checked.ok) return { ok: false, problem: { code: 'vault.keyDamaged' } }
      const signer = await createSigner({
        privateKey: checked.secret,
        account: name.address,
        kind,
        ...(quickHash && { quickHash: quickHash.hash }),
      })
      isUsed = true
      return { ok: true, value: signer }
    },
    openToken: async (name) => {
      const found = await find(name)
      if (!found.ok) return found
      if (found.value === null) return { ok: true, value: null }
      const reveal = revealToken(found.value)
      return reveal ? { ok: true, value: reveal } : { ok: false, problem: { code: 'vault.keyDamaged' } }
    },
    openLogin: async (name) => {
      const found = await find(name)
      if (!found.ok || found.value === null) return found as KeychainAnswer<null>
      const login = found.value
      return { ok: true, value: () => `Basic ${Buffer.from(login.reveal(), 'utf8').toString('base64')}` }
    },
    isStored: async ({ id }, secret) => {
      const found = await keychain.read(id)
      return found.ok && found.value?.reveal() === secret.reveal()
    },
    holds: async (name, secret) => {
      const found = await find(name)
      return found.ok && found.value?.reveal() === secret.reveal()
    },
    forget: async ({ id }) => {
      const wasHeld = session.delete(id)
      const removed = await keychain.remove(id)
      return wasHeld ? { ok: true, value: null } : removed
    },
  }
}
