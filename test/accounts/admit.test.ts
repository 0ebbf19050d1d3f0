import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  admitSecret,
  readCredential,
  type Admission,
  type AdmissionDesk,
} from '../../src/main/accounts/admit'
import { createPaperProfile } from '../../src/main/accounts/paper'
import { deriveAddress } from '../../src/main/vault/stark'
import { chooseProfile, createProfiles, freshId } from '../../src/main/accounts/profiles'
import type { Profile, Result } from '../../src/preload/model'
import type { Keychain } from '../../src/main/vault/keychain'
import { createVault } from '../../src/main/vault/vault'
import vectors from '../fixtures/paradex/vectors.json'

const { account, systemConfig } = vectors
const accountClass = {
  proxyHash: systemConfig.paraclear_account_proxy_hash,
  accountHash: systemConfig.paraclear_account_hash,
}

type KeyedAdmission = Admission & { privateKey: string }

async function admit(
  { privateKey, ...given }: KeyedAdmission,
  desk: AdmissionDesk,
): Promise<Result<Profile>> {
  const read = readCredential(given.kind, privateKey)
  return read.ok ? admitSecret(given, read.secret, desk) : read
}

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
    known: () => [],
    hasAccount: () => Promise.resolve({ ok: true, value: true }),
    onboardingAddress: () => Promise.resolve({ ok: true, value: null }),
    readTokenAccount: () => Promise.resolve({ ok: true, value: '0x0abc' }),
    trySignIn: (_, signer, onboardAs) => {
      signedIn.push(`${signer.kind} ${signer.account}${onboardAs ? ` as ${onboardAs}` : ''}`)
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
  onboard: false,
  ethereumAddress: '',
  ...over,
})

