import type { Keychain, KeychainAnswer } from './keychain'
import type { Secret } from './secret'
import type { Signer } from './signer'
import { createSigner } from './stark'

/** Which key: of which account, in which environment. */
export interface KeyName {
  environment: string
  address: string
}

/** Where keys live. Others get signers from it, never a key. */
export interface Vault {
  checkKeychain(): Promise<KeychainAnswer<null>>
  /** Keeps a key, in the keychain or until the app quits. */
  keep(name: KeyName, secret: Secret, where: 'keychain' | 'session'): Promise<KeychainAnswer<null>>
  /** A signer over the kept key; null where none is kept. */
  open(name: KeyName, kind: 'main' | 'subkey'): Promise<KeychainAnswer<Signer | null>>
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
      return { ok: true, value: null }
    },
    open: async (name, kind) => {
      const held = session.get(entry(name))
      const found: KeychainAnswer<Secret | null> = held
        ? { ok: true, value: held }
        : await keychain.read(entry(name))
      if (!found.ok) return found
      if (found.value === null) return { ok: true, value: null }
      return { ok: true, value: await createSigner({ privateKey: found.value, account: name.address, kind }) }
    },
    forget: async (name) => {
      if (session.delete(entry(name))) return { ok: true, value: null }
      return keychain.remove(entry(name))
    },
  }
}
