import { Fields } from './fields'
import { VenueRefusal } from './refusal'
import type { FrameFault, Pace, Refusing, RestFault, RpcFault, SocketChoice } from './faults'

const MAX_DELAY_MS = 60_000
const frameFlags = [
  'duplicate',
  'corrupt',
  'truncate',
  'dropNext',
  'oversize',
  'reorder',
  'swap',
  'wrongSchema',
  'unknownTemplate',
  'unknownChannel',
  'unknownField',
] as const

/** Which sockets are meant; all of them when nothing is said. */
export function sockets(fields: Fields): SocketChoice {
  return fields.word('sockets', ['private', 'market', 'all'], 'all')
}

/** A fault of the next channel frames, one of them when no count is given. */
export function frameFault(ask: Record<string, unknown>): FrameFault {
  const fields = new Fields(ask)
  return {
    sockets: sockets(fields),
    count: readCount(fields),
    delayMs: readDelay(fields, 'delayMs'),
    ...Object.fromEntries(frameFlags.map((flag) => [flag, ask[flag] === true])),
    ...(fields.has('channel') && { channel: readName(fields, 'channel') }),
    ...(fields.has('unknownWord') && { unknownWord: readName(fields, 'unknownWord') }),
  }
}

/** A fault of the next requests, one of them when no count is given. */
export function restFault(ask: Record<string, unknown>): RestFault {
  const fields = new Fields(ask)
  const status =
    typeof ask.status === 'number'
      ? readStatus(fields, 'status', 200)
      : fields.word('status', ['hang', 'reset', 'html', 'slow', 'empty', 'half'])
  return {
    method: fields.text('method').toUpperCase(),
    path: fields.text('path'),
    status,
    after: ask.after === true || status === 'slow' || status === 'empty' || status === 'half',
    count: readCount(fields),
    delayMs: readDelay(fields, 'delayMs'),
    ...readRetryAfter(fields),
    ...(fields.has('word') && { word: fields.text('word') }),
  }
}

/** A fault of the next calls on sockets, one of them when no count is given. */
export function rpcFault(ask: Record<string, unknown>): RpcFault {
  const fields = new Fields(ask)
  return {
    method: fields.text('method'),
    answer:
      typeof ask.answer === 'number' ? fields.integer('answer') : fields.word('answer', ['lost', 'late']),
    after: ask.after === true,
    count: readCount(fields),
    delayMs: readDelay(fields, 'delayMs'),
    ...(fields.has('channel') && { channel: fields.text('channel') }),
  }
}

/** How new sockets are refused: with a 503 when nothing else is said. */
export function refusing(ask: Record<string, unknown>): Refusing {
  const fields = new Fields(ask)
  const how =
    typeof ask.how === 'string'
      ? fields.word('how', ['reset', 'hang'])
      : fields.has('how')
        ? readStatus(fields, 'how', 400)
        : 503
  return { how, asking: fields.word('asking', ['sbe', 'json', 'all'], 'all'), ...readRetryAfter(fields) }
}

/** How sluggish sockets are; not at all when nothing is said. */
export function pace(fields: Fields): Pace {
  return { latencyMs: readDelay(fields, 'latencyMs'), everyMs: readDelay(fields, 'everyMs') }
}

/** A while in milliseconds, none when it is not named. */
export function readDelay(fields: Fields, name: string): number {
  const delayMs = fields.has(name) ? fields.integer(name) : 0
  if (delayMs < 0 || delayMs > MAX_DELAY_MS)
    throw new VenueRefusal('VALIDATION_ERROR', `${name}: must be from 0 to ${MAX_DELAY_MS}.`)
  return delayMs
}

function readStatus(fields: Fields, name: string, lowest: number): number {
  const status = fields.integer(name)
  if (status < lowest || status > 599)
    throw new VenueRefusal('VALIDATION_ERROR', `${name}: must be an HTTP status from ${lowest} to 599.`)
  return status
}

function readRetryAfter(fields: Fields): { retryAfterS?: number } {
  return fields.has('retryAfterS') ? { retryAfterS: fields.integer('retryAfterS') } : {}
}

function readCount(fields: Fields): number {
  const count = fields.has('count') ? fields.integer('count') : 1
  if (count < 1) throw new VenueRefusal('VALIDATION_ERROR', 'count: must be at least 1.')
  return count
}

function readName(fields: Fields, name: string): string {
  const text = fields.text(name)
  if (!/^[a-z_]+$/.test(text)) throw new VenueRefusal('VALIDATION_ERROR', `${name}: must be a field's name.`)
  return text
}