/** A token of the right form; nobody has signed it. */
function token(claims: object = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'HS256' })}.${part({ sub: '0xabc', ...claims })}.c2lnbmF0dXJl`
}

describe('adding an account', () => {
  it('derives a main key’s address, signs in with it, and keeps the key', async () => {
    const { desk, names, signedIn } = setUp()
    expect(await admit(admission(), desk)).toEqual({
      ok: true,
      value: {
        id: `sandbox:${account.l2Address}`,
        environment: 'sandbox',
        address: account.l2Address,
        label: 'Main',
        kind: 'main',
        exchange: '',
        kept: 'keychain',
        credential: '',
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

  describe('of a main key without an account', () => {
    const isNew = { hasAccount: () => Promise.resolve({ ok: true as const, value: false }) }
    const ethereumAddress = `0x${'ab'.repeat(20)}`

    it('asks first, naming the address, and signs nothing', async () => {
      const { desk, names, signedIn } = setUp(isNew)
      expect(await admit(admission(), desk)).toEqual({
        ok: false,
        problem: {
          code: 'account.notOnboarded',
          values: { address: account.l2Address, ethereum: 'needed' },
        },
      })
      expect({ names, signedIn }).toEqual({ names: [], signedIn: [] })
    })

    it.each([
      ['account.ethereumNeeded', ' '],
      ['account.ethereumForm', '0x123'],
    ])('stops at %s', async (code, given) => {
      const { desk, signedIn } = setUp(isNew)
      const added = await admit(admission({ onboard: true, ethereumAddress: given }), desk)
      expect(added).toMatchObject({ problem: { code } })
      expect(signedIn).toEqual([])
    })

    it('opens one when told to', async () => {
      const { desk, signedIn } = setUp(isNew)
      expect(await admit(admission({ onboard: true, ethereumAddress }), desk)).toMatchObject({ ok: true })
      expect(signedIn).toEqual([`main ${account.l2Address} as ${ethereumAddress}`])
    })

    it('asks for no Ethereum address where the exchange minds none', async () => {
      const usual = `0x${'0'.repeat(40)}`
      const { desk, signedIn } = setUp({
        ...isNew,
        onboardingAddress: () => Promise.resolve({ ok: true, value: usual }),
      })
      expect(await admit(admission(), desk)).toMatchObject({ problem: { values: { ethereum: 'none' } } })
      expect(await admit(admission({ onboard: true }), desk)).toMatchObject({ ok: true })
      expect(signedIn).toEqual([`main ${account.l2Address} as ${usual}`])
    })

    it('is found by the sign-in too, where the exchange does not say beforehand', async () => {
      const { desk } = setUp({
        hasAccount: () => Promise.resolve({ ok: false, problem: { code: 'venue.REQUEST_NOT_ALLOWED' } }),
        trySignIn: () => Promise.resolve({ ok: false, problem: { code: 'venue.NOT_ONBOARDED' } }),
      })
      expect(await admit(admission(), desk)).toMatchObject({ problem: { code: 'account.notOnboarded' } })
    })

    it('never opens one for a key that has one', async () => {
      const { desk, signedIn } = setUp()
      await admit(admission({ onboard: true, ethereumAddress }), desk)
      expect(signedIn).toEqual([`main ${account.l2Address}`])
    })
  })

  it('asks the exchange whose account a read-only token sees', async () => {
    const { desk, names, signedIn } = setUp()
    const added = await admit(admission({ kind: 'readOnly', privateKey: ` Bearer ${token()}\n` }), desk)
    expect(added).toMatchObject({ ok: true, value: { kind: 'readOnly', address: '0x0abc', credential: '' } })
    expect({ names, signedIn }).toEqual({ names: ['sandbox:0x0abc'], signedIn: [] })
  })

  it.each([
    ['vault.tokenEmpty', ' '],
    ['vault.tokenForm', 'not.a.token'],
    ['vault.tokenForm', account.l2PrivateKey],
    ['vault.tokenExpired', token({ exp: 1 })],
  ])('stops at %s', async (code, privateKey) => {
    const { desk, names } = setUp()
    const added = await admit(admission({ kind: 'readOnly', privateKey }), desk)
    expect(added).toMatchObject({ problem: { code } })
    expect(JSON.stringify(added)).not.toContain(privateKey.slice(0, 20).trim() || '?')
    expect(names).toEqual([])
  })

  it('gives each key of an account its own id, and the same key the same one', async () => {
    const known: Profile[] = []
    const { desk, names } = setUp({ known: () => known })
    const add = async (over: Partial<KeyedAdmission>) => {
      const added = await admit(admission(over), desk)
      if (!added.ok) throw new Error(added.problem.code)
      if (!known.some(({ id }) => id === added.value.id)) known.push(added.value)
      return added.value.id
    }
    const subkey = { kind: 'subkey' as const, address: account.l2Address }
    const first = await add({})
    const second = await add(subkey)
    const third = await add({ ...subkey, privateKey: '0x1234567' })
    expect(new Set([first, second, third]).size).toBe(3)
    expect(await add({ label: 'Again' })).toBe(first)
    expect(await add({ ...subkey, label: 'Again' })).toBe(second)
    expect(new Set(names).size).toBe(3)
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
    id: 'sandbox:0x0abc',
    environment: 'sandbox',
    address: '0x0ABC',
    label: 'One',
    kind: 'main',
    exchange: '',
    kept: 'keychain',
    credential: '',
  } as const

  it('is remembered, but for accounts kept for the session', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paradesk-accounts-'))
    const profiles = createProfiles(folder)
    profiles.add(profile)
    profiles.add({ ...profile, id: 'sandbox:0xdef', address: '0xdef', kept: 'session' })
    expect(profiles.list()).toHaveLength(2)
    expect(createProfiles(folder).list()).toEqual([profile])
    expect(readFileSync(join(folder, 'accounts.json'), 'utf8')).not.toContain('0xdef')
  })

  it('holds several keys of one account, each once', () => {
    const profiles = createProfiles(mkdtempSync(join(tmpdir(), 'paradesk-accounts-')))
    profiles.add(profile)
    profiles.add({ ...profile, id: 'other', kind: 'subkey', label: 'Sub' })
    profiles.add({ ...profile, label: 'Two' })
    expect(profiles.list().map(({ label }) => label)).toEqual(['Two', 'Sub'])
    profiles.remove(profile.id)
    expect(profiles.list().map(({ label }) => label)).toEqual(['Sub'])
  })

  it('reads the accounts of former days under the name the keychain has for their keys', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paradesk-accounts-'))
    const { id: _, credential: __, ...former } = profile
    writeFileSync(join(folder, 'accounts.json'), JSON.stringify({ profiles: [former] }))
    const [read] = createProfiles(folder).list()
    expect(read).toEqual({ ...profile, id: 'sandbox:0x0abc', credential: '' })
    if (!read) throw new Error('not read')
    // What settings remembered then was the address.
    expect(chooseProfile([{ ...profile, id: 'first', address: '0x1' }, read], '0x0ABC')).toBe(read)
    expect(chooseProfile([{ ...profile, id: 'first', address: '0x1' }, read], read.id)).toBe(read)
  })

  it('gives a second key of an account an id of its own', () => {
    const id = freshId([profile], 'sandbox', '0x0ABC')
    expect(id).toMatch(/^sandbox:0x0abc:[0-9a-f-]{36}$/)
    expect(freshId([], 'sandbox', '0x0ABC')).toBe('sandbox:0x0abc')
  })
})

describe('the paper account', () => {
  it('is another one each time, and its key is in memory only', async () => {
    const { keychain, names } = countingKeychain()
    const vault = createVault(keychain)
    const make = () => createPaperProfile(vault, async (publicKey) => deriveAddress(publicKey, accountClass))
    const [one, two] = [await make(), await make()]
    if (!one.ok || !two.ok) throw new Error('no paper account')
    expect(one.value.address).not.toBe(two.value.address)
    expect(names).toEqual([])
    const opened = await vault.open(one.value, 'main')
    expect(opened.ok && opened.value?.account).toBe(one.value.address)
  })

  it('is none where the exchange does not come up', async () => {
    const { keychain, names } = countingKeychain()
    const made = await createPaperProfile(createVault(keychain), () => Promise.reject(new Error('it ended')))
    expect(made).toEqual({ ok: false, problem: { code: 'sandbox.notStarted' } })
    expect(names).toEqual([])
  })
})
