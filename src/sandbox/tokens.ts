import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { parseObject } from './json'
import type { Clock } from './clock'

/** A JWT lives five minutes and cannot be extended. */
export const TOKEN_LIFE_S = 300

/** What a token turned out to be. */
export type TokenCheck =
  { ok: true; account: string } | { ok: false; why: 'malformed' | 'invalid' | 'expired'; message: string }

/** Issues and checks JSON Web Tokens (HS256) of this exchange. */
export class Tokens {
  private readonly secret = randomBytes(32)
  private serial = 0
  private expiredUpTo = 0

  constructor(private readonly clock: Clock) {}

  issue(account: string): string {
    const iat = Math.floor(this.clock.nowMs() / 1000)
    this.serial += 1
    const claims = {
      typ: 'at+JWT',
      exp: iat + TOKEN_LIFE_S,
      iat,
      iss: 'Paradesk sandbox',
      sub: account,
      jti: this.serial,
    }
    const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
    return `${signed}.${this.sign(signed).toString('base64url')}`
  }

  check(token: string): TokenCheck {
    const [header, payload, signature, ...rest] = token.split('.')
    const claims = payload ? parseObject(Buffer.from(payload, 'base64url').toString()) : undefined
    if (!header || !signature || rest.length > 0 || typeof claims?.sub !== 'string') {
      return { ok: false, why: 'malformed', message: 'token is malformed' }
    }
    const given = Buffer.from(signature, 'base64url')
    const expected = this.sign(`${header}.${payload}`)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return { ok: false, why: 'invalid', message: 'token signature is invalid' }
    }
    if (Number(claims.exp) * 1000 <= this.clock.nowMs() || Number(claims.jti) <= this.expiredUpTo) {
      return { ok: false, why: 'expired', message: 'token is expired' }
    }
    return { ok: true, account: claims.sub }
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
