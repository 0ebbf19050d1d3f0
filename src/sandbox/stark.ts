// The curve alone: what else starknet brings would be read at each start of an exchange.
import { keccak, pedersen as pedersenOf, Signature, utils, verify } from '@scure/starknet'
import { recordedBeginnings } from './recorded'

/** The Stark field's prime. */
const FIELD = 2n ** 251n + 17n * 2n ** 192n + 1n
/** Addresses are below it. */
const ADDRESS_BOUND = 2n ** 251n - 256n
const PREFIX = shortText('StarkNet Message')
const ADDRESS_PREFIX = shortText('STARKNET_CONTRACT_ADDRESS')
const signaturePattern = /^\s*\[\s*"?(0x[0-9a-f]+|\d+)"?\s*,\s*"?(0x[0-9a-f]+|\d+)"?\s*\]\s*$/i

/**
 * Makes the tables of the base point that the first verification would wait for: smaller ones than the library would
 * make of its own.
 */
export function readyCurve(): void {
  utils.precompute(4)
}

/** The `r` and `s` of a Stark signature. */
export interface StarkSignature {
  r: bigint
  s: bigint
}

/** A type of legacy typed data whose members are all felts, with its hash worked out once. */
export interface FeltStruct {
  readonly typeHash: bigint
  readonly members: readonly string[]
}

/** A hexadecimal or decimal text as a felt; undefined when it isn't one. */
export function toFelt(text: string): bigint | undefined {
  if (!/^(0x[0-9a-f]{1,64}|\d{1,77})$/i.test(text)) return undefined
  const value = BigInt(text)
  return value < FIELD ? value : undefined
}

/** Up to 31 characters of ASCII as a felt; RangeError for any other text. */
function shortText(text: string): bigint {
  if (!/^[\x00-\x7f]{1,31}$/.test(text)) throw new RangeError('not a short string')
  return BigInt(`0x${Buffer.from(text, 'ascii').toString('hex')}`)
}

/** Starknet's selector of a name: its keccak, cut to 250 bits. */
function selectorOf(name: string): bigint {
  return keccak(Buffer.from(name, 'ascii'))
}

/** A felt in the venue's form: hexadecimal without leading zeros. */
export function feltText(felt: bigint): string {
  return `0x${felt.toString(16)}`
}

/** Names a struct of felts, members in signing order. */
export function feltStruct(name: string, members: readonly string[]): FeltStruct {
  const type = `${name}(${members.map((member) => `${member}:felt`).join(',')})`
  return { typeHash: selectorOf(type), members }
}

const domainStruct = feltStruct('StarkNetDomain', ['name', 'chainId', 'version'])

/** The hash of the venue's domain; the version is the number 1, not the text (legacy StarkNetDomain). */
export function domainHash(chainId: string): bigint {
  return structHash(domainStruct, { name: 'Paradex', chainId, version: 1n })
}

/** What the account at `address` signs to say this message in this domain. */
export function messageHash(
  domain: bigint,
  address: bigint,
  struct: FeltStruct,
  message: Readonly<Record<string, string | bigint>>,
): bigint {
  return hashOf([PREFIX, domain, address, structHash(struct, message)])
}

// A hash takes the library a millisecond, and half of a message's are of what all of its kind, or of its account, begin with.
const known = new Map<string, bigint>()
const knownAtMost = 500
for (const beginning of recordedBeginnings) {
  let left = 0n
  for (const [felt, hash] of beginning) {
    known.set(pairName(left, felt), hash)
    left = hash
  }
}

function pairName(left: bigint, right: bigint): string {
  return `${left.toString(16)},${right.toString(16)}`
}

/** The pedersen hash of two felts; those asked for lately are remembered. */
export function pedersen(left: bigint, right: bigint): bigint {
  const name = pairName(left, right)
  const hash = known.get(name) ?? BigInt(pedersenOf(left, right))
  // Whatever is asked for again goes to the end: the first is the one longest not asked for.
  known.delete(name)
  known.set(name, hash)
  if (known.size > knownAtMost) known.delete(known.keys().next().value ?? '')
  return hash
}

function structHash(struct: FeltStruct, message: Readonly<Record<string, string | bigint>>): bigint {
  return hashOf([struct.typeHash, ...struct.members.map((member) => encoded(message[member] ?? 0n))])
}

function encoded(value: string | bigint): bigint {
  if (typeof value === 'bigint') return value
  if (value === '') return 0n
  return toFelt(value) ?? shortText(value)
}

/** The pedersen hash of a list of felts, its length at the end. */
export function hashOf(felts: readonly bigint[]): bigint {
  return pedersen(
    felts.reduce((sum, felt) => pedersen(sum, felt), 0n),
    BigInt(felts.length),
  )
}

/** Reads `["r","s"]`, decimal as the venue documents it or hexadecimal; undefined when it is neither. */
export function parseSignature(text: string): StarkSignature | undefined {
  const match = signaturePattern.exec(text)
  if (!match) return undefined
  const r = toFelt(match[1] ?? '')
  const s = toFelt(match[2] ?? '')
  return r && s ? { r, s } : undefined
}

// A public key on file is an x coordinate: of the two points that share it, the one that has verified before comes first.
const knownParity = new Map<bigint, '02' | '03'>()

/** Reads a list of `r` and `s`; undefined when it is something else. */
export function readSignature(parts: readonly string[]): StarkSignature | undefined {
  return parts.length === 2 ? parseSignature(JSON.stringify(parts)) : undefined
}

/** Whether the holder of this public key (its x coordinate) has signed this hash. */
export function verifySignature(publicKey: bigint, hashed: bigint, signature: StarkSignature): boolean {
  const first = knownParity.get(publicKey) ?? '02'
  for (const parity of [first, first === '02' ? '03' : '02'] as const) {
    if (!verifiesAt(parity, publicKey, hashed, signature)) continue
    knownParity.set(publicKey, parity)
    return true
  }
  return false
}

function verifiesAt(parity: string, publicKey: bigint, hashed: bigint, signature: StarkSignature): boolean {
  try {
    const point = parity + publicKey.toString(16).padStart(64, '0')
    return verify(new Signature(signature.r, signature.s), hashed.toString(16), point)
  } catch {
    // The curve throws at a point off it and at numbers out of its range: no signature either way.
    return false
  }
}

/** The classes an account's address is derived from (`/system/config`). */
export interface AccountClasses {
  proxyHash: string
  accountHash: string
}

/** The address of the account whose main public key this is. */
export function accountAddress(publicKey: bigint, classes: AccountClasses): bigint {
  const calldata = [BigInt(classes.accountHash), selectorOf('initialize'), 2n, publicKey, 0n]
  // Starknet's rule for a contract's address: by whom it is deployed (nobody), salt, class and arguments.
  const parts = [ADDRESS_PREFIX, 0n, publicKey, BigInt(classes.proxyHash), hashOf(calldata)]
  return hashOf(parts) % ADDRESS_BOUND
}
