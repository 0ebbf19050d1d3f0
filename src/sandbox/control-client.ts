import { request } from 'node:http'
import type { ControlVerb, ControlVerbs } from './control-verbs'

/** A running sandbox's strings, one method a verb; each rejects with the sandbox's own words when refused. */
export type Control = {
  readonly [V in ControlVerb]: Record<never, never> extends ControlVerbs[V]['ask']
    ? (ask?: ControlVerbs[V]['ask']) => Promise<ControlVerbs[V]['answer']>
    : (ask: ControlVerbs[V]['ask']) => Promise<ControlVerbs[V]['answer']>
}

/** A client for the control of the sandbox at this URL. */
export function createControl(controlUrl: string): Control {
  const verb =
    <V extends ControlVerb>(name: V) =>
    async (ask?: ControlVerbs[V]['ask']): Promise<ControlVerbs[V]['answer']> => {
      const text = await post(`${controlUrl}/${name}`, JSON.stringify(ask ?? {}))
      const answer = JSON.parse(text) as { ok: true } | { ok: false; message: string }
      if (!answer.ok) throw new Error(`${name}: ${answer.message}`)
      return answer
    }
  return {
    price: verb('price'),
    fill: verb('fill'),
    pause: verb('pause'),
    fund: verb('fund'),
    subkey: verb('subkey'),
    drop: verb('drop'),
    freeze: verb('freeze'),
    slow: verb('slow'),
    refuse: verb('refuse'),
    away: verb('away'),
    frames: verb('frames'),
    rest: verb('rest'),
    rpc: verb('rpc'),
    jwt: verb('jwt'),
    expireJwt: verb('expireJwt'),
    system: verb('system'),
    limits: verb('limits'),
    clock: verb('clock'),
    market: verb('market'),
    list: verb('list'),
    delist: verb('delist'),
    maintenance: verb('maintenance'),
    settleFunding: verb('settleFunding'),
    bust: verb('bust'),
    privateSbe: verb('privateSbe'),
    heal: verb('heal'),
    tokens: verb('tokens'),
    state: verb('state'),
  }
}

const awayForMs = 10_000
const knockEveryMs = 30

/** On a connection of its own, since a kept one may be cut by what was asked before; waits while nobody listens. */
function post(url: string, body: string, untilMs = performance.now() + awayForMs): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent: false }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve(text))
      response.on('error', reject)
    })
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNREFUSED' || performance.now() > untilMs) reject(error)
      else setTimeout(() => void post(url, body, untilMs).then(resolve, reject), knockEveryMs)
    })
    asked.end(body)
  })
}
