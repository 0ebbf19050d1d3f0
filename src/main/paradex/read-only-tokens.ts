import type { TokenSource } from './rest'
import type { RestResult } from './rest-failure'

/**
 * A read-only token in place of a key; `reveal` gives it from where it is kept. There is nothing to renew:
 * once the venue has refused it, calls fail with `auth.tokenRefused` until the client is made anew.
 */
export function createReadOnlyTokens(reveal: () => string): TokenSource {
  let isRefused = false
  return {
    token(): Promise<RestResult<string>> {
      if (!isRefused) return Promise.resolve({ ok: true, value: reveal() })
      const problem = { code: 'auth.tokenRefused' }
      return Promise.resolve({
        ok: false,
        failure: { problem, reached: 'refused', status: 401, retryAfterMs: null, word: null },
      })
    },
    discard(_, isSure) {
      isRefused ||= isSure
    },
  }
}
