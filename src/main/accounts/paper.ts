import type { Profile, Result } from '../../preload/model'
import { createPrivateKey, deriveAddress, derivePublicKey, type AccountClass } from '../vault/stark'
import type { Vault } from '../vault/vault'
import { firstId } from './profiles'

/** A play-money account for the embedded exchange: a fresh key each run, kept in memory only. */
export async function createPaperProfile(
  vault: Vault,
  readAccountClass: () => Promise<Result<AccountClass>>,
): Promise<Result<Profile>> {
  // The key is made while the exchange comes up, and what it will sign with is built.
  const [accountClass, { secret, publicKey }] = await Promise.all([
    readAccountClass(),
    createKeyPair(),
    vault.prepare(),
  ])
  if (!accountClass.ok) return accountClass
  const address = await deriveAddress(publicKey, accountClass.value)
  const profile: Profile = {
    id: firstId('sandbox', address),
    environment: 'sandbox',
    address,
    label: 'Paper',
    kind: 'paper',
    exchange: '',
    kept: 'session',
    credential: '',
  }
  const kept = await vault.keep(profile, secret, 'session')
  return kept.ok ? { ok: true, value: profile } : kept
}

async function createKeyPair() {
  const secret = await createPrivateKey()
  return { secret, publicKey: await derivePublicKey(secret) }
}
