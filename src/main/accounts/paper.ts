import type { Profile, Result } from '../../preload/model'
import { createPrivateKey, deriveAddress, derivePublicKey, type AccountClass } from '../vault/stark'
import type { Vault } from '../vault/vault'

/** A play-money account for the embedded exchange: a fresh key each run, kept in memory only. */
export async function createPaperProfile(
  vault: Vault,
  readAccountClass: () => Promise<Result<AccountClass>>,
): Promise<Result<Profile>> {
  const accountClass = await readAccountClass()
  if (!accountClass.ok) return accountClass
  const secret = await createPrivateKey()
  const address = await deriveAddress(await derivePublicKey(secret), accountClass.value)
  const name = { environment: 'sandbox', address } as const
  const kept = await vault.keep(name, secret, 'session')
  if (!kept.ok) return kept
  return { ok: true, value: { ...name, label: 'Paper', kind: 'paper', exchange: '', kept: 'session' } }
}
