import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Probe } from './probe'
import { Trader } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { restComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Control } from '../../src/sandbox/control-client'
import type { Sandbox } from '../../src/sandbox/sandbox'

let sandbox: Sandbox
let control: Control
let trader: Trader
let waiting: { delayMs: number; act: () => void }[]

const later = {
  after: (delayMs: number, act: () => void) => void waiting.push({ delayMs, act }),
  stop: () => undefined,
}
/** Lets the speed bump pass; how long each wait was. */
function pass(): number[] {
  return waiting.splice(0).map(({ delayMs, act }) => {
    act()
    return delayMs
  })
}
const stateOf = async (clientId: string) => {
  const { results } = (await trader.get(`/orders-history?client_id=${clientId}`)).body
  return results[0] as Record<string, unknown>
}

beforeEach(async () => {
  waiting = []
  sandbox = await startSandbox({ stepMs: 0, simulate: false, later })
  control = createControl(sandbox.controlUrl)
  trader = await Trader.start(sandbox)
  await trader.authenticate({ path: '/auth?token_usage=interactive' })
})

afterEach(() => sandbox.stop())

describe('a retail session', () => {
  it('has its orders held back for 300 ms, flagged as interactive', async () => {
    const made = await trader.post(trader.order({ client_id: 'slow' }))
    expect(restComplaints('POST', '/orders', made.status, made.body)).toEqual([])
    expect(made.body).toMatchObject({ status: 'NEW', flags: ['INTERACTIVE'] })
    expect((await trader.get(`/orders/${made.body.id}`)).body.status).toBe('NEW')
    expect(pass()).toEqual([300])
    expect((await stateOf('slow')).status).toBe('OPEN')
  })

  it('has its cancellations held back too, and a fill can win the race', async () => {
    const { body: order } = await trader.post(trader.order({ client_id: 'raced' }))
    pass()
    expect((await trader.delete(`/orders/${order.id}`)).status).toBe(204)
    await control.fill({ clientId: 'raced' })
    expect(pass()).toEqual([300])
    expect(await stateOf('raced')).toMatchObject({ status: 'CLOSED', remaining_size: '0', cancel_reason: '' })
    expect((await trader.delete(`/orders/${order.id}`)).body.error).toBe('ORDER_IS_CLOSED')
  })

  it('has all its orders cancelled after the wait, those still held back with them', async () => {
    const probe = await Probe.open(sandbox, { token: trader.token })
    await probe.call('order.create', trader.order({ client_id: 'held' }))
    await probe.call('order.cancel_all')
    expect((await stateOf('held')).status).toBe('NEW')
    waiting.reverse()
    pass()
    expect(await stateOf('held')).toMatchObject({ status: 'CLOSED', cancel_reason: 'USER_CANCELED' })
  })

  it('meets RPI orders and pays no taker fee', async () => {
    const maker = await Trader.start(sandbox, 2)
    await maker.post(maker.order({ side: 'SELL', price: '97000', instruction: 'RPI' }))
    await trader.post(trader.order({ type: 'MARKET', price: '0', instruction: 'IOC', client_id: 'retail' }))
    pass()
    const { results } = (await trader.get('/fills')).body
    expect(results).toMatchObject([{ fee: '0', fill_type: 'RPI', flags: ['interactive', 'rpi'] }])
    const pro = await Trader.start(sandbox, 3)
    await maker.post(maker.order({ side: 'SELL', price: '97000', instruction: 'RPI' }))
    await pro.post(pro.order({ type: 'MARKET', price: '0', instruction: 'IOC' }))
    expect((await pro.get('/orders-history')).body.results).toMatchObject([{ cancel_reason: 'NO_LIQUIDITY' }])
  })

  it('is a pro session beyond its budget, silently', async () => {
    await control.limits({ retailOrdersPerDay: 1 })
    await trader.post(trader.order({ client_id: 'retail' }))
    const { body: beyond } = await trader.post(trader.order({ client_id: 'pro' }))
    expect(beyond.flags).toEqual([])
    expect((await stateOf('pro')).status).toBe('OPEN')
    expect((await stateOf('retail')).status).toBe('NEW')
  })

  it('has three orders a second unless told otherwise', async () => {
    const flags: unknown[] = []
    const orders = Array.from({ length: 10 }, () => trader.order())
    // Signed before, so that the clock is still at the start of a second and all fall into one.
    await control.clock({ offsetMs: 1000 - (Date.now() % 1000) })
    const { body } = await trader.send('POST', '/orders/batch', orders)
    for (const order of body.orders as { flags: string[] }[]) flags.push(...order.flags)
    expect(flags).toEqual(['INTERACTIVE', 'INTERACTIVE', 'INTERACTIVE'])
  })
})
