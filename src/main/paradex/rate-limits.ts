import type { AnswerHeaders } from '../socket/caller'
import type { WindowLimit } from './rate-window'

/** What is counted: order traffic and private reads of the account, requests and connections of the address. */
export type BudgetName = 'orders' | 'reads' | 'requests' | 'connections'

const second = 1_000
const minute = 60_000

/** The venue's published limits. */
export const publishedLimits: Readonly<Record<BudgetName, readonly WindowLimit[]>> = {
  orders: [
    { limit: 800, windowMs: second },
    { limit: 17_250, windowMs: minute },
  ],
  reads: [
    { limit: 120, windowMs: second },
    { limit: 600, windowMs: minute },
  ],
  requests: [{ limit: 1_500, windowMs: minute }],
  connections: [
    { limit: 20, windowMs: second },
    { limit: 600, windowMs: minute },
  ],
}

/** What keeps an account Retail; soft, since the venue carries more out too, as for a Pro account. */
export const retailLimits: readonly WindowLimit[] = [
  { limit: 3, windowMs: second, isSoft: true },
  { limit: 30, windowMs: minute, isSoft: true },
  { limit: 300, windowMs: 60 * minute, isSoft: true },
  { limit: 1_000, windowMs: 24 * 60 * minute, isSoft: true },
]

/** What the venue said of a limit in one answer's headers. */
export interface ToldLimit {
  limit: number
  remaining: number
  resetAtMs: number | null
}

/** The number that a header holds; null where it holds none. */
export function headerNumber(headers: AnswerHeaders, name: string): number | null {
  const text = headers.get(name)
  return text === null || text === '' || !Number.isFinite(Number(text)) ? null : Number(text)
}

/** When a limit resets; which unit the header has is not said: epoch in either unit, or seconds from now. */
function toResetMs(reset: number | null, nowMs: number): number | null {
  if (reset === null) return null
  if (reset > 1e12) return reset
  return reset > 1e9 ? reset * 1_000 : nowMs + reset * 1_000
}

/** The limit an answer tells of in X-RateLimit-*; null when it tells of none. */
export function readToldLimit(headers: AnswerHeaders, nowMs: number): ToldLimit | null {
  const limit = headerNumber(headers, 'x-ratelimit-limit')
  const remaining = headerNumber(headers, 'x-ratelimit-remaining')
  if (limit === null || remaining === null) return null
  return { limit, remaining, resetAtMs: toResetMs(headerNumber(headers, 'x-ratelimit-reset'), nowMs) }
}
