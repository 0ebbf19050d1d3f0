import { Fields } from './fields'
import { VenueRefusal } from './refusal'
import type { FrameFault, RestFault, SocketChoice } from './faults'

const MAX_DELAY_MS = 60_000

/** Which sockets are meant; all of them when nothing is said. */
export function sockets(fields: Fields): SocketChoice {
  return fields.word('sockets', ['private', 'market', 'all'], 'all')
}

/** A fault of the next channel frames, one of them when no count is given. */
export function frameFault(ask: Record<string, unknown>): FrameFault {
  const fields = new Fields(ask)
  const delayMs = fields.has('delayMs') ? fields.integer('delayMs') : 0
  if (delayMs < 0 || delayMs > MAX_DELAY_MS) {
    throw new VenueRefusal('VALIDATION_ERROR', `delayMs: must be from 0 to ${MAX_DELAY_MS}.`)
  }
  return {
    sockets: sockets(fields),
    count: readCount(fields),
    delayMs,
    duplicate: ask.duplicate === true,
    corrupt: ask.corrupt === true,
    truncate: ask.truncate === true,
    dropNext: ask.dropNext === true,
  }
}

/** A fault of the next requests, one of them when no count is given. */
export function restFault(ask: Record<string, unknown>): RestFault {
  const fields = new Fields(ask)
  const status =
    typeof ask.status === 'number'
      ? fields.integer('status')
      : fields.word('status', ['hang', 'reset', 'html'])
  if (typeof status === 'number' && (status < 200 || status > 599)) {
    throw new VenueRefusal('VALIDATION_ERROR', 'status: must be an HTTP status from 200 to 599.')
  }
  const retryAfter = fields.has('retryAfterS') ? { retryAfterS: fields.integer('retryAfterS') } : undefined
  return {
    method: fields.text('method').toUpperCase(),
    path: fields.text('path'),
    status,
    after: ask.after === true,
    count: readCount(fields),
    ...retryAfter,
  }
}

function readCount(fields: Fields): number {
  const count = fields.has('count') ? fields.integer('count') : 1
  if (count < 1) throw new VenueRefusal('VALIDATION_ERROR', 'count: must be at least 1.')
  return count
}
