import type { Profile } from '../../preload/model'
import type { ApiToken, Subkey } from '../../preload/records'
import { isSameNumber } from './names'

/** What a person should read of a key: the venue's own word where it is another. */
export type KeyState = 'active' | 'pending' | 'revoked' | 'expired' | 'other'

/** How long a new read-only token may live, in seconds. */
export const TOKEN_LIVES = [
  { days: 1, lifeS: 86_400 },
  { days: 30, lifeS: 2_592_000 },
  { days: 365, lifeS: 31_536_000 },
] as const

/** Whether a subkey can be used. */
export function subkeyState({ state, revokedAtMs }: Subkey): KeyState {
  if (revokedAtMs !== null) return 'revoked'
  const word = state.toLowerCase()
  return word === 'active' || word === 'pending' || word === 'revoked' ? word : 'other'
}

/** Whether a token can be used at this moment. */
export function tokenState({ revokedAtMs, expiresAtMs }: ApiToken, nowMs: number): KeyState {
  if (revokedAtMs !== null) return 'revoked'
  return expiresAtMs <= nowMs ? 'expired' : 'active'
}

/** Whether a key in this state can still do something, and so be revoked. */
export function isAlive(state: KeyState): boolean {
  return state !== 'revoked' && state !== 'expired'
}

/** The profile by which this app itself uses a subkey of the owner's account; undefined where it has not got it. */
export function ownSubkey(profiles: Profile[], owner: Profile, { publicKey }: Subkey): Profile | undefined {
  return profiles.find(
    (profile) =>
      isOfAccount(profile, owner) && profile.kind === 'subkey' && isSameNumber(profile.credential, publicKey),
  )
}

/** The same for a read-only token. */
export function ownToken(profiles: Profile[], owner: Profile, { lookupId }: ApiToken): Profile | undefined {
  return profiles.find(
    (profile) =>
      isOfAccount(profile, owner) && profile.kind === 'readOnly' && profile.credential === lookupId,
  )
}

function isOfAccount(profile: Profile, owner: Profile): boolean {
  return (
    profile.environment === owner.environment &&
    profile.exchange === owner.exchange &&
    isSameNumber(profile.address, owner.address)
  )
}
