import { toDecimal, toDecimalOr } from '../quanta'
import type { JsonObject } from '../json'
import type {
  BookLevel,
  BookView,
  ExchangeTrade,
  FundingObservation,
  MarketSpec,
  MarketSummary,
} from '../exchange/types'

/** A market's static data (MarketResp). */
export function marketShape(spec: MarketSpec): JsonObject {
  const fee = (rate: bigint) => ({ fee: toDecimal(rate) })
  const fees = { maker_fee: fee(spec.makerFeeRate), taker_fee: fee(spec.takerFeeRate) }
  const interactive = { ...fees, taker_fee: fee(spec.interactiveTakerFeeRate) }
  return {
    symbol: spec.symbol,
    base_currency: spec.baseCurrency,
    quote_currency: spec.quoteCurrency,
    settlement_currency: spec.settlementCurrency,
    order_size_increment: toDecimal(spec.step),
    price_tick_size: toDecimal(spec.tick),
    min_notional: toDecimal(spec.minNotional),
    open_at: 0,
    expiry_at: 0,
    asset_kind: 'PERP',
    market_kind: 'cross',
    trading_mode: 'STANDARD',
    position_limit: toDecimal(spec.positionLimit),
    price_bands_width: toDecimal(spec.priceBandsWidth),
    iv_bands_width: '0',
    max_slippage: toDecimal(spec.priceBandsWidth),
    max_open_orders: spec.maxOpenOrders,
    max_order_size: toDecimal(spec.maxOrderSize),
    max_funding_rate: toDecimal(spec.maxFundingRate),
    max_funding_rate_change: toDecimal(spec.maxFundingRate),
    max_tob_spread: '0.2',
    funding_period_hours: spec.fundingPeriodHours,
    funding_multiplier: 1,
    interest_rate: toDecimal(spec.interestRate),
    clamp_rate: '0.05',
    price_feed_id: '',
    oracle_ewma_factor: '0.2',
    delta1_cross_margin_params: {
      imf_base: toDecimal(spec.imfBase),
      imf_factor: '0',
      imf_shift: '0',
      mmf_factor: toDecimal(spec.mmfFactor),
    },
    fee_config: { api_fee: fees, interactive_fee: interactive, rpi_fee: fees },
    tags: [],
  }
}

/** A market's moving data (MarketSummaryResp), without what belongs to options. */
export function summaryShape(summary: MarketSummary): JsonObject {
  return {
    symbol: summary.market,
    mark_price: toDecimal(summary.markPrice),
    last_traded_price: toDecimal(summary.lastPrice),
    underlying_price: toDecimal(summary.indexPrice),
    bid: toDecimalOr(summary.bid),
    bid_size: toDecimalOr(summary.bidSize),
    ask: toDecimalOr(summary.ask),
    ask_size: toDecimalOr(summary.askSize),
    volume_24h: toDecimal(summary.volume24h),
    total_volume: toDecimal(summary.totalVolume),
    open_interest: toDecimal(summary.openInterest),
    funding_rate: toDecimal(summary.fundingRate),
    price_change_rate_24h: toDecimal(summary.priceChangeRate24h),
    created_at: summary.createdAtMs,
  }
}

/** One public trade (TradeResult); `side` is the taker's. */
export function tradeShape(trade: ExchangeTrade): JsonObject {
  return {
    id: trade.id,
    market: trade.market,
    side: trade.side,
    size: toDecimal(trade.size),
    price: toDecimal(trade.price),
    created_at: trade.createdAtMs,
    trade_type: trade.kind,
  }
}

/** Best bid and ask (BBOResp); an empty side is an empty text. */
export function bboShape(view: BookView): JsonObject {
  const [bid, ask] = [view.bids[0], view.asks[0]]
  return {
    market: view.market,
    seq_no: view.seqNo,
    bid: toDecimalOr(bid?.price ?? null),
    bid_size: toDecimalOr(bid?.size ?? null),
    ask: toDecimalOr(ask?.price ?? null),
    ask_size: toDecimalOr(ask?.size ?? null),
    last_updated_at: view.updatedAtMs,
  }
}

/** An order book snapshot (AskBidArray), levels as [price, size]; `api` is the book without RPI orders. */
export function bookShape(view: BookView, api: BookView, interactive: boolean): JsonObject {
  const pair = (level: BookLevel) => [toDecimal(level.price), toDecimal(level.size)]
  const best = (levels: readonly BookLevel[]) => (levels[0] ? pair(levels[0]) : [])
  const bests = interactive && {
    best_bid_interactive: best(view.bids),
    best_ask_interactive: best(view.asks),
  }
  return {
    market: view.market,
    seq_no: view.seqNo,
    last_updated_at: view.updatedAtMs,
    bids: view.bids.map(pair),
    asks: view.asks.map(pair),
    best_bid_api: best(api.bids),
    best_ask_api: best(api.asks),
    ...bests,
  }
}

/** One funding observation (FundingDataResult). */
export function fundingShape(funding: FundingObservation): JsonObject {
  return {
    market: funding.market,
    funding_index: toDecimal(funding.fundingIndex),
    funding_premium: toDecimal(funding.fundingPremium),
    funding_rate: toDecimal(funding.fundingRate),
    funding_rate_8h: toDecimal(funding.fundingRate8h),
    funding_period_hours: funding.fundingPeriodHours,
    created_at: funding.createdAtMs,
  }
}
