import type { EnvironmentName, Profile, Result } from '../../preload/model'
import type { Secret } from '../vault/secret'
import type { Signer } from '../vault/signer'
import {
  createSigner,
  deriveAddress,
  derivePublicKey,
  isAddress,
  isSameAddress,
  readPrivateKey,
  type AccountClass,
} from '../vault/stark'
import type { Vault } from '../vault/vault'

/** What a person gives to add an account. */
export interface Admission {
  environment: EnvironmentName
  label: string
  kind: 'main' | 'subkey'
  address: string
  sessionOnly: boolean
}

/** What admitting needs of the venue and of the vault. */
export interface AdmissionDesk {
  vault: Vault
  /** Where an environment's exchange is, for one that could be another tomorrow; '' otherwise. */
  exchangeOf(environment: EnvironmentName): Promise<Result<string>>
  /** Class hashes of GET /system/config, to derive a main key's address. */
  readAccountClass(environment: EnvironmentName): Promise<Result<AccountClass>>
  /** Signs in once, so that a key which cannot is told at once. */
  trySignIn(environment: EnvironmentName, signer: Signer): Promise<Result<null>>
}

/**
 * Checks a key (form, range, that it leads to the address, that the venue lets it in) and keeps it.
 * Nothing is kept unless every check passed. Problems name the check: `vault.*`, `account.*`, or the venue's.
 */
export async function admit(
  admission: Admission & { privateKey: string },
  desk: AdmissionDesk,
): Promise<Result<Profile>> {
  const read = readPrivateKey(admission.privateKey)
  return read.ok ? admitSecret(admission, read.secret, desk) : read
}

/** The same for a key whose form has been checked. */
export async function admitSecret(
  admission: Admission,
  secret: Secret,
  desk: AdmissionDesk,
): Promise<Result<Profile>> {
  const address = await settleAddress(admission, await derivePublicKey(secret), desk)
  if (!address.ok) return address
  const signer = await createSigner({
    privateKey: secret,
    account: address.value,
    kind: admission.kind,
  })
  const exchange = await desk.exchangeOf(admission.environment)
  if (!exchange.ok) return exchange
  const signedIn = await desk.trySignIn(admission.environment, signer)
  if (!signedIn.ok) return signedIn
  const after = await desk.exchangeOf(admission.environment)
  // SECURITY: a key is bound to the exchange it was checked at; one that moved meanwhile is not that.
  if (!after.ok || after.value !== exchange.value)
    return { ok: false, problem: { code: 'account.exchangeMoved' } }
  const kept = admission.sessionOnly ? 'session' : 'keychain'
  const name = { environment: admission.environment, address: address.value }
  const stored = await desk.vault.keep(name, secret, kept)
  if (!stored.ok) return stored
  const label = toLabel(admission, address.value)
  return { ok: true, value: { ...name, label, kind: admission.kind, exchange: exchange.value, kept } }
}

async function settleAddress(
  { environment, kind, address: given }: Admission,
  publicKey: string,
  desk: AdmissionDesk,
): Promise<Result<string>> {
  const address = given.trim()
  if (address !== '' && !isAddress(address)) return { ok: false, problem: { code: 'account.addressForm' } }
  if (kind === 'subkey')
    return address === ''
      ? { ok: false, problem: { code: 'account.addressNeeded' } }
      : { ok: true, value: address.toLowerCase() }
  const accountClass = await desk.readAccountClass(environment)
  if (!accountClass.ok) return accountClass
  const derived = await deriveAddress(publicKey, accountClass.value)
  if (address !== '' && !isSameAddress(address, derived))
    return { ok: false, problem: { code: 'account.addressMismatch', values: { derived, given: address } } }
  return { ok: true, value: derived }
}

function toLabel({ label, environment }: Admission, address: string): string {
  const trimmed = label.trim().slice(0, 60)
  return trimmed === '' ? `${environment} ${address.slice(0, 6)}…${address.slice(-4)}` : trimmed
}
