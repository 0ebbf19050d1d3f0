import type { CallFacts } from '../../preload/diagnostics'
import { createCallTimes } from '../measures/call-times'
import { createBackoff } from '../socket/backoff'
import { createCaller, type Answered } from '../socket/caller'
import type { Clock } from '../socket/clock'
import type { Tunnel } from '../socket/tunnel'
import { readJson } from './json'
import type { Lane, RateBudget } from './rate-budget'
import { headerNumber, readToldLimit, type BudgetName } from './rate-limits'
import {
  toStatusFailure,
  toTransportFailure,
  toUnreadableFailure,
  type RestFailure,
  type RestResult,
} from './rest-failure'

/** Gives the JWT for a call, and a new one when the venue has refused it. */
export interface TokenSource {
  token(): Promise<RestResult<string>>
  /**
   * Forgets `refused` if it is still the current one, so that the next `token` is new. `isSure` says that the venue has
   * refused it, and not merely that signing in came to nothing.
   */
  discard(refused: string, isSure: boolean): void
}

/** What the venue last said of its limits, from the X-RateLimit-* headers; null where it did not. */
export interface RateLimits {
  limit: number | null
  remaining: number | null
  resetAt: number | null
}

/** Everything the REST client needs. */
export interface RestOptions {
  restUrl: string
  /** Through a proxy; straight unless given. */
  tunnel?: Tunnel | undefined
  clock: Clock
  random: () => number
  timeoutMs?: number
  /** Keeps calls within the venue's limits; without one, only the venue's own refusals slow them down. */
  budget?: RateBudget
}

/**
 * What a submit is for: who goes first, and that order traffic is counted apart. The caller has taken
 * its turn in the orders' budget before signing; here only the address's is left.
 */
export type SubmitKind = 'order' | 'cancel' | 'setting'

type Query = Record<string, string | number | undefined>
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
interface Call {
  method: Method
  path: string
  lane: Lane
  /** The budgets to take a turn in. */
  takes: readonly BudgetName[]
  /** The budgets its answer tells of, the narrowest first. */
  counts: readonly BudgetName[]
  query?: Query
  headers?: Record<string, string>
  body?: unknown
}

/** Of all clients together: who follows another to the same host takes up its connections. */
const straight = createCaller()

const readTries = 3
const longestPatienceMs = 5_000
/** How long a call waits for its turn. */
const turnPatienceMs: Record<Lane, number> = { cancel: 60_000, session: 60_000, order: 5_000, read: 61_000 }
const blockedMs = 1_000

const publicRead = { lane: 'read', takes: ['requests'], counts: ['requests'] } as const
const privateRead = { lane: 'read', takes: ['reads', 'requests'], counts: ['reads', 'requests'] } as const
const submits = {
  order: { lane: 'order', takes: ['requests'], counts: ['orders', 'requests'] },
  cancel: { lane: 'cancel', takes: ['requests'], counts: ['orders', 'requests'] },
  setting: { lane: 'session', takes: ['requests'], counts: ['requests'] },
} as const

function isPassing(failure: RestFailure): boolean {
  return failure.status === null || [408, 429].includes(failure.status) || failure.status >= 500
}

/** Method and first word of the path: what follows may be somebody's id. */
function groupOf({ method, path }: Call): string {
  return `${method} ${path.split('/')[1] ?? ''}`
}

/** The venue's REST API: reads are repeated a bounded number of times, anything else never is. */
export class RestClient {
  readonly #options: RestOptions
  readonly #times = createCallTimes()
  #tokens: TokenSource | null = null
  #rateLimits: RateLimits = { limit: null, remaining: null, resetAt: null }

  constructor(options: RestOptions) {
    this.#options = options
  }

  /** Who gives the JWTs; without one, private calls fail with `auth.noSigner`. */
  useTokens(tokens: TokenSource): void {
    this.#tokens = tokens
  }

  /** How long calls took, by their kind. */
  get calls(): CallFacts[] {
    return this.#times.facts()
  }

  get rateLimits(): RateLimits {
    return this.#rateLimits
  }

  /** Gives up the connections at once: after sleep they are dead without knowing it. What is under way breaks off. */
  dropNow(): void {
    const { tunnel = straight } = this.#options
    tunnel.close()
  }

  /** A public read, by a path below the version: '/markets'. */
  async read(path: string, query: Query = {}): Promise<RestResult<unknown>> {
    return this.#patiently(() => this.#call({ ...publicRead, method: 'GET', path, query }))
  }

