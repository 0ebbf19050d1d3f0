import type { Profile, Result } from '../../preload/model'
import { createPrivateKey, derivePublicKey } from '../vault/stark'
import type { Vault } from '../vault/vault'
import { firstId } from './profiles'

/**
 * A play-money account for the embedded exchange: a fresh key each run, kept in memory only. The exchange opens it by
 * its public key and tells the address; where it rejects, `sandbox.notStarted`.
 */
export async function createPaperProfile(
  vault: Vault,
  openAccount: (publicKey: string) => Promise<string>,
): Promise<Result<Profile>> {
  // The key is made while the exchange comes up, and what it will sign with is built.
  const [{ secret, address }] = await Promise.all([openFresh(openAccount), vault.prepare()])
  if (address === null) return { ok: false, problem: { code: 'sandbox.notStarted' } }
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

async function openFresh(openAccount: (publicKey: string) => Promise<string>) {
  const secret = await createPrivateKey()
  const publicKey = await derivePublicKey(secret)
  const address = await openAccount(publicKey).catch(() => null)
  return { secret, address }
}
