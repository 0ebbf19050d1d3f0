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
  /** Builds and checks it, off the path of what is under way; once, however often it is asked. */
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
/** Hashed by both before the first use: both ends of the field, and both sides of where an argument is split. */
const edges = [0n, 1n, 2n ** 248n - 1n, 2n ** 248n, 2n ** 248n + 1n, 2n ** 251n, feltPrime - 1n]
/** Published: the test of starkware-libs/starkex-resources, signature_test_data.json. */
const vector = {
  left: 0x3d937c035c878245caf64531a5756109c53068da139362728feb561405371cbn,
  right: 0x208a0a10250e382e1e4bbe2880906c2791bf6275695e02fbbc6aeff9cd8b31an,
  hash: 0x30e480bed5fe53fa909cc0f8c4d99b8f9f2c016be4c41e13a4848797979c662n,
}

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

/** A hash that is cold until it is warmed up. Hashing by it takes well under a millisecond. */
export function createQuickHash({
  library: load,
  onOff,
  pause = inTurn,
  create = createFastPedersenInTurns,
}: Omit<Parts, 'pause'> & Partial<Parts>): QuickHash {
  let state: QuickHash['state'] = 'cold'
  let hasher: MessageHasher | null = null
  let library: LibraryHash | null = null
  let hashed = 0
  let checked = 0
  let isChecking = false

  function turnOff(): void {
    if (state === 'off') return
    state = 'off'
    hasher = null
    onOff()
  }

  async function build(): Promise<void> {
    await pause()
    library = await load()
    const pedersen = await create(pause)
    if (pedersen.hash(vector.left, vector.right) !== vector.hash) return turnOff()
    for (const [at, left] of edges.entries()) {
      // The library takes a millisecond for each: they are not held in one piece.
      await pause()
      const right = edges.at(-1 - at) ?? 0n
      if (pedersen.hash(left, right) !== library.pedersen(left, right)) return turnOff()
    }
    const warmed = createMessageHasher(pedersen, library.selectorOf)
    for (let exercise = 0; exercise < exercises; exercise++) {
      await pause()
      warmed(exercised, '0x1')
      library.exerciseSigning()
    }
    hasher = warmed
    state = 'ready'
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
    warmUp: () => {
      if (state !== 'cold') return
      state = 'warming'
      void build().catch(turnOff)
    },
    hash: (message, account) => {
      if (!hasher) return null
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
