import type { OrderIntent } from '../src/preload/model'
import { multiply, roundToStep } from '../src/money/decimal'
import type { DeskApp } from './desk-app'
import { placeOrder, readSnapshot } from './desk-app'
import { until } from './until'

interface Trade {
  market: string
  side: OrderIntent['side']
  size: string
  /** Of the bid; the order rests there unless the exchange is asked to fill it. */
  ratio: string
  filled: boolean
}

const trades: Trade[] = [
  { market: 'BTC-USD-PERP', side: 'buy', size: '0.25', ratio: '0.998', filled: true },
  { market: 'ETH-USD-PERP', side: 'sell', size: '3', ratio: '1.002', filled: true },
  { market: 'SOL-USD-PERP', side: 'buy', size: '40', ratio: '0.997', filled: true },
  { market: 'BTC-USD-PERP', side: 'buy', size: '0.1', ratio: '0.985', filled: false },
  { market: 'BTC-USD-PERP', side: 'sell', size: '0.1', ratio: '1.02', filled: false },
  { market: 'ETH-USD-PERP', side: 'buy', size: '1', ratio: '0.98', filled: false },
]

/** Gives the paper account the positions, orders and fills that make a picture of the desk worth seeing. */
export async function tradeForPicture({ window, control }: DeskApp): Promise<void> {
  for (const trade of trades) {
    const price = await until(`a price of ${trade.market}`, async () => {
      const { markets, tickers } = await readSnapshot(window)
      const tick = markets.find(({ symbol }) => symbol === trade.market)?.priceTickSize
      const bid = tickers.find(({ market }) => market === trade.market)?.bid
      return tick && bid ? roundToStep(multiply(bid, trade.ratio), tick, 'down') : undefined
    })
    const order = await placeOrder(window, { ...trade, price })
    if (trade.filled) await control.fill({ orderId: order.id })
  }
  const expected = trades.filter(({ filled }) => filled).length
  await until('the fills', async () => (await readSnapshot(window)).fills.length >= expected)
}
