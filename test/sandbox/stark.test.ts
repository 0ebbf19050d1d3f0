import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pedersen as pedersenOf } from '@scure/starknet'
import {
  accountAddress,
  feltText,
  parseSignature,
  pedersen,
  toFelt,
  verifySignature,
} from '../../src/sandbox/stark'
import { createMessages } from '../../src/sandbox/messages'

interface Signed {
  messageHash: string
  signature: string
}

const vectors = JSON.parse(
  readFileSync(new URL('../fixtures/paradex/vectors.json', import.meta.url), 'utf8'),
) as {
  systemConfig: Record<
    'starknet_chain_id' | 'paraclear_account_proxy_hash' | 'paraclear_account_hash',
    string
  >
  account: Record<'l2PublicKey' | 'l2Address', string>
  testnetSignatures: Record<'order' | 'auth' | 'onboarding', Signed> & {
    modifyOrder: Signed & { message: { id: string } }
  }
}
const { systemConfig, account, testnetSignatures } = vectors
const address = BigInt(account.l2Address)
const publicKey = BigInt(account.l2PublicKey)
const messages = createMessages(systemConfig.starknet_chain_id)
const order = {
  timestampMs: 1_634_736_000_000,
  market: 'ETH-USD-PERP',
  side: 'BUY',
  type: 'LIMIT',
  size: 10_000_000n,
  price: 150_000_000_000n,
} as const
const hashes = {
  order: messages.order(address, order),
  modifyOrder: messages.modifyOrder(address, order, testnetSignatures.modifyOrder.message.id),
  auth: messages.auth(address, { timestampS: 1_634_736_000, expirationS: 1_634_736_300 }),
  onboarding: messages.onboarding(address),
}

describe('the published vectors', () => {
  it.each(['order', 'modifyOrder', 'auth', 'onboarding'] as const)('%s hashes and verifies', (name) => {
    const { messageHash, signature } = testnetSignatures[name]
    expect(feltText(hashes[name])).toBe(messageHash)
    const parsed = parseSignature(signature)
    expect(parsed && verifySignature(publicKey, hashes[name], parsed)).toBe(true)
  })

  it('derive the account address', () => {
    const classes = {
      proxyHash: systemConfig.paraclear_account_proxy_hash,
      accountHash: systemConfig.paraclear_account_hash,
    }
    expect(feltText(accountAddress(publicKey, classes))).toBe(account.l2Address)
  })
})

describe('a pedersen hash', () => {
  it('is the library’s, also once more pairs were asked for than are remembered', () => {
    const pairs = Array.from({ length: 600 }, (_, index) => [BigInt(index % 40), BigInt(index)] as const)
    const first = pairs.map(([left, right]) => pedersen(left, right))
    expect(pairs.map(([left, right]) => pedersen(left, right))).toEqual(first)
    for (const index of [0, 39, 599])
      expect(first[index]).toBe(BigInt(pedersenOf(BigInt(index % 40), BigInt(index))))
    expect(pedersen(0x1n, 0x23n)).not.toBe(pedersen(0x12n, 0x3n))
  })
})

describe('a signature that is not of this message', () => {
  const signature = parseSignature(testnetSignatures.order.signature) ?? { r: 0n, s: 0n }

  it.each([
    ['of another message', publicKey, hashes.auth, signature],
    ['with another s', publicKey, hashes.order, { ...signature, s: signature.s + 1n }],
    ['with r and s swapped', publicKey, hashes.order, { r: signature.s, s: signature.r }],
    ['of another key', publicKey + 1n, hashes.order, signature],
    ['of a zero', publicKey, hashes.order, { r: 0n, s: 0n }],
  ])('%s does not verify', (_, key, hash, wrong) => {
    expect(verifySignature(key, hash, wrong)).toBe(false)
  })

  it('does not verify for another account or chain', () => {
    const elsewhere = createMessages('PRIVATE_SN_ELSEWHERE').order(address, order)
    expect(verifySignature(publicKey, elsewhere, signature)).toBe(false)
    expect(verifySignature(publicKey, messages.order(address + 1n, order), signature)).toBe(false)
  })
})

describe('texts', () => {
  it.each([
    ['["1","2"]', { r: 1n, s: 2n }],
    ['[1, 2]', { r: 1n, s: 2n }],
    ['["0x0a","0xB"]', { r: 10n, s: 11n }],
    ['["1"]', undefined],
    ['1,2', undefined],
    ['["1","-2"]', undefined],
    ['["0","2"]', undefined],
  ])('%s reads as a signature, or not', (text, signature) => {
    expect(parseSignature(text)).toEqual(signature)
  })

  it('read as felts only below the prime', () => {
    expect(toFelt('0x0010')).toBe(16n)
    expect(toFelt('')).toBeUndefined()
    expect(toFelt(`0x${'f'.repeat(64)}`)).toBeUndefined()
  })
})
