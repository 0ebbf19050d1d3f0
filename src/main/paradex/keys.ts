import type { Result } from '../../preload/model'
import type { ApiToken, Subkey } from '../../preload/records'
import type { Signer, SubkeyRegistration } from '../vault/signer'
import type { RestClient } from './rest'
import type { RestResult } from './rest-failure'
import type { Translator } from './translator'
import type { VenueClock } from './venue-clock'
import type { WireObject } from './wire'

/** A subkey to register; its private half stays where it was made. */
export interface NewSubkey {
  name: string
  /** 0x hex, the x coordinate of the public point. */
  publicKey: string
  /** At most 50; none is no restriction. */
  allowedCidrs?: readonly string[]
}

/** What keys work with. */
export interface KeysParts {
  rest: RestClient
  translator: Translator
  venueClock: VenueClock
  /** Of the main key, for what only it may change. */
  signer: Signer | null
}

const unreadable = { ok: false, problem: { code: 'rest.unreadable' } } as const
const registrationLifeS = 10 * 60

/** Subkeys, read-only tokens and what is asked before onboarding. Only the main key may change any. */
export class Keys {
  readonly #parts: KeysParts

  constructor(parts: KeysParts) {
    this.#parts = parts
  }

  /** GET /onboarding: whether an account with this main public key exists, and its address. */
  async findAccount(publicKey: string): Promise<Result<{ exists: boolean; address: string }>> {
    const query = { account_signer_type: 'starknet', public_key: publicKey }
    return this.#one('onboarding', await this.#parts.rest.read('/onboarding', query), (wire) => ({
      exists: wire.flag('exists'),
      address: wire.textOrEmpty('address'),
    }))
  }

  /** GET /account/keys/subkeys */
  async getSubkeys(withRevoked = false): Promise<Result<Subkey[]>> {
    const path = '/account/keys/subkeys'
    const answer = await this.#parts.rest.readPrivate(path, { with_revoked: String(withRevoked) })
    return this.#list('subkey', answer, toSubkey)
  }

  /**
   * POST /account/keys/subkeys: makes the public key one of the account's, with the main key's signature,
   * which the venue may or may not ask for. `keys.mainNeeded` without a main key.
   */
  async registerSubkey({ name, publicKey, allowedCidrs }: NewSubkey): Promise<Result<null>> {
    const { rest, venueClock, signer } = this.#parts
    if (signer?.kind !== 'main') return { ok: false, problem: { code: 'keys.mainNeeded' } }
    if (venueClock.offsetMs === null) await venueClock.measure()
    const timestampS = Math.floor(venueClock.nowMs() / 1_000)
    const expiryS = timestampS + registrationLifeS
    const signature = trySigning(signer, { publicKey, timestampS, expiryS })
    if (!signature) return { ok: false, problem: { code: 'auth.signing' } }
    const answer = await rest.submit('POST', '/account/keys/subkeys', {
      name,
      public_key: publicKey,
      state: 'active',
      ...(allowedCidrs && { allowed_cidrs: allowedCidrs }),
      signature,
      signature_timestamp: timestampS,
      signature_expiry: expiryS,
    })
    return done(answer)
  }

  /** PUT /account/keys/subkeys/{public_key} */
  async renameSubkey(publicKey: string, name: string): Promise<Result<Subkey>> {
    return this.#one(
      'subkey',
      await this.#parts.rest.submit('PUT', subkeyPath(publicKey), { name }),
      toSubkey,
    )
  }

  /** DELETE /account/keys/subkeys/{public_key}: it can never be used again. */
  async revokeSubkey(publicKey: string): Promise<Result<null>> {
    return done(await this.#parts.rest.submit('DELETE', subkeyPath(publicKey)))
  }

  /** GET /account/tokens */
  async getTokens(withInvalid = false): Promise<Result<ApiToken[]>> {
    const query = { with_invalid: String(withInvalid) }
    const answer = await this.#parts.rest.readPrivate('/account/tokens', query)
    return this.#list('apiToken', answer, toApiToken)
  }

  /**
   * POST /account/tokens: a token good for `lifeS` seconds, from a minute to a year. SECURITY: it is a
   * credential; keep it where keys are kept. The specification names no types but, of listed tokens, 'jwt'.
   */
  async createToken(
    name: string,
    lifeS: number,
    type = 'jwt',
  ): Promise<Result<{ token: string; record: ApiToken }>> {
    const body = { name, token_type: type, expiry_duration: lifeS }
    const answer = await this.#parts.rest.submit('POST', '/account/tokens', body)
    return this.#one('apiToken', answer, (wire) => ({
      token: wire.text('token'),
      record: toApiToken(wire.needed('api_token')),
    }))
  }

  /** DELETE /account/tokens/{lookup_id} */
  async revokeToken(lookupId: string): Promise<Result<null>> {
    return done(await this.#parts.rest.submit('DELETE', `/account/tokens/${encodeURIComponent(lookupId)}`))
  }

  #one<T>(noun: string, answer: RestResult<unknown>, read: (wire: WireObject) => T): Result<T> {
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const value = this.#parts.translator.read(noun, answer.value, read)
    return value === null ? unreadable : { ok: true, value }
  }

  #list<T>(noun: string, answer: RestResult<unknown>, read: (wire: WireObject) => T): Result<T[]> {
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const { translator } = this.#parts
    const list = translator.readList(noun, answer.value, (wire) => translator.read(noun, wire, read))
    return list ? { ok: true, value: list } : unreadable
  }
}

function trySigning(signer: Signer, registration: SubkeyRegistration): readonly string[] | null {
  try {
    return signer.signSubkey(registration)
  } catch {
    return null
  }
}

const subkeyPath = (publicKey: string): string => `/account/keys/subkeys/${encodeURIComponent(publicKey)}`

function done(answer: RestResult<unknown>): Result<null> {
  return answer.ok ? { ok: true, value: null } : { ok: false, problem: answer.failure.problem }
}

function toSubkey(wire: WireObject): Subkey {
  return {
    publicKey: wire.text('public_key'),
    name: wire.textOrEmpty('name'),
    state: wire.textOrEmpty('state'),
    allowedCidrs: wire.words('allowed_cidrs'),
    createdAtMs: wire.nanosAsMs('created_at') ?? 0,
    revokedAtMs: wire.nanosAsMs('revoked_at') || null,
  }
}

function toApiToken(wire: WireObject): ApiToken {
  return {
    lookupId: wire.text('lookup_id'),
    name: wire.textOrEmpty('name'),
    kind: wire.textOrEmpty('kind'),
    createdAtMs: wire.nanosAsMs('created_at') ?? 0,
    expiresAtMs: wire.nanosAsMs('expiry_at') ?? 0,
    revokedAtMs: wire.nanosAsMs('revoked_at') || null,
  }
}
