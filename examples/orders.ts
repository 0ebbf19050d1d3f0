/**
 * Every way to send an order and to take it back.
 * Run it with: node --import tsx examples/orders.ts
 */
import { multiply, roundToStep } from '../src/money/decimal'
import type { PlaceOutcome } from '../src/main/paradex/order-entry'
import type { OrderToPlace } from '../src/main/paradex/order-forms'
import type { Decimal, Order } from '../src/preload/model'
import { openExchange, valueOf } from './exchange'

const market = 'BTC-USD-PERP'
const { client, close } = await openExchange()
await client.connect()

const terms = valueOf(await client.getMarkets()).find(({ symbol }) => symbol === market)
if (!terms) throw new Error(`no market ${market}`)
const mark = valueOf(await client.getCurrentPrice(market))
/** The mark price times a factor, on the market's tick. */
const near = (factor: Decimal): Decimal => roundToStep(multiply(mark, factor), terms.priceTickSize, 'nearest')

/** A resting bid; `changes` make it something else. */
const order = (clientId: string, changes: Partial<OrderToPlace> = {}): OrderToPlace => ({
  clientId,
  market,
  side: 'buy',
  type: 'limit',
  size: '0.01',
  price: near('0.98'),
  timeInForce: 'gtc',
  reduceOnly: false,
  ...changes,
})

function accepted(placed: PlaceOutcome): Order {
  if (placed.outcome !== 'accepted') throw new Error(placed.problem.code)
  return placed.order
}

/** The order as it is by now: what `placeOrder` answers is only queued. */
async function settled(clientId: string): Promise<Order> {
  const found = valueOf(await client.findOrderByClientId(clientId))
  if (!found) throw new Error(`no order ${clientId}`)
  return found
}

// Many at once: up to ten a request, an outcome each.
const ladder = ['0.98', '0.97', '0.96'].map((factor, index) =>
  order(`ladder-${index + 1}`, { price: near(factor), selfTradePrevention: 'expireMaker' }),
)
const batch = await client.placeOrders(ladder)
console.log('batch', ...batch.map(({ outcome }) => outcome))

// A position, and a guard on either side of it.
accepted(await client.placeOrder(order('entry', { type: 'market', price: '0', timeInForce: 'ioc' })))
const exit = { side: 'sell', reduceOnly: true } as const
const stop = { ...exit, type: 'stopLossMarket', price: '0', triggerPrice: near('0.95') } as const
const profit = { ...exit, type: 'takeProfitLimit', price: near('1.05'), triggerPrice: near('1.04') } as const
accepted(await client.placeOrder(order('stop-loss', stop)))
accepted(await client.placeOrder(order('take-profit', profit)))
console.log('stop loss', (await settled('stop-loss')).state)
console.log('take profit', (await settled('take-profit')).state)

// By client id an order is found wherever it is: resting, filled or long gone.
const first = await settled('ladder-1')
console.log('found', first.clientId, 'at', first.price, first.state)
const lower = { size: '0.02', price: near('0.975') }
accepted(await client.modifyOrder({ orderId: first.id, market, side: first.side, type: 'limit', ...lower }))

// One by its client id, some by their ids, one side, then all there are.
valueOf(await client.cancelOrderByClientId('ladder-1', market))
const others = await Promise.all(['ladder-2', 'ladder-3'].map(settled))
const cancelled = await client.cancelOrders({ orderIds: others.map(({ id }) => id) })
console.log('cancelled', ...cancelled.map(({ status }) => status))
console.log('sells', valueOf(await client.cancelOrdersOfSide('sell', market)).length)
valueOf(await client.cancelAllOrders())
console.log('left', valueOf(await client.getOpenOrders()).length)

// A large order in small pieces: one every 30 seconds.
const twap = await client.algos.placeTwap({ market, side: 'buy', size: '0.1', durationS: 300 })
if (twap.outcome !== 'accepted') throw new Error(twap.problem.code)
console.log('twap', twap.algo.state, twap.algo.remainingSize)
valueOf(await client.algos.cancel(twap.algo.id))
console.log('twap gone', valueOf(await client.algos.getOpen()).length)

await close()
