import type { EnvironmentName, Runtime } from '../../preload/model'

/** What a person says of an account to be added, but for its key. */
export interface Admission {
  environment: EnvironmentName
  kind: 'main' | 'subkey'
  label: string
  address: string
  sessionOnly: boolean
}

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
