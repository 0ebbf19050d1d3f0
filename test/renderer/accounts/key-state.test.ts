import { describe, expect, it } from 'vitest'
import type { ApiToken, Subkey } from '../../../src/preload/records'
import { missingAccount } from '../../../src/renderer/accounts/admission'
import {
  isAlive,
  ownSubkey,
  ownToken,
  subkeyState,
  tokenState,
} from '../../../src/renderer/accounts/key-state'
import { profile, SAMPLE_MS } from '../samples'

const subkey = (over: Partial<Subkey> = {}): Subkey => ({
  publicKey: '0x0AB',
  name: 'Desk',
  state: 'active',
  createdAtMs: SAMPLE_MS,
  allowedCidrs: [],
  revokedAtMs: null,
  ...over,
})
const token = (over: Partial<ApiToken> = {}): ApiToken => ({
  lookupId: 't1',
  name: 'Watch',
  kind: 'jwt',
  createdAtMs: SAMPLE_MS,
  expiresAtMs: SAMPLE_MS + 1,
  revokedAtMs: null,
  ...over,
})

describe('the state of a key', () => {
  it.each([
    [subkey(), 'active', true],
    [subkey({ state: 'ACTIVE' }), 'active', true],
    [subkey({ state: 'pending' }), 'pending', true],
    [subkey({ revokedAtMs: 1 }), 'revoked', false],
    [subkey({ state: 'revoked' }), 'revoked', false],
    [subkey({ state: 'brand_new' }), 'other', true],
  ] as const)('%j is %s', (key, state, alive) => {
    expect(subkeyState(key)).toBe(state)
    expect(isAlive(subkeyState(key))).toBe(alive)
  })

  it.each([
    [token(), 'active'],
    [token({ expiresAtMs: SAMPLE_MS }), 'expired'],
    [token({ expiresAtMs: SAMPLE_MS, revokedAtMs: 1 }), 'revoked'],
  ] as const)('%j is %s', (key, state) => {
    expect(tokenState(key, SAMPLE_MS)).toBe(state)
  })
})

describe('the keys this app has itself', () => {
  const owner = profile({ kind: 'main' })
  const own = profile({ id: 'a', kind: 'subkey', credential: '0xab' })
  const watching = profile({ id: 'b', kind: 'readOnly', credential: 't1' })

  it('are known by their number and their account', () => {
    expect(ownSubkey([owner, own, watching], owner, subkey())).toBe(own)
    expect(ownSubkey([{ ...own, address: '0x1' }], owner, subkey())).toBeUndefined()
    expect(ownSubkey([{ ...own, environment: 'testnet' }], owner, subkey())).toBeUndefined()
    expect(ownSubkey([{ ...own, credential: '' }], owner, subkey())).toBeUndefined()
    expect(ownToken([owner, own, watching], owner, token())).toBe(watching)
    expect(ownToken([watching], owner, token({ lookupId: 't2' }))).toBeUndefined()
  })
})

describe('a key without an account', () => {
  it('is asked about with its address, and any other problem is not', () => {
    const values = { address: '0x1', ethereum: 'needed' }
    expect(missingAccount({ code: 'account.notOnboarded', values })).toEqual({
      address: '0x1',
      needsEthereum: true,
    })
    expect(missingAccount({ code: 'account.unknown' })).toBeNull()
    expect(missingAccount(null)).toBeNull()
  })
})
