/** How a field lies on the wire. `micros` takes milliseconds; `int64?` writes null as the smallest int64. */
export type WireKind =
  'int64' | 'int64?' | 'int16' | 'uint8' | 'micros' | 'address' | Readonly<Record<string, number>>

export type FieldLayout = readonly [name: string, kind: WireKind]

/** One message of schema 1, version 1: its root block, groups and data in wire order. */
export interface MessageLayout {
  readonly templateId: number
  readonly fields: readonly FieldLayout[]
  readonly groups: Readonly<Record<string, readonly FieldLayout[]>>
  readonly data: readonly string[]
}

const side = { BUY: 1, SELL: 2 }
const orderType = {
  LIMIT: 1,
  MARKET: 2,
  STOP_LIMIT: 3,
  STOP_MARKET: 4,
  TAKE_PROFIT_LIMIT: 5,
  TAKE_PROFIT_MARKET: 6,
  STOP_LOSS_LIMIT: 7,
  STOP_LOSS_MARKET: 8,
}
const fillType = { FILL: 1, LIQUIDATION: 2, UNWIND_TRANSFER: 3, SETTLE_MARKET: 4, RPI: 5, BLOCK_TRADE: 6 }
const fundingSource = {
  UNSPECIFIED: 0,
  PARADEX: 1,
  BINANCE: 2,
  BYBIT: 3,
  OKX: 4,
  DERIBIT: 5,
  DERIVE: 6,
  HYPERLIQUID: 7,
  LIGHTER: 8,
  DATABENTO: 9,
  PUBLISHER: 10,
  PYTH: 11,
  STORK: 12,
}
const level: readonly FieldLayout[] = [
  ['price', 'int64'],
  ['size', 'int64'],
]
const head: readonly FieldLayout[] = [
  ['ts', 'micros'],
  ['seq', 'int64'],
]

function message(
  templateId: number,
  fields: readonly FieldLayout[],
  data: readonly string[],
  groups: Readonly<Record<string, readonly FieldLayout[]>> = {},
): MessageLayout {
  return { templateId, fields, groups, data }
}

