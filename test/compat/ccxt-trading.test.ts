import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { paradex } from 'ccxt'
import type { Control } from '../../src/sandbox/control-client'
import type { Sandbox } from '../../src/sandbox/sandbox'
import { toDecimal } from '../../src/sandbox/quanta'
import { MARKET, SYMBOL, createKey, openCcxt, read, startStillExchange } from './ccxt-desk'

let sandbox: Sandbox
let control: Control
let exchange: paradex
let account: string

beforeAll(async () => {
  ;({ sandbox, control } = await startStillExchange())
  const { key } = await createKey(sandbox)
  exchange = openCcxt(sandbox, key)
  account = key.address
  await exchange.onboarding()
})

afterAll(() => sandbox.stop())

/** An order as the engine has it, in figures. */
function inEngine(id: string | undefined) {
  const order = sandbox.exchange.order(account, id ?? '')
  if (!order) throw new Error(`the exchange has no order ${id}`)
  return {
    ...{ type: order.type, side: order.side, instruction: order.instruction, status: order.status },
    ...{ reduceOnly: order.reduceOnly, clientId: order.clientId, cancelReason: order.cancelReason },
    size: Number(toDecimal(order.size)),
    price: Number(toDecimal(order.price)),
    triggerPrice: order.triggerPrice === null ? null : Number(toDecimal(order.triggerPrice)),
  }
}

const openIds = () => sandbox.exchange.openOrders(account).map(({ id }) => id)

