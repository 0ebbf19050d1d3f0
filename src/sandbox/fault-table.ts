import type { Control } from './control-client'
import type { ControlVerb, ControlVerbs } from './control-verbs'
import type { RestSpoil } from './faults'

/** One pull at the control's strings. */
export type Pull = { [V in ControlVerb]: { verb: V; ask: ControlVerbs[V]['ask'] } }[ControlVerb]

/** What is struck: the lines, their frames, calls on them, REST, the sign-in, the clock or the exchange's state. */
export type FaultFamily = 'line' | 'frame' | 'call' | 'rest' | 'auth' | 'clock' | 'system'

/** A fault as data: how it begins, and how it ends where it does not end by itself. */
export interface Fault {
  readonly name: string
  readonly family: FaultFamily
  readonly begin: readonly Pull[]
  readonly end: readonly Pull[]
}

const fault = (family: FaultFamily, name: string, begin: Pull[], end: Pull[] = []): Fault => ({
  name: `${family}: ${name}`,
  family,
  begin,
  end,
})

const resets: Pull = { verb: 'drop', ask: { sockets: 'all', how: 'reset' } }
const admitted: Pull = { verb: 'refuse', ask: { refused: false } }
const thawed: Pull = { verb: 'freeze', ask: { sockets: 'all', frozen: false } }
const atEase: Pull = { verb: 'slow', ask: { sockets: 'all' } }
const ok: Pull = { verb: 'system', ask: { status: 'ok' } }
const onTime: Pull = { verb: 'clock', ask: { offsetMs: 0 } }
const healthyTokens: Pull = { verb: 'jwt', ask: { lifeS: 300 } }

const refused = (how: number | 'reset' | 'hang', more: { retryAfterS?: number } = {}): Pull => ({
  verb: 'refuse',
  ask: { refused: true, how, ...more },
})

const lines: Fault[] = [
  fault('line', 'closed', [{ verb: 'drop', ask: { sockets: 'all', how: 'close' } }]),
  fault('line', 'reset', [resets]),
  fault('line', 'account socket reset', [{ verb: 'drop', ask: { sockets: 'private', how: 'reset' } }]),
  fault('line', 'market sockets reset', [{ verb: 'drop', ask: { sockets: 'market', how: 'reset' } }]),
  fault('line', 'refused with 503', [refused(503), resets], [admitted]),
  fault('line', 'refused with 429', [refused(429, { retryAfterS: 1 }), resets], [admitted]),
  fault('line', 'refused with 401', [refused(401), resets], [admitted]),
  fault('line', 'refused with 403', [refused(403), resets], [admitted]),
  fault('line', 'upgrade reset', [refused('reset'), resets], [admitted]),
  fault('line', 'upgrade without an answer', [refused('hang'), resets], [admitted]),
  fault(
    'line',
    'schema version refused',
    [
      { verb: 'refuse', ask: { refused: true, how: 400, asking: 'sbe' } },
      { verb: 'drop', ask: { sockets: 'market', how: 'reset' } },
    ],
    [admitted],
  ),
  fault('line', 'nobody listens', [{ verb: 'away', ask: { forMs: 700 } }]),
  fault('line', 'silent', [{ verb: 'freeze', ask: { sockets: 'all', frozen: true } }], [thawed]),
  fault(
    'line',
    'half open',
    [{ verb: 'freeze', ask: { sockets: 'all', frozen: true, deaf: true } }],
    [thawed],
  ),
  fault('line', 'late', [{ verb: 'slow', ask: { sockets: 'all', latencyMs: 400 } }], [atEase]),
  fault('line', 'throttled', [{ verb: 'slow', ask: { sockets: 'all', everyMs: 40 } }], [atEase]),
]

type FrameAsk = Omit<ControlVerbs['frames']['ask'], 'count' | 'sockets'>
const frames = (name: string, ask: FrameAsk, sockets: 'private' | 'market' | 'all' = 'all'): Fault =>
  fault('frame', name, [{ verb: 'frames', ask: { sockets, count: 3, ...ask } }])

const frameFaults: Fault[] = [
  frames('corrupted', { corrupt: true }),
  frames('truncated', { truncate: true }),
  frames('doubled', { duplicate: true }),
  frames('late', { delayMs: 150 }),
  frames('passed by another channel', { reorder: true }),
  frames('out of sequence', { swap: true }),
  frames('oversized', { oversize: true }),
  frames('of another schema', { wrongSchema: true }, 'market'),
  frames('of an unknown template', { unknownTemplate: true }, 'market'),
  frames('of an unknown channel', { unknownChannel: true }, 'private'),
  frames('with an unknown field', { unknownField: true }, 'private'),
  frames('with an unknown status', { unknownWord: 'status' }, 'private'),
  frames('with an unknown side', { unknownWord: 'side' }, 'private'),
]

type RpcAsk = ControlVerbs['rpc']['ask']
const calls = (name: string, ask: Omit<RpcAsk, 'count'>, count = 1, begin: Pull[] = []): Fault =>
  fault('call', name, [{ verb: 'rpc', ask: { ...ask, count } }, ...begin])

