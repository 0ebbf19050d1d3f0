import { feltPrime, type FastPedersen, type HashStart } from '../pedersen/fast-pedersen'
import type { TypedMessage } from './signer'

/** A message's hash, and the lists of felts it is made of, each `pedersen_array` of the venue's documents. */
export interface HashedMessage {
  digest: bigint
  lists: { felts: readonly bigint[]; hash: bigint }[]
}

/** Hashes typed messages whose fields are all felts; null for any other, which is left to the library. */
export type MessageHasher = (message: TypedMessage, account: string) => HashedMessage | null

const prefix = encodeText('StarkNet Message') ?? 0n

/** Printable ASCII of up to 31 characters as a felt; null for any other, which the library reads in its own way. */
function encodeText(text: string): bigint | null {
  if (!/^[ -~]{1,31}$/.test(text)) return null
  return BigInt(`0x${Buffer.from(text, 'ascii').toString('hex')}`)
}

/** A field's value as the library reads one: a number where it looks like one, else a short text. */
function encodeFelt(value: string | number | undefined): bigint | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : null
  if (value === undefined) return null
  if (value === '') return 0n
  const felt = /^(?:0x[0-9a-f]+|[0-9]+)$/i.test(value) ? BigInt(value) : encodeWord(value)
  return felt !== null && felt < feltPrime ? felt : null
}

/** Text that no reading takes for a number: with a letter first, and without white space at its ends. */
function encodeWord(text: string): bigint | null {
  return /^[a-z/]/i.test(text) && text.trim() === text ? encodeText(text) : null
}

type Fields = TypedMessage['types'][string]

function encodeFields(fields: Fields, values: Record<string, string | number>): bigint[] | null {
  const felts: bigint[] = []
  for (const { name, type } of fields) {
    const felt = type === 'felt' ? encodeFelt(values[name]) : null
    if (felt === null) return null
    felts.push(felt)
  }
  return felts
}

/** `selectorOf` is Starknet's: the keccak of a name, cut to 250 bits. */
export function createMessageHasher(
  pedersen: FastPedersen,
  selectorOf: (name: string) => bigint,
): MessageHasher {
  // By the felts a list begins with: those of a type, and those of a domain and an account, come again.
  const starts = new Map<string, HashStart>()
  const typeHashes = new Map<string, bigint>()

  function startOf(head: readonly bigint[]): HashStart {
    const key = head.join()
    const known = starts.get(key)
    if (known) return known
    const start = pedersen.keep(head.reduce(pedersen.hash, 0n))
    starts.set(key, start)
    return start
  }

  /** pedersen_array(head, tail): h(… h(h(0, first), second) …, length). */
  function hashList(head: readonly bigint[], tail: readonly bigint[]): HashedMessage['lists'][number] {
    const felts = [...head, ...tail]
    const [first = 0n, ...others] = [...tail, BigInt(felts.length)]
    const hash = others.reduce(pedersen.hash, pedersen.hashFrom(startOf(head), first))
    return { felts, hash }
  }

  function typeHashOf(name: string, fields: Fields): bigint {
    const text = `${name}(${fields.map((field) => `${field.name}:${field.type}`).join(',')})`
    const known = typeHashes.get(text) ?? selectorOf(text)
    typeHashes.set(text, known)
    return known
  }

  function hashStruct(
    name: string,
    { types }: TypedMessage,
    values: Record<string, string | number>,
  ): HashedMessage['lists'][number] | null {
    const fields = types[name]
    const felts = fields && encodeFields(fields, values)
    return felts ? hashList([typeHashOf(name, fields)], felts) : null
  }

  // Messages share a few domains; their hashes are kept by what they say.
  const domains = new Map<string, HashedMessage['lists'][number] | null>()

  function hashDomain(message: TypedMessage): HashedMessage['lists'][number] | null {
    const key = JSON.stringify([message.domain, message.types.StarkNetDomain])
    const known = domains.get(key)
    if (known !== undefined) return known
    const hashed = hashStruct('StarkNetDomain', message, message.domain)
    domains.set(key, hashed)
    return hashed
  }

  return (message, account) => {
    if ('revision' in message.domain) return null
    const address = /^0x/i.test(account) ? encodeFelt(account) : null
    const domain = hashDomain(message)
    const struct = hashStruct(message.primaryType, message, message.message)
    if (address === null || !domain || !struct) return null
    const whole = hashList([prefix, domain.hash, address], [struct.hash])
    return { digest: whole.hash, lists: [domain, struct, whole] }
  }
}
