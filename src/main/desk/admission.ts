import type { EnvironmentName, Result } from '../../preload/model'
import type { AdmissionDesk } from '../accounts/admit'
import { onboardingEthereumAccount, type Endpoints } from '../paradex/environments'
import { hasAccount, readAccountClass, readTokenAccount, trySignIn } from '../paradex/sign-in'
import type { Reach } from './reach'

/** What admitting a key asks of the venue. */
export type AdmissionVenue = Omit<AdmissionDesk, 'vault' | 'known'>

/** Asks the venue of each environment, as far as it can be reached. */
export function createAdmissionVenue(reach: Reach): AdmissionVenue {
  async function at<T>(
    environment: EnvironmentName,
    ask: (endpoints: Endpoints) => Promise<Result<T>> | Result<T>,
  ): Promise<Result<T>> {
    const endpoints = await reach.endpointsOf(environment)
    return endpoints.ok ? ask(endpoints.value) : endpoints
  }
  return {
    exchangeOf: (environment) => reach.exchangeOf(environment),
    readAccountClass: (environment) => at(environment, readAccountClass),
    hasAccount: (environment, publicKey) => at(environment, (there) => hasAccount(there, publicKey)),
    onboardingAddress: (environment) =>
      at(environment, (there) => ({ ok: true, value: onboardingEthereumAccount(there) })),
    trySignIn: (environment, signer, onboardAs) =>
      at(environment, (there) => trySignIn(there, signer, onboardAs)),
    readTokenAccount: (environment, reveal) => at(environment, (there) => readTokenAccount(there, reveal)),
  }
}
