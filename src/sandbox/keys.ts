import type { Clock } from './clock'

/** A key that acts for an account without being its main one; times in nanoseconds. */
export interface Subkey {
  readonly id: number
  readonly account: string
  readonly publicKey: bigint
  name: string
  /** A pending one waits for its activation, proven by the ephemeral key. */
  state: 'active' | 'pending' | 'revoked'
  allowedCidrs: readonly string[]
  readonly ephemeralKey: bigint | undefined
  readonly encryptedKey: string
  readonly createdAtNs: bigint
  updatedAtNs: bigint
  /** 0 while it has not been revoked. */
  revokedAtNs: bigint
}

/** What a subkey is registered with. */
export type SubkeyEntry = Pick<
  Subkey,
  'account' | 'publicKey' | 'name' | 'allowedCidrs' | 'ephemeralKey' | 'encryptedKey'
>

/** The public keys on file of each account: the main one from onboarding, and subkeys. */
export class KeyRing {
  private readonly mainKeys = new Map<string, bigint>()
  private readonly subkeys = new Map<string, Map<bigint, Subkey>>()
  private registered = 0

  constructor(private readonly clock: Clock) {}

  registerMain(account: string, publicKey: bigint): void {
    this.mainKeys.set(account, publicKey)
  }

  /** Puts a subkey on file: active, or pending when it has an ephemeral key. */
  registerSubkey(entry: SubkeyEntry): Subkey {
    const nowNs = this.clock.nowNs()
    this.registered += 1
    const subkey: Subkey = {
      ...entry,
      id: this.registered,
      state: entry.ephemeralKey === undefined ? 'active' : 'pending',
      createdAtNs: nowNs,
      updatedAtNs: nowNs,
      revokedAtNs: 0n,
    }
    const keys = this.subkeys.get(entry.account) ?? new Map<bigint, Subkey>()
    this.subkeys.set(entry.account, keys.set(entry.publicKey, subkey))
    return subkey
  }

  /** Changes a subkey and stamps it. */
  update(subkey: Subkey, change: Partial<Pick<Subkey, 'name' | 'state' | 'allowedCidrs'>>): void {
    Object.assign(subkey, change)
    subkey.updatedAtNs = this.clock.nowNs()
    if (change.state === 'revoked') subkey.revokedAtNs = subkey.updatedAtNs
  }

  mainKey(account: string): bigint | undefined {
    return this.mainKeys.get(account)
  }

  subkey(account: string, publicKey: bigint): Subkey | undefined {
    return this.subkeys.get(account)?.get(publicKey)
  }

  /** Of one account, oldest first, revoked ones included. */
  subkeysOf(account: string): Subkey[] {
    return [...(this.subkeys.get(account)?.values() ?? [])]
  }

  /** Every key that may sign this account's orders, the main one first. */
  keysOf(account: string): bigint[] {
    const main = this.mainKeys.get(account)
    const active = this.subkeysOf(account).filter(({ state }) => state === 'active')
    return [...(main === undefined ? [] : [main]), ...active.map(({ publicKey }) => publicKey)]
  }

  /** Accounts with a key on file. */
  accounts(): string[] {
    return [...new Set([...this.mainKeys.keys(), ...this.subkeys.keys()])]
  }
}
