import fc from 'fast-check'
import { typedData } from 'starknet'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createFastPedersen } from '../../src/main/pedersen/fast-pedersen'
import {
  authMessage,
  modifyOrderMessage,
  onboardingMessage,
  orderMessage,
} from '../../src/main/paradex/messages'
import {
  createQuickHash,
  knownHashes,
  type LibraryHash,
  type QuickHash,
} from '../../src/main/vault/quick-hash'
import { createSecret } from '../../src/main/vault/secret'
import type { TypedMessage } from '../../src/main/vault/signer'
import { createSigner, loadLibraryHash } from '../../src/main/vault/stark'
import vectors from '../fixtures/paradex/vectors.json'

const chainId = vectors.systemConfig.starknet_chain_id
const account = vectors.account.l2Address
const order = {
  timestampMs: vectors.order.in.signatureTimestampMs,
  market: 'ETH-USD-PERP',
  side: 'buy',
  type: 'limit',
  size: '0.1',
  price: '1500',
} as const
const message = orderMessage(chainId, order)

/** The pauses are macrotasks, without the wait. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
let off = 0

async function warmed(parts: Partial<Parameters<typeof createQuickHash>[0]> = {}): Promise<QuickHash> {
  off = 0
  const hash = createQuickHash({ library: loadLibraryHash, onOff: () => (off += 1), pause, ...parts })
  expect(hash.hash(message, account)).toBeNull()
  hash.warmUp()
  hash.warmUp()
  await vi.waitUntil(() => hash.state === 'ready' || hash.state === 'off')
  return hash
}

describe('the quick hash', () => {
  let quick: QuickHash
  beforeAll(async () => {
    quick = await warmed()
  })

  test('knows beforehand what the library would say', async () => {
    const { pedersen } = await loadLibraryHash()
    expect(knownHashes).toHaveLength(8)
    for (const { left, right, hash } of knownHashes) expect(pedersen(left, right)).toBe(hash)
  })

  test('signs in before the library has been asked, and nothing else; the library hashes that again', async () => {
    const asked: bigint[] = []
    const library = async (): Promise<LibraryHash> => {
      const real = await loadLibraryHash()
      return { ...real, pedersen: (left, right) => (asked.push(left), real.pedersen(left, right)) }
    }
    const hash = createQuickHash({ library, onOff: () => (off += 1), pause })
    await hash.prepare()
    const signsIn = authMessage(chainId, 1634736000, 1634736300)
    expect(hash.hash(signsIn, account)).toBe(vectors.testnetSignatures.auth.messageHash)
    expect(hash.hash(onboardingMessage(chainId), account)).toBe(
      vectors.testnetSignatures.onboarding.messageHash,
    )
    expect(hash.hash(message, account)).toBeNull()
    expect([asked, hash.state, hash.counts.checked]).toEqual([[], 'cold', 0])
    hash.warmUp()
    await vi.waitUntil(() => hash.counts.checked === 2)
    expect(hash.state).toBe('ready')
    expect(hash.hash(message, account)).toBe(vectors.testnetSignatures.order.messageHash)
  })

  test.each([
    ['onboarding', onboardingMessage(chainId), vectors.testnetSignatures.onboarding],
    ['auth', authMessage(chainId, 1634736000, 1634736300), vectors.testnetSignatures.auth],
    ['order', message, vectors.testnetSignatures.order],
    ['modify', modifyOrderMessage(chainId, order, '1681462770114'), vectors.testnetSignatures.modifyOrder],
  ])('says the published hash of %s', (_, of, vector) => {
    expect(quick.hash(of, account)).toBe(vector.messageHash)
    // The first digit of an address may be 0, and its letters large.
    expect(quick.hash(of, `0x0${account.slice(2).toUpperCase()}`)).toBe(vector.messageHash)
  })

  test('says what the library says of any fields, or nothing', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 34 }),
      fc.bigInt({ min: 0n, max: 2n ** 251n }).map(String),
      fc.bigInt({ min: 0n, max: 2n ** 251n }).map((felt) => `0x${felt.toString(16)}`),
      fc.constantFrom(
        '',
        ' ',
        '0',
        '00',
        '0x',
        '0X1',
        '1e3',
        '-1',
        ' 1',
        '1 ',
        '0b1',
        '0o7',
        'ETH-USD-PERP',
        'é',
      ),
      fc.maxSafeNat(),
    )
    let said = 0
    fc.assert(
      fc.property(value, value, (market, price) => {
        const of: TypedMessage = { ...message, message: { ...message.message, market, price } }
        const ours = quick.hash(of, account)
        if (ours === null) return
        said += 1
        expect(ours).toBe(typedData.getMessageHash(of, account))
      }),
      { numRuns: 200 },
    )
    expect(said).toBeGreaterThan(20)
    expect(quick.state).toBe('ready')
  }, 60_000)

  test('leaves to the library what it does not know', () => {
    const unknown: TypedMessage[] = [
      { ...message, message: {} },
      { ...message, primaryType: 'Transaction' },
      { ...message, types: { Order: message.types.Order ?? [] } },
      { ...message, domain: { ...message.domain, revision: '1' } as TypedMessage['domain'] },
      { ...message, message: { ...message.message, size: String(2n ** 252n) } },
      { ...message, types: { ...message.types, Order: [{ name: 'market', type: 'string' }] } },
    ]
    for (const of of unknown) expect(quick.hash(of, account)).toBeNull()
    expect(quick.hash(message, 'no address?')).toBeNull()
    expect(quick.state).toBe('ready')
  })

  test('is what the signer signs', async () => {
    const asked: TypedMessage[] = []
    const signer = await createSigner({
      privateKey: createSecret(vectors.account.l2PrivateKey),
      account,
      kind: 'main',
      quickHash: (of, at) => {
        asked.push(of)
        return quick.hash(of, at)
      },
    })
    expect(signer.signOrder(message)).toBe(vectors.testnetSignatures.order.signature)
    expect(asked).toEqual([message])
  })
})

describe('a quick hash that is wrong', () => {
  test.each([
    ['of a published answer', (left: bigint) => left > 2n ** 249n && left < 2n ** 250n],
    ['at an edge', (left: bigint) => left === 2n ** 248n + 1n],
  ])('%s is never used', async (_, isWrongFor) => {
    const create = () => {
      const right = createFastPedersen()
      return { ...right, hash: (a: bigint, b: bigint) => right.hash(a, b) ^ (isWrongFor(a) ? 1n : 0n) }
    }
    const quick = await warmed({ create })
    expect(quick.state).toBe('off')
    expect(quick.hash(message, account)).toBeNull()
    expect(off).toBe(1)
  })

  test('when it signs in is found when there is time, and off for good', async () => {
    off = 0
    const create = () => {
      const right = createFastPedersen()
      return {
        ...right,
        hashFrom: (...of: Parameters<typeof right.hashFrom>) => right.hashFrom(...of) ^ 1n,
      }
    }
    const quick = createQuickHash({ library: loadLibraryHash, onOff: () => (off += 1), pause, create })
    await quick.prepare()
    expect(quick.hash(authMessage(chainId, 1634736000, 1634736300), account)).not.toBeNull()
    quick.warmUp()
    await vi.waitUntil(() => quick.state === 'off')
    expect([quick.hash(message, account), off]).toEqual([null, 1])
  })

  test('in use is found by a sample, and off for good', async () => {
    let isWrong = false
    const create = () => {
      const right = createFastPedersen()
      return {
        ...right,
        hashFrom: (...of: Parameters<typeof right.hashFrom>) => right.hashFrom(...of) ^ (isWrong ? 1n : 0n),
      }
    }
    const quick = await warmed({ create })
    isWrong = true
    expect(quick.hash(message, account)).not.toBeNull()
    await vi.waitUntil(() => quick.state === 'off')
    isWrong = false
    quick.warmUp()
    expect(quick.hash(message, account)).toBeNull()
    expect(off).toBe(1)
  })

  test('samples one message of sixteen, and not the library’s own', async () => {
    let checked = 0
    const library = async (): Promise<LibraryHash> => {
      const real = await loadLibraryHash()
      const pedersen: LibraryHash['pedersen'] = (left, right) => {
        checked += 1
        return real.pedersen(left, right)
      }
      return { ...real, pedersen }
    }
    const quick = await warmed({ library })
    const before = checked
    for (let sent = 0; sent < 16; sent++) quick.hash(message, account)
    await vi.waitUntil(() => checked === before + 18)
    quick.hash(message, account)
    await vi.waitUntil(() => quick.counts.checked === 2)
    expect(checked).toBe(before + 36)
    expect(quick.counts.hashed).toBe(17)
    expect(quick.state).toBe('ready')
  })

  test('that cannot be built or breaks down leaves signing to the library', async () => {
    const broken = await warmed({
      create: () => {
        throw new Error('no WebAssembly here')
      },
    })
    expect([broken.state, off]).toEqual(['off', 1])
    const create = () => ({
      ...createFastPedersen(),
      hashFrom: () => {
        throw new Error('unreachable')
      },
    })
    const breaking = await warmed({ create })
    expect(breaking.hash(message, account)).toBeNull()
    expect([breaking.state, off]).toEqual(['off', 1])
  })
})
