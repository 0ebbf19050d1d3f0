import { describe, expect, it } from 'vitest'
import { rotateSubkey, type RotationDesk } from '../../src/main/accounts/rotation'
import { createVault } from '../../src/main/vault/vault'
import { createSecret } from '../../src/main/vault/secret'
import type { Profile, Result } from '../../src/preload/model'
import type { Subkey } from '../../src/preload/records'

const old: Profile = {
  id: 'sandbox:0xabc',
  environment: 'sandbox',
  address: '0xabc',
  label: 'Desk',
  kind: 'subkey',
  exchange: '',
  kept: 'session',
  credential: '0x01d',
}
const subkey: Subkey = {
  publicKey: '0x01D',
  name: 'Desk',
  state: 'active',
  allowedCidrs: ['203.0.113.0/24'],
  createdAtMs: 0,
  revokedAtMs: null,
}
const done = { ok: true, value: null } as const
const never = () => Promise.reject(new Error('not asked here'))

/** Keys at the venue, in the vault and in use; the steps named fail, each with its own name. */
async function setUp(...failing: string[]) {
  const vault = createVault({
    check: never,
    store: never,
    read: () => Promise.resolve({ ok: true, value: null }),
    remove: () => Promise.resolve(done),
  })
  await vault.keep(old, createSecret('0x1'), 'session')
  const state = {
    registered: new Set([old.credential]),
    profiles: [old],
    inUse: old.id,
    steps: [] as string[],
    allowedCidrs: undefined as readonly string[] | undefined,
  }
  const step = (name: string, work: () => void): Promise<Result<null>> => {
    state.steps.push(name)
    if (failing.includes(name)) return Promise.resolve({ ok: false, problem: { code: `venue.${name}` } })
    work()
    return Promise.resolve(done)
  }
  const desk: RotationDesk = {
    vault,
    keys: {
      getSubkeys: async () =>
        (await step('list', () => undefined)).ok
          ? { ok: true, value: [subkey] }
          : { ok: false, problem: { code: 'venue.list' } },
      registerSubkey: ({ publicKey, allowedCidrs }) =>
        step('register', () => {
          state.registered.add(publicKey)
          state.allowedCidrs = allowedCidrs
        }),
      revokeSubkey: (publicKey) =>
        step(publicKey === old.credential ? 'revokeOld' : 'revokeNew', () =>
          state.registered.delete(publicKey),
        ),
      createToken: never,
      revokeToken: never,
    },
    trySignIn: ({ publicKey }) => step('try', () => expect(state.registered).toContain(publicKey)),
    readTokenAccount: never,
    publicKeyOf: ({ credential }) => Promise.resolve({ ok: true, value: credential }),
    putInUse: (profile) =>
      step('use', () => {
        state.profiles.push(profile)
        state.inUse = profile.id
      }),
    async dropRevoked(profile) {
      state.profiles = state.profiles.filter(({ id }) => id !== profile.id)
      await vault.forget(profile)
    },
  }
  return { desk, state, vault }
}

describe('rotating a subkey', () => {
  it('says that a key may stay registered where neither it nor its end was answered', async () => {
    const { desk } = await setUp('register', 'revokeNew')
    const { keys } = desk
    const silent = { ok: false, problem: { code: 'rest.timeout' } } as const
    desk.keys = { ...keys, revokeSubkey: () => Promise.resolve(silent) }
    expect(await rotateSubkey(old, desk)).toMatchObject({ problem: { code: 'keys.notTakenBack' } })
  })

  it('revokes the old one last', async () => {
    const { desk, state } = await setUp()
    const fresh = await rotateSubkey(old, desk)
    if (!fresh.ok) throw new Error(fresh.problem.code)
    expect(state.steps).toEqual(['list', 'register', 'try', 'use', 'revokeOld'])
    expect(state.allowedCidrs).toEqual(['203.0.113.0/24'])
    expect([...state.registered]).toEqual([fresh.value.credential])
    expect(state.profiles).toEqual([fresh.value])
  })

  it.each([
    [['list'], 'venue.list'],
    [['register'], 'venue.register'],
    [['try'], 'keys.trialFailed'],
    [['try', 'revokeNew'], 'keys.notTakenBack'],
    [['use'], 'venue.use'],
    [['revokeOld'], 'keys.oldNotRevoked'],
  ])('leaves a working key in use when these fail: %j', async (failing, code) => {
    const { desk, state, vault } = await setUp(...failing)
    expect(await rotateSubkey(old, desk)).toMatchObject({ ok: false, problem: { code } })
    const inUse = state.profiles.find(({ id }) => id === state.inUse)
    expect(state.registered).toContain(inUse?.credential)
    const opened = await vault.open(inUse ?? old, 'subkey')
    expect(opened.ok && opened.value).toBeTruthy()
  })
})
