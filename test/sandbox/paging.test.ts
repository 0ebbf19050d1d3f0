import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Trader } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Control } from '../../src/sandbox/control-client'
import type { Sandbox } from '../../src/sandbox/sandbox'

let sandbox: Sandbox
let control: Control
let trader: Trader

beforeAll(async () => {
  sandbox = await startSandbox({ stepMs: 0, simulate: false })
  control = createControl(sandbox.controlUrl)
  trader = await Trader.start(sandbox)
  for (let index = 0; index < 7; index += 1) {
    await trader.post(
      trader.order({ price: '97000', client_id: `order-${index}`, side: index % 2 ? 'SELL' : 'BUY' }),
    )
  }
})

afterAll(() => sandbox.stop())

interface Page {
  results: { client_id: string; created_at: number }[]
  next: string | null
  prev: string | null
}

async function history(query: string): Promise<Page> {
  return (await trader.get(`/orders-history?${query}`)).body as Page
}

const idsOf = ({ results }: Page) => results.map(({ client_id }) => client_id)

describe('a paginated list', () => {
  it('goes to its end and back again', async () => {
    const first = await history('page_size=3')
    const second = await history(`page_size=3&cursor=${first.next}`)
    const third = await history(`page_size=3&cursor=${second.next}`)
    const back = await history(`page_size=3&cursor=${third.prev}`)
    expect([first, second, third].map(idsOf)).toEqual([
      ['order-6', 'order-5', 'order-4'],
      ['order-3', 'order-2', 'order-1'],
      ['order-0'],
    ])
    expect([first.prev, third.next]).toEqual([null, null])
    expect(idsOf(back)).toEqual(idsOf(second))
  })

  it('neither repeats nor skips when something new comes in between', async () => {
    const first = await history('page_size=2&market=BTC-USD-PERP')
    await trader.post(trader.order({ price: '97000', client_id: 'late' }))
    const second = await history(`page_size=2&market=BTC-USD-PERP&cursor=${first.next}`)
    expect([...idsOf(first), ...idsOf(second)]).toEqual(['order-6', 'order-5', 'order-4', 'order-3'])
  })

  it('filters, and cuts by time', async () => {
    expect(idsOf(await history('side=SELL'))).toEqual(['order-5', 'order-3', 'order-1'])
    expect(idsOf(await history('client_id=order-2'))).toEqual(['order-2'])
    const at = (await history('client_id=order-2')).results[0]?.created_at ?? 0
    const before = idsOf(await history(`end_at=${at}`))
    expect(before).toContain('order-2')
    expect(before).not.toContain('late')
    expect(idsOf(await history(`start_at=${at + 3_600_000}`))).toEqual([])
  })

  it('takes a cursor for its own list only, unaltered and alive', async () => {
    const { next } = await history('page_size=3')
    const refused = async (path: string) => String((await trader.get(path)).body.error)
    expect(await refused(`/fills?cursor=${next}`)).toBe('INVALID_REQUEST_PARAMETER')
    expect(await refused(`/orders-history?side=SELL&cursor=${next}`)).toBe('INVALID_REQUEST_PARAMETER')
    expect(await refused(`/orders-history?cursor=A${next}`)).toBe('INVALID_REQUEST_PARAMETER')
    await control.clock({ offsetMs: 11 * 60_000 })
    await trader.authenticate({ timestampS: Math.floor(Date.now() / 1000) + 660 })
    expect(await refused(`/orders-history?cursor=${next}`)).toBe('INVALID_REQUEST_PARAMETER')
  })
})
