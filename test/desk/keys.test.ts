import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Keychain } from '../../src/main/vault/keychain'
import type { Secret } from '../../src/main/vault/secret'
import type { Argument } from '../../src/preload/contract'
import type { Profile, Result, Snapshot } from '../../src/preload/model'
import vectors from '../fixtures/paradex/vectors.json'
import { buy, openDesk } from './opened-desk'

const { l2PrivateKey, l2Address } = vectors.account

/** A keychain in memory, which can be told to refuse; it remembers all it was ever given. */
function openKeychain() {
  const kept = new Map<string, Secret>()
  const ever: Secret[] = []
  let refuses = false
  const answer = <T>(value: T) =>
    Promise.resolve(
      refuses
        ? ({ ok: false, problem: { code: 'vault.keychainLocked', detail: 'locked' } } as const)
        : ({ ok: true, value } as const),
    )
  const keychain: Keychain = {
    check: () => Promise.resolve({ ok: true, value: null }),
    store: (name, secret) => {
      ever.push(secret)
      if (!refuses) kept.set(name, secret)
      return answer(null)
    },
    read: (name) => Promise.resolve({ ok: true, value: kept.get(name) ?? null }),
    remove: (name) => {
      kept.delete(name)
      return answer(null)
    },
  }
  return { keychain, kept, ever, refuse: (now: boolean) => (refuses = now) }
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(inspect(result.problem))
  return result.value
}

const mainKey: Argument<'account:add'> = {
  environment: 'sandbox',
  label: 'Main',
  kind: 'main',
  secret: l2PrivateKey,
  address: '',
  sessionOnly: false,
  onboard: true,
  ethereumAddress: '',
}

const inUse =
  (profile: Pick<Profile, 'id'>) =>
  ({ activeProfile, connection, account }: Snapshot) =>
    activeProfile === profile.id && connection.phase === 'live' && account !== null

/** A desk with a main key in use and a keychain to keep others. */
async function openMain() {
  const chain = openKeychain()
  const opened = await openDesk({ keychain: chain.keychain })
  const main = valueOf(await opened.desk.handlers['account:add'](mainKey))
  await opened.until(inUse(main))
  const { handlers } = opened.desk
  const subkeys = async () => valueOf(await handlers['keys:list'](null)).subkeys
  const select = async (profile: Profile) => {
    valueOf(await handlers['account:select']({ profileId: profile.id }))
    await opened.until(inUse(profile))
  }
  return { ...opened, ...chain, handlers, main, subkeys, select }
}

describe('an account without an onboarding', () => {
  it('is opened only when the person says so, with the key that was asked about', async () => {
    const chain = openKeychain()
    const { desk, control, until } = await openDesk({ keychain: chain.keychain })
    const accounts = async () => (await control.state()).accounts.map(({ address }) => address)
    const asked = await desk.handlers['account:add']({ ...mainKey, onboard: false })
    expect(asked).toEqual({
      ok: false,
      problem: { code: 'account.notOnboarded', values: { address: l2Address, ethereum: 'none' } },
    })
    expect(await accounts()).not.toContain(l2Address)
    expect(chain.ever).toEqual([])
    const opened = valueOf(await desk.handlers['account:add']({ ...mainKey, secret: '' }))
    expect(opened).toMatchObject({ address: l2Address, kind: 'main', id: `sandbox:${l2Address}` })
    await until(inUse(opened))
    expect(await accounts()).toContain(l2Address)
    // The key was for one answer only.
    expect(await desk.handlers['account:add']({ ...mainKey, secret: '' })).toMatchObject({
      problem: { code: 'vault.keyEmpty' },
    })
  })
})

