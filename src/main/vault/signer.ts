/** Typed data in Starknet's legacy form, as the venue's messages are written. */
export interface TypedMessage {
  types: Record<string, { name: string; type: string }[]>
  primaryType: string
  domain: { name: string; chainId: string; version: string }
  message: Record<string, string | number>
}

/** What the venue wants signed for a new subkey, besides the account. */
export interface SubkeyRegistration {
  /** 0x hex, the x coordinate of the subkey's public point. */
  publicKey: string
  timestampS: number
  expiryS: number
}

/**
 * What the other rooms hold instead of a key: a closed list of verbs. Each promises a signature in the
 * venue's form, `["r","s"]` in decimal, and refuses a message of any other primary type, so that a
 * caller gone wrong cannot have a transaction signed.
 */
export interface Signer {
  /** Hex, the x coordinate of the public point. */
  readonly publicKey: string
  /** The account whose address goes into each hash: the main address, also for a subkey. */
  readonly account: string
  readonly kind: 'main' | 'subkey'
  /** Over POST /onboarding (`Constant`). */
  signOnboarding(message: TypedMessage): string
  /** Over POST /auth (`Request`), times in seconds. */
  signAuth(message: TypedMessage): string
  /** Over a new order (`Order`), time in milliseconds. */
  signOrder(message: TypedMessage): string
  /** Over an order as it shall be (`ModifyOrder`). */
  signModifyOrder(message: TypedMessage): string
  /**
   * `[r, s]` in 0x hex over pedersen_array(account, public key, timestamp, expiry), the main key's word for
   * a subkey of its account: requests.CreateSubkey. TypeError from a subkey, or for what is no such thing.
   */
  signSubkey(registration: SubkeyRegistration): readonly [r: string, s: string]
}
