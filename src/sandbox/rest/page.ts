import { createHmac, randomBytes } from 'node:crypto'
import { VenueRefusal } from '../refusal'
import { ok } from './routes'
import { parseObject } from '../json'
import type { JsonObject } from '../json'
import type { Query } from './query'
import type { RestAnswer, RestRequest } from './routes'

const DEFAULT_PAGE_SIZE = 100
const CURSOR_LIFE_MS = 10 * 60_000
const secret = randomBytes(32)

/** A record of a paginated list: newest first, `id` unique within the list. */
export interface Paged {
  readonly id: string
  readonly createdAtMs: number
}

interface Cursor {
  /** Path, account and filters of the request the cursor was made for. */
  scope: string
  direction: 'next' | 'prev'
  /** The record the page lies after (next) or before (prev). */
  marker: string
  diesAtMs: number
}

/**
 * One page of a list (PaginatedAPIResults), cut by `start_at`, `end_at` and `page_size`. Cursors are
 * opaque and signed, good for the list and the filters they were made for, and die after ten minutes.
 */
export function pageOf<T extends Paged>(
  request: RestRequest,
  nowMs: number,
  list: readonly T[],
  filters: readonly string[],
  shape: (record: T) => JsonObject,
  maxPageSize = 5000,
): RestAnswer {
  const { query } = request
  const size = query.integer('page_size', { min: 1, max: maxPageSize }) ?? DEFAULT_PAGE_SIZE
  const records = inPeriod(list, query)
  const scope = scopeOf(request, ['start_at', 'end_at', ...filters])
  const text = query.text('cursor')
  const cursor = text === undefined ? undefined : readCursor(text, nowMs)
  if (cursor && cursor.scope !== scope) throw invalidCursor()

  const start = startOf(records, cursor, size)
  const page = records.slice(start, start + size)
  const link = (direction: Cursor['direction'], record: T | undefined) =>
    record ? writeCursor({ scope, direction, marker: record.id, diesAtMs: nowMs + CURSOR_LIFE_MS }) : null
  return ok({
    results: page.map(shape),
    next: start + size < records.length ? link('next', page.at(-1)) : null,
    prev: start > 0 ? link('prev', page[0]) : null,
  })
}

function inPeriod<T extends Paged>(list: readonly T[], query: Query): T[] {
  const startAtMs = query.integer('start_at') ?? 0
  const endAtMs = query.integer('end_at') ?? Number.MAX_SAFE_INTEGER
  return list.filter(({ createdAtMs }) => createdAtMs >= startAtMs && createdAtMs <= endAtMs)
}

function scopeOf({ path, account, query }: RestRequest, filters: readonly string[]): string {
  return [path, account, ...filters.map((name) => query.text(name) ?? '')].join(' ')
}

function startOf(records: readonly Paged[], cursor: Cursor | undefined, size: number): number {
  if (!cursor) return 0
  const index = records.findIndex(({ id }) => id === cursor.marker)
  if (index < 0) throw invalidCursor()
  return cursor.direction === 'next' ? index + 1 : Math.max(0, index - size)
}

function writeCursor(cursor: Cursor): string {
  const payload = Buffer.from(JSON.stringify(cursor)).toString('base64url')
  return `${payload}.${signatureOf(payload)}`
}

function readCursor(text: string, nowMs: number): Cursor {
  const [payload = '', signature] = text.split('.')
  if (signature !== signatureOf(payload)) throw invalidCursor()
  // Our own signature vouches for the shape.
  const cursor = parseObject(Buffer.from(payload, 'base64url').toString()) as unknown as Cursor
  if (cursor.diesAtMs <= nowMs) throw invalidCursor()
  return cursor
}

function signatureOf(payload: string): string {
  return createHmac('sha256', secret).update(payload).digest('base64url')
}

function invalidCursor(): VenueRefusal {
  return new VenueRefusal('INVALID_REQUEST_PARAMETER', 'cursor is invalid or has expired')
}
