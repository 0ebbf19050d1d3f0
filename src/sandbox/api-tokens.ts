import { VenueRefusal } from './refusal'
import type { Clock } from './clock'
import type { Grant, Tokens } from './tokens'

const MIN_LIFE_S = 60
const MAX_LIFE_S = 365 * 24 * 3600
const MAX_TOKENS = 100

/** A long-lived read-only token, as the account sees it; times in nanoseconds. */
export interface ApiToken {
  readonly lookupId: string
  readonly serial: number
  readonly account: string
  readonly name: string
  readonly kind: string
  allowedCidrs: readonly string[]
  readonly createdAtNs: bigint
  readonly expiryAtNs: bigint
  updatedAtNs: bigint
  /** 0 while it has not been revoked. */
  revokedAtNs: bigint
}

/** What a token is made with. */
export interface ApiTokenEntry {
  readonly name: string
  readonly kind: string
  /** Seconds. */
  readonly expiryDuration: number
  readonly allowedCidrs: readonly string[]
}

/** The read-only tokens of all accounts. */
export class ApiTokens {
  private readonly made: ApiToken[] = []

  constructor(
    private readonly tokens: Tokens,
    private readonly clock: Clock,
  ) {}

  /** Makes a token that lives from a minute to a year. Throws a VenueRefusal. */
  create(account: string, entry: ApiTokenEntry): { token: string; record: ApiToken } {
    const { name, kind, expiryDuration, allowedCidrs } = entry
    if (expiryDuration < MIN_LIFE_S || expiryDuration > MAX_LIFE_S)
      throw new VenueRefusal('VALIDATION_ERROR', 'expiry_duration: must be from a minute to a year.')
    if (this.listOf(account, false).length >= MAX_TOKENS)
      throw new VenueRefusal('TOKEN_LIMIT_REACHED', `an account has at most ${MAX_TOKENS} tokens`)
    const grant: Grant = { account, kind: 'readOnly', interactive: false }
    const { token, serial } = this.tokens.issue(grant, expiryDuration)
    this.tokens.restrict(serial, allowedCidrs)
    const nowNs = this.clock.nowNs()
    const record: ApiToken = {
      lookupId: `token-${serial}`,
      serial,
      account,
      name,
      kind,
      allowedCidrs,
      createdAtNs: nowNs,
      expiryAtNs: nowNs + BigInt(expiryDuration) * 1_000_000_000n,
      updatedAtNs: nowNs,
      revokedAtNs: 0n,
    }
    this.made.push(record)
    return { token, record }
  }

  /** An account's tokens, oldest first; revoked and expired ones only when asked for. */
  listOf(account: string, withInvalid: boolean): ApiToken[] {
    const nowNs = this.clock.nowNs()
    return this.made.filter(
      (token) =>
        token.account === account && (withInvalid || (token.revokedAtNs === 0n && token.expiryAtNs > nowNs)),
    )
  }

  find(account: string, lookupId: string): ApiToken | undefined {
    return this.made.find((token) => token.account === account && token.lookupId === lookupId)
  }

  revoke(token: ApiToken): void {
    this.tokens.revoke(token.serial)
    token.revokedAtNs = token.updatedAtNs = this.clock.nowNs()
  }

  restrict(token: ApiToken, allowedCidrs: readonly string[]): void {
    this.tokens.restrict(token.serial, allowedCidrs)
    token.allowedCidrs = allowedCidrs
    token.updatedAtNs = this.clock.nowNs()
  }
}
