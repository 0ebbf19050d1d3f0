import { Secret } from './secret'

export type TokenProblem = 'vault.tokenEmpty' | 'vault.tokenForm' | 'vault.tokenExpired'

/**
 * Reads a read-only token a person pasted: a JSON Web Token, three parts of base64url. White space, quotes
 * and a `Bearer` before it are forgiven. Whether the venue takes it, only the venue can say.
 */
export function readReadOnlyToken(
  text: string,
  nowMs: number,
): { ok: true; secret: Secret } | { ok: false; problem: { code: TokenProblem } } {
  const bare = text
    .trim()
    .replace(/^(['"])(.*)\1$/, '$2')
    .replace(/^bearer\s+/i, '')
  if (bare === '') return { ok: false, problem: { code: 'vault.tokenEmpty' } }
  const [, header, claims] = /^([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(bare) ?? []
  const said = readObject(claims)
  if (!readObject(header) || !said) return { ok: false, problem: { code: 'vault.tokenForm' } }
  if (typeof said.exp === 'number' && said.exp * 1000 <= nowMs)
    return { ok: false, problem: { code: 'vault.tokenExpired' } }
  return { ok: true, secret: new Secret(bare) }
}

/**
 * What gives a token as it is, for the header it has to be sent in; null for what has not a token's form.
 * SECURITY: of all secrets only a token may leave the vault as it is, since the venue asks for it as it is.
 */
export function revealToken(token: Secret): (() => string) | null {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token.reveal()) ? () => token.reveal() : null
}

function readObject(part: string | undefined): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
