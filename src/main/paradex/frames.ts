import { readJson } from './json'

/** One JSON-RPC 2.0 frame of the private or the market-data socket. */
export type Frame =
  | { kind: 'answer'; id: number; result: unknown }
  | { kind: 'refusal'; id: number | null; code: number; message: string; word: string | null }
  | { kind: 'notification'; channel: string; data: unknown }
  | { kind: 'unreadable' }

/** A request's text. */
export function toRequest(id: number, method: string, params: Record<string, unknown>): string {
  return JSON.stringify({ jsonrpc: '2.0', method, params, id })
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

const errorWord = /^[A-Z][A-Z0-9_]+$/

/** The venue's error word, wherever in the error it stands; the specification does not say where. */
function wordOf(error: unknown): string | null {
  const data = field(error, 'data')
  const places = [
    data,
    field(data, 'error'),
    field(data, 'code'),
    field(error, 'error'),
    field(error, 'message'),
  ]
  return places.find((place): place is string => typeof place === 'string' && errorWord.test(place)) ?? null
}

/** What a text frame says; never throws. */
export function readFrame(text: string): Frame {
  const value = readJson(text)
  const id = field(value, 'id')
  const error = field(value, 'error')
  if (error !== undefined && error !== null) {
    const code = field(error, 'code')
    const message = field(error, 'message')
    return {
      kind: 'refusal',
      id: typeof id === 'number' ? id : null,
      code: typeof code === 'number' ? code : 0,
      message: typeof message === 'string' ? message : '',
      word: wordOf(error),
    }
  }
  if (typeof id === 'number') return { kind: 'answer', id, result: field(value, 'result') }
  const channel = field(field(value, 'params'), 'channel')
  if (field(value, 'method') === 'subscription' && typeof channel === 'string') {
    return { kind: 'notification', channel, data: field(field(value, 'params'), 'data') }
  }
  return { kind: 'unreadable' }
}
