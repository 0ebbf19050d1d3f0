function words<W extends string>(from: number, ...names: W[]): ReadonlyMap<number, W> {
  return new Map(names.map((name, index) => [from + index, name]))
}

/** Enumerations of SBE schema 1 by wire value; 254 and any newer value is in none of them. */
export const sbeWords = {
  side: words(1, 'BUY', 'SELL'),
  orderType: words(
    1,
    'LIMIT',
    'MARKET',
    'STOP_LIMIT',
    'STOP_MARKET',
    'TAKE_PROFIT_LIMIT',
    'TAKE_PROFIT_MARKET',
    'STOP_LOSS_LIMIT',
    'STOP_LOSS_MARKET',
  ),
  orderStatus: words(1, 'NEW', 'UNTRIGGERED', 'OPEN', 'CLOSED'),
  timeInForce: words(1, 'GTC', 'IOC', 'POST_ONLY', 'RPI'),
  fillType: words(1, 'FILL', 'LIQUIDATION', 'UNWIND_TRANSFER', 'SETTLE_MARKET', 'RPI', 'BLOCK_TRADE'),
  pkgType: words(0, 'SNAPSHOT', 'DELTA'),
  assetKind: words(0, 'UNSPECIFIED', 'PERPETUAL_FUTURE', 'OPTION', 'SPOT'),
  fundingRateSource: words(
    0,
    'UNSPECIFIED',
    'PARADEX',
    'BINANCE',
    'BYBIT',
    'OKX',
    'DERIBIT',
    'DERIVE',
    'HYPERLIQUID',
    'LIGHTER',
    'DATABENTO',
    'PUBLISHER',
    'PYTH',
    'STORK',
  ),
  liquiditySide: words(1, 'MAKER', 'TAKER'),
  stpMode: words(0, 'NONE', 'EXPIRE_MAKER', 'EXPIRE_TAKER', 'EXPIRE_BOTH'),
  positionStatus: words(1, 'OPEN', 'CLOSED', 'UNSPECIFIED'),
  accountStatus: words(1, 'ACTIVE', 'LIQUIDATION'),
} as const

/** Bits of OrderFlags, lowest first. */
export const sbeOrderFlags = [
  'REDUCE_ONLY',
  'STOP_CONDITION_BELOW_TRIGGER',
  'STOP_CONDITION_ABOVE_TRIGGER',
  'INTERACTIVE',
  'TARGET_STRATEGY_VWAP',
] as const
