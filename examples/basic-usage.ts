/**
 * The first steps: connect, look around, place an order, change it, cancel it.
 * Run it with: node --import tsx examples/basic-usage.ts
 */
import { multiply, roundToStep } from '../src/money/decimal'
import { openExchange, valueOf } from './exchange'

const market = 'BTC-USD-PERP'
const { client, close } = await openExchange()

let lastPhase = ''
client.onConnection(({ phase }) => {
  if (phase !== lastPhase) console.log('connection', phase)
  lastPhase = phase
})
client.onOrder(({ clientId, state, price }) => console.log('order', clientId, state, 'at', price))
client.onFill(({ side, size, price }) => console.log('fill', side, size, 'at', price))

// Resolves when signed in, subscribed and in step with the venue.
await client.connect()

const account = valueOf(await client.getAccount())
console.log('account value', account.accountValue, account.settlementAsset)

const terms = valueOf(await client.getMarkets()).find(({ symbol }) => symbol === market)
if (!terms) throw new Error(`no market ${market}`)
const mark = valueOf(await client.getCurrentPrice(market))
const price = roundToStep(multiply(mark, '0.98'), terms.priceTickSize, 'down')

const placed = await client.placeOrder({
  clientId: 'first',
  market,
  side: 'buy',
  type: 'limit',
  size: '0.01',
  price,
  timeInForce: 'postOnly',
  reduceOnly: false,
})
// 'unknown' would mean: nobody knows. Ask by client id before anything is sent again.
if (placed.outcome !== 'accepted') throw new Error(placed.problem.code)

const lower = roundToStep(multiply(mark, '0.97'), terms.priceTickSize, 'down')
const { id: orderId, side } = placed.order
await client.modifyOrder({ orderId, market, side, type: 'limit', size: '0.02', price: lower })
console.log('open orders', valueOf(await client.getOpenOrders(market)).length)
valueOf(await client.cancelOrder(orderId))

const taken = await client.placeOrder({
  clientId: 'second',
  market,
  side: 'buy',
  type: 'market',
  size: '0.01',
  price: '0',
  timeInForce: 'ioc',
  reduceOnly: false,
})
console.log('market order', taken.outcome)
for (const position of valueOf(await client.getPositions())) {
  console.log('position', position.side, position.size, position.market, 'from', position.entryPrice)
}

await close()
