import type { OrderIntent } from '../../src/preload/model'
import { multiply, roundToStep } from '../../src/money/decimal'
import type { DeskApp } from '../desk-app'
import { placeOrder, readSnapshot } from '../desk-app'
import { until } from '../until'

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

/** So much of the bid, on the tick. */
function priceOf(
  window: DeskApp['window'],
  { market, ratio }: Pick<Trade, 'market' | 'ratio'>,
): Promise<string> {
  return until(`a price of ${market}`, async () => {
    const { markets, tickers } = await readSnapshot(window)
    const tick = markets.find(({ symbol }) => symbol === market)?.priceTickSize
    const bid = tickers.find((ticker) => ticker.market === market)?.bid
    return tick && bid ? roundToStep(multiply(bid, ratio), tick, 'down') : undefined
  })
}

/** Gives the paper account the positions, orders and fills that make a picture of the desk worth seeing. */
export async function tradeForPicture({ window, control }: DeskApp): Promise<void> {
  for (const trade of trades) {
    const price = await priceOf(window, trade)
    const order = await placeOrder(window, { ...trade, price })
    if (trade.filled) await control.fill({ orderId: order.id })
  }
  const expected = trades.filter(({ filled }) => filled).length
  await until('the fills', async () => (await readSnapshot(window)).fills.length >= expected)
}

/** Round trips, won and lost, one still open and one order taken back: enough to look back on. */
export async function tradeForReview({ window, control }: DeskApp): Promise<void> {
  const trips: Omit<Trade, 'filled'>[] = [
    { market: 'BTC-USD-PERP', side: 'buy', size: '0.25', ratio: '0.996' },
    { market: 'BTC-USD-PERP', side: 'sell', size: '0.25', ratio: '1.001' },
    { market: 'ETH-USD-PERP', side: 'sell', size: '3', ratio: '1.001' },
    { market: 'ETH-USD-PERP', side: 'buy', size: '3', ratio: '0.999' },
    { market: 'SOL-USD-PERP', side: 'buy', size: '40', ratio: '1.003' },
    { market: 'SOL-USD-PERP', side: 'sell', size: '40', ratio: '0.998' },
    { market: 'BTC-USD-PERP', side: 'sell', size: '0.4', ratio: '1.002' },
    { market: 'BTC-USD-PERP', side: 'buy', size: '0.15', ratio: '0.999' },
  ]
  for (const trade of trips) {
    const price = await priceOf(window, trade)
    const { id } = await placeOrder(window, { ...trade, price })
    // One that crosses has filled by itself.
    await control.fill({ orderId: id }).catch(() => undefined)
    await until('the fill', async () =>
      (await readSnapshot(window)).fills.some(({ orderId }) => orderId === id),
    )
  }
  await control.settleFunding({ market: 'BTC-USD-PERP' })
}
