import { describe, expect, it } from 'vitest'
import { codeOf, type Keychain } from '../../src/main/vault/keychain'
import { onboardingMessage } from '../../src/main/paradex/messages'
import { createSecret, type Secret } from '../../src/main/vault/secret'
import { createVault } from '../../src/main/vault/vault'
import vectors from '../fixtures/paradex/vectors.json'

// The real keychain is met in the end-to-end tests; here only what the vault does above one.
function memoryKeychain(fails: boolean): Keychain & { entries: Map<string, Secret> } {
  const entries = new Map<string, Secret>()
  const problem = { code: 'vault.keychainLocked', detail: 'locked' } as const
  const answer = <T>(value: T) =>
    Promise.resolve(fails ? { ok: false as const, problem } : { ok: true as const, value })
  return {
    entries,
    check: () => answer(null),
    store: (name, secret) => {
      if (!fails) entries.set(name, secret)
      return answer(null)
    },
    read: (name) => answer(entries.get(name) ?? null),
    remove: (name) => {
      entries.delete(name)
      return answer(null)
    },
  }
}

const name = { id: 'sandbox:0xabc', address: '0xAbC' }
const key = createSecret(vectors.account.l2PrivateKey)

describe('the vault', () => {
  it('gives a signer for a key it keeps, and none for another', async () => {
    const keychain = memoryKeychain(false)
    const vault = createVault(keychain)
    await vault.keep(name, key, 'keychain')
    expect([...keychain.entries.keys()]).toEqual(['sandbox:0xabc'])
    const opened = await vault.open(name, 'main')
    expect(opened.ok && opened.value?.publicKey).toBe(vectors.account.l2PublicKey)
    expect(await vault.open({ ...name, id: 'mainnet:0xabc' }, 'main')).toEqual({ ok: true, value: null })
  })

  it('keeps a key for the session where the keychain is shut', async () => {
    const vault = createVault(memoryKeychain(true))
    expect(await vault.keep(name, key, 'keychain')).toMatchObject({ ok: false })
    expect(await vault.keep(name, key, 'session')).toEqual({ ok: true, value: null })
    const opened = await vault.open(name, 'subkey')
    expect(opened.ok && opened.value?.kind).toBe('subkey')
  })

  it('keeps no key until quit only while the keychain holds on to one of before', async () => {
    const keychain = memoryKeychain(false)
    const failed = { ok: false, problem: { code: 'vault.keychainFailed', detail: 'busy' } } as const
    const vault = createVault({ ...keychain, remove: () => Promise.resolve(failed) })
    await vault.keep(name, key, 'keychain')
    expect(await vault.keep(name, key, 'session')).toEqual(failed)
    keychain.entries.clear()
    expect(await vault.keep(name, key, 'session')).toEqual({ ok: true, value: null })
  })

  it('warms the quick hash up once a key has been opened, and hands it to the signer', async () => {
    const hashed: string[] = []
    let warmed = 0
    let prepared = 0
    const vault = createVault(memoryKeychain(false), {
      state: 'cold',
      counts: { hashed: 0, checked: 0 },
      prepare: async () => void (prepared += 1),
      warmUp: () => (warmed += 1),
      hash: ({ primaryType }) => {
        hashed.push(primaryType)
        return null
      },
    })
    await vault.open(name, 'main')
    vault.warmUp()
    expect(warmed).toBe(0)
    await vault.keep(name, key, 'keychain')
    const opened = await vault.open({ ...name, address: vectors.account.l2Address }, 'main')
    vault.warmUp()
    expect(warmed).toBe(1)
    // It is never opened but with what signs quickly at hand.
    expect(prepared).toBe(2)
    const chainId = vectors.systemConfig.starknet_chain_id
    const signed = opened.ok && opened.value?.signOnboarding(onboardingMessage(chainId))
    expect(signed).toBe(vectors.testnetSignatures.onboarding.signature)
    expect(hashed).toEqual(['Constant'])
  })

  it('forgets what it is told to', async () => {
    const keychain = memoryKeychain(false)
    const vault = createVault(keychain)
    await vault.keep(name, key, 'keychain')
    await vault.forget(name)
    expect(keychain.entries.size).toBe(0)
    expect(await vault.open(name, 'main')).toEqual({ ok: true, value: null })
  })

  it('takes a key out of the keychain when it is to be kept for the session only', async () => {
    const keychain = memoryKeychain(false)
    const vault = createVault(keychain)
    await vault.keep(name, key, 'keychain')
    await vault.keep(name, key, 'session')
    expect(keychain.entries.size).toBe(0)
    await vault.keep(name, key, 'keychain')
    await vault.forget(name)
    expect(keychain.entries.size).toBe(0)
  })

  it('gives a token as it is, and never a key in its place', async () => {
    const keychain = memoryKeychain(false)
    const vault = createVault(keychain)
    const token = 'eyJhIjoxfQ.eyJiIjoyfQ.c2ln'
    await vault.keep({ id: 'watch' }, createSecret(token), 'keychain')
    const opened = await vault.openToken({ id: 'watch' })
    expect(opened.ok && opened.value?.()).toBe(token)
    expect(await vault.openToken({ id: 'other' })).toEqual({ ok: true, value: null })
    await vault.keep(name, key, 'keychain')
    expect(await vault.openToken(name)).toEqual({ ok: false, problem: { code: 'vault.keyDamaged' } })
    expect(await vault.open({ id: 'watch', address: '0x1' }, 'main')).toMatchObject({ ok: false })
  })

  it('knows a key it keeps, wherever it is', async () => {
    const vault = createVault(memoryKeychain(false))
    await vault.keep(name, key, 'session')
    expect([await vault.holds(name, key), await vault.isStored(name, key)]).toEqual([true, false])
    expect(await vault.holds(name, createSecret('0x1'))).toBe(false)
    expect(await vault.holds({ id: 'other' }, key)).toBe(false)
  })

  it.each(['', 'zz', '0x0', 'f'.repeat(64)])('tells a damaged entry by its code alone: %j', async (text) => {
    const keychain = memoryKeychain(false)
    keychain.entries.set('sandbox:0xabc', createSecret(text))
    expect(await createVault(keychain).open(name, 'main')).toEqual({
      ok: false,
      problem: { code: 'vault.keyDamaged' },
    })
  })

  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'vault.keychainMissing'],
    ['Could not connect: No such file or directory', 'vault.keychainMissing'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'vault.keychainMissing'],
    ['Cannot create an item in a locked collection', 'vault.keychainLocked'],
    ['Something else went wrong', 'vault.keychainFailed'],
  ])('reads the library’s words %j', (words, code) => {
    expect(codeOf(words)).toBe(code)
  })
})
