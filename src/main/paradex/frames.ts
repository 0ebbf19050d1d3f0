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

/** What may stand in a frame; each is looked at before it is believed. */
interface Envelope {
  id?: unknown
  error?: unknown
  method?: unknown
  params?: unknown
  result?: unknown
}

interface Subscribed {
  channel?: unknown
  data?: unknown
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function field(value: unknown, name: string): unknown {
  return isObject(value) ? (value as Record<string, unknown>)[name] : undefined
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
  const { id, error, method, params, result }: Envelope = isObject(value) ? value : {}
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
  if (typeof id === 'number') return { kind: 'answer', id, result }
  if (method === 'subscription' && isObject(params)) {
    const { channel, data }: Subscribed = params
    if (typeof channel === 'string') return { kind: 'notification', channel, data }
  }
  return { kind: 'unreadable' }
}