describe('a subkey made in the app', () => {
  it('is registered, kept, listed, renamed, used beside its main key, and revoked', async () => {
    const { handlers, main, kept, subkeys, select, desk } = await openMain()
    const made = valueOf(await handlers['keys:create-subkey']({ name: ' Desk ', sessionOnly: false }))
    expect(made).toMatchObject({ kind: 'subkey', label: 'Desk', address: l2Address, kept: 'keychain' })
    expect(kept.has(made.id)).toBe(true)
    expect(desk.snapshot().activeProfile).toBe(main.id)
    expect(await subkeys()).toMatchObject([{ publicKey: made.credential, name: 'Desk', state: 'active' }])
    valueOf(await handlers['keys:rename-subkey']({ publicKey: made.credential, name: 'Office' }))
    expect(await subkeys()).toMatchObject([{ name: 'Office' }])
    expect(desk.snapshot().profiles).toContainEqual({ ...made, label: 'Office' })

    await select(made)
    expect(await handlers['order:place'](buy())).toMatchObject({ ok: true })
    expect(await handlers['keys:list'](null)).toEqual({ ok: false, problem: { code: 'keys.mainNeeded' } })
    await select(main)
    valueOf(await handlers['keys:revoke-subkey']({ publicKey: made.credential }))
    expect(await subkeys()).toMatchObject([{ state: 'revoked' }])
    expect(desk.snapshot().profiles.map(({ id }) => id)).not.toContain(made.id)
    expect(kept.has(made.id)).toBe(false)
  })

  it('is revoked again where the keychain does not take it', async () => {
    const { handlers, refuse, subkeys, desk } = await openMain()
    const before = desk.snapshot().profiles
    refuse(true)
    const made = await handlers['keys:create-subkey']({ name: 'Lost', sessionOnly: false })
    expect(made).toMatchObject({ ok: false, problem: { code: 'keys.notStored', detail: 'locked' } })
    expect(await subkeys()).toMatchObject([{ name: 'Lost', state: 'revoked' }])
    expect(desk.snapshot().profiles).toEqual(before)
  })

  it('can be kept for the session only', async () => {
    const { handlers, kept } = await openMain()
    const made = valueOf(await handlers['keys:create-subkey']({ name: 'Brief', sessionOnly: true }))
    expect(made.kept).toBe('session')
    expect([...kept.keys()]).toEqual([`sandbox:${l2Address}`])
  })
})

describe('a key rotation', () => {
  it('puts a new subkey in use before the old one goes', async () => {
    const { handlers, select, kept, until, main, subkeys } = await openMain()
    const old = valueOf(await handlers['keys:create-subkey']({ name: 'Desk', sessionOnly: false }))
    await select(old)
    const fresh = valueOf(await handlers['keys:rotate']({ profileId: old.id }))
    await until(inUse(fresh))
    expect(fresh).toMatchObject({ label: 'Desk', kind: 'subkey', kept: 'keychain' })
    expect(await handlers['order:place'](buy())).toMatchObject({ ok: true })
    expect([kept.has(old.id), kept.has(fresh.id)]).toEqual([false, true])
    await select(main)
    const states = Object.fromEntries((await subkeys()).map(({ publicKey, state }) => [publicKey, state]))
    expect(states).toEqual({ [old.credential]: 'revoked', [fresh.credential]: 'active' })
  })

  it('leaves the old one in use where the new one cannot be kept', async () => {
    const { handlers, select, refuse, desk } = await openMain()
    const old = valueOf(await handlers['keys:create-subkey']({ name: 'Desk', sessionOnly: false }))
    await select(old)
    refuse(true)
    expect(await handlers['keys:rotate']({ profileId: old.id })).toMatchObject({
      problem: { code: 'keys.notStored' },
    })
    expect(desk.snapshot().activeProfile).toBe(old.id)
    expect(await handlers['order:place'](buy())).toMatchObject({ ok: true })
  })

  it('needs the main key, and a subkey to replace', async () => {
    const { handlers, main } = await openMain()
    const old = valueOf(await handlers['keys:create-subkey']({ name: 'Desk', sessionOnly: false }))
    expect(await handlers['keys:rotate']({ profileId: main.id })).toMatchObject({
      problem: { code: 'keys.onlySubkeys' },
    })
    valueOf(await handlers['account:remove']({ profileId: main.id }))
    expect(await handlers['keys:rotate']({ profileId: old.id })).toMatchObject({
      problem: { code: 'keys.rotationNeedsMain' },
    })
  })
})

