import { createFastPedersenInTurns, feltPrime, type FastPedersen } from '../pedersen/fast-pedersen'
import { createMessageHasher, type HashedMessage, type MessageHasher } from './message-hash'
import type { TypedMessage } from './signer'

/** What the library says, which is right wherever the two differ. */
export interface LibraryHash {
  pedersen: (left: bigint, right: bigint) => bigint
  selectorOf: (name: string) => bigint
  /** Signs nothing in particular by a throwaway key, so that the first order does not find the code cold. */
  exerciseSigning: () => void
}

/** The hash of a message by our own code, as far as it can be trusted. */
export interface QuickHash {
  /** In 0x hex; null while it is not ready, once it is off, and for a message it does not know. */
  hash: (message: TypedMessage, account: string) => string | null
  /**
   * Builds it and holds it against recorded answers: from then on it hashes what signs in. Once, however often it is
   * asked; never rejects.
   */
  prepare(): Promise<void>
  /** Holds it against the library as well, off the path of what is under way, and then lets it hash everything. */
  warmUp(): void
  readonly state: 'cold' | 'warming' | 'ready' | 'off'
  /** Messages hashed by our own code so far, and those of them that the library has hashed again, alike. */
  readonly counts: { hashed: number; checked: number }
}

interface Parts {
  library: () => Promise<LibraryHash>
  /** Our own code differed from the library or failed, and is off for good in this session. */
  onOff: () => void
  /** Lets whatever waits have its turn. */
  pause: () => Promise<void>
  create?: (pause: () => Promise<void>) => FastPedersen | Promise<FastPedersen>
}

/** Of so many messages one is hashed again by the library. */
const sampledOf = 16
/** Hashed by both before the first order: both ends of the field, and both sides of where an argument is split. */
const edges = [0n, 1n, 2n ** 248n - 1n, 2n ** 248n, 2n ** 248n + 1n, 2n ** 251n, feltPrime - 1n]
/** What the library answers to each of the edges with the one across from it: a test asks it. */
const edgeHashes = [
  0x156f006187d5dad61af128a83d2ca30676ab61cfe2b77dd867db907f4e3b25en,
  0x67609063b6197f395c044b87c4b135b493d7bcf44088fcaf5887d4f95aa02f5n,
  0x4607c872fd3c11cbd9cbb2c6528ad1d958a58c7d056ab93aff078febda9f0an,
  0x6479063e489ba54ba4617e08c84910122c3beb347e6506d491159ef6b2be5c2n,
  0x5132515a78841b3674530a012ddb0aa9cfaf3ae4056dbff97088d1fbd895b80n,
  0x15f8c86a90d6a4f08900ef5d7d47e26ab57363989c98f3a13521e68067eeb0en,
  0x3b25dd3405caa75da76abdb4e670cc51481d19c4254fd11ae44b7b6e111f854n,
]

/** Two felts and their hash, as somebody else than our own code says it. */
export interface KnownHash {
  left: bigint
  right: bigint
  hash: bigint
}

/** Answers recorded beforehand, the same whatever machine this runs on. */
export const knownHashes: readonly KnownHash[] = [
  // Published: the test of starkware-libs/starkex-resources, signature_test_data.json.
  {
    left: 0x3d937c035c878245caf64531a5756109c53068da139362728feb561405371cbn,
    right: 0x208a0a10250e382e1e4bbe2880906c2791bf6275695e02fbbc6aeff9cd8b31an,
    hash: 0x30e480bed5fe53fa909cc0f8c4d99b8f9f2c016be4c41e13a4848797979c662n,
  },
  ...edgeHashes.map((hash, at) => ({ left: edges[at] ?? 0n, right: edges.at(-1 - at) ?? 0n, hash })),
]

// SECURITY: these move nothing. One that was hashed wrongly would be refused by the venue, and no more.
const signsIn = new Set(['Request', 'Constant'])

