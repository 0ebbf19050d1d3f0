import { describe, expect, test, vi } from 'vitest'
import { Counters } from '../../src/main/paradex/counters'
import { candleMinutes, entriesOf, History, type Page } from '../../src/main/paradex/history'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import { RestClient } from '../../src/main/paradex/rest'
import { Translator } from '../../src/main/paradex/translator'
import { systemClock } from '../../src/main/socket/clock'
import type { Result } from '../../src/preload/model'
import { bid, createMainSigner, openDesk, openExchange, until } from './desk'
import { anyToken, serveStub, type StubRequest } from './stub'
import * as wire from './wire-samples'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

async function openHistory(answer: (request: StubRequest) => unknown) {
  const stub = await serveStub((request) => ({ body: answer(request) }))
  const rest = new RestClient({ restUrl: stub.restUrl, clock: systemClock, random: () => 0 })
  rest.useTokens(anyToken)
  const history = new History(rest, new Translator(quiet, new Counters(), new KnownOrders()))
  return { history, urls: () => stub.requests.map(({ url }) => url) }
}

/** All entries, and how it ended. */
async function collect<T>(first: Promise<Result<Page<T>>>) {
  const entries: T[] = []
  const all = entriesOf(first)
  for (;;) {
    const step = await all.next()
    if (step.done) return { entries, end: step.value }
    entries.push(step.value)
  }
}

describe('pages', () => {
  test('are read one after the other until the last, with the same query', async () => {
    const { history, urls } = await openHistory(({ url }) => {
      const id = url.includes('cursor=b') ? '3' : url.includes('cursor=a') ? '2' : '1'
      return { results: [{ ...wire.order, id }], next: id === '3' ? null : id === '2' ? 'b' : 'a' }
    })
    const { entries, end } = await collect(history.orders({ market: 'X', startAtMs: 5, pageSize: 1 }))
    expect(entries.map(({ id }) => id)).toEqual(['1', '2', '3'])
    expect(end).toEqual({ ok: true, value: null })
    expect(urls()).toEqual([
      '/orders-history?market=X&start_at=5&page_size=1',
      '/orders-history?market=X&start_at=5&page_size=1&cursor=a',
      '/orders-history?market=X&start_at=5&page_size=1&cursor=b',
    ])
  })

  test('end with the problem when one cannot be read', async () => {
    const { history } = await openHistory(({ url }) =>
      url.includes('cursor') ? 'nothing' : { results: [wire.fill], next: 'a' },
    )
    const { entries, end } = await collect(history.fills())
    expect(entries).toHaveLength(1)
    expect(end).toEqual({ ok: false, problem: { code: 'rest.unreadable' } })
  })

  test('leave out an entry that cannot be read', async () => {
    const { history } = await openHistory(() => ({ results: [{ id: 1 }, wire.fill] }))
    expect(await history.fills()).toMatchObject({ value: { entries: [{ id: wire.fill.id }], next: null } })
  })
})

describe('figures', () => {
  test('of candles are exact, whatever form they come in', async () => {
    const { history, urls } = await openHistory(() => ({ results: [[60_000, 0.1, '0.3', 1e-7, 0.2, 12]] }))
    const query = { market: 'X', minutes: 5, startAtMs: 1, endAtMs: 2, priceKind: 'mark' } as const
    expect(await history.candles(query)).toEqual({
      ok: true,
      value: [{ startAtMs: 60_000, open: '0.1', high: '0.3', low: '0.0000001', close: '0.2', volume: '12' }],
    })
    expect(urls()).toEqual(['/markets/klines?symbol=X&resolution=5&start_at=1&end_at=2&price_kind=mark'])
  })

  test('of the account come with their times, or not at all', async () => {
    const good = await openHistory(() => ({ data: [1.5, -2], timestamps: [10, 20] }))
    expect(await good.history.account('pnl')).toEqual({
      ok: true,
      value: [
        { atMs: 10, value: '1.5' },
        { atMs: 20, value: '-2' },
      ],
    })
    const bad = await openHistory(() => ({ data: [1.5], timestamps: [10, 20] }))
    expect(await bad.history.account('pnl')).toMatchObject({ ok: false })
  })

  test('of liquidations and busts', async () => {
    const { history, urls } = await openHistory(({ url }) =>
      url.startsWith('/liq')
        ? { results: [{ id: '0xabc', created_at: 7 }] }
        : { results: [{ account: '0x1', busted_fill_id: '9', created_at: 8 }], next: null },
    )
    expect(await history.liquidations(1, 9)).toEqual({ ok: true, value: [{ id: '0xabc', createdAtMs: 7 }] })
    expect(await history.tradeBusts()).toMatchObject({ value: { entries: [{ fillId: '9' }] } })
    expect(urls()).toEqual(['/liquidations?from=1&to=9', '/tradebusts'])
  })
})

describe('history of the sandbox exchange', () => {
  test('has orders, fills, trades, funding and candles', async () => {
    const { sandbox, control } = await openExchange({ simulate: true })
    const { client, seen } = openDesk(sandbox, await createMainSigner())
    await client.connect()
    await client.placeOrders([1, 2, 3].map((index) => bid(`h${index}`)))
    for (const index of [1, 2, 3]) await control.fill({ clientId: `h${index}` })
    await until(() => seen.fills.length === 3)
    const { history } = client
    const market = 'BTC-USD-PERP'
    await vi.waitFor(
      async () => {
        await control.settleFunding({ market })
        const payments = await collect(history.fundingPayments({ market }))
        expect(payments.entries[0]).toMatchObject({ market })
      },
      { timeout: 15_000 },
    )
    const first = await history.fills({ pageSize: 2 })
    expect(first).toMatchObject({ value: { entries: { length: 2 } } })
    expect((await collect(history.fills({ pageSize: 2 }))).entries).toHaveLength(3)
    expect((await collect(history.orders({ pageSize: 1 }))).entries).toHaveLength(3)
    expect((await collect(history.fundingData({ market }))).entries[0]).toMatchObject({ market })
    expect((await history.trades({ market })).ok).toBe(true)
    const nowMs = Date.now()
    for (const minutes of candleMinutes) {
      for (const priceKind of ['last', 'mark', 'underlying'] as const) {
        const range = { market, minutes, priceKind, startAtMs: nowMs - 4 * 3_600_000, endAtMs: nowMs }
        const candles = await history.candles(range)
        expect(candles.ok && candles.value.length).toBeGreaterThan(0)
      }
    }
    expect(client.counters).toEqual({})
  })
})
