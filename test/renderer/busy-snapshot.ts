import { add, multiply, roundToStep } from '../../src/money/decimal'
import type { Fill, Market, Order, Position, Snapshot, Ticker } from '../../src/preload/model'
import { fill, market, order, position, profile, snapshot, ticker } from './samples'

// Symbol, mark, tick, step, change of a day, volume.
const rows = [
  ['BTC', '97120.53', '0.1', '0.001', '0.0132', '1240000000.5'],
  ['ETH', '3412.456', '0.01', '0.01', '-0.0087', '812000000'],
  ['SOL', '187.2304', '0.001', '0.1', '0.0421', '304000000'],
  ['XRP', '2.31415', '0.0001', '1', '-0.0211', '96000000'],
  ['DOGE', '0.3214567', '0.00001', '10', '0.0009', '44000000'],
  ['HYPE', '24.8123', '0.001', '0.1', '0.1134', '41000000'],
  ['LINK', '21.0456', '0.001', '0.1', '-0.0062', '21000000'],
  ['AVAX', '36.1802', '0.001', '0.1', '0.0157', '18000000'],
  ['ARB', '0.7321', '0.0001', '1', '-0.0302', '9000000'],
  ['STRK', '0.41235', '0.0001', '1', '0', '7000000'],
  ['kPEPE', '0.01734521', '0.0000001', '100', '-0.0618', '6400000'],
  ['SUI', '4.1267', '0.0001', '1', '0.0234', '5100000'],
] as const

const markets = rows.map(([base, , priceTickSize, orderSizeIncrement]) =>
  market({ symbol: `${base}-USD-PERP`, baseCurrency: base, priceTickSize, orderSizeIncrement }),
)

function tickerOf(index: number, atMs: number): Ticker {
  const [base, mark, tick, step, priceChangeRate24h, volume24h] = rows[index % rows.length] ?? rows[0]
  const bid = roundToStep(mark, tick, 'down')
  return ticker({
    market: `${base}-USD-PERP`,
    markPrice: mark,
    indexPrice: mark,
    lastPrice: bid,
    bid,
    ask: add(bid, tick),
    bidSize: multiply(step, '1204'),
    askSize: multiply(step, '850'),
    priceChangeRate24h,
    volume24h,
    updatedAtMs: atMs,
  })
}

function priced(index: number): { market: Market; mark: string; price: (off: number) => string } {
  const [, mark, tick] = rows[index % rows.length] ?? rows[0]
  return {
    market: markets[index % markets.length] ?? market(),
    mark,
    price: (off) => roundToStep(multiply(mark, (1 + off / 1000).toFixed(4)), tick, 'nearest'),
  }
}

function orderOf(index: number, atMs: number): Order {
  const { market, price } = priced(index)
  const size = multiply(market.orderSizeIncrement, String(10 + ((index * 37) % 400)))
  const partly = index % 5 === 2
  return order({
    id: `o${index}`,
    clientId: `c${index}`,
    market: market.symbol,
    side: index % 3 === 0 ? 'sell' : 'buy',
    type: index % 11 === 10 ? 'stopLossMarket' : 'limit',
    size,
    remainingSize: partly ? multiply(market.orderSizeIncrement, String(4 + (index % 5))) : size,
    price: index % 11 === 10 ? '0' : price(index % 3 === 0 ? 4 + (index % 9) : -4 - (index % 9)),
    timeInForce: index % 4 === 1 ? 'postOnly' : 'gtc',
    reduceOnly: index % 7 === 3,
    state: index % 11 === 10 ? 'untriggered' : partly ? 'partlyFilled' : index === 1 ? 'unknown' : 'working',
    createdAtMs: atMs - index * 47_000,
  })
}

function fillOf(index: number, atMs: number): Fill {
  const { market, mark, price } = priced(index * 5)
  const size = multiply(market.orderSizeIncrement, String(3 + ((index * 29) % 90)))
  return fill({
    key: `FILL:f${index}`,
    id: `f${index}`,
    orderId: `o${500 + index}`,
    market: market.symbol,
    side: index % 2 ? 'sell' : 'buy',
    liquidity: index % 3 ? 'taker' : 'maker',
    fillType: index === 4 ? 'liquidation' : 'fill',
    price: price(index % 7),
    size,
    fee: multiply(multiply(size, mark), index % 3 ? '0.0003' : '-0.00005'),
    realizedPnl: index % 2 ? multiply(multiply(size, mark), index % 5 ? '0.002' : '-0.004') : null,
    createdAtMs: atMs - 20_000 - index * 83_000,
  })
}

function positionOf(index: number): Position {
  const { market, mark, price } = priced(index)
  const size = multiply(market.orderSizeIncrement, String(120 + ((index * 97) % 700)))
  return position({
    market: market.symbol,
    side: index % 2 ? 'short' : 'long',
    size,
    entryPrice: multiply(price(index % 2 ? 6 : -6), '1.00003'),
    unrealizedPnl: multiply(multiply(size, mark), index % 3 === 2 ? '-0.0048' : '0.0061'),
    unrealizedFundingPnl: '0',
    liquidationPrice: index === 3 ? null : price(index % 2 ? 310 : -340),
    leverage: index === 3 ? null : '10',
  })
}

/** A desk at work, with so many rows, all of it around a moment. */
export function busySnapshot(
  atMs: number,
  counts: { orders: number; fills: number; positions: number },
  over: Partial<Snapshot> = {},
): Snapshot {
  const several = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, i) => make(i))
  return snapshot({
    markets,
    tickers: several(rows.length, (index) => tickerOf(index, atMs)),
    orders: several(counts.orders, (index) => orderOf(index, atMs)),
    fills: several(counts.fills, (index) => fillOf(index, atMs)),
    positions: several(counts.positions, positionOf),
    balances: [
      { token: 'USDC', size: '100000', updatedAtMs: atMs },
      { token: 'DIME', size: '12.5', updatedAtMs: atMs },
    ],
    profiles: [
      profile(),
      profile({
        environment: 'mainnet',
        address: '0x1a2b3c4d5e6f',
        label: 'Main',
        kind: 'subkey',
        kept: 'keychain',
      }),
    ],
    ...over,
  })
}