/** Every message this exchange encodes. Decimals are mantissas of 10^-8 but for fields named precise or hourly (10^-12). */
export const layouts = {
  trade: message(
    1,
    [
      ...head,
      ['tradeId', 'int64'],
      ['side', side],
      ['price', 'int64'],
      ['size', 'int64'],
      ['createdAt', 'micros'],
      ['tradeType', fillType],
    ],
    ['market'],
  ),
  bbo: message(
    2,
    [...head, ['bidPrice', 'int64?'], ['bidSize', 'int64?'], ['askPrice', 'int64?'], ['askSize', 'int64?']],
    ['market'],
  ),
  book: message(
    3,
    [
      ...head,
      ['pkgType', { SNAPSHOT: 0, DELTA: 1 }],
      ['bestBidPrice', 'int64?'],
      ['bestBidSize', 'int64?'],
      ['bestAskPrice', 'int64?'],
      ['bestAskSize', 'int64?'],
      ['relativeSpread', 'int64?'],
      ['bestBidApiPrice', 'int64?'],
      ['bestBidApiSize', 'int64?'],
      ['bestAskApiPrice', 'int64?'],
      ['bestAskApiSize', 'int64?'],
    ],
    ['market'],
    { bids: level, asks: level },
  ),
  summary: message(
    4,
    [
      ...head,
      ['markPrice', 'int64'],
      ['indexPrice', 'int64'],
      ['lastPrice', 'int64'],
      ['volumeUsd24h', 'int64'],
      ['openInterest', 'int64'],
      ['fundingRate', 'int64'],
      ['bid', 'int64?'],
      ['ask', 'int64?'],
      ['totalVolume', 'int64'],
      ['priceChangeRate24h', 'int64'],
      ['markIv', 'int64?'],
      ['bidIv', 'int64?'],
      ['askIv', 'int64?'],
      ['lastIv', 'int64?'],
      ['delta', 'int64?'],
      ['gamma', 'int64?'],
      ['vega', 'int64?'],
      ['theta', 'int64?'],
      ['rho', 'int64?'],
      ['volga', 'int64?'],
      ['vanna', 'int64?'],
      ['futureFundingRate', 'int64?'],
      ['externalFairPrice', 'int64?'],
      ['bidSize', 'int64?'],
      ['askSize', 'int64?'],
      ['forwardRate', 'int64?'],
      ['riskFreeRate', 'int64?'],
      ['fundingRatePrecise', 'int64?'],
    ],
    ['market'],
  ),
  funding: message(
    5,
    [
      ...head,
      ['fundingRate', 'int64'],
      ['fundingIndex', 'int64'],
      ['createdAt', 'micros'],
      ['fundingPremium', 'int64'],
      ['fundingRate8h', 'int64'],
      ['fundingPeriodHours', 'int16'],
      ['impactPremiumRate', 'int64?'],
    ],
    ['market'],
  ),
  fundingComparison: message(
    6,
    [
      ['ts', 'micros'],
      ['lastUpdatedAt', 'micros'],
      ['hourlyFundingRate', 'int64'],
      ['assetKind', { UNSPECIFIED: 0, PERPETUAL_FUTURE: 1, OPTION: 2, SPOT: 3 }],
      ['source', fundingSource],
    ],
    ['market'],
  ),
  order: message(
    20,
    [
      ...head,
      ['status', { NEW: 1, UNTRIGGERED: 2, OPEN: 3, CLOSED: 4 }],
      ['side', side],
      ['orderType', orderType],
      ['timeInForce', { GTC: 1, IOC: 2, POST_ONLY: 3, RPI: 4 }],
      ['price', 'int64?'],
      ['triggerPrice', 'int64?'],
      ['size', 'int64'],
      ['sizeOpen', 'int64'],
      ['avgFillPrice', 'int64?'],
      ['createdAt', 'micros'],
      ['updatedAt', 'micros'],
      ['account', 'address'],
      ['receivedAt', 'micros'],
      ['publishedAt', 'micros'],
      ['stp', { NONE: 0, EXPIRE_MAKER: 1, EXPIRE_TAKER: 2, EXPIRE_BOTH: 3 }],
      ['flags', 'uint8'],
    ],
    ['orderId', 'clientOrderId', 'market', 'cancelReason'],
  ),
  fill: message(
    21,
    [
      ...head,
      ['fillType', fillType],
      ['side', side],
      ['liquidity', { MAKER: 1, TAKER: 2 }],
      ['price', 'int64'],
      ['size', 'int64'],
      ['fee', 'int64'],
      ['realizedPnl', 'int64?'],
      ['createdAt', 'micros'],
      ['account', 'address'],
      ['underlyingPrice', 'int64'],
      ['realizedFunding', 'int64'],
    ],
    ['fillId', 'orderId', 'clientOrderId', 'tradeId', 'market'],
  ),
  position: message(
    22,
    [
      ...head,
      ['side', side],
      ['size', 'int64'],
      ['avgEntryPrice', 'int64'],
      ['unrealizedPnl', 'int64'],
      ['realizedPnl', 'int64'],
      ['markPrice', 'int64'],
      ['liquidationPrice', 'int64?'],
      ['leverage', 'int64'],
      ['updatedAt', 'micros'],
      ['account', 'address'],
      ['avgEntryPriceUsd', 'int64'],
      ['cost', 'int64'],
      ['costUsd', 'int64'],
      ['cachedFundingIndex', 'int64'],
      ['unrealizedFundingPnl', 'int64'],
      ['status', { OPEN: 1, CLOSED: 2, UNSPECIFIED: 3 }],
    ],
    ['market', 'lastFillId'],
  ),
  account: message(
    23,
    [
      ...head,
      ['totalCollateral', 'int64'],
      ['freeCollateral', 'int64'],
      ['initialMarginReq', 'int64'],
      ['maintenanceMarginReq', 'int64'],
      ['accountValue', 'int64'],
      ['unrealizedPnl', 'int64'],
      ['updatedAt', 'micros'],
      ['account', 'address'],
      ['marginCushion', 'int64'],
      ['status', { ACTIVE: 1, LIQUIDATION: 2 }],
    ],
    ['settlementAsset'],
  ),
  heartbeat: message(40, [...head], []),
} as const satisfies Record<string, MessageLayout>

export type MessageName = keyof typeof layouts
