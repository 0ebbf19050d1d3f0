import { afterEach, beforeEach, expect, it } from 'vitest'
import { connect } from 'node:net'
import { once } from 'node:events'
import fc from 'fast-check'
import { Probe } from './probe'
import { Trader, ask } from './trader'
import { errorComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Sandbox } from '../../src/sandbox/sandbox'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0, simulate: false })
})

afterEach(() => sandbox.stop())

it('answers any body and any query with the venue’s words, never with a crash', async () => {
  const trader = await Trader.start(sandbox)
  const names = Object.keys(trader.order())
  const members = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue(), fc.constant('1')))
  await fc.assert(
    fc.asyncProperty(members, fc.webQueryParameters(), async (changes, query) => {
      const made = await trader.post({ ...trader.order(), ...changes })
      const asked = await trader.get(`/orders-history?${query}&page_size=${query}`)
      for (const { status, body } of [made, asked]) {
        expect(status).not.toBe(500)
        if (status >= 400) expect(errorComplaints(body)).toEqual([])
      }
    }),
    { numRuns: 40 },
  )
})

it('answers any text on a socket with a JSON-RPC error', async () => {
  const probe = await Probe.open(sandbox)
  const { token } = await Trader.start(sandbox)
  await probe.call('auth', { bearer: token })
  const method = fc.constantFrom(
    'auth',
    'subscribe',
    'unsubscribe',
    'order.create',
    'order.cancel',
    'order.cancel_all',
  )
  const request = fc.record({ jsonrpc: fc.constant('2.0'), method, params: fc.jsonValue(), id: fc.integer() })
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.json(),
        request.map((each) => JSON.stringify(each)),
      ),
      async (text) => {
        const heard = probe.heard.length
        probe.ws.send(text)
        await probe.until(() => probe.heard.length > heard)
        const { result, error } = probe.heard.at(-1)
        expect(result !== undefined || error.code !== -32603).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})

it.each([
  'GET // HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET //[ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  'GET /v1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  'nonsense\r\n\r\n',
])('survives %j', async (text) => {
  const socket = connect(Number(new URL(sandbox.restUrl).port), '127.0.0.1')
  socket.write(text)
  const [head] = (await once(socket, 'data')) as [Buffer]
  expect(head.toString()).toMatch(/^HTTP\/1\.1 4\d\d /)
  socket.destroy()
  expect((await ask(sandbox, '/system/state')).status).toBe(200)
})
