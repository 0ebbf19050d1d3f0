import type { TokenUsage } from '../../preload/model'
import type { Clock } from '../socket/clock'
import type { Signer } from '../vault/signer'
import { authMessage, onboardingMessage } from './messages'
import type { RestClient, TokenSource } from './rest'
import type { RestFailure, RestResult } from './rest-failure'
import type { VenueClock } from './venue-clock'
import { WireObject } from './wire'

/** A JWT lives 5 minutes and cannot be extended; at this age it is replaced. */
const tokenAgeMs = 3 * 60_000
/** An auth signature is a credential as long as it lives: 5 minutes, where the venue's default is 30. */
const signatureLifeS = 5 * 60

/** Words that no waiting changes: the key, the account or this place is refused. Any other may pass. */
const finalWords = new Set([
  'NOT_ONBOARDED',
  'ACCOUNT_NOT_FOUND',
  'INVALID_STARKNET_ADDRESS',
  'INVALID_STARKNET_SIGNATURE',
  'STARKNET_SIGNATURE_VERIFICATION_FAILED',
  'PUBLIC_KEY_INVALID',
  'INVALID_SUBKEY',
  'INVALID_ETHEREUM_ADDRESS',
  'ETHEREUM_ADDRESS_BLOCKED',
  'UNAUTHORIZED_ETHEREUM_ADDRESS',
  'GEO_IP_BLOCK',
  'IP_NOT_ALLOWED',
  'REQUEST_NOT_ALLOWED',
  'UNAUTHORIZED_ERROR',
])

/** Words that mean our clock, or our measure of the venue's, is off. */
const clockWords = new Set(['INVALID_TIMESTAMP', 'INVALID_BLOCK_EXPIRATION'])

/** Whether asking again with the same key can only fail again. */
export function isRefusedForGood(failure: RestFailure): boolean {
  if (failure.problem.code.startsWith('auth.')) return true
  if (failure.reached !== 'refused' || failure.status === 429) return false
  return failure.word !== null && finalWords.has(failure.word)
}

/** What a sign-in needs. */
export interface AuthOptions {
  rest: RestClient
  signer: Signer
  clock: Clock
  venueClock: VenueClock
  /** `starknet_chain_id` of GET /system/config. */
  chainId: () => Promise<RestResult<string>>
  /**
   * Opens an account for a main key that has none, naming this Ethereum address; without it such a key is
   * refused with NOT_ONBOARDED.
   */
  onboardAs?: string | null
  /** Which kind of JWT to ask for; 'pro', the venue's default, unless given. */
  usage?: TokenUsage
}

/** The life of the JWT: signs in when there is none, onboards a main key only where told to, replaces it in time. */
export class Auth implements TokenSource {
  readonly #options: AuthOptions
  #current: { token: string; atMs: number } | null = null
  #pending: Promise<RestResult<string>> | null = null

  constructor(options: AuthOptions) {
    this.#options = options
  }

  /** A JWT with at least 2 minutes to live. Callers at the same time share one sign-in. */
  async token(): Promise<RestResult<string>> {
    const { clock } = this.#options
    if (this.#current && clock.nowMs() - this.#current.atMs < tokenAgeMs) {
      return { ok: true, value: this.#current.token }
    }
    this.#pending ??= this.#signIn()
      .catch(() => failed('auth.signing'))
      .finally(() => {
        this.#pending = null
      })
    return this.#pending
  }

  discard(refused: string): void {
    if (this.#current?.token === refused) this.#current = null
  }

  async #signIn(): Promise<RestResult<string>> {
    const chainId = await this.#options.chainId()
    if (!chainId.ok) return chainId
    const { signer, venueClock, onboardAs = null } = this.#options
    if (venueClock.offsetMs === null) await venueClock.measure()
    let answer = await this.#askToken(chainId.value)
    if (!answer.ok && clockWords.has(answer.failure.word ?? '')) {
      await venueClock.measure()
      answer = await this.#askToken(chainId.value)
    }
    const isNew = !answer.ok && answer.failure.word === 'NOT_ONBOARDED'
    if (isNew && onboardAs !== null && signer.kind === 'main') {
      const onboarded = await this.#onboard(chainId.value, onboardAs)
      if (!onboarded.ok) return onboarded
      answer = await this.#askToken(chainId.value)
    }
    return answer
  }

  async #askToken(chainId: string): Promise<RestResult<string>> {
    const { rest, signer, clock, venueClock, usage } = this.#options
    const timestampS = Math.floor(venueClock.nowMs() / 1000)
    const expirationS = timestampS + signatureLifeS
    // A subkey names itself in the path asked for, never in the path signed.
    const path = signer.kind === 'subkey' ? `/auth/${signer.publicKey}` : '/auth'
    const askedAtMs = clock.nowMs()
    const headers = {
      'PARADEX-STARKNET-ACCOUNT': signer.account,
      'PARADEX-STARKNET-SIGNATURE': signer.signAuth(authMessage(chainId, timestampS, expirationS)),
      'PARADEX-TIMESTAMP': String(timestampS),
      'PARADEX-SIGNATURE-EXPIRATION': String(expirationS),
    }
    const query = usage === 'retail' ? { token_usage: 'interactive' } : {}
    const answer = await rest.post(path, headers, undefined, query)
    if (!answer.ok) return answer
    const token = readToken(answer.value)
    if (token === null) return failed('rest.unreadable')
    this.#current = { token, atMs: askedAtMs }
    return { ok: true, value: token }
  }

  async #onboard(chainId: string, ethereumAccount: string): Promise<RestResult<unknown>> {
    const { rest, signer } = this.#options
    return rest.post(
      '/onboarding',
      {
        'PARADEX-ETHEREUM-ACCOUNT': ethereumAccount,
        'PARADEX-STARKNET-ACCOUNT': signer.account,
        'PARADEX-STARKNET-SIGNATURE': signer.signOnboarding(onboardingMessage(chainId)),
      },
      { public_key: signer.publicKey },
    )
  }
}

/** No token is had, whatever the venue did: signing in again does no harm. */
function failed(code: string): { ok: false; failure: RestFailure } {
  return {
    ok: false,
    failure: { problem: { code }, reached: 'refused', status: 200, retryAfterMs: null, word: null },
  }
}

function readToken(value: unknown): string | null {
  try {
    return new WireObject(value).text('jwt_token')
  } catch {
    return null
  }
}
