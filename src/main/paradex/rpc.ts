import { isDoubtfulError, isVenueWord } from './error-words'
import type { Problem } from '../../preload/model'
import type { Clock } from '../socket/clock'
import { toRequest, type Frame } from './frames'

/**
 * Why a call failed. `reached` says whether the venue may have acted on it: 'never' and 'refused' it
 * surely has not, 'perhaps' nobody knows.
 */
export interface RpcFailure {
  problem: Problem
  reached: 'never' | 'refused' | 'perhaps'
  /** The venue's numeric code; null when no answer came. */
  code: number | null
}

/** The result of a call, or why there is none. */
export type RpcResult = { ok: true; value: unknown } | { ok: false; failure: RpcFailure }

/** Codes that the specification lists, all of which mean that the call was not carried out. */
const refusals: ReadonlyMap<number, string> = new Map([
  [-32700, 'rpc.parse'],
  [-32600, 'rpc.invalid'],
  [-32601, 'rpc.method'],
  [-32602, 'rpc.parameters'],
  [40110, 'rpc.token'],
  [40111, 'rpc.token'],
  [40112, 'rpc.geoBlocked'],
  [40300, 'rpc.permission'],
  [42901, 'rest.rateLimited'],
])
const internalError = -32603

/** Whether the venue has turned a call down for coming too fast, whatever word it adds. */
export function isTooFast({ code }: RpcFailure): boolean {
  return code === 42901
}

function toFailure(frame: Extract<Frame, { kind: 'refusal' }>): RpcFailure {
  const detail = frame.message ? { detail: frame.message.slice(0, 300) } : {}
  const { code, word } = frame
  const listed = refusals.get(code)
  if (word !== null) {
    // An error's word the specification does not list may be a gateway's, after the venue has acted.
    const isRefusal = refusals.has(code) || (isVenueWord(word) && !isDoubtfulError(word))
    const reached = isRefusal && code !== internalError ? 'refused' : 'perhaps'
    return { code, reached, problem: { code: `venue.${word}`, ...detail } }
  }
  if (listed) return { code, reached: 'refused', problem: { code: listed, ...detail } }
  // An internal error or a code nobody has documented says nothing of what was done.
  const problem: Problem =
    code === internalError
      ? { code: 'rpc.internal', ...detail }
      : { code: 'rpc.other', values: { code: String(code) }, ...detail }
  return { code, reached: 'perhaps', problem }
}

const lost = (code: string, reached: RpcFailure['reached']): RpcResult => ({
  ok: false,
  failure: { code: null, reached, problem: { code } },
})

/** The calls under way on one socket, by their ids. */
export class RpcCalls {
  readonly #clock: Clock
  readonly #send: (text: string) => boolean
  readonly #pending = new Map<number, (result: RpcResult) => void>()
  #lastId = 0

  constructor(clock: Clock, send: (text: string) => boolean) {
    this.#clock = clock
    this.#send = send
  }

  /** Sends one call and settles with its answer, a refusal, a timeout or the end of the socket. */
  async call(method: string, params: Record<string, unknown>, timeoutMs: number): Promise<RpcResult> {
    const id = ++this.#lastId
    if (!this.#send(toRequest(id, method, params))) return lost('rpc.notConnected', 'never')
    return new Promise((resolve) => {
      const cancelTimer = this.#clock.setTimer(timeoutMs, () => settle(lost('rpc.timeout', 'perhaps')))
      const settle = (result: RpcResult): void => {
        cancelTimer()
        this.#pending.delete(id)
        resolve(result)
      }
      this.#pending.set(id, settle)
    })
  }

  /** Settles the call a frame answers; false for an answer nobody waits for. */
  accept(frame: Extract<Frame, { kind: 'answer' | 'refusal' }>): boolean {
    const settle = frame.id === null ? undefined : this.#pending.get(frame.id)
    if (!settle) return false
    settle(
      frame.kind === 'answer' ? { ok: true, value: frame.result } : { ok: false, failure: toFailure(frame) },
    )
    return true
  }

  /** The socket is gone: what became of the calls under way is not known. */
  fail(): void {
    for (const settle of [...this.#pending.values()]) settle(lost('rpc.dropped', 'perhaps'))
  }
}
