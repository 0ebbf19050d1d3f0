import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Trader } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { errorComplaints, restComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Answer } from './trader'
import type { Control } from '../../src/sandbox/control-client'
import type { Sandbox } from '../../src/sandbox/sandbox'

const MARKET = 'BTC-USD-PERP'
let sandbox: Sandbox
let control: Control
let trader: Trader

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0 })
  control = createControl(sandbox.controlUrl)
  await control.pause({ paused: true })
  trader = await Trader.start(sandbox)
})

afterEach(() => sandbox.stop())

/** A TWAP of 0.04 in four children over two minutes. */
function twap(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const { instruction: _none, ...signed } = trader.order({
    type: 'MARKET',
    price: '0',
    size: '0.04',
    algo_type: 'TWAP',
    duration_seconds: 120,
    ...changes,
  })
  return signed
}

const create = (changes?: Record<string, unknown>) => trader.send('POST', '/algo/orders', twap(changes))
const verdict = ({ status, body }: Answer) => {
  expect(errorComplaints(body)).toEqual([])
  return [status, String(body.error)]
}

/** Lets the exchange's clock stand at so many seconds from now. */
async function passTo(seconds: number): Promise<void> {
  await control.clock({ offsetMs: seconds * 1000 })
  sandbox.exchange.step()
}

describe('a TWAP', () => {
  it('trades an even share at every interval until it is done', async () => {
    const made = await create()
    expect(restComplaints('POST', '/algo/orders', made.status, made.body)).toEqual([])
    expect(made.body).toMatchObject({ status: 'NEW', remaining_size: '0.04', algo_type: 'TWAP' })
    expect(made.body.end_at - made.body.created_at).toBe(120_000)
    const path = `/algo/orders/${made.body.id}`
    for (const [seconds, remaining] of [
      [0, '0.03'],
      [15, '0.03'],
      [31, '0.02'],
      [62, '0.01'],
    ] as const) {
      await passTo(seconds)
      const { status, body } = await trader.get(path)
      expect(restComplaints('GET', '/algo/orders/{algo_id}', status, body)).toEqual([])
      expect(body).toMatchObject({ status: 'OPEN', remaining_size: remaining })
    }
    const open = await trader.get('/algo/orders')
    expect(restComplaints('GET', '/algo/orders', open.status, open.body)).toEqual([])
    await passTo(93)
    expect((await trader.get('/algo/orders')).body.results).toEqual([])
    expect(verdict(await trader.get(path))).toEqual([404, 'ALGO_ID_NOT_FOUND'])
    const history = await trader.get(`/algo/orders-history?market=${MARKET}&status=CLOSED`)
    expect(restComplaints('GET', '/algo/orders-history', history.status, history.body)).toEqual([])
    expect(history.body.results).toMatchObject([{ remaining_size: '0', cancel_reason: '' }])
    expect(Number(history.body.results[0].avg_fill_price)).toBeGreaterThan(0)
    const children = (await trader.get('/orders-history')).body.results as { type: string; size: string }[]
    expect(children.map(({ type, size }) => `${type} ${size}`)).toEqual(Array(4).fill('MARKET 0.01'))
  })

  it('stops when it is cancelled, with what it has traded', async () => {
    const { body: algo } = await create()
    await passTo(0)
    expect((await trader.delete(`/algo/orders/${algo.id}`)).status).toBe(204)
    await passTo(40)
    expect((await trader.get('/algo/orders-history')).body.results).toMatchObject([
      { status: 'CLOSED', remaining_size: '0.03', cancel_reason: 'USER_CANCELED' },
    ])
    expect((await trader.get('/positions')).body.results).toMatchObject([{ size: '0.01' }])
    expect(verdict(await trader.delete(`/algo/orders/${algo.id}`))).toEqual([404, 'ALGO_ID_NOT_FOUND'])
  })

  it('ends when its account cannot bear the next child', async () => {
    await create({ size: '240' })
    await passTo(0)
    expect((await trader.get('/algo/orders-history')).body.results).toMatchObject([
      { status: 'CLOSED', cancel_reason: 'NOT_ENOUGH_MARGIN' },
    ])
  })

  it('waits while the system is not ok', async () => {
    await create()
    await control.system({ status: 'cancel_only' })
    await passTo(0)
    expect((await trader.get('/algo/orders')).body.results).toMatchObject([{ remaining_size: '0.04' }])
    await control.system({ status: 'ok' })
    await passTo(1)
    expect((await trader.get('/algo/orders')).body.results).toMatchObject([{ remaining_size: '0.03' }])
  })

  it('is signed as a market order of its whole size', async () => {
    const signed = twap()
    const answer = await trader.send('POST', '/algo/orders', { ...signed, size: '0.08' })
    expect(verdict(answer)).toEqual([400, 'INVALID_ORDER_SIGNATURE'])
    expect((await trader.send('POST', '/algo/orders', signed)).status).toBe(201)
    expect(verdict(await trader.send('POST', '/algo/orders', signed))).toEqual([400, 'NOT_UNIQUE'])
  })

  it.each([
    [{ duration_seconds: 45 }, 'VALIDATION_ERROR'],
    [{ duration_seconds: 86_430 }, 'VALIDATION_ERROR'],
    [{ duration_seconds: 0 }, 'VALIDATION_ERROR'],
    [{ frequency: 121 }, 'VALIDATION_ERROR'],
    [{ algo_type: 'VWAP' }, 'VALIDATION_ERROR'],
    [{ type: 'LIMIT', price: '95000' }, 'VALIDATION_ERROR'],
    [{ size: '0.00003' }, 'INVALID_ORDER_SIZE'],
    [{ market: 'NO-SUCH' }, 'MARKET_NOT_FOUND'],
    [{ on_behalf_of_account: '0x5' }, 'ACCOUNT_NOT_FOUND'],
  ])('with %o is a %s', async (changes, code) => {
    expect(verdict(await create(changes))).toEqual([400, code])
  })
})
