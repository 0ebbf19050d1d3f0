import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { pro } from 'ccxt'
import type { Control } from '../../src/sandbox/control-client'
import type { Sandbox } from '../../src/sandbox/sandbox'
import { MARKET, SYMBOL, createKey, numbers, openCcxtStreams, read } from './ccxt-desk'
import { startStillExchange, type WireBook } from './ccxt-desk'

let sandbox: Sandbox
let control: Control
let exchange: InstanceType<typeof pro.paradex>
/** The channels the exchange has let ccxt's socket into. */
const joined = new Set<string>()

beforeAll(async () => {
  // ccxt's streams ask for no SBE: what they subscribe to is JSON as it was before September 2026.
  ;({ sandbox, control } = await startStillExchange({ jsonPublic: true }))
  exchange = openCcxtStreams(sandbox, (await createKey(sandbox)).key)
  const handle = exchange.handleMessage.bind(exchange)
  exchange.handleMessage = (client, message) => {
    joined.add(String(message?.result?.channel))
    return handle(client, message)
  }
  // ccxt asks for this where a socket is not encrypted.
  await exchange.loadHttpProxyAgent()
  await exchange.onboarding()
  await exchange.loadMarkets()
})

afterAll(async () => {
  await exchange.close()
  await sandbox.stop()
})

const until = (look: () => void) => vi.waitFor(look, { timeout: 10_000, interval: 10 })

describe("ccxt's streams", () => {
  test('tell what becomes of an order', async () => {
    const first = exchange.watchOrders(SYMBOL)
    await until(() => expect(joined).toContain(`orders.${MARKET}`))
    const made = await exchange.createOrder(SYMBOL, 'limit', 'buy', 0.01, 95_000, { clientOrderId: 'w' })
    expect(await first).toMatchObject([{ id: made.id, clientOrderId: 'w', status: 'open' }])
    await control.fill({ clientId: 'w' })
    await until(() =>
      expect([...(exchange.orders ?? [])]).toMatchObject([
        { id: made.id, status: 'closed', filled: 0.01, average: 95_000 },
      ]),
    )
  })

  test('have the book', async () => {
    const { bids, asks } = await exchange.watchOrderBook(SYMBOL)
    const book = await read<WireBook>(sandbox, exchange, `/orderbook/${MARKET}?depth=15`)
    expect({ bids, asks }).toEqual({ bids: numbers(book.bids), asks: numbers(book.asks) })
  })

  test('have trades', async () => {
    const first = exchange.watchTrades(SYMBOL)
    await until(() => expect(joined).toContain(`trades.${MARKET}`))
    await exchange.createOrder(SYMBOL, 'market', 'buy', 0.02, undefined, { price: '0' })
    const [latest] = (await read(sandbox, exchange, `/trades?market=${MARKET}&page_size=1`)).results
    await first
    const trade = { id: latest?.id, side: 'buy', price: Number(latest?.price), amount: Number(latest?.size) }
    await until(() => expect([...(exchange.trades[SYMBOL] ?? [])].at(-1)).toMatchObject(trade))
  })

  test('have ticks', async () => {
    const first = exchange.watchTicker(SYMBOL)
    await until(() => expect(joined).toContain('markets_summary'))
    sandbox.exchange.step()
    await first
    const [tick] = (await read(sandbox, exchange, `/markets/summary?market=${MARKET}`)).results
    const figures = { bid: Number(tick?.bid), ask: Number(tick?.ask), markPrice: Number(tick?.mark_price) }
    await until(() => expect(exchange.tickers[SYMBOL]).toMatchObject(figures))
  })
})
