import type { Problem } from '../../preload/model'
import type { AnswerHeaders } from '../socket/caller'
import { isDoubtfulError } from './error-words'
import { readJson } from './json'

/**
 * Why a REST call failed. `reached` says whether the venue may have acted on it: 'never' and 'refused'
 * it surely has not, 'perhaps' nobody knows.
 */
export interface RestFailure {
  problem: Problem
  reached: 'never' | 'refused' | 'perhaps'
  /** HTTP status; null when no answer came. */
  status: number | null
  /** How long the venue asks to wait before the next call. */
  retryAfterMs: number | null
  /** The venue's error word, one of `responses.ErrorCode` or newer. */
  word: string | null
}

/** The value of a REST call, or why there is none. */
export type RestResult<T> = { ok: true; value: T } | { ok: false; failure: RestFailure }

/** System calls that come before a byte of the request can leave. */
const openingCalls = new Set(['connect', 'getaddrinfo'])

/** Failures to open a connection that name no system call: certificates we do not accept. */
const openingCodes = /^(CERT_|ERR_TLS_CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/

/** The problem that the code of a `ProxyFault` stands for; null for any other error's. */
export function toProxyCode(code: string | undefined): string | null {
  return code?.startsWith('PROXY_') ? `proxy.${code.slice('PROXY_'.length).toLowerCase()}` : null
}

interface Cause {
  code?: unknown
  syscall?: unknown
  errors?: unknown
}

function causeOf(error: unknown): { code: string | undefined; isOpening: boolean } {
  const outer = error instanceof Error ? (error as Cause) : undefined
  // Several addresses of one host were tried: the first one's word stands for all.
  const cause = (Array.isArray(outer?.errors) ? outer.errors[0] : outer) as Cause | undefined
  const code = typeof cause?.code === 'string' ? cause.code : undefined
  const isOpening =
    (typeof cause?.syscall === 'string' && openingCalls.has(cause.syscall)) || openingCodes.test(code ?? '')
  return { code, isOpening }
}

/** What a rejected call means. */
export function toTransportFailure(error: unknown): RestFailure {
  const base = { status: null, retryAfterMs: null, word: null }
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { ...base, reached: 'perhaps', problem: { code: 'rest.timeout' } }
  }
  const { code, isOpening } = causeOf(error)
  const fault = toProxyCode(code)
  // The way was never opened: whatever was asked stayed here.
  if (fault) return { ...base, reached: 'never', problem: { code: fault } }
  return {
    ...base,
    // A kept connection can break after the bytes have left: only a failure to open one is a sure 'never'.
    reached: isOpening ? 'never' : 'perhaps',
    problem: { code: 'rest.unreachable', ...(code && { detail: code }) },
  }
}

/** What an answer that is no JSON of a 2xx status means. */
export function toUnreadableFailure(status: number): RestFailure {
  return { reached: 'perhaps', status, retryAfterMs: null, word: null, problem: { code: 'rest.unreadable' } }
}

function errorBody(text: string): { word: string; message: string } | null {
  const body = readJson(text)
  if (typeof body !== 'object' || body === null) return null
  const { error, message } = body as { error?: unknown; message?: unknown }
  if (typeof error !== 'string' || !/^[A-Z][A-Z0-9_]*$/.test(error)) return null
  return { word: error, message: typeof message === 'string' ? message.slice(0, 300) : '' }
}

/** What an answer of another status than 2xx means. `Retry-After` is in seconds or a date. */
export function toStatusFailure(
  status: number,
  headers: AnswerHeaders,
  text: string,
  nowMs: number,
): RestFailure {
  const body = errorBody(text)
  const base = { status, word: body?.word ?? null, retryAfterMs: readRetryAfter(headers, nowMs) }
  const detail = body?.message ? { detail: body.message } : {}
  if (status === 429) {
    const values = base.retryAfterMs === null ? {} : { values: { retryAfterMs: String(base.retryAfterMs) } }
    return { ...base, reached: 'refused', problem: { code: 'rest.rateLimited', ...values, ...detail } }
  }
  // A 5xx may come from a gateway after the venue took the request: the venue's own timeout is a 503. A 408 says
  // that somebody got tired of waiting, not who. Of the refusals of orders the specification names 400 alone: there
  // the word has to say whether it is one.
  const isDoubtful = status >= 500 || status === 408 || isDoubtfulError(body?.word ?? '')
  const reached = isDoubtful ? 'perhaps' : 'refused'
  if (body) return { ...base, reached, problem: { code: `venue.${body.word}`, ...detail } }
  return { ...base, reached, problem: { code: 'rest.status', values: { status: String(status) } } }
}

function readRetryAfter(headers: AnswerHeaders, nowMs: number): number | null {
  const text = headers.get('retry-after')
  if (text === null) return null
  const seconds = Number(text)
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds * 1000))
  const dateMs = Date.parse(text)
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - nowMs)
}
