import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createSecret } from '../../src/main/vault/secret'
import type { TypedMessage } from '../../src/main/vault/signer'
import {
  createPrivateKey,
  createSigner,
  deriveAddress,
  derivePublicKey,
  isAddress,
  isSameAddress,
  readPrivateKey,
} from '../../src/main/vault/stark'
import { hashOf, verifySignature } from '../../src/sandbox/stark'
import vectors from '../fixtures/paradex/vectors.json'

const { account, systemConfig, testnetSignatures } = vectors
const curveOrder = 0x0800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2fn
const text = account.l2PrivateKey

function auth(primaryType = 'Request'): TypedMessage {
  const felts = (...names: string[]) => names.map((name) => ({ name, type: 'felt' }))
  return {
    domain: { name: 'Paradex', chainId: systemConfig.starknet_chain_id, version: '1' },
    primaryType,
    types: {
      StarkNetDomain: felts('name', 'chainId', 'version'),
      Request: felts('method', 'path', 'body', 'timestamp', 'expiration'),
    },
    message: testnetSignatures.auth.message,
  }
}

describe('a private key', () => {
  it.each([
    ['', 'vault.keyEmpty'],
    ['  ', 'vault.keyEmpty'],
    ['0x', 'vault.keyForm'],
    ['0xzz', 'vault.keyForm'],
    ['twelve words are not a key', 'vault.keyForm'],
    ['0x' + 'f'.repeat(65), 'vault.keyForm'],
    ['0x0', 'vault.keyRange'],
    ['0x' + curveOrder.toString(16), 'vault.keyRange'],
    ['0x' + 'f'.repeat(64), 'vault.keyRange'],
  ])('is refused as %j', (input, code) => {
    expect(readPrivateKey(input)).toEqual({ ok: false, problem: { code } })
  })

  it.each([text, text.slice(2), ` ${text}\n`, `"${text}"`, `'${text.toUpperCase().replace('0X', '0x')}'`])(
    'is read from %j',
    async (input) => {
      const read = readPrivateKey(input)
      if (!read.ok) throw new Error(read.problem.code)
      expect(await derivePublicKey(read.secret)).toBe(account.l2PublicKey)
    },
  )

  it('may be the last one of the curve', () => {
    expect(readPrivateKey('0x' + (curveOrder - 1n).toString(16)).ok).toBe(true)
  })

  it('leads to the address of its account', async () => {
    const address = await deriveAddress(account.l2PublicKey, {
      proxyHash: systemConfig.paraclear_account_proxy_hash,
      accountHash: systemConfig.paraclear_account_hash,
    })
    expect(address).toBe(account.l2Address)
  })

  it('is new each time one is made, and of the right form', async () => {
    const [one, two] = [await createPrivateKey(), await createPrivateKey()]
    expect(readPrivateKey(one.reveal()).ok).toBe(true)
    expect(one.reveal()).not.toBe(two.reveal())
  })
})

describe('a secret', () => {
  it('never prints', () => {
    const secret = createSecret(text)
    const wrapped = { secret, list: [secret] }
    const prints = [
      `${secret}`,
      String(secret),
      JSON.stringify(wrapped),
      inspect(wrapped, { depth: 9, showHidden: true }),
      inspect(secret),
    ]
    for (const print of prints) {
      expect(print).toContain('[secret]')
      expect(print).not.toContain(text.slice(2))
    }
  })
})

describe('the signer', () => {
  const made = createSigner({ privateKey: createSecret(text), account: account.l2Address, kind: 'main' })

  it('signs as the known answers say', async () => {
    expect((await made).signAuth(auth())).toBe(testnetSignatures.auth.signature)
  })

  it('refuses a message of another type for each verb', async () => {
    const signer = await made
    for (const verb of ['signOnboarding', 'signOrder', 'signModifyOrder'] as const)
      expect(() => signer[verb](auth())).toThrow(TypeError)
    expect(() => signer.signAuth(auth('Transaction'))).toThrow(TypeError)
  })

  it('holds no key that can be reached or printed', async () => {
    const signer = await made
    const seen = inspect(signer, { depth: 9, showHidden: true }) + JSON.stringify(signer)
    expect(seen).not.toContain(text.slice(2))
    expect(Object.keys(signer)).toEqual([
      'publicKey',
      'account',
      'kind',
      'signOnboarding',
      'signAuth',
      'signOrder',
      'signModifyOrder',
      'signSubkey',
    ])
  })

  it('vouches for a subkey in the venue’s form', async () => {
    const registration = { publicKey: '0x1234abcd', timestampS: 1_800_000_000, expiryS: 1_800_000_600 }
    const [r, s] = (await made).signSubkey(registration)
    // Checked by the sandbox exchange's own arithmetic.
    const hashed = hashOf([BigInt(account.l2Address), 0x1234abcdn, 1_800_000_000n, 1_800_000_600n])
    const signature = { r: BigInt(r), s: BigInt(s) }
    expect(verifySignature(BigInt(account.l2PublicKey), hashed, signature)).toBe(true)
    expect(verifySignature(BigInt(account.l2PublicKey), hashed + 1n, signature)).toBe(false)
  })

  it.each([
    { publicKey: 'StarkNet Message', timestampS: 1, expiryS: 2 },
    { publicKey: '0x1', timestampS: 2 ** 60, expiryS: 2 },
    { publicKey: '0x1', timestampS: 1, expiryS: 1.5 },
    { publicKey: '0x1', timestampS: 0, expiryS: 2 },
  ])('vouches for nothing else: %j', async (registration) => {
    const signer = await made
    expect(() => signer.signSubkey(registration)).toThrow(TypeError)
  })

  it('vouches for no subkey as a subkey', async () => {
    const subkey = await createSigner({
      privateKey: createSecret(text),
      account: account.l2Address,
      kind: 'subkey',
    })
    const registration = { publicKey: '0x1', timestampS: 1, expiryS: 2 }
    expect(() => subkey.signSubkey(registration)).toThrow(TypeError)
  })

  it('tells nothing of what it failed to sign', async () => {
    const signer = await made
    const broken = { ...auth(), message: { method: 'sentinel' } }
    expect(() => signer.signAuth(broken)).toThrow(/^signing failed$/)
  })
})

describe('an address', () => {
  it('is the same whatever its zeros and case', () => {
    expect(isSameAddress('0x0ABC', '0xabc')).toBe(true)
    expect(isSameAddress('0xabc', '0xabd')).toBe(false)
    expect(isSameAddress('abc', 'abc')).toBe(false)
    expect(isAddress('0x0')).toBe(false)
    expect(isAddress(account.l2Address)).toBe(true)
  })
})