const callFaults: Fault[] = [
  calls('lost', { method: '*', answer: 'lost' }),
  calls('answer lost', { method: '*', answer: 'lost', after: true }),
  calls('late', { method: '*', answer: 'late', delayMs: 300 }),
  calls('answer late', { method: '*', answer: 'late', delayMs: 300, after: true }),
  calls('order lost', { method: 'order.create', answer: 'lost' }),
  calls('order’s answer lost', { method: 'order.create', answer: 'lost', after: true }),
  calls('order ends in an internal error', { method: 'order.create', answer: -32603, after: true }),
  calls('order over the limit', { method: 'order.create', answer: 42901 }),
  calls('cancel’s answer lost', { method: 'order.cancel', answer: 'lost', after: true }),
  calls('subscription refused for a moment', { method: 'subscribe', answer: -32603 }, 1, [resets]),
  calls('subscription without an answer', { method: 'subscribe', answer: 'lost', after: true }, 1, [resets]),
]

const auth: Fault[] = [
  fault('auth', 'malformed', [{ verb: 'rpc', ask: { method: 'auth', answer: 40110, count: 1 } }, resets]),
  fault('auth', 'invalid', [{ verb: 'rpc', ask: { method: 'auth', answer: 40111, count: 1 } }, resets]),
  fault('auth', 'no permission', [{ verb: 'rpc', ask: { method: 'auth', answer: 40300, count: 1 } }, resets]),
  fault('auth', 'without an answer', [
    { verb: 'rpc', ask: { method: 'auth', answer: 'lost', count: 1 } },
    resets,
  ]),
  fault('auth', 'expired in the middle', [{ verb: 'expireJwt', ask: {} }]),
  fault('auth', 'expired before the next connection', [{ verb: 'expireJwt', ask: {} }, resets]),
  fault(
    'auth',
    'expired when issued',
    [{ verb: 'jwt', ask: { lifeS: 0 } }, { verb: 'expireJwt', ask: {} }, resets],
    [healthyTokens],
  ),
  fault('auth', 'sign-in fails', [
    { verb: 'expireJwt', ask: {} },
    { verb: 'rest', ask: { method: 'POST', path: '/auth', status: 503, count: 2 } },
    resets,
  ]),
]

const readSpoils: RestSpoil[] = [
  401,
  403,
  404,
  408,
  429,
  500,
  502,
  503,
  504,
  'html',
  'reset',
  'slow',
  'empty',
  'half',
]
const orderSpoils: RestSpoil[] = [401, 408, 429, 503, 'html', 'reset', 'slow', 'empty', 'half']
const cancelSpoils: RestSpoil[] = [408, 500, 'html', 'reset', 'half']

type RestAsk = Omit<ControlVerbs['rest']['ask'], 'count' | 'status'>
const rest = (name: string, ask: RestAsk, status: RestSpoil, count: number, begin: Pull[] = []): Fault =>
  fault('rest', `${name}: ${status}`, [
    {
      verb: 'rest',
      ask: {
        ...ask,
        status,
        count,
        ...(status === 'slow' && { delayMs: 300 }),
        ...(status === 429 && { retryAfterS: 1 }),
      },
    },
    ...begin,
  ])

const restFaults: Fault[] = [
  // With a reconnect, since it is the snapshot that reads.
  ...readSpoils.map((status) => rest('reads', { method: 'GET', path: '/' }, status, 3, [resets])),
  ...orderSpoils.map((status) => rest('orders before', { method: 'POST', path: '/orders' }, status, 1)),
  ...orderSpoils.map((status) =>
    rest('orders after', { method: 'POST', path: '/orders', after: true }, status, 1),
  ),
  // A cancel goes out over REST when the socket gives no answer.
  ...cancelSpoils.map((status) =>
    rest('cancels after', { method: 'DELETE', path: '/orders', after: true }, status, 1, [
      { verb: 'rpc', ask: { method: 'order.cancel', answer: 'lost', count: 1 } },
    ]),
  ),
]

const clock: Fault[] = [
  fault('clock', 'three minutes ahead', [{ verb: 'clock', ask: { offsetMs: 180_000 } }], [onTime]),
  fault('clock', 'three minutes behind', [{ verb: 'clock', ask: { offsetMs: -180_000 } }], [onTime]),
  fault(
    'clock',
    'an hour ahead, and a new line',
    [{ verb: 'clock', ask: { offsetMs: 3_600_000 } }, resets],
    [onTime],
  ),
]

const system: Fault[] = [
  fault('system', 'maintenance', [{ verb: 'system', ask: { status: 'maintenance' } }], [ok]),
  fault('system', 'cancel only', [{ verb: 'system', ask: { status: 'cancel_only' } }], [ok]),
  fault('system', 'post only', [{ verb: 'system', ask: { status: 'post_only' } }], [ok]),
  fault('system', 'walks through maintenance', [
    { verb: 'maintenance', ask: { cancelOnlyMs: 300, postOnlyMs: 300 } },
  ]),
]

/** Every fault the client has to survive, alone and together with any other. */
export const faultTable: readonly Fault[] = [
  ...lines,
  ...frameFaults,
  ...callFaults,
  ...auth,
  ...restFaults,
  ...clock,
  ...system,
]

/** Pulls at the strings one after the other; rejects with the sandbox's words when refused. */
export async function pull(control: Control, pulls: readonly Pull[]): Promise<void> {
  for (const { verb, ask } of pulls) {
    const act = control[verb] as (ask: unknown) => Promise<unknown>
    await act(ask)
  }
}
