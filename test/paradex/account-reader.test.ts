import { describe, expect, test } from 'vitest'
import { AccountReader } from '../../src/main/paradex/account-reader'
import { Counters } from '../../src/main/paradex/counters'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import { RestClient } from '../../src/main/paradex/rest'
import { Translator } from '../../src/main/paradex/translator'
import { systemClock } from '../../src/main/socket/clock'
import { anyToken, serveStub } from './stub'
import * as wire from './wire-samples'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

async function openReader(results: unknown[]) {
  const stub = await serveStub(() => ({ body: { results } }))
  const rest = new RestClient({ restUrl: stub.restUrl, clock: systemClock, random: () => 0 })
  rest.useTokens(anyToken)
  const counters = new Counters()
  return {
    reader: new AccountReader(rest, new Translator(quiet, counters, new KnownOrders()), counters),
    counters,
  }
}

const unreadable = { ok: false, problem: { code: 'rest.unreadable' } }

test('a list whose pages lead back to themselves is read once and not called whole', async () => {
  const requests: string[] = []
  const stub = await serveStub(({ url }) => {
    requests.push(url)
    return { body: { results: [{ ...wire.fill, id: String(requests.length) }], next: 'again' } }
  })
  const rest = new RestClient({ restUrl: stub.restUrl, clock: systemClock, random: () => 0 })
  rest.useTokens(anyToken)
  const counters = new Counters()
  const reader = new AccountReader(rest, new Translator(quiet, counters, new KnownOrders()), counters)
  expect(await reader.readFills()).toMatchObject({ ok: true, value: { isWhole: false } })
  expect(requests).toHaveLength(2)
  expect(counters.snapshot()).toEqual({ 'pagesCut:/fills': 1 })
})

describe('what an account has now', () => {
  test('is not told where one of its positions cannot be read: held, it would look flat', async () => {
    const whole = await openReader([wire.position, { ...wire.position, market: 'ETH-USD-PERP' }])
    expect(await whole.reader.getPositions()).toMatchObject({
      ok: true,
      value: [{ market: 'BTC-USD-PERP' }, { market: 'ETH-USD-PERP' }],
    })
    const torn = await openReader([wire.position, { ...wire.position, market: 'ETH-USD-PERP', size: 'many' }])
    expect(await torn.reader.getPositions()).toEqual(unreadable)
    expect(torn.counters.snapshot()).toEqual({ 'malformed:position.size': 1 })
  })

  test('is not told where an open order or a balance cannot be read', async () => {
    const orders = await openReader([wire.order, { ...wire.order, id: undefined }])
    expect(await orders.reader.getOpenOrders()).toEqual(unreadable)
    const balances = await openReader([{ token: 'USDC', size: '', last_updated_at: 1 }])
    expect(await balances.reader.getBalances()).toEqual(unreadable)
  })

  test('is told with what this version has no word for', async () => {
    const { reader } = await openReader([
      { ...wire.order, type: 'NEW_KIND', status: 'ELSEWHERE', colour: 'red' },
    ])
    expect(await reader.getOpenOrders()).toMatchObject({
      ok: true,
      value: [{ type: 'other', state: 'unknown' }],
    })
  })
})
