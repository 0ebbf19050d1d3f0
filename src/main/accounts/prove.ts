import type { Result } from '../../preload/model'
import { revealToken } from '../vault/read-only-token'
import type { Secret } from '../vault/secret'
import { createSigner, deriveAddress, derivePublicKey, isAddress, isSameAddress } from '../vault/stark'
import type { Admission, AdmissionDesk } from './admit'

/** What a key or token has proven: the account it leads to, and its own public name where it has one. */
export interface Proof {
  address: string
  /** A subkey's public key; '' otherwise. */
  credential: string
}

/** Tries a key or token at the exchange: it is let in, and leads to the account it is said to. */
export function prove(admission: Admission, secret: Secret, desk: AdmissionDesk): Promise<Result<Proof>> {
  switch (admission.kind) {
    case 'main':
      return proveMain(admission, secret, desk)
    case 'subkey':
      return proveSubkey(admission, secret, desk)
    case 'readOnly':
      return proveToken(admission, secret, desk)
  }
}

async function proveMain(admission: Admission, secret: Secret, desk: AdmissionDesk): Promise<Result<Proof>> {
  const { environment, onboard } = admission
  const given = admission.address.trim()
  if (given !== '' && !isAddress(given)) return { ok: false, problem: { code: 'account.addressForm' } }
  const publicKey = await derivePublicKey(secret)
  const accountClass = await desk.readAccountClass(environment)
  if (!accountClass.ok) return accountClass
  const address = await deriveAddress(publicKey, accountClass.value)
  if (given !== '' && !isSameAddress(given, address))
    return { ok: false, problem: { code: 'account.addressMismatch', values: { derived: address, given } } }

  const usual = await desk.onboardingAddress(environment)
  if (!usual.ok) return usual
  const notOnboarded = {
    ok: false,
    problem: {
      code: 'account.notOnboarded',
      values: { address, ethereum: usual.value === null ? 'needed' : 'none' },
    },
  } as const
  // A venue that doesn't answer this may still answer the sign-in, which tells the same.
  const known = await desk.hasAccount(environment, publicKey)
  const isNew = known.ok && !known.value
  if (isNew && !onboard) return notOnboarded
  const owner = isNew ? readOwner(admission, usual.value) : { ok: true as const, value: null }
  if (!owner.ok) return owner
  const signer = await createSigner({ privateKey: secret, account: address, kind: 'main' })
  const signedIn = await desk.trySignIn(environment, signer, owner.value)
  if (signedIn.ok) return { ok: true, value: { address, credential: '' } }
  return signedIn.problem.code === 'venue.NOT_ONBOARDED' ? notOnboarded : signedIn
}

function readOwner({ ethereumAddress }: Admission, usual: string | null): Result<string> {
  const given = ethereumAddress.trim()
  if (given === '' && usual !== null) return { ok: true, value: usual }
  if (given === '') return { ok: false, problem: { code: 'account.ethereumNeeded' } }
  return /^0x[0-9a-f]{40}$/i.test(given)
    ? { ok: true, value: given }
    : { ok: false, problem: { code: 'account.ethereumForm' } }
}

async function proveSubkey(
  admission: Admission,
  secret: Secret,
  desk: AdmissionDesk,
): Promise<Result<Proof>> {
  const given = admission.address.trim()
  if (given === '') return { ok: false, problem: { code: 'account.addressNeeded' } }
  if (!isAddress(given)) return { ok: false, problem: { code: 'account.addressForm' } }
  const address = given.toLowerCase()
  const signer = await createSigner({ privateKey: secret, account: address, kind: 'subkey' })
  const signedIn = await desk.trySignIn(admission.environment, signer, null)
  return signedIn.ok ? { ok: true, value: { address, credential: signer.publicKey } } : signedIn
}

async function proveToken(
  { environment }: Admission,
  token: Secret,
  desk: AdmissionDesk,
): Promise<Result<Proof>> {
  const reveal = revealToken(token)
  if (!reveal) return { ok: false, problem: { code: 'vault.tokenForm' } }
  const address = await desk.readTokenAccount(environment, reveal)
  return address.ok ? { ok: true, value: { address: address.value, credential: '' } } : address
}
