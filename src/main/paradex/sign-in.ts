import type { Result } from '../../preload/model'
import type { Log } from '../log'
import { systemClock } from '../socket/clock'
import type { Signer } from '../vault/signer'
import { Auth } from './auth'
import { createChainIdReader } from './chain'
import { Counters } from './counters'
import type { Endpoints } from './environments'
import { Keys } from './keys'
import { KnownOrders } from './known-orders'
import { createReadOnlyTokens } from './read-only-tokens'
import { RestClient } from './rest'
import type { RestResult } from './rest-failure'
import { Translator } from './translator'
import { VenueClock } from './venue-clock'
import { WireObject } from './wire'

function toResult<T>(answer: RestResult<T>): Result<T> {
  return answer.ok ? answer : { ok: false, problem: answer.failure.problem }
}

/** Picks out of an answer what is needed of it; `rest.unreadable` where it is not there. */
function pickFrom<T>(answer: RestResult<unknown>, pick: (wire: WireObject) => T): Result<T> {
  if (!answer.ok) return toResult(answer)
  try {
    return { ok: true, value: pick(new WireObject(answer.value)) }
  } catch {
    return { ok: false, problem: { code: 'rest.unreadable' } }
  }
}

const restTo = ({ restUrl, tunnel }: Endpoints) =>
  new RestClient({ restUrl, tunnel, clock: systemClock, random: Math.random })

/** Class hashes of the venue's account contract, from GET /system/config. */
export async function readAccountClass(
  endpoints: Endpoints,
): Promise<Result<{ proxyHash: string; accountHash: string }>> {
  return pickFrom(await restTo(endpoints).read('/system/config'), (wire) => ({
    proxyHash: wire.text('paraclear_account_proxy_hash'),
    accountHash: wire.text('paraclear_account_hash'),
  }))
}

/** GET /system/time: whether the venue answers at all. */
export async function readTime(endpoints: Endpoints): Promise<Result<null>> {
  return pickFrom(await restTo(endpoints).read('/system/time'), () => null)
}

/** GET /onboarding: whether a main public key has an account. Asked before anything is signed. */
export async function hasAccount(endpoints: Endpoints, publicKey: string): Promise<Result<boolean>> {
  const query = { account_signer_type: 'starknet', public_key: publicKey }
  return pickFrom(await restTo(endpoints).read('/onboarding', query), (wire) => wire.flag('exists'))
}

/**
 * Signs in once and throws the JWT away: whether the venue lets this key in. With `onboardAs`, an Ethereum
 * address, a main key without an account gets one.
 */
export async function trySignIn(
  endpoints: Endpoints,
  signer: Signer,
  onboardAs: string | null = null,
): Promise<Result<null>> {
  const token = toResult(await createSignIn(endpoints, signer, onboardAs).auth.token())
  return token.ok ? { ok: true, value: null } : token
}

/** GET /account with a read-only token: the address of the account it sees. */
export async function readTokenAccount(endpoints: Endpoints, reveal: () => string): Promise<Result<string>> {
  const rest = restTo(endpoints)
  rest.useTokens(createReadOnlyTokens(reveal))
  return pickFrom(await rest.readPrivate('/account'), (wire) => wire.text('account'))
}

/** The keys of an account whose main key need not be in use: signs in at the first call. */
export function openKeys(endpoints: Endpoints, signer: Signer, log: Log): Keys {
  const { rest, venueClock, auth } = createSignIn(endpoints, signer, null)
  rest.useTokens(auth)
  const translator = new Translator(log, new Counters(), new KnownOrders())
  return new Keys({ rest, translator, venueClock, signer })
}

function createSignIn(endpoints: Endpoints, signer: Signer, onboardAs: string | null) {
  const rest = restTo(endpoints)
  const venueClock = new VenueClock(systemClock, rest)
  const chainId = createChainIdReader(rest)
  const auth = new Auth({ rest, signer, clock: systemClock, venueClock, chainId, onboardAs })
  return { rest, venueClock, auth }
}
