import { Secret } from './secret'

export type KeychainCode = 'vault.keychainMissing' | 'vault.keychainLocked' | 'vault.keychainFailed'
export type KeychainAnswer<T> =
  { ok: true; value: T } | { ok: false; problem: { code: KeychainCode; detail: string } }

/** The operating system's keychain, one service of it. Names are not secret; what they name is. */
export interface Keychain {
  /** Whether it answers at all; touches no secret. */
  check(): Promise<KeychainAnswer<null>>
  store(name: string, secret: Secret): Promise<KeychainAnswer<null>>
  read(name: string): Promise<KeychainAnswer<Secret | null>>
  remove(name: string): Promise<KeychainAnswer<null>>
}

const patienceMs = 60_000

/** The system's keychain through keytar: Keychain, Credential Manager or Secret Service. */
export function createKeychain(service: string): Keychain {
  // Loaded late, so that the app starts where the native module or the library under it is missing.
  const keytar = async () => {
    const loaded = await import('keytar')
    return loaded.default ?? loaded
  }
  return {
    check: () => attempt(async () => void (await (await keytar()).getPassword(service, 'check'))),
    store: (name, secret) =>
      attempt(async () => {
        const chain = await keytar()
        await chain.setPassword(service, name, secret.reveal())
        // A keychain that takes a key and does not give it back would lose it at the next start.
        if ((await chain.getPassword(service, name)) !== secret.reveal()) throw new Error('not kept')
      }),
    read: (name) =>
      attempt(async () => {
        const text = await (await keytar()).getPassword(service, name)
        return text === null ? null : new Secret(text)
      }),
    remove: (name) => attempt(async () => void (await (await keytar()).deletePassword(service, name))),
  }
}

async function attempt<T>(action: () => Promise<T>): Promise<KeychainAnswer<T extends void ? null : T>> {
  type Value = T extends void ? null : T
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the keychain did not answer')), patienceMs)
  })
  try {
    return { ok: true, value: ((await Promise.race([action(), late])) ?? null) as Value }
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'unknown'
    return { ok: false, problem: { code: codeOf(detail), detail } }
  } finally {
    clearTimeout(timer)
  }
}

/** Which plain sentence fits the library's words. */
export function codeOf(detail: string): KeychainCode {
  if (/locked|prompt|dismissed|denied|interaction/i.test(detail)) return 'vault.keychainLocked'
  if (
    /d-?bus|autolaunch|could not connect|secrets was not provided|libsecret|keytar\.node|cannot find module|ServiceUnknown/i.test(
      detail,
    )
  )
    return 'vault.keychainMissing'
  return 'vault.keychainFailed'
}
