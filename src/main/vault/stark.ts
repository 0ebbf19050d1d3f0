import type { LibraryHash } from './quick-hash'
import { Secret } from './secret'
import type { Signer, SubkeyRegistration, TypedMessage } from './signer'

// Loaded at the first need of a key: it is the heaviest module of the app.
const library = () => import('./signing-library')

/** Reads the library, so that who needs it next finds it there. */
export async function loadSigning(): Promise<void> {
  await library()
}

/** Order of the Stark curve: private keys are 1 … order - 1. */
const curveOrder = 0x0800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2fn

/** Why a text is no private key: empty, not hexadecimal, or beyond the curve's order. */
export type KeyProblem = 'vault.keyEmpty' | 'vault.keyForm' | 'vault.keyRange'

/**
 * Reads a private key a person typed or pasted: hexadecimal, with or without 0x, up to 64 digits,
 * within the curve's range. Surrounding white space and quotes are forgiven.
 */
export function readPrivateKey(
  text: string,
): { ok: true; secret: Secret } | { ok: false; problem: { code: KeyProblem } } {
  const bare = text.trim().replace(/^(['"])(.*)\1$/, '$2')
  if (bare === '') return { ok: false, problem: { code: 'vault.keyEmpty' } }
  const digits = /^(?:0x)?([0-9a-f]{1,64})$/i.exec(bare)?.[1]
  if (digits === undefined) return { ok: false, problem: { code: 'vault.keyForm' } }
  const value = BigInt(`0x${digits}`)
  if (value === 0n || value >= curveOrder) return { ok: false, problem: { code: 'vault.keyRange' } }
  return { ok: true, secret: toSecret(value) }
}

/** A fresh key of the curve's full range, from the system's randomness, written as `readPrivateKey` writes one. */
export async function createPrivateKey(): Promise<Secret> {
  const { ec, encode } = await library()
  return toSecret(BigInt(`0x${encode.buf2hex(ec.starkCurve.utils.randomPrivateKey())}`))
}

function toSecret(value: bigint): Secret {
  return new Secret(`0x${value.toString(16)}`)
}

/** The x coordinate of the key's public point, in 0x hex without leading zeros. */
export async function derivePublicKey(secret: Secret): Promise<string> {
  const { ec, num } = await library()
  return num.cleanHex(ec.starkCurve.getStarkKey(secret.reveal()))
}

/** Class hashes of the venue's account contract: `GET /system/config`. */
export interface AccountClass {
  /** `paraclear_account_proxy_hash` */
  proxyHash: string
  /** `paraclear_account_hash` */
  accountHash: string
}

/**
 * The address a main key's account has: that of a proxy contract whose salt is the public key. An
 * address cannot be derived for a subkey or for an account opened by an EVM signature.
 */
export async function deriveAddress(publicKey: string, accountClass: AccountClass): Promise<string> {
  const { hash, num } = await library()
  const calldata = [accountClass.accountHash, hash.getSelectorFromName('initialize'), '2', publicKey, '0']
  return num.cleanHex(hash.calculateContractAddressFromHash(publicKey, accountClass.proxyHash, calldata, 0))
}

/** Two addresses are one account when their numbers are: leading zeros and case differ between sources. */
export function isSameAddress(a: string, b: string): boolean {
  return isAddress(a) && isAddress(b) && BigInt(a) === BigInt(b)
}

/** Whether a text is a Starknet address: 0x and up to 64 hexadecimal digits, not zero. */
export function isAddress(text: string): boolean {
  return /^0x[0-9a-f]{1,64}$/i.test(text) && BigInt(text) !== 0n
}

/** The library's own Pedersen hash and selector, by which a quicker one is checked. */
export async function loadLibraryHash(): Promise<LibraryHash> {
  const { ec, hash } = await library()
  const throwaway = ec.starkCurve.utils.randomPrivateKey()
  return {
    exerciseSigning: () => void ec.starkCurve.sign('0x1', throwaway),
    pedersen: (left, right) => BigInt(ec.starkCurve.pedersen(left, right)),
    selectorOf: (name) => BigInt(hash.getSelectorFromName(name)),
  }
}

/**
 * A signer over one key. Its key is not a property and cannot be reached from outside; a message whose
 * primary type is not the verb's own is refused with a TypeError that tells nothing of the message.
 */
export async function createSigner(options: {
  privateKey: Secret
  account: string
  kind: 'main' | 'subkey'
  /** A message's hash by quicker code; where it gives none, the library hashes. */
  quickHash?: (message: TypedMessage, account: string) => string | null
}): Promise<Signer> {
  const { ec, hash, num, typedData } = await library()
  const { privateKey, account, kind, quickHash } = options
  // The public key's making also builds the library's tables of the base point, which signing needs.
  const publicKey = await derivePublicKey(privateKey)
  const sign = (primaryType: string) => (message: TypedMessage) => {
    // SECURITY: a closed list of verbs; a transaction can never be signed through this door.
    if (message.primaryType !== primaryType) throw new TypeError(`not a message of type ${primaryType}`)
    try {
      // SECURITY: only this hash of public data may come from our own code; the key stays in the library.
      const digest = quickHash?.(message, account) ?? typedData.getMessageHash(message, account)
      const { r, s } = ec.starkCurve.sign(digest, privateKey.reveal())
      return JSON.stringify([r.toString(), s.toString()])
    } catch {
      // SECURITY: the library's own errors may quote what it was given.
      throw new Error('signing failed')
    }
  }
  const signSubkey = ({ publicKey: subkey, timestampS, expiryS }: SubkeyRegistration) => {
    const isOne = /^0x[0-9a-f]{1,64}$/i.test(subkey) && isSeconds(timestampS) && isSeconds(expiryS)
    if (kind !== 'main' || !isOne) throw new TypeError('not a registration of a subkey')
    try {
      // SECURITY: the account's own address comes first, where a typed message has its prefix: no message
      // of another kind has this hash.
      const digest = hash.computePedersenHashOnElements([account, subkey, timestampS, expiryS])
      const { r, s } = ec.starkCurve.sign(digest, privateKey.reveal())
      return [num.toHex(r), num.toHex(s)] as const
    } catch {
      throw new Error('signing failed')
    }
  }
  return {
    publicKey,
    account,
    kind,
    signOnboarding: sign('Constant'),
    signAuth: sign('Request'),
    signOrder: sign('Order'),
    signModifyOrder: sign('ModifyOrder'),
    signSubkey,
  }
}

/** Whether a number is a time in seconds, as a felt of any length would not be. */
function isSeconds(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0 && value < 100_000_000_000
}
