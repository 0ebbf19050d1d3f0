import type { RestClient } from './rest'
import type { RestFailure, RestResult } from './rest-failure'

/** What came of reading page after page; `isWhole` is false when `maxPages` came first. */
export interface Pages {
  entries: unknown[]
  isWhole: boolean
}

const unreadable: RestFailure = {
  problem: { code: 'rest.unreadable' },
  reached: 'perhaps',
  status: 200,
  retryAfterMs: null,
  word: null,
}

/** The raw entries of a paged private list, newest page first as the venue gives them. */
export async function readPages(
  rest: RestClient,
  path: string,
  query: Record<string, string | number | undefined>,
  limits: { pageSize: number; maxPages: number },
): Promise<RestResult<Pages>> {
  const entries: unknown[] = []
  let cursor: string | undefined
  for (let page = 0; page < limits.maxPages; page += 1) {
    const answer = await rest.readPrivate(path, { ...query, page_size: limits.pageSize, cursor })
    if (!answer.ok) return answer
    const { results, next } = (answer.value ?? {}) as { results?: unknown; next?: unknown }
    if (!Array.isArray(results)) return { ok: false, failure: unreadable }
    entries.push(...(results as unknown[]))
    if (typeof next !== 'string' || next === '' || results.length === 0) {
      return { ok: true, value: { entries, isWhole: true } }
    }
    // One that leads back to itself has no end.
    if (next === cursor) return { ok: true, value: { entries, isWhole: false } }
    cursor = next
  }
  return { ok: true, value: { entries, isWhole: false } }
}