  /** A read of the account's own; a 401 is answered with one new JWT and one repeat. */
  async readPrivate(path: string, query: Query = {}): Promise<RestResult<unknown>> {
    return this.#patiently(async () => {
      const call: Call = { ...privateRead, method: 'GET', path, query }
      const first = await this.#authorized(call)
      if (first.ok || first.failure.status !== 401) return first
      return this.#authorized(call)
    })
  }

  /** One attempt at something that changes the venue: never repeated. */
  async submit(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    query: Query = {},
    kind: SubmitKind = 'setting',
  ): Promise<RestResult<unknown>> {
    return this.#authorized({ ...submits[kind], method, path, query, body })
  }

  /** One POST with headers of its own and no JWT: signing in and onboarding. */
  async post(
    path: string,
    headers: Record<string, string>,
    body?: unknown,
    query: Query = {},
  ): Promise<RestResult<unknown>> {
    return this.#call({ ...submits.setting, method: 'POST', path, headers, body, query })
  }

  async #authorized(call: Call): Promise<RestResult<unknown>> {
    const token = await this.#tokens?.token()
    if (!token) {
      const problem = { code: 'auth.noSigner' }
      return { ok: false, failure: { problem, reached: 'never', status: 0, retryAfterMs: null, word: null } }
    }
    // The call itself was never made, whatever became of the sign-in.
    if (!token.ok) return { ok: false, failure: { ...token.failure, reached: 'never' } }
    const answer = await this.#call({ ...call, headers: { Authorization: `Bearer ${token.value}` } })
    if (!answer.ok && answer.failure.status === 401) this.#tokens?.discard(token.value, true)
    return answer
  }

  async #patiently(call: () => Promise<RestResult<unknown>>): Promise<RestResult<unknown>> {
    const backoff = createBackoff({ floorMs: 100, baseMs: 400, capMs: 3_000 }, this.#options.random)
    for (let attempt = 1; ; attempt += 1) {
      const answer = await call()
      if (answer.ok || attempt === readTries || !isPassing(answer.failure)) return answer
      const waitMs = answer.failure.retryAfterMs ?? backoff.next()
      if (waitMs > longestPatienceMs) return answer
      await new Promise<void>((resolve) => this.#options.clock.setTimer(waitMs, resolve))
    }
  }

  async #call(call: Call): Promise<RestResult<unknown>> {
    const url = new URL(this.#options.restUrl + call.path)
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value))
    }
    const { budget } = this.#options
    const obstacle = await budget?.acquire(call.lane, call.takes, turnPatienceMs[call.lane])
    if (obstacle) {
      return {
        ok: false,
        failure: { problem: obstacle, reached: 'never', status: 0, retryAfterMs: null, word: null },
      }
    }
    const sentAtMs = this.#options.clock.nowMs()
    const answer = await this.#exchange(url, call)
    this.#times.record(groupOf(call), this.#options.clock.nowMs() - sentAtMs, !answer.ok)
    return answer
  }

  async #exchange(url: URL, call: Call): Promise<RestResult<unknown>> {
    try {
      const { tunnel = straight, timeoutMs = 15_000 } = this.#options
      // SECURITY: a redirect is not followed: it could carry signed headers to another host.
      const answered = await tunnel.call(url, {
        method: call.method,
        headers: {
          Accept: 'application/json',
          ...(call.body !== undefined && { 'Content-Type': 'application/json' }),
          ...call.headers,
        },
        ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
        timeoutMs,
      })
      return this.#readAnswer(call, answered)
    } catch (error) {
      return { ok: false, failure: toTransportFailure(error) }
    }
  }

  #readAnswer(call: Call, { status, headers, text }: Answered): RestResult<unknown> {
    const nowMs = this.#options.clock.nowMs()
    const told = readToldLimit(headers, nowMs)
    if (told) this.#options.budget?.observe(call.counts, told)
    this.#rateLimits = {
      limit: headerNumber(headers, 'x-ratelimit-limit'),
      remaining: headerNumber(headers, 'x-ratelimit-remaining'),
      resetAt: headerNumber(headers, 'x-ratelimit-reset'),
    }
    if (status < 200 || status > 299) {
      const failure = toStatusFailure(status, headers, text, this.#options.clock.wallMs())
      if (status === 429) this.#options.budget?.block(call.counts, failure.retryAfterMs ?? blockedMs)
      return { ok: false, failure }
    }
    if (text.trim() === '') return { ok: true, value: null }
    const value = readJson(text)
    if (value === undefined) return { ok: false, failure: toUnreadableFailure(status) }
    return { ok: true, value }
  }
}
