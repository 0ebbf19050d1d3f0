import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { admit, type Admission, type AdmissionDesk } from '../../src/main/accounts/admit'
import { createPaperProfile } from '../../src/main/accounts/paper'
import { createProfiles } from '../../src/main/accounts/profiles'
import type { Keychain } from '../../src/main/vault/keychain'
import { createVault } from '../../src/main/vault/vault'
import vectors from '../fixtures/paradex/vectors.json'

const { account, systemConfig } = vectors
const accountClass = {
  proxyHash: systemConfig.paraclear_account_proxy_hash,
  accountHash: systemConfig.paraclear_account_hash,
}

type KeyedAdmission = Admission & { privateKey: string }

// Counts what reaches it; the real keychain is met in the end-to-end tests.
function countingKeychain() {
  const names: string[] = []
  const ok = <T>(value: T) => Promise.resolve({ ok: true as const, value })
  const keychain: Keychain = {
    check: () => ok(null),
    store: (name) => {
      names.push(name)
      return ok(null)
    },
    read: () => ok(null),
    remove: () => ok(null),
  }
  return { keychain, names }
}

function setUp(over: Partial<AdmissionDesk> = {}) {
  const { keychain, names } = countingKeychain()
  const signedIn: string[] = []
  const desk: AdmissionDesk = {
    vault: createVault(keychain),
    exchangeOf: () => Promise.resolve({ ok: true, value: '' }),
    readAccountClass: () => Promise.resolve({ ok: true, value: accountClass }),
    trySignIn: (_, signer) => {
      signedIn.push(`${signer.kind} ${signer.account}`)
      return Promise.resolve({ ok: true, value: null })
    },
    ...over,
  }
  return { desk, names, signedIn }
}

const admission = (over: Partial<KeyedAdmission> = {}): KeyedAdmission => ({
  environment: 'sandbox',
  label: ' Main ',
  kind: 'main',
  privateKey: account.l2PrivateKey,
  address: '',
  sessionOnly: false,
  ...over,
})

describe('adding an account', () => {
  it('derives a main key’s address, signs in with it, and keeps the key', async () => {
    const { desk, names, signedIn } = setUp()
    expect(await admit(admission(), desk)).toEqual({
      ok: true,
      value: {
        environment: 'sandbox',
        address: account.l2Address,
        label: 'Main',
        kind: 'main',
        exchange: '',
        kept: 'keychain',
      },
    })
    expect(signedIn).toEqual([`main ${account.l2Address}`])
    expect(names).toEqual([`sandbox:${account.l2Address}`])
  })

  it.each([
    ['vault.keyForm', { privateKey: 'not a key' }],
    ['account.addressForm', { address: '12' }],
    ['account.addressMismatch', { address: '0x123' }],
    ['account.addressNeeded', { kind: 'subkey' as const }],
  ])('stops at %s and keeps nothing', async (code, over) => {
    const { desk, names, signedIn } = setUp()
    expect(await admit(admission(over), desk)).toMatchObject({ ok: false, problem: { code } })
    expect(names).toEqual([])
    expect(signedIn).toEqual([])
  })

  it('takes a subkey’s address as given', async () => {
    const { desk, signedIn } = setUp()
    const added = await admit(admission({ kind: 'subkey', address: ' 0x0ABC ' }), desk)
    expect(added).toMatchObject({ ok: true, value: { address: '0x0abc', kind: 'subkey' } })
    expect(signedIn).toEqual(['subkey 0x0abc'])
  })

  it('keeps no key that the venue does not let in', async () => {
    const problem = { code: 'venue.INVALID_STARKNET_SIGNATURE' }
    const { desk, names } = setUp({ trySignIn: () => Promise.resolve({ ok: false, problem }) })
    expect(await admit(admission(), desk)).toEqual({ ok: false, problem })
    expect(names).toEqual([])
  })

  it('keeps it out of the keychain when asked to', async () => {
    const { desk, names } = setUp()
    expect(await admit(admission({ sessionOnly: true, label: '' }), desk)).toMatchObject({
      value: { kept: 'session', label: 'sandbox 0x129c…adfa' },
    })
    expect(names).toEqual([])
  })

  it('never answers with the key', async () => {
    const { desk } = setUp()
    for (const over of [{}, { privateKey: `${account.l2PrivateKey}00000` }, { address: '0x123' }])
      expect(JSON.stringify(await admit(admission(over), desk))).not.toContain(account.l2PrivateKey.slice(2))
  })
})

describe('the list of accounts', () => {
  const profile = {
    environment: 'sandbox',
    address: '0x0ABC',
    label: 'One',
    kind: 'main',
    exchange: '',
    kept: 'keychain',
  } as const

  it('is remembered, but for accounts kept for the session', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paradesk-accounts-'))
    const profiles = createProfiles(folder)
    profiles.add(profile)
    profiles.add({ ...profile, address: '0xdef', kept: 'session' })
    expect(profiles.list()).toHaveLength(2)
    expect(createProfiles(folder).list()).toEqual([profile])
    expect(readFileSync(join(folder, 'accounts.json'), 'utf8')).not.toContain('0xdef')
  })

  it('holds an account once, whatever way its address is written', () => {
    const profiles = createProfiles(mkdtempSync(join(tmpdir(), 'paradesk-accounts-')))
    profiles.add(profile)
    profiles.add({ ...profile, address: '0xabc', label: 'Two' })
    expect(profiles.list().map(({ label }) => label)).toEqual(['Two'])
    profiles.remove('sandbox', '0xABC')
    expect(profiles.list()).toEqual([])
  })
})

describe('the paper account', () => {
  it('is another one each time, and its key is in memory only', async () => {
    const { keychain, names } = countingKeychain()
    const vault = createVault(keychain)
    const make = () => createPaperProfile(vault, () => Promise.resolve({ ok: true, value: accountClass }))
    const [one, two] = [await make(), await make()]
    if (!one.ok || !two.ok) throw new Error('no paper account')
    expect(one.value.address).not.toBe(two.value.address)
    expect(names).toEqual([])
    const opened = await vault.open(one.value, 'main')
    expect(opened.ok && opened.value?.account).toBe(one.value.address)
  })
})
