import type { Result } from '../../preload/model'
import { systemClock } from '../socket/clock'
import type { Signer } from '../vault/signer'
import { Auth } from './auth'
import { createChainIdReader } from './chain'
import { onboardingEthereumAccount, type Endpoints } from './environments'
import { RestClient } from './rest'
import type { RestResult } from './rest-failure'
import { VenueClock } from './venue-clock'
import { WireObject } from './wire'

function toResult<T>(answer: RestResult<T>): Result<T> {
  return answer.ok ? answer : { ok: false, problem: answer.failure.problem }
}

async function readConfig<T>(rest: RestClient, pick: (config: WireObject) => T): Promise<RestResult<T>> {
  const answer = await rest.read('/system/config')
  if (!answer.ok) return answer
  try {
    return { ok: true, value: pick(new WireObject(answer.value)) }
  } catch {
    const problem = { code: 'rest.unreadable' }
    return {
      ok: false,
      failure: { problem, reached: 'perhaps', status: 200, retryAfterMs: null, word: null },
    }
  }
}

const restTo = ({ restUrl }: Endpoints) =>
  new RestClient({ restUrl, clock: systemClock, random: Math.random })

/** Class hashes of the venue's account contract, from GET /system/config. */
export async function readAccountClass(
  endpoints: Endpoints,
): Promise<Result<{ proxyHash: string; accountHash: string }>> {
  const config = await readConfig(restTo(endpoints), (wire) => ({
    proxyHash: wire.text('paraclear_account_proxy_hash'),
    accountHash: wire.text('paraclear_account_hash'),
  }))
  return toResult(config)
}

/** Signs in once and throws the JWT away: whether the venue lets this key in. */
export async function trySignIn(endpoints: Endpoints, signer: Signer): Promise<Result<null>> {
  const rest = restTo(endpoints)
  const venueClock = new VenueClock(systemClock, rest)
  await venueClock.measure()
  const auth = new Auth({
    rest,
    signer,
    clock: systemClock,
    venueClock,
    chainId: createChainIdReader(rest),
    ethereumAccount: onboardingEthereumAccount(endpoints),
  })
  const token = toResult(await auth.token())
  return token.ok ? { ok: true, value: null } : token
}
