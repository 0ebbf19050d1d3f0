import type { EnvironmentName, Profile, Result } from '../../preload/model'
import { createSubkey, readKeyName, type KeyDesk, type KeyWish } from '../accounts/new-subkey'
import { createToken } from '../accounts/new-token'
import type { AdmissionDesk } from '../accounts/admit'
import { rotateSubkey } from '../accounts/rotation'
import type { Log } from '../log'
import type { Keys } from '../paradex/keys'
import { openKeys } from '../paradex/sign-in'
import { isSameAddress } from '../vault/stark'
import type { HandlerParts, Handlers } from './handlers'
import type { Reach } from './reach'

interface KeyParts extends HandlerParts {
  admissionDesk: AdmissionDesk
  reach: Reach
  log: Log
}

type KeyCommands =
  | 'keys:list'
  | 'keys:create-subkey'
  | 'keys:rename-subkey'
  | 'keys:revoke-subkey'
  | 'keys:create-token'
  | 'keys:revoke-token'
  | 'keys:rotate'

const mainNeeded = { ok: false, problem: { code: 'keys.mainNeeded' } } as const
const done = { ok: true, value: null } as const

/** The commands about an account's subkeys and read-only tokens: its main key's business. */
export function createKeyHandlers(parts: KeyParts): Pick<Handlers, KeyCommands> {
  const { session, settings, profiles, vault, switchTo, admissionDesk, reach, log } = parts
  const rotations = new Map<string, Promise<Result<Profile>>>()

  const isMain = ({ kind }: Profile): boolean => kind === 'main' || kind === 'paper'

  /** The main key in use, and what it may change. */
  function inUse(): { owner: Profile; keys: Keys } | null {
    const open = session()
    return open?.profile && isMain(open.profile) ? { owner: open.profile, keys: open.venue.keys } : null
  }

  /** The keys of a main profile, in use or not. */
  async function keysOf(owner: Profile): Promise<Result<Keys>> {
    const open = session()
    if (open?.profile?.id === owner.id) return { ok: true, value: open.venue.keys }
    const exchange = await reach.exchangeOf(owner.environment)
    if (!exchange.ok) return exchange
    // SECURITY: a key checked at one custom exchange signs for no other.
    if (exchange.value !== owner.exchange) return { ok: false, problem: { code: 'account.exchangeMoved' } }
    const endpoints = await reach.endpointsOf(owner.environment)
    if (!endpoints.ok) return endpoints
    const signer = await vault.open(owner, 'main')
    if (!signer.ok) return signer
    return signer.value
      ? { ok: true, value: openKeys(endpoints.value, signer.value, log) }
      : { ok: false, problem: { code: 'vault.keyGone', values: { label: owner.label } } }
  }

  function deskFor(environment: EnvironmentName, keys: Keys): KeyDesk {
    return {
      vault,
      keys,
      trySignIn: (signer) => admissionDesk.trySignIn(environment, signer, null),
      readTokenAccount: (reveal) => admissionDesk.readTokenAccount(environment, reveal),
    }
  }

  /** What the embedded exchange forgets with this run is not for the keychain. */
  const wishOf = (owner: Profile, name: string, sessionOnly: boolean): KeyWish => ({
    name,
    kept: sessionOnly || owner.kind === 'paper' ? 'session' : 'keychain',
  })

  function welcome(made: Result<Profile>): Result<Profile> {
    if (made.ok) profiles.add(made.value)
    return made
  }

  /** What was revoked leads nowhere: its profile goes, also where the keychain keeps the dead key. */
  async function dropRevoked(profile: Profile): Promise<void> {
    await vault.forget(profile)
    profiles.remove(profile.id)
  }

  /** The profile by which this app itself uses a subkey or a token of the owner's account. */
  function findOwn(owner: Profile, kind: 'subkey' | 'readOnly', name: string): Profile | undefined {
    return profiles
      .list()
      .find(
        ({ credential, ...known }) =>
          known.kind === kind &&
          isSameAccount(known, owner) &&
          (kind === 'subkey' ? isSameAddress(credential, name) : credential === name),
      )
  }

  async function rotate(profileId: string): Promise<Result<Profile>> {
    const old = profiles.find(profileId)
    if (!old) return { ok: false, problem: { code: 'account.unknown' } }
    if (old.kind !== 'subkey') return { ok: false, problem: { code: 'keys.onlySubkeys' } }
    const owner = profiles.list().find((known) => isMain(known) && isSameAccount(known, old))
    if (!owner) return { ok: false, problem: { code: 'keys.rotationNeedsMain' } }
    const keys = await keysOf(owner)
    if (!keys.ok) return keys
    return rotateSubkey(old, {
      ...deskFor(old.environment, keys.value),
      async publicKeyOf(profile) {
        const signer = await vault.open(profile, 'subkey')
        if (!signer.ok) return signer
        return signer.value
          ? { ok: true, value: signer.value.publicKey }
          : { ok: false, problem: { code: 'vault.keyGone', values: { label: profile.label } } }
      },
      async putInUse(profile, inPlaceOf) {
        profiles.add(profile)
        const { environment, id } = inPlaceOf
        const isRemembered = settings.current.accounts[environment] === id
        // A session that is still opening has the old key in its hand, too.
        const isOpening = session() === null && isRemembered && settings.current.environment === environment
        if (session()?.profile?.id === id || isOpening) return switchTo(environment, profile.id)
        if (isRemembered) settings.rememberAccount(environment, profile.id)
        return done
      },
      dropRevoked,
    })
  }

  return {
    async 'keys:list'() {
      const main = inUse()
      if (!main) return mainNeeded
      const [subkeys, tokens] = await Promise.all([main.keys.getSubkeys(true), main.keys.getTokens(true)])
      if (!subkeys.ok) return subkeys
      if (!tokens.ok) return tokens
      return { ok: true, value: { subkeys: subkeys.value, tokens: tokens.value } }
    },
    async 'keys:create-subkey'({ name, sessionOnly }) {
      const main = inUse()
      if (!main) return mainNeeded
      const { owner, keys } = main
      const wish = wishOf(owner, name, sessionOnly)
      return welcome(await createSubkey(owner, wish, deskFor(owner.environment, keys)))
    },
    async 'keys:create-token'({ name, lifeS, sessionOnly }) {
      const main = inUse()
      if (!main) return mainNeeded
      const { owner, keys } = main
      const wish = { ...wishOf(owner, name, sessionOnly), lifeS }
      return welcome(await createToken(owner, wish, deskFor(owner.environment, keys)))
    },
    async 'keys:rename-subkey'({ publicKey, name }) {
      const main = inUse()
      if (!main) return mainNeeded
      const read = readKeyName(name)
      if (!read.ok) return read
      const renamed = await main.keys.renameSubkey(publicKey, read.value)
      if (!renamed.ok) return renamed
      const own = findOwn(main.owner, 'subkey', publicKey)
      if (own) profiles.add({ ...own, label: read.value })
      return done
    },
    async 'keys:revoke-subkey'({ publicKey }) {
      const main = inUse()
      if (!main) return mainNeeded
      const revoked = await main.keys.revokeSubkey(publicKey)
      const own = findOwn(main.owner, 'subkey', publicKey)
      if (revoked.ok && own) await dropRevoked(own)
      return revoked
    },
    async 'keys:revoke-token'({ lookupId }) {
      const main = inUse()
      if (!main) return mainNeeded
      const revoked = await main.keys.revokeToken(lookupId)
      const own = findOwn(main.owner, 'readOnly', lookupId)
      if (revoked.ok && own) await dropRevoked(own)
      return revoked
    },
    'keys:rotate'({ profileId }) {
      const under = rotations.get(profileId)
      if (under) return under
      const asked = rotate(profileId).finally(() => rotations.delete(profileId))
      rotations.set(profileId, asked)
      return asked
    },
  }
}

type Place = Pick<Profile, 'environment' | 'exchange' | 'address'>

function isSameAccount(a: Place, b: Place): boolean {
  return a.environment === b.environment && a.exchange === b.exchange && isSameAddress(a.address, b.address)
}
