import type { EnvironmentName, Problem, Runtime } from '../../preload/model'

/** What a person says of an account to be added, but for its key. */
export interface Admission {
  environment: EnvironmentName
  kind: 'main' | 'subkey' | 'readOnly'
  label: string
  address: string
  sessionOnly: boolean
}

/** Whether a main key without an account shall get one, and whose it then is. */
export interface Onboarding {
  onboard: boolean
  ethereumAddress: string
}

/** The first try opens no account. */
export const NO_ONBOARDING: Onboarding = { onboard: false, ethereumAddress: '' }

/** What the form starts with: the safer kind of key, and an exchange this copy may reach. */
export function emptyAdmission({ loopbackOnly }: Pick<Runtime, 'loopbackOnly'>): Admission {
  return {
    environment: loopbackOnly ? 'sandbox' : 'testnet',
    kind: 'subkey',
    label: '',
    address: '',
    sessionOnly: false,
  }
}

/** What main is told: trimmed, and without a promise of a keychain that doesn't answer. */
export function toAdmission(admission: Admission, keychain: Runtime['keychain']): Admission {
  return {
    ...admission,
    label: admission.label.trim(),
    address: admission.address.trim(),
    sessionOnly: admission.sessionOnly || !keychain.available,
  }
}

/** What to ask where a key has no account yet; null for any other problem. */
export function missingAccount(problem: Problem | null): { address: string; needsEthereum: boolean } | null {
  if (problem?.code !== 'account.notOnboarded') return null
  const { address = '', ethereum } = problem.values ?? {}
  return { address, needsEthereum: ethereum === 'needed' }
}
