import type { Profile, Result } from '../../preload/model'
import { isSameAddress } from '../vault/stark'
import { createSubkey, withDetail, type KeyDesk } from './new-subkey'

/** What a rotation works with besides. */
export interface RotationDesk extends KeyDesk {
  /** The public key of the subkey to be replaced. */
  publicKeyOf(profile: Profile): Promise<Result<string>>
  /** Puts the new subkey on the list, and in use where the old one is. */
  putInUse(profile: Profile, inPlaceOf: Profile): Promise<Result<null>>
  /** Takes the profile of a revoked key off the list, and its key out of the vault. */
  dropRevoked(profile: Profile): Promise<void>
}

/**
 * A new subkey in the place of an old one. At each step one of them works: the old one is revoked only when
 * the new one has signed in and is in use. `keys.oldNotRevoked`: both work, and the old one is still there.
 */
export async function rotateSubkey(old: Profile, desk: RotationDesk): Promise<Result<Profile>> {
  const oldKey = await desk.publicKeyOf(old)
  if (!oldKey.ok) return oldKey
  const listed = await desk.keys.getSubkeys()
  if (!listed.ok) return listed
  // What held the old one to some places holds the new one too.
  const allowedCidrs = listed.value.find(({ publicKey }) =>
    isSameAddress(publicKey, oldKey.value),
  )?.allowedCidrs
  const wish = { name: old.label, kept: old.kept, ...(allowedCidrs && { allowedCidrs }) }
  const made = await createSubkey(old, wish, desk)
  if (!made.ok) return made
  const inUse = await desk.putInUse(made.value, old)
  if (!inUse.ok) return inUse
  const revoked = await desk.keys.revokeSubkey(oldKey.value)
  if (!revoked.ok)
    return {
      ok: false,
      problem: { code: 'keys.oldNotRevoked', values: { name: old.label }, ...withDetail(revoked.problem) },
    }
  await desk.dropRevoked(old)
  return made
}