describe("ccxt's orders", () => {
  test.each([
    ['a limit order', 'limit', 'buy', 95_000, {}, { type: 'LIMIT', instruction: 'GTC' }],
    ['a post-only order', 'limit', 'buy', 94_999, { postOnly: true }, { instruction: 'POST_ONLY' }],
    ['a named order', 'limit', 'buy', 94_998, { clientOrderId: 'mine' }, { clientId: 'mine' }],
    [
      'a stop limit order',
      'limit',
      'sell',
      94_000,
      { triggerPrice: 94_500 },
      { type: 'STOP_LIMIT', triggerPrice: 94_500, status: 'UNTRIGGERED' },
    ],
    [
      'a stop market order',
      'market',
      'sell',
      undefined,
      { triggerPrice: 94_600, price: '0' },
      { type: 'STOP_MARKET', triggerPrice: 94_600, price: 0, status: 'UNTRIGGERED' },
    ],
  ] as const)('rest as asked: %s', async (_name, type, side, price, params, expected) => {
    const made = await exchange.createOrder(SYMBOL, type, side, 0.01, price, params)
    expect(made).toMatchObject({ status: 'open', side, symbol: SYMBOL })
    const engine = inEngine(made.id)
    expect(engine).toMatchObject({ size: 0.01, side: side.toUpperCase(), ...expected })
    if (price !== undefined) expect(engine.price).toBe(price)
    const open = await exchange.fetchOpenOrders(SYMBOL)
    expect(open.find(({ id }) => id === made.id)).toMatchObject({
      amount: 0.01,
      remaining: 0.01,
      clientOrderId: engine.clientId || undefined,
      triggerPrice: engine.triggerPrice ?? undefined,
    })
    await exchange.cancelOrder(made.id ?? '', SYMBOL)
    expect(inEngine(made.id)).toMatchObject({ status: 'CLOSED', cancelReason: 'USER_CANCELED' })
  })

  test('guard a position with a stop loss and a take profit', async () => {
    await exchange.createOrder(SYMBOL, 'market', 'buy', 0.01, undefined, { price: '0' })
    const guard = { size: '0.01', price: '0' }
    const stop = { ...guard, stopLossPrice: 94_700 }
    const profit = { size: '0.01', takeProfitPrice: 99_000 }
    const { id: stopId } = await exchange.createOrder(SYMBOL, 'market', 'sell', 0.01, undefined, stop)
    const { id: profitId } = await exchange.createOrder(SYMBOL, 'limit', 'sell', 0.01, 99_100, profit)
    const waiting = { status: 'UNTRIGGERED', reduceOnly: true, size: 0.01 }
    expect([inEngine(stopId), inEngine(profitId)]).toMatchObject([
      { ...waiting, type: 'STOP_LOSS_MARKET', price: 0, triggerPrice: 94_700 },
      { ...waiting, type: 'TAKE_PROFIT_LIMIT', price: 99_100, triggerPrice: 99_000 },
    ])
    const open = await exchange.fetchOpenOrders(SYMBOL)
    expect(open.map(({ triggerPrice }) => triggerPrice).sort()).toEqual([94_700, 99_000])
    expect(open.every(({ reduceOnly }) => reduceOnly)).toBe(true)
    await exchange.cancelAllOrders(SYMBOL)
    const close = { price: '0', reduceOnly: true }
    await exchange.createOrder(SYMBOL, 'market', 'sell', 0.01, undefined, close)
    expect(sandbox.exchange.positions(account)).toEqual([])
  })

  test('are found by id and by client id, and in the history once closed', async () => {
    const made = await exchange.createOrder(SYMBOL, 'limit', 'buy', 0.02, 95_100, { clientOrderId: 'find' })
    const byId = await exchange.fetchOrder(made.id ?? '', SYMBOL)
    expect(byId).toMatchObject({ id: made.id, clientOrderId: 'find', price: 95_100, amount: 0.02 })
    const byClientId = await exchange.fetchOrder('', SYMBOL, { clientOrderId: 'find' })
    // When the answer was written is all they may differ in.
    expect({ ...byClientId, info: null }).toEqual({ ...byId, info: null })
    await exchange.cancelOrder('', SYMBOL, { clientOrderId: 'find' })
    await expect(exchange.fetchOrder(made.id ?? '', SYMBOL)).rejects.toThrow(/ORDER_ID_NOT_FOUND/)
    const past = await exchange.fetchOrders(SYMBOL, undefined, undefined, { client_id: 'find' })
    expect(past).toMatchObject([{ id: made.id, status: 'canceled', filled: 0, amount: 0.02 }])
  })

  test('change in place', async () => {
    const made = await exchange.createOrder(SYMBOL, 'limit', 'buy', 0.03, 95_200)
    await exchange.editOrder(made.id ?? '', SYMBOL, 'limit', 'buy', 0.04, 95_201)
    expect(inEngine(made.id)).toMatchObject({ size: 0.04, price: 95_201, status: 'OPEN' })
    await exchange.cancelOrder(made.id ?? '', SYMBOL)
  })

  test('come and go in batches', async () => {
    const order = (price: number) =>
      ({ symbol: SYMBOL, type: 'limit', side: 'buy', amount: 0.01, price }) as const
    const made = await exchange.createOrders([order(95_301), order(95_302), order(95_303)])
    expect(made.map(({ price }) => price)).toEqual([95_301, 95_302, 95_303])
    const [first, second, third] = made.map(({ id }) => id)
    expect(openIds().sort()).toEqual([first, second, third].sort())
    const gone = await exchange.cancelOrders([first ?? '', second ?? '', '404'], SYMBOL)
    expect(gone.map(({ status }) => status)).toEqual(['canceled', 'canceled', 'rejected'])
    expect(openIds()).toEqual([third])
  })

  test('go all at once', async () => {
    await exchange.createOrder(SYMBOL, 'limit', 'buy', 0.01, 95_400)
    await exchange.createOrder('ETH/USD:USDC', 'limit', 'buy', 0.1, 3_450)
    await exchange.cancelAllOrders(SYMBOL)
    expect(await exchange.fetchOpenOrders(SYMBOL)).toEqual([])
    expect(await exchange.fetchOpenOrders()).toMatchObject([{ symbol: 'ETH/USD:USDC', price: 3_450 }])
    await exchange.cancelAllOrders('ETH/USD:USDC')
    expect(openIds()).toEqual([])
  })
})

