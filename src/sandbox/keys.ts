/** The public keys on file of each account: the main one from onboarding, and subkeys. */
export class KeyRing {
  private readonly mainKeys = new Map<string, bigint>()
  private readonly subkeys = new Map<string, Set<bigint>>()

  registerMain(account: string, publicKey: bigint): void {
    this.mainKeys.set(account, publicKey)
  }

  registerSubkey(account: string, publicKey: bigint): void {
    const keys = this.subkeys.get(account) ?? new Set()
    this.subkeys.set(account, keys.add(publicKey))
  }

  mainKey(account: string): bigint | undefined {
    return this.mainKeys.get(account)
  }

  hasSubkey(account: string, publicKey: bigint): boolean {
    return this.subkeys.get(account)?.has(publicKey) ?? false
  }

  /** Every key that may sign this account's orders, the main one first. */
  keysOf(account: string): bigint[] {
    const main = this.mainKeys.get(account)
    return [...(main === undefined ? [] : [main]), ...(this.subkeys.get(account) ?? [])]
  }

  /** Accounts with a key on file. */
  accounts(): string[] {
    return [...new Set([...this.mainKeys.keys(), ...this.subkeys.keys()])]
  }
}