describe('a read-only token made in the app', () => {
  it('shows the account, and lets nothing be sent', async () => {
    const { handlers, main, select, until, desk, control } = await openMain()
    const order = valueOf(await handlers['order:place'](buy()))
    await until(({ orders }) => orders.some(({ state }) => state === 'working'))
    const wish = { name: 'Watch', lifeS: 86_400, sessionOnly: false }
    const token = valueOf(await handlers['keys:create-token'](wish))
    expect(token).toMatchObject({ kind: 'readOnly', label: 'Watch', address: l2Address })

    await select(token)
    const { orders, activeAddress } = desk.snapshot()
    expect({ orders: orders.map(({ id }) => id), activeAddress }).toEqual({
      orders: [order.id],
      activeAddress: l2Address,
    })
    const refused = { ok: false, problem: { code: 'auth.readOnly' } }
    expect(await handlers['order:place'](buy())).toEqual(refused)
    expect(await handlers['order:cancel']({ orderId: order.id })).toEqual(refused)
    expect(await handlers['orders:cancel-all']({ market: null, side: null })).toEqual(refused)
    expect(await handlers['margin:set']({ market: 'ETH-USD-PERP', kind: 'cross', leverage: 2 })).toEqual(
      refused,
    )
    // A refused order was never one.
    expect(desk.snapshot().orders).toHaveLength(1)
    const { accounts } = await control.state()
    expect(accounts.find(({ address }) => address === l2Address)?.openOrders).toHaveLength(1)

    await select(main)
    valueOf(await handlers['keys:revoke-token']({ lookupId: token.credential }))
    expect(valueOf(await handlers['keys:list'](null)).tokens).toMatchObject([{ name: 'Watch' }])
    expect(desk.snapshot().profiles.map(({ id }) => id)).not.toContain(token.id)
  })

  it('can be added by hand too, and is refused once it is revoked', async () => {
    const { handlers, main, kept, select } = await openMain()
    const wish = { name: 'Watch', lifeS: 86_400, sessionOnly: false }
    const made = valueOf(await handlers['keys:create-token'](wish))
    const secret = kept.get(made.id)?.reveal() ?? ''
    const byHand = { ...mainKey, kind: 'readOnly' as const, label: 'Mine', secret, onboard: false }
    const added = valueOf(await handlers['account:add'](byHand))
    // The same token is the same profile.
    expect(added).toMatchObject({ id: made.id, label: 'Mine', credential: made.credential })
    await select(main)
    valueOf(await handlers['keys:revoke-token']({ lookupId: made.credential }))
    expect(await handlers['account:add'](byHand)).toMatchObject({
      ok: false,
      problem: { code: 'auth.tokenRefused' },
    })
  })
})

it('no answer, event or log line of any key command ever holds a key or a token', async () => {
  const { handlers, main, select, until, ever, refuse, pushed, logged, desk } = await openMain()
  const answers: unknown[] = [main]
  const note = async <T>(asked: Promise<T> | T): Promise<T> => {
    const answer = await asked
    answers.push(answer)
    return answer
  }
  const subkey = valueOf(await note(handlers['keys:create-subkey']({ name: 'One', sessionOnly: false })))
  const token = valueOf(
    await note(handlers['keys:create-token']({ name: 'Two', lifeS: 3_600, sessionOnly: false })),
  )
  await note(handlers['keys:list'](null))
  await note(handlers['keys:rename-subkey']({ publicKey: subkey.credential, name: 'Three' }))
  await select(token)
  await note(handlers['order:place'](buy()))
  await select(subkey)
  const rotated = valueOf(await note(handlers['keys:rotate']({ profileId: subkey.id })))
  await until(inUse(rotated))
  await select(main)
  refuse(true)
  await note(handlers['keys:create-subkey']({ name: 'Four', sessionOnly: false }))
  await note(handlers['keys:create-token']({ name: 'Five', lifeS: 3_600, sessionOnly: false }))
  refuse(false)
  await note(handlers['keys:revoke-subkey']({ publicKey: rotated.credential }))
  await note(handlers['keys:revoke-token']({ lookupId: token.credential }))
  const wrong = { ...mainKey, label: 'Bad', onboard: false }
  await note(handlers['account:add']({ ...wrong, secret: `${l2PrivateKey}0` }))
  await note(handlers['account:add']({ ...wrong, kind: 'subkey', address: '0x123' }))
  await note(
    handlers['account:add']({ ...wrong, kind: 'readOnly', secret: 'eyJhIjoxfQ.eyJhIjoxfQ.sentinel' }),
  )

  const secrets = [...new Set(ever.map((secret) => secret.reveal()))]
  // The main key, two subkeys, a token, and the two that the keychain refused.
  expect(secrets).toHaveLength(6)
  const seen = [...answers, ...pushed, ...logged, desk.snapshot()].map(
    (one) => JSON.stringify(one) + inspect(one, { depth: 12, showHidden: true }),
  )
  expect(seen.join()).toContain(subkey.credential)
  for (const secret of [...secrets, 'sentinel']) {
    const bare = secret.replace(/^0x/, '')
    expect(seen.filter((text) => text.includes(bare))).toEqual([])
    // A token's signature alone would be half of it.
    if (secret.includes('.')) expect(seen.join()).not.toContain(secret.split('.')[2])
  }
})