describe("ccxt's account", () => {
  test('has the balance, and the deposit it comes from', async () => {
    const { results } = await read(sandbox, exchange, '/balance')
    const balance = await exchange.fetchBalance()
    expect(balance.USDC).toMatchObject({ total: Number(results[0]?.size) })
    await control.fund({ account, amount: '-12.5' })
    const [deposits, withdrawals] = [await exchange.fetchDeposits(), await exchange.fetchWithdrawals()]
    const transfer = { currency: 'USDC', status: 'ok' }
    expect(deposits).toMatchObject([{ ...transfer, type: 'deposit', amount: 100_000 }])
    expect(withdrawals).toMatchObject([{ ...transfer, type: 'withdrawal', amount: 12.5 }])
    expect((await exchange.fetchTransfers()).map(({ amount }) => amount)).toEqual([100_000, 12.5])
    expect((await exchange.fetchBalance()).USDC).toMatchObject({ total: Number(results[0]?.size) - 12.5 })
  })

  test('has the trades and the position of a market order, and pays its funding', async () => {
    const bought = await exchange.createOrder(SYMBOL, 'market', 'buy', 0.02, undefined, { price: '0' })
    const fills = sandbox.exchange.fills(account)
    const own = fills.filter(({ orderId }) => orderId === bought.id)
    const all = await exchange.fetchMyTrades(SYMBOL)
    expect(all.map(({ id }) => id).sort()).toEqual(fills.map(({ id }) => id).sort())
    const seen = all.filter(({ order }) => order === bought.id)
    expect(seen.every(({ side, takerOrMaker }) => side === 'buy' && takerOrMaker === 'taker')).toBe(true)
    const cost = own.reduce((sum, { price, size }) => sum + price * size, 0n)
    expect(seen.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBeCloseTo(0.02, 8)
    expect(seen.reduce((sum, trade) => sum + (trade.cost ?? 0), 0)).toBeCloseTo(Number(cost) / 1e16, 6)
    const paid = own.reduce((sum, { fee }) => sum + fee, 0n)
    expect(seen.reduce((sum, { fee }) => sum + (fee?.cost ?? 0), 0)).toBeCloseTo(Number(toDecimal(paid)), 8)
    const past = await exchange.fetchOrders(SYMBOL, undefined, 1)
    expect(past).toMatchObject([{ id: bought.id, status: 'closed', filled: 0.02, remaining: 0 }])

    const [position] = sandbox.exchange.positions(account)
    expect(await exchange.fetchPositions()).toMatchObject([
      {
        ...{ symbol: SYMBOL, side: 'long', contracts: 0.02 },
        entryPrice: Number(toDecimal(position?.averageEntryPrice ?? 0n)),
        unrealizedPnl: Number(toDecimal(position?.unrealizedPnl ?? 0n)),
        collateral: Number(toDecimal(position?.cost ?? 0n)),
      },
    ])
    await control.clock({ offsetMs: 60_000 })
    sandbox.exchange.step()
    await control.settleFunding({ market: MARKET })
    await control.clock({ offsetMs: 0 })
    const [payment] = sandbox.exchange.fundingPayments(account)
    expect(await exchange.fetchFundingHistory(SYMBOL)).toMatchObject([
      { id: payment?.id, code: 'USDC', amount: Number(toDecimal(payment?.payment ?? 0n)) },
    ])
  })

  test('has a short position by its absolute size', async () => {
    await exchange.createOrder(SYMBOL, 'market', 'sell', 0.05, undefined, { price: '0' })
    const { results } = await read(sandbox, exchange, '/positions')
    expect(results[0]?.size).toBe('-0.03')
    expect(await exchange.fetchPosition(SYMBOL)).toMatchObject({ side: 'short', contracts: 0.03 })
    const params = { price: '0', reduceOnly: true }
    await exchange.createOrder(SYMBOL, 'market', 'buy', 0.03, undefined, params)
    expect(await exchange.fetchPositions()).toEqual([])
  })

  test('fills a resting order in part', async () => {
    const params = { clientOrderId: 'part' }
    const made = await exchange.createOrder(SYMBOL, 'limit', 'buy', 0.01, 95_500, params)
    await control.fill({ clientId: 'part', size: '0.004' })
    const seen = await exchange.fetchOrder(made.id ?? '', SYMBOL)
    expect(seen).toMatchObject({ status: 'open', filled: 0.004, remaining: 0.006, average: 95_500 })
    const [trade] = await exchange.fetchMyTrades(SYMBOL, undefined, 1)
    expect(trade).toMatchObject({ order: made.id, amount: 0.004, price: 95_500, takerOrMaker: 'maker' })
    await exchange.cancelAllOrders(SYMBOL)
  })

  test('sets its leverage', async () => {
    await exchange.setLeverage(7, SYMBOL)
    expect(await exchange.fetchLeverage(SYMBOL)).toMatchObject({ longLeverage: 7, marginMode: 'cross' })
    const { configs } = await read<{ configs: object[] }>(
      sandbox,
      exchange,
      `/account/margin?market=${MARKET}`,
    )
    expect(configs).toMatchObject([{ market: MARKET, leverage: 7 }])
  })

  test('has had no liquidation, until it has one', async () => {
    expect(await exchange.fetchMyLiquidations(SYMBOL)).toEqual([])
    await exchange.setLeverage(50, SYMBOL)
    await exchange.createOrder(SYMBOL, 'market', 'buy', 40, undefined, { price: '0' })
    await control.price({ market: MARKET, price: '80000' })
    const seen = await exchange.fetchMyLiquidations(SYMBOL)
    const { results } = await read(sandbox, exchange, '/liquidations?from=1')
    expect(seen.map(({ timestamp }) => timestamp)).toEqual([results[0]?.created_at])
  })
})
