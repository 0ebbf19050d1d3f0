import type { EnvironmentName, Profile, Result } from '../../preload/model'
import { readReadOnlyToken } from '../vault/read-only-token'
import type { Secret } from '../vault/secret'
import type { Signer } from '../vault/signer'
import { isSameAddress, readPrivateKey, type AccountClass } from '../vault/stark'
import type { Vault } from '../vault/vault'
import { freshId } from './profiles'
import { prove, type Proof } from './prove'

/** What a person gives to add an account. */
export interface Admission {
  environment: EnvironmentName
  label: string
  kind: 'main' | 'subkey' | 'readOnly'
  address: string
  sessionOnly: boolean
  /** Opens an account for a main key that has none. */
  onboard: boolean
  /** Names the opened account's owner; '' where the exchange doesn't mind. */
  ethereumAddress: string
}

/** What admitting needs of the venue and of the vault. */
export interface AdmissionDesk {
  vault: Vault
  /** The profiles there are: a key known already keeps its id. */
  known(): Profile[]
  /** Where an environment's exchange is, for one that could be another tomorrow; '' otherwise. */
  exchangeOf(environment: EnvironmentName): Promise<Result<string>>
  /** Class hashes of GET /system/config, to derive a main key's address. */
  readAccountClass(environment: EnvironmentName): Promise<Result<AccountClass>>
  /** Whether a main public key has an account. */
  hasAccount(environment: EnvironmentName, publicKey: string): Promise<Result<boolean>>
  /** The Ethereum address for onboarding where whose it is doesn't matter; null where a person must name theirs. */
  onboardingAddress(environment: EnvironmentName): Promise<Result<string | null>>
  /** Signs in once, so that a key which cannot is told at once; with `onboardAs` a new main key gets an account. */
  trySignIn(environment: EnvironmentName, signer: Signer, onboardAs: string | null): Promise<Result<null>>
  /** Which account a read-only token sees. */
  readTokenAccount(environment: EnvironmentName, reveal: () => string): Promise<Result<string>>
}

/** Reads a key or a token as a person typed it, by its kind. Problems: `vault.*`. */
export function readCredential(
  kind: Admission['kind'],
  text: string,
): { ok: true; secret: Secret } | { ok: false; problem: { code: string } } {
  return kind === 'readOnly' ? readReadOnlyToken(text, Date.now()) : readPrivateKey(text)
}

/**
 * Checks a key or token whose form is right (that it leads to the address, that the venue lets it in) and
 * keeps it. Nothing is kept unless every check passed. Problems name the check: `vault.*`, `account.*`, or
 * the venue's.
 */
export async function admitSecret(
  admission: Admission,
  secret: Secret,
  desk: AdmissionDesk,
): Promise<Result<Profile>> {
  const { environment } = admission
  const exchange = await desk.exchangeOf(environment)
  if (!exchange.ok) return exchange
  const proof = await prove(admission, secret, desk)
  if (!proof.ok) return proof
  const after = await desk.exchangeOf(environment)
  // SECURITY: a key is bound to the exchange it was checked at; one that moved meanwhile is not that.
  if (!after.ok || after.value !== exchange.value)
    return { ok: false, problem: { code: 'account.exchangeMoved' } }

  const { kind } = admission
  const former = await findFormer(
    { ...proof.value, environment, kind, exchange: exchange.value },
    secret,
    desk,
  )
  const profile: Profile = {
    id: former?.id ?? freshId(desk.known(), environment, proof.value.address),
    environment,
    address: proof.value.address,
    label: toLabel(admission, proof.value.address),
    kind,
    exchange: exchange.value,
    kept: admission.sessionOnly ? 'session' : 'keychain',
    credential: proof.value.credential || (former?.credential ?? ''),
  }
  const stored = await desk.vault.keep(profile, secret, profile.kept)
  return stored.ok ? { ok: true, value: profile } : stored
}

/** The profile this very key has already: an account has one main key, and may have many others. */
async function findFormer(
  found: Proof & Pick<Profile, 'environment' | 'kind' | 'exchange'>,
  secret: Secret,
  desk: AdmissionDesk,
): Promise<Profile | undefined> {
  const alike = desk
    .known()
    .filter(
      ({ environment, kind, exchange, address }) =>
        environment === found.environment &&
        kind === found.kind &&
        exchange === found.exchange &&
        isSameAddress(address, found.address),
    )
  if (found.kind === 'main') return alike[0]
  const named = alike.find(({ credential }) => credential !== '' && credential === found.credential)
  if (named) return named
  for (const profile of alike) if (await desk.vault.holds(profile, secret)) return profile
  return undefined
}

function toLabel({ label, environment }: Admission, address: string): string {
  const trimmed = label.trim().slice(0, 60)
  return trimmed === '' ? `${environment} ${address.slice(0, 6)}…${address.slice(-4)}` : trimmed
}
