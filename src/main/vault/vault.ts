import type { Keychain, KeychainAnswer } from './keychain'
import type { Secret } from './secret'
import type { Signer } from './signer'
import { createSigner, readPrivateKey } from './stark'

/** Which key: of which account, in which environment. */
export interface KeyName {
  environment: string
  address: string
}

type OpenAnswer = KeychainAnswer<Signer | null> | { ok: false; problem: { code: 'vault.keyDamaged' } }

/** Where keys live. Others get signers from it, never a key. */
export interface Vault {
  checkKeychain(): Promise<KeychainAnswer<null>>
  /** Keeps a key, in the keychain or until the app quits. */
  keep(name: KeyName, secret: Secret, where: 'keychain' | 'session'): Promise<KeychainAnswer<null>>
  /** A signer over the kept key; null where none is kept. `vault.keyDamaged`: what is kept is no key. */
  open(name: KeyName, kind: 'main' | 'subkey'): Promise<OpenAnswer>
  /** Whether the keychain itself holds this very key. */
  isStored(name: KeyName, secret: Secret): Promise<boolean>
  forget(name: KeyName): Promise<KeychainAnswer<null>>
}

/** The vault over a keychain. One entry for each environment and account: `<environment>:<address>`. */
export function createVault(keychain: Keychain): Vault {
  const session = new Map<string, Secret>()
  const entry = ({ environment, address }: KeyName) => `${environment}:${address.toLowerCase()}`
  return {
    checkKeychain: () => keychain.check(),
    keep: async (name, secret, where) => {
      if (where === 'keychain') {
        const stored = await keychain.store(entry(name), secret)
        if (stored.ok) session.delete(entry(name))
        return stored
      }
      session.set(entry(name), secret)
      // A key asked to be kept until quit only must not stay behind in the keychain from before.
      await keychain.remove(entry(name))
      return { ok: true, value: null }
    },
    open: async (name, kind) => {
      const held = session.get(entry(name))
      const found: KeychainAnswer<Secret | null> = held
        ? { ok: true, value: held }
        : await keychain.read(entry(name))
      if (!found.ok) return found
      if (found.value === null) return { ok: true, value: null }
      // SECURITY: others can write to the keychain, and the library quotes a bad key in its error.
      const checked = readPrivateKey(found.value.reveal())
      if (!checked.ok) return { ok: false, problem: { code: 'vault.keyDamaged' } }
      return {
        ok: true,
        value: await createSigner({ privateKey: checked.secret, account: name.address, kind }),
      }
    },
    isStored: async (name, secret) => {
      const found = await keychain.read(entry(name))
      return found.ok && found.value?.reveal() === secret.reveal()
    },
    forget: async (name) => {
      const wasHeld = session.delete(entry(name))
      const removed = await keychain.remove(entry(name))
      return wasHeld ? { ok: true, value: null } : removed
    },
  }
}
