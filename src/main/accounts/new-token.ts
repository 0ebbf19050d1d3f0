import type { Problem, Profile, Result } from '../../preload/model'
import { readReadOnlyToken, revealToken } from '../vault/read-only-token'
import { isSameAddress } from '../vault/stark'
import {
  checkPlace,
  keep,
  notTakenBack,
  readKeyName,
  withDetail,
  type KeyDesk,
  type KeyWish,
} from './new-subkey'
import { furtherId } from './profiles'

/**
 * Makes a read-only token good for `lifeS` seconds for the account of `owner`: created by the venue, kept,
 * and tried by reading the account with it. Takes back what a later failure leaves, as `createSubkey` does.
 */
export async function createToken(
  owner: Profile,
  wish: KeyWish & { lifeS: number },
  desk: KeyDesk,
): Promise<Result<Profile>> {
  const name = readKeyName(wish.name)
  if (!name.ok) return name
  const place = await checkPlace(desk, wish)
  if (!place.ok) return place

  const made = await desk.keys.createToken(name.value, wish.lifeS)
  if (!made.ok) return made
  const { lookupId } = made.value.record
  const takeBack = async (problem: Problem): Promise<Result<never>> => {
    const revoked = await desk.keys.revokeToken(lookupId)
    return { ok: false, problem: revoked.ok ? problem : notTakenBack(name.value, problem) }
  }
  const read = readReadOnlyToken(made.value.token, Date.now())
  const reveal = read.ok ? revealToken(read.secret) : null
  // An answer that is no token is none of ours to keep.
  if (!read.ok || !reveal) return takeBack({ code: 'keys.trialFailed', detail: 'rest.unreadable' })

  const { environment, address, exchange } = owner
  const profile: Profile = {
    id: furtherId(environment, address),
    environment,
    address,
    label: name.value,
    kind: 'readOnly',
    exchange,
    kept: wish.kept,
    credential: lookupId,
  }
  const stored = await keep(desk.vault, profile, read.secret)
  if (!stored.ok) return takeBack(stored.problem)
  const seen = await desk.readTokenAccount(reveal)
  if (seen.ok && isSameAddress(seen.value, address)) return { ok: true, value: profile }
  await desk.vault.forget(profile)
  return takeBack({
    code: 'keys.trialFailed',
    ...(seen.ok ? { detail: seen.value } : withDetail(seen.problem)),
  })
}
