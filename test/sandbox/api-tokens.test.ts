import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Probe } from './probe'
import { Trader } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { errorComplaints, restComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Answer } from './trader'
import type { Sandbox } from '../../src/sandbox/sandbox'

const PATH = '/account/tokens'
let sandbox: Sandbox
let main: Trader

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0, simulate: false })
  main = await Trader.start(sandbox)
})

afterEach(() => sandbox.stop())

function verdict({ status, body }: Answer): [number, string] {
  expect(errorComplaints(body)).toEqual([])
  return [status, String(body.error)]
}

const create = (more: object = {}) =>
  main.send('POST', PATH, { name: 'Watch', token_type: 'read_only', expiry_duration: 86_400, ...more })

/** Somebody who only holds the token. */
async function watcher(): Promise<Trader> {
  const trader = new Trader(sandbox)
  trader.token = String((await create()).body.token)
  return trader
}

describe('a read-only token', () => {
  it('is made, listed and revoked in the published shapes', async () => {
    const made = await create()
    expect(restComplaints('POST', PATH, made.status, made.body)).toEqual([])
    const list = await main.get(PATH)
    expect(restComplaints('GET', PATH, list.status, list.body)).toEqual([])
    expect(list.body.results).toMatchObject([{ name: 'Watch', kind: 'read_only', revoked_at: 0 }])
    expect(list.text).not.toContain(made.body.token)
    const id = String(made.body.api_token.lookup_id)
    const revoked = await main.delete(`${PATH}/${id}`)
    expect(restComplaints('DELETE', `${PATH}/{lookup_id}`, revoked.status, revoked.body)).toEqual([])
    expect((await main.get(PATH)).body.results).toEqual([])
    expect((await main.get(`${PATH}?with_invalid=true`)).body.results).toMatchObject([{ lookup_id: id }])
    expect((await main.get(`${PATH}?with_invalid=true&kind=jwt`)).body.results).toEqual([])
  })

  it('sees everything and does nothing', async () => {
    const watching = await watcher()
    const order = main.order({ client_id: 'watched' })
    await main.post(order)
    expect((await watching.get('/orders')).body.results).toMatchObject([{ client_id: 'watched' }])
    expect(verdict(await watching.post(main.order()))).toEqual([403, 'INVALID_TOKEN_SCOPE'])
    expect(verdict(await watching.delete('/orders'))).toEqual([403, 'INVALID_TOKEN_SCOPE'])
    const probe = await Probe.open(sandbox, { token: watching.token })
    expect((await probe.call('subscribe', { channel: 'orders.ALL' })).result.channel).toBe('orders.ALL')
    for (const method of ['order.create', 'order.cancel_all', 'order.cancel_on_disconnect']) {
      expect((await probe.call(method)).error).toMatchObject({ code: 40300, data: 'INVALID_TOKEN_SCOPE' })
    }
  })

  it('outlives a session, and no day longer than it was made for', async () => {
    const watching = await watcher()
    const control = createControl(sandbox.controlUrl)
    await control.clock({ offsetMs: 86_390_000 })
    expect((await watching.get('/account')).status).toBe(200)
    await control.clock({ offsetMs: 86_401_000 })
    expect(verdict(await watching.get('/account'))).toEqual([401, 'INVALID_TOKEN'])
  })

  it('is dead once revoked', async () => {
    const { body } = await create()
    const watching = new Trader(sandbox)
    watching.token = String(body.token)
    await main.delete(`${PATH}/${body.api_token.lookup_id}`)
    expect(verdict(await watching.get('/account'))).toEqual([401, 'INVALID_TOKEN'])
  })

  it('serves only the networks on its allowlist', async () => {
    const { body } = await create({ allowed_cidrs: ['203.0.113.0/24'] })
    const watching = new Trader(sandbox)
    watching.token = String(body.token)
    expect(verdict(await watching.get('/account'))).toEqual([403, 'IP_NOT_ALLOWED'])
    const probe = await Probe.open(sandbox)
    const refused = await probe.call('auth', { bearer: watching.token })
    expect(refused.error.data.error).toBe('IP_NOT_ALLOWED')
    const path = `${PATH}/${body.api_token.lookup_id}/allowed-cidrs`
    const opened = await main.send('PUT', path, { allowed_cidrs: [] })
    expect(restComplaints('PUT', `${PATH}/{lookup_id}/allowed-cidrs`, opened.status, opened.body)).toEqual([])
    expect((await watching.get('/account')).status).toBe(200)
  })

  it.each([
    [{ expiry_duration: 59 }, 'VALIDATION_ERROR'],
    [{ expiry_duration: 31_536_001 }, 'VALIDATION_ERROR'],
    [{ name: '' }, 'VALIDATION_ERROR'],
    [{ allowed_cidrs: ['10.0.0.0/33'] }, 'VALIDATION_ERROR'],
  ])('with %o is a %s', async (changes, code) => {
    expect(verdict(await create(changes))).toEqual([400, code])
  })
})
