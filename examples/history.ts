/**
 * What has been: fills page by page, orders, candles, money in and out, leverage.
 * Run it with: node --import tsx examples/history.ts
 */
import { entriesOf } from '../src/main/paradex/history'
import { openExchange, valueOf } from './exchange'

const market = 'BTC-USD-PERP'
const { client, account, control, close } = await openExchange()
await client.connect()

for (const clientId of ['one', 'two', 'three']) {
  await client.placeOrder({
    clientId,
    market,
    side: 'buy',
    type: 'limit',
    size: '0.01',
    price: valueOf(await client.getTickers()).find((ticker) => ticker.market === market)?.bid ?? '0',
    timeInForce: 'gtc',
    reduceOnly: false,
  })
  await control.fill({ clientId })
}

// A page has `next`, as long as there is one.
let pages = 0
let page = valueOf(await client.history.fills({ market, pageSize: 1 }))
for (;;) {
  pages += 1
  for (const fill of page.entries) console.log('fill', fill.side, fill.size, 'at', fill.price)
  if (!page.next || pages === 3) break
  page = valueOf(await page.next())
}
console.log('in', pages, 'pages')

// Or all of it, one after the other.
for await (const order of entriesOf(client.history.orders({ market, pageSize: 2 }))) {
  console.log('order', order.clientId, order.state)
}

const now = Date.now()
const candles = valueOf(
  await client.history.candles({ market, minutes: 1, startAtMs: now - 60 * 60_000, endAtMs: now }),
)
console.log('candles', candles.length, 'of 1 minute, the last closed at', candles.at(-1)?.close)

await control.fund({ account, amount: '-25' })
for (const { kind, amount } of valueOf(await client.history.transfers()).entries) {
  console.log('transfer', kind, amount)
}
for (const { token, size } of valueOf(await client.getBalances())) console.log('balance', size, token)

valueOf(await client.margin.set({ market, kind: 'cross', leverage: 5 }))
console.log('leverage', valueOf(await client.margin.get(market))?.leverage)

await close()
