/**
 * A bot as a class: quotes both sides around the mark price, moves its quotes with it, and ends flat.
 * Run it with: node --import tsx examples/bot.ts
 */
import { multiply, roundToStep } from '../src/money/decimal'
import type { ParadexClient } from '../src/main/paradex/client'
import type { Decimal, Market, Order, Side } from '../src/preload/model'
import { openExchange, valueOf } from './exchange'

/** How a bot quotes: each side's price is the mark price times its factor. */
interface Terms {
  market: Market
  size: Decimal
  factors: Record<Side, Decimal>
}

class QuotingBot {
  readonly #client: ParadexClient
  readonly #terms: Terms
  /** Its working orders by side. */
  readonly #quotes = new Map<Side, Order>()
  readonly #removers: (() => void)[]
  #count = 0

  constructor(client: ParadexClient, terms: Terms) {
    this.#client = client
    this.#terms = terms
    this.#removers = [
      client.onOrder((order) => this.#follow(order)),
      client.onFill(({ side, size, price }) => console.log('filled', side, size, 'at', price)),
    ]
  }

  /** Puts each side's quote where it belongs now. */
  async quote(): Promise<void> {
    const { market, factors, size } = this.#terms
    const mark = valueOf(await this.#client.getCurrentPrice(market.symbol))
    for (const side of ['buy', 'sell'] as const) {
      const price = roundToStep(multiply(mark, factors[side]), market.priceTickSize, 'nearest')
      const order = this.#quotes.get(side)
      if (!order) await this.#place(side, size, price)
      else if (order.price !== price) await this.#move(order, price)
    }
  }

  /** Takes its quotes back and closes what it holds. */
  async stop(): Promise<void> {
    const { symbol } = this.#terms.market
    valueOf(await this.#client.cancelAllOrders(symbol))
    for (const position of valueOf(await this.#client.getPositions())) {
      if (position.market !== symbol) continue
      const side = position.side === 'long' ? 'sell' : 'buy'
      await this.#client.placeOrder({
        clientId: 'flat',
        market: symbol,
        side,
        type: 'market',
        size: position.size,
        price: '0',
        timeInForce: 'ioc',
        reduceOnly: true,
      })
    }
    for (const remove of this.#removers) remove()
  }

  async #place(side: Side, size: Decimal, price: Decimal): Promise<void> {
    const placed = await this.#client.placeOrder({
      clientId: `quote-${++this.#count}`,
      market: this.#terms.market.symbol,
      side,
      type: 'limit',
      size,
      price,
      timeInForce: 'postOnly',
      reduceOnly: false,
      selfTradePrevention: 'expireMaker',
    })
    console.log('quote', side, 'at', price, placed.outcome)
  }

  async #move({ id: orderId, market, side, size }: Order, price: Decimal): Promise<void> {
    const moved = await this.#client.modifyOrder({ orderId, market, side, type: 'limit', size, price })
    console.log('move', side, 'to', price, moved.outcome)
  }

  #follow(order: Order): void {
    if (!order.clientId.startsWith('quote-')) return
    const isResting = order.state === 'working' || order.state === 'partlyFilled'
    if (isResting) this.#quotes.set(order.side, order)
    else if (this.#quotes.get(order.side)?.id === order.id) this.#quotes.delete(order.side)
  }
}

const { client, close } = await openExchange()
await client.connect()
// Should this machine go away, its quotes go too.
console.log('cancel on disconnect', await client.setCancelOnDisconnect(true))

const market = valueOf(await client.getMarkets()).find(({ symbol }) => symbol === 'BTC-USD-PERP')
if (!market) throw new Error('no such market')
const bot = new QuotingBot(client, { market, size: '0.01', factors: { buy: '0.999', sell: '1.001' } })
for (let round = 0; round < 5; round += 1) {
  await bot.quote()
  await new Promise((resolve) => setTimeout(resolve, 300))
}
await bot.stop()
console.log('budget left', client.budget.budgets.orders[0]?.remaining, 'orders in this second')
await close()
