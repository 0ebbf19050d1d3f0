import { typedData } from 'starknet'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  authMessage,
  modifyOrderMessage,
  onboardingMessage,
  orderMessage,
  toShortStringFelt,
  type SignedOrder,
} from '../../src/main/paradex/messages'
import { Secret } from '../../src/main/vault/secret'
import type { Signer } from '../../src/main/vault/signer'
import { createSigner } from '../../src/main/vault/stark'
import vectors from '../fixtures/paradex/vectors.json'

const chainId = vectors.systemConfig.starknet_chain_id
const known = vectors.testnetSignatures
const order: SignedOrder = {
  timestampMs: vectors.order.in.signatureTimestampMs,
  market: 'ETH-USD-PERP',
  side: 'buy',
  type: 'limit',
  size: '0.1',
  price: '1500',
}
let signer: Signer

beforeAll(async () => {
  signer = await createSigner({
    privateKey: new Secret(vectors.account.l2PrivateKey),
    account: vectors.account.l2Address,
    kind: 'main',
  })
})

describe('typed messages', () => {
  test.each([
    ['onboarding', onboardingMessage(chainId), known.onboarding],
    ['auth', authMessage(chainId, 1634736000, 1634736300), known.auth],
    ['order', orderMessage(chainId, order), known.order],
    ['modifyOrder', modifyOrderMessage(chainId, order, '1681462770114'), known.modifyOrder],
  ])('hash and sign like the published vector of %s', (name, message, vector) => {
    expect(message.message).toEqual(vector.message)
    expect(typedData.getMessageHash(message, vectors.account.l2Address)).toBe(vector.messageHash)
    const verbs = {
      onboarding: () => signer.signOnboarding(message),
      auth: () => signer.signAuth(message),
      order: () => signer.signOrder(message),
      modifyOrder: () => signer.signModifyOrder(message),
    }
    expect(verbs[name as keyof typeof verbs]()).toBe(vector.signature)
  })

  test('writes an order in the published fields', () => {
    expect(orderMessage(chainId, order).message).toEqual(vectors.order.typedDataMessage)
  })

  test('writes a sell, a market type and sizes exactly', () => {
    const message = orderMessage(chainId, {
      ...order,
      side: 'sell',
      type: 'market',
      size: '0.29',
      price: '0',
    }).message
    expect(message).toMatchObject({ side: '2', orderType: 'MARKET', size: '29000000', price: '0' })
  })

  test('refuses what is finer than a quantum', () => {
    expect(() => orderMessage(chainId, { ...order, size: '0.123456789' })).toThrow(RangeError)
    expect(() => orderMessage(chainId, { ...order, price: '1e3' })).toThrow(RangeError)
  })

  test('turns a chain id into its felt', () => {
    expect(toShortStringFelt('PRIVATE_SN_POTC_SEPOLIA')).toBe(
      '0x505249564154455f534e5f504f54435f5345504f4c4941',
    )
  })
})
