import type { Problem, Profile, Result } from '../../preload/model'
import type { Keys } from '../paradex/keys'
import type { Secret } from '../vault/secret'
import type { Signer } from '../vault/signer'
import { createPrivateKey, createSigner } from '../vault/stark'
import type { Vault } from '../vault/vault'
import { furtherId } from './profiles'

/** What making keys works with. */
export interface KeyDesk {
  vault: Vault
  /** The account's keys, by its main key. */
  keys: Pick<Keys, 'getSubkeys' | 'registerSubkey' | 'revokeSubkey' | 'createToken' | 'revokeToken'>
  trySignIn(signer: Signer): Promise<Result<null>>
  /** Which account a read-only token sees. */
  readTokenAccount(reveal: () => string): Promise<Result<string>>
}

/** What a person says of a key to be made. */
export interface KeyWish {
  name: string
  kept: 'keychain' | 'session'
  /** Where a subkey may be used from; none is anywhere. */
  allowedCidrs?: readonly string[]
}

/** The name as the venue and the list get it; `keys.nameNeeded` for an empty one. */
export function readKeyName(name: string): Result<string> {
  const trimmed = name.trim().slice(0, 60)
  return trimmed === '' ? { ok: false, problem: { code: 'keys.nameNeeded' } } : { ok: true, value: trimmed }
}

/** Whether the keychain answers, asked before anything is made that it shall keep. */
export async function checkPlace(
  { vault }: Pick<KeyDesk, 'vault'>,
  { kept }: KeyWish,
): Promise<Result<null>> {
  return kept === 'keychain' ? vault.checkKeychain() : { ok: true, value: null }
}

/**
 * Makes a subkey for the account of `owner`: generated here, registered by the main key, kept, and tried by
 * signing in. Where a later step fails, the ones before it are taken back: `keys.notStored`,
 * `keys.trialFailed`, and `keys.notTakenBack` where the venue did not take the registration back.
 */
export async function createSubkey(owner: Profile, wish: KeyWish, desk: KeyDesk): Promise<Result<Profile>> {
  const name = readKeyName(wish.name)
  if (!name.ok) return name
  const place = await checkPlace(desk, wish)
  if (!place.ok) return place

  const secret = await createPrivateKey()
  const signer = await createSigner({ privateKey: secret, account: owner.address, kind: 'subkey' })
  const { publicKey } = signer
  const { allowedCidrs = [] } = wish
  const registered = await desk.keys.registerSubkey({
    name: name.value,
    publicKey,
    ...(allowedCidrs.length > 0 && { allowedCidrs }),
  })
  if (!registered.ok) {
    // Whatever was answered, it may have gone through; nobody has the key, and nobody shall wonder at it.
    const revoked = await desk.keys.revokeSubkey(publicKey)
    const isUnsure = !revoked.ok && revoked.problem.code.startsWith('rest.')
    return isUnsure ? { ok: false, problem: notTakenBack(name.value, registered.problem) } : registered
  }
  const takeBack = async (problem: Problem): Promise<Result<never>> => {
    const revoked = await desk.keys.revokeSubkey(publicKey)
    return { ok: false, problem: revoked.ok ? problem : notTakenBack(name.value, problem) }
  }
  const { environment, address, exchange } = owner
  const profile: Profile = {
    id: furtherId(environment, address),
    environment,
    address,
    label: name.value,
    kind: 'subkey',
    exchange,
    kept: wish.kept,
    credential: publicKey,
  }
  const stored = await keep(desk.vault, profile, secret)
  if (!stored.ok) return takeBack(stored.problem)
  const tried = await desk.trySignIn(signer)
  if (tried.ok) return { ok: true, value: profile }
  await desk.vault.forget(profile)
  return takeBack({ code: 'keys.trialFailed', ...withDetail(tried.problem) })
}

/** Keeps what was just registered; `keys.notStored` where the keychain refuses. */
export async function keep(vault: Vault, profile: Profile, secret: Secret): Promise<Result<null>> {
  const stored = await vault.keep(profile, secret, profile.kept)
  return stored.ok
    ? stored
    : { ok: false, problem: { code: 'keys.notStored', ...withDetail(stored.problem) } }
}

/** Something stays registered at the venue that nobody has the key of. */
export function notTakenBack(name: string, { detail = '' }: Problem): Problem {
  return { code: 'keys.notTakenBack', values: { name }, detail }
}

/** The other side's words, or its code where it had none. */
export function withDetail({ code, detail }: Problem): { detail: string } {
  return { detail: detail ?? code }
}
