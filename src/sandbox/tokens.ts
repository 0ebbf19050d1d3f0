import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { parseObject } from './json'
import type { Clock } from './clock'

/** A JWT lives five minutes and cannot be extended. */
export const TOKEN_LIFE_S = 300

/** What the holder of a token is to the venue. */
export interface Grant {
  readonly account: string
  /** A main key's session may do everything, a subkey's trade, a read-only token look. */
  readonly kind: 'main' | 'subkey' | 'readOnly'
  /** Retail: decided for each token when it is issued. */
  readonly interactive: boolean
  /** The subkey that signed for it. */
  readonly subkey?: bigint
}

interface Issued {
  readonly token: string
  readonly grant: Grant
  revoked: boolean
  allowedCidrs: readonly string[]
}

/** What a token turned out to be. */
export type TokenCheck =
  | { ok: true; grant: Grant; allowedCidrs: readonly string[] }
  | { ok: false; why: 'malformed' | 'invalid' | 'expired'; message: string }

/** Issues and checks JSON Web Tokens (HS256) of this exchange. */
export class Tokens {
  private readonly secret = randomBytes(32)
  private readonly issued = new Map<number, Issued>()
  /** How long a JWT lives; the control may shorten it. */
  lifeS = TOKEN_LIFE_S
  private serial = 0
  private expiredUpTo = 0

  constructor(private readonly clock: Clock) {}

  /** A token for so many seconds, and its serial number. */
  issue(grant: Grant, lifeS = this.lifeS): { token: string; serial: number } {
    const iat = Math.floor(this.clock.nowMs() / 1000)
    this.serial += 1
    const claims = {
      typ: 'at+JWT',
      exp: iat + lifeS,
      iat,
      iss: 'Paradesk sandbox',
      sub: grant.account,
      jti: this.serial,
    }
    const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
    const token = `${signed}.${this.sign(signed).toString('base64url')}`
    this.issued.set(this.serial, { token, grant, revoked: false, allowedCidrs: [] })
    return { token, serial: this.serial }
  }

  /** Every token issued so far, oldest first. */
  all(): string[] {
    return [...this.issued.values()].map(({ token }) => token)
  }

  check(token: string): TokenCheck {
    const [header, payload, signature, ...rest] = token.split('.')
    const claims = payload ? parseObject(Buffer.from(payload, 'base64url').toString()) : undefined
    if (!header || !signature || rest.length > 0 || typeof claims?.sub !== 'string') {
      return { ok: false, why: 'malformed', message: 'token is malformed' }
    }
    const given = Buffer.from(signature, 'base64url')
    const expected = this.sign(`${header}.${payload}`)
    const issued = this.issued.get(Number(claims.jti))
    if (!issued || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return { ok: false, why: 'invalid', message: 'token signature is invalid' }
    }
    if (issued.revoked) return { ok: false, why: 'invalid', message: 'token has been revoked' }
    if (Number(claims.exp) * 1000 <= this.clock.nowMs() || Number(claims.jti) <= this.expiredUpTo) {
      return { ok: false, why: 'expired', message: 'token is expired' }
    }
    return { ok: true, grant: issued.grant, allowedCidrs: issued.allowedCidrs }
  }

  /** Lets a token be used from these networks only; from anywhere without any. */
  restrict(serial: number, allowedCidrs: readonly string[]): void {
    const issued = this.issued.get(serial)
    if (issued) issued.allowedCidrs = allowedCidrs
  }

  revoke(serial: number): void {
    const issued = this.issued.get(serial)
    if (issued) issued.revoked = true
  }

  /** Revokes whatever a subkey has signed for. */
  revokeSubkey(account: string, publicKey: bigint): void {
    for (const issued of this.issued.values()) {
      if (issued.grant.account === account && issued.grant.subkey === publicKey) issued.revoked = true
    }
  }

  /** Makes every token issued so far expired. */
  expireAll(): void {
    this.expiredUpTo = this.serial
  }

  private sign(text: string): Buffer {
    return createHmac('sha256', this.secret).update(text).digest()
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
