import type { Market, TapeTrade } from '../../preload/model'
import type { BestPrices, Book, BookLevel, MarketSummary } from './nouns'
import { MalformedWire, WireObject } from './wire'
import { toSide } from './words'

const kinds: ReadonlyMap<string, Market['kind']> = new Map([
  ['PERP', 'perpetual'],
  ['OPTION', 'option'],
  ['PERP_OPTION', 'option'],
  ['SPOT', 'spot'],
  ['FUTURE', 'future'],
])

const marginModes: ReadonlyMap<string, Market['marginMode']> = new Map([
  ['cross', 'cross'],
  ['isolated', 'isolated'],
  ['isolated_margin', 'isolated'],
])

/** A market of GET /markets, or of its stored form with a `markets` event's changes over it. */
export function toMarket(wire: WireObject): Market {
  const fees = wire.child('fee_config')?.child('api_fee')
  const margin = wire.child('delta1_cross_margin_params')
  return {
    symbol: wire.text('symbol'),
    kind: kinds.get(wire.textOrEmpty('asset_kind')) ?? 'other',
    baseCurrency: wire.textOrEmpty('base_currency'),
    quoteCurrency: wire.textOrEmpty('quote_currency'),
    settlementCurrency: wire.textOrEmpty('settlement_currency'),
    priceTickSize: wire.decimal('price_tick_size'),
    orderSizeIncrement: wire.decimal('order_size_increment'),
    minNotional: wire.decimalOrNull('min_notional') ?? '0',
    maxOrderSize: wire.decimal('max_order_size'),
    positionLimit: wire.decimalOrNull('position_limit') ?? '0',
    priceBandsWidth: wire.decimalOrNull('price_bands_width') ?? '0',
    marginMode: marginModes.get(wire.textOrEmpty('market_kind')) ?? null,
    // `imf_factor` and `imf_shift` are "always 0" (`responses.Delta1CrossMarginParams`).
    initialMarginFraction: margin?.decimalOrNull('imf_base') ?? null,
    maintenanceMarginFactor: margin?.decimalOrNull('mmf_factor') ?? null,
    makerFeeRate: fees?.child('maker_fee')?.decimalOrNull('fee') ?? null,
    takerFeeRate: fees?.child('taker_fee')?.decimalOrNull('fee') ?? null,
    maxOpenOrders: Number(wire.decimalOrNull('max_open_orders') ?? '0'),
    fundingPeriodHours: Number(wire.decimalOrNull('funding_period_hours') ?? '0'),
  }
}

/** A summary of GET /markets/summary or of a JSON `markets_summary`. */
export function toSummary(wire: WireObject): MarketSummary {
  return {
    market: wire.text('symbol'),
    markPrice: wire.priceOrNull('mark_price'),
    indexPrice: wire.priceOrNull('underlying_price'),
    lastPrice: wire.priceOrNull('last_traded_price'),
    bid: wire.priceOrNull('bid'),
    bidSize: wire.decimalOrNull('bid_size'),
    ask: wire.priceOrNull('ask'),
    askSize: wire.decimalOrNull('ask_size'),
    fundingRate: wire.decimalOrNull('funding_rate'),
    openInterest: wire.decimalOrNull('open_interest'),
    volume24h: wire.decimalOrNull('volume_24h'),
    priceChangeRate24h: wire.decimalOrNull('price_change_rate_24h'),
    atMs: wire.timeMsOrNull('created_at') ?? 0,
  }
}

/** Best prices of a JSON `bbo.{market}`. */
export function toBestPrices(wire: WireObject): BestPrices {
  return {
    market: wire.text('market'),
    bid: wire.priceOrNull('bid'),
    bidSize: wire.decimalOrNull('bid_size'),
    ask: wire.priceOrNull('ask'),
    askSize: wire.decimalOrNull('ask_size'),
    atMs: wire.timeMs('last_updated_at'),
  }
}

/** A trade of a JSON `trades.{market}`. */
export function toTrade(wire: WireObject): TapeTrade {
  const side = toSide(wire.text('side'))
  if (!side) throw new MalformedWire('side')
  return {
    id: wire.text('id'),
    market: wire.text('market'),
    side,
    price: wire.decimal('price'),
    size: wire.decimal('size'),
    createdAtMs: wire.timeMs('created_at'),
  }
}

/** A book of a JSON `order_book` channel, where deletions are a list of their own. */
export function toBook(wire: WireObject): Book {
  const book: Book = {
    market: wire.text('market'),
    update: wire.text('update_type') === 's' ? 'snapshot' : 'delta',
    seq: wire.whole('seq_no'),
    bids: [],
    asks: [],
    updatedAtMs: wire.timeMs('last_updated_at'),
  }
  for (const entry of wire.list('inserts')) putLevel(book, entry, false)
  for (const entry of wire.list('updates')) putLevel(book, entry, false)
  for (const entry of wire.list('deletes')) putLevel(book, entry, true)
  return book
}

function putLevel(book: Book, entry: unknown, isRemoved: boolean): void {
  const level = new WireObject(entry, 'level')
  const side = toSide(level.text('side'))
  if (!side) throw new MalformedWire('side')
  const kept: BookLevel = { price: level.decimal('price'), size: isRemoved ? '0' : level.decimal('size') }
  if (side === 'buy') book.bids.push(kept)
  else book.asks.push(kept)
}
