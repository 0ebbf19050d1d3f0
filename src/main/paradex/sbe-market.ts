import type { SbeBlock, SbeTail } from './sbe-reader'
import { sbeWords } from './sbe-words'

// Object literals are read top to bottom, so the order of the properties is the order on the wire.

/** Template 1, `trades.{market}`; `side` is the aggressor's. */
export function readTradeEvent(block: SbeBlock, tail: SbeTail) {
  return {
    name: 'TradeEvent' as const,
    ts: block.int64(),
    seq: block.int64(),
    tradeId: block.int64(),
    side: block.word(sbeWords.side),
    price: block.decimal(8),
    size: block.decimal(8),
    createdAt: block.int64(),
    tradeType: block.word(sbeWords.fillType),
    market: tail.text(),
  }
}

/** Template 2, `bbo.{market}`. */
export function readBboEvent(block: SbeBlock, tail: SbeTail) {
  return {
    name: 'BboEvent' as const,
    ts: block.int64(),
    seq: block.int64(),
    bidPrice: block.decimalOrNull(8),
    bidSize: block.decimalOrNull(8),
    askPrice: block.decimalOrNull(8),
    askSize: block.decimalOrNull(8),
    market: tail.text(),
  }
}

function readLevel(block: SbeBlock) {
  return { price: block.decimal(8), size: block.decimal(8) }
}

/** Template 3, `order_book.{market}…`; a level of size 0 removes the level. */
export function readBookEvent(block: SbeBlock, tail: SbeTail) {
  return {
    name: 'BookEvent' as const,
    ts: block.int64(),
    seq: block.int64(),
    pkgType: block.word(sbeWords.pkgType),
    bestBidPrice: block.decimalOrNull(8),
    bestBidSize: block.decimalOrNull(8),
    bestAskPrice: block.decimalOrNull(8),
    bestAskSize: block.decimalOrNull(8),
    relativeSpread: block.decimalOrNull(8),
    bestBidApiPrice: block.decimalOrNull(8),
    bestBidApiSize: block.decimalOrNull(8),
    bestAskApiPrice: block.decimalOrNull(8),
    bestAskApiSize: block.decimalOrNull(8),
    bids: tail.group(readLevel),
    asks: tail.group(readLevel),
    market: tail.text(),
  }
}

/** Template 4, `markets_summary[.{market}]`; the last three fields came with version 1. */
export function readMarketSummaryEvent(block: SbeBlock, tail: SbeTail) {
  return {
    name: 'MarketSummaryEvent' as const,
    ts: block.int64(),
    seq: block.int64(),
    markPrice: block.decimal(8),
    indexPrice: block.decimal(8),
    lastPrice: block.decimal(8),
    volumeUsd24h: block.decimal(8),
    openInterest: block.decimal(8),
    fundingRate: block.decimal(8),
    bid: block.decimalOrNull(8),
    ask: block.decimalOrNull(8),
    totalVolume: block.decimal(8),
    priceChangeRate24h: block.decimal(8),
    markIv: block.decimalOrNull(8),
    bidIv: block.decimalOrNull(8),
    askIv: block.decimalOrNull(8),
    lastIv: block.decimalOrNull(8),
    delta: block.decimalOrNull(8),
    gamma: block.decimalOrNull(8),
    vega: block.decimalOrNull(8),
    theta: block.decimalOrNull(8),
    rho: block.decimalOrNull(8),
    volga: block.decimalOrNull(8),
    vanna: block.decimalOrNull(8),
    futureFundingRate: block.decimalOrNull(8),
    externalFairPrice: block.decimalOrNull(8),
    bidSize: block.decimalOrNull(8),
    askSize: block.decimalOrNull(8),
    forwardRate: block.decimalOrNull(8),
    riskFreeRate: block.decimalOrNull(8),
    fundingRatePrecise: block.decimalOrNull(12),
    market: tail.text(),
  }
}

/** Template 5, `funding_data.{market}`; `impactPremiumRate` came with version 1. */
export function readFundingDataEvent(block: SbeBlock, tail: SbeTail) {
  return {
    name: 'FundingDataEvent' as const,
    ts: block.int64(),
    seq: block.int64(),
    fundingRate: block.decimal(8),
    fundingIndex: block.decimal(8),
    createdAt: block.int64(),
    fundingPremium: block.decimal(8),
    fundingRate8h: block.decimal(8),
    fundingPeriodHours: block.int16(),
    impactPremiumRate: block.decimalOrNull(8),
    market: tail.text(),
  }
}

/** Template 6, `funding_rate_comparison.ALL@{refresh_rate}`; came with version 1. */
export function readFundingRateComparisonEvent(block: SbeBlock, tail: SbeTail) {
  return {
    name: 'FundingRateComparisonEvent' as const,
    ts: block.int64(),
    lastUpdatedAt: block.int64(),
    hourlyFundingRate: block.decimal(12),
    assetKind: block.word(sbeWords.assetKind),
    source: block.word(sbeWords.fundingRateSource),
    market: tail.text(),
  }
}