/** What is hashed to warm up: an order's shape, and nobody's order. */
const exercised: TypedMessage = {
  types: {
    StarkNetDomain: ['name', 'chainId', 'version'].map((name) => ({ name, type: 'felt' })),
    Order: ['timestamp', 'market', 'side', 'orderType', 'size', 'price'].map((name) => ({
      name,
      type: 'felt',
    })),
  },
  primaryType: 'Order',
  domain: { name: 'none', chainId: '0x0', version: '1' },
  message: { timestamp: '1', market: 'NONE', side: '1', orderType: 'LIMIT', size: '1', price: '1' },
}
/** By then the engine has compiled most of what signing uses. */
const exercises = 12

const inTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))
/** Somebody waits for it: no longer than what has come in meanwhile takes. */
const atOnce = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A hash that is cold until it is warmed up. Hashing by it takes well under a millisecond. */
export function createQuickHash({
  library: load,
  onOff,
  pause = inTurn,
  create = createFastPedersenInTurns,
}: Omit<Parts, 'pause'> & Partial<Parts>): QuickHash {
  let state: QuickHash['state'] = 'cold'
  let preparing: Promise<void> | null = null
  let pedersen: FastPedersen | null = null
  let hasher: MessageHasher | null = null
  let library: LibraryHash | null = null
  /** What it has hashed to sign in, for the library to hash again when there is time; null from then on. */
  let owed: HashedMessage[] | null = []
  let hashed = 0
  let checked = 0
  let isChecking = false

  function turnOff(): void {
    if (state === 'off') return
    state = 'off'
    hasher = null
    owed = null
    onOff()
  }

  async function prepare(): Promise<void> {
    library = await load()
    const built = await create(atOnce)
    if (knownHashes.some(({ left, right, hash }) => built.hash(left, right) !== hash)) return turnOff()
    pedersen = built
    hasher = createMessageHasher(built, library.selectorOf)
  }

  const prepareOnce = (): Promise<void> => (preparing ??= prepare().catch(turnOff))

  async function build(): Promise<void> {
    await pause()
    await prepareOnce()
    if (!pedersen || !hasher || !library) return
    for (const { left, right } of knownHashes) {
      // The library takes a millisecond for each: they are not held in one piece.
      await pause()
      if (pedersen.hash(left, right) !== library.pedersen(left, right)) return turnOff()
    }
    const warmed = hasher
    for (let exercise = 0; exercise < exercises; exercise++) {
      await pause()
      warmed(exercised, '0x1')
      library.exerciseSigning()
    }
    const before = owed ?? []
    owed = null
    state = 'ready'
    for (const message of before) await check(message, library)
  }

  /** Hashes every list again by the library, a hash at a time. */
  async function check({ lists }: HashedMessage, by: LibraryHash): Promise<void> {
    for (const { felts, hash } of lists) {
      let sum = 0n
      for (const felt of [...felts, BigInt(felts.length)]) {
        await pause()
        sum = by.pedersen(sum, felt)
      }
      if (sum !== hash) return turnOff()
    }
    checked += 1
  }

  function sample(message: HashedMessage): void {
    if (owed) {
      if (owed.length < sampledOf) owed.push(message)
      hashed += 1
      return
    }
    const isDue = hashed++ % sampledOf === 0
    if (!isDue || isChecking || !library) return
    isChecking = true
    void check(message, library)
      .catch(turnOff)
      .finally(() => (isChecking = false))
  }

  return {
    get state() {
      return state
    },
    get counts() {
      return { hashed, checked }
    },
    prepare: prepareOnce,
    warmUp: () => {
      if (state !== 'cold') return
      state = 'warming'
      void build().catch(turnOff)
    },
    hash: (message, account) => {
      if (!hasher || (state !== 'ready' && !signsIn.has(message.primaryType))) return null
      try {
        const known = hasher(message, account)
        if (!known) return null
        sample(known)
        return `0x${known.digest.toString(16)}`
      } catch {
        turnOff()
        return null
      }
    },
  }
}
