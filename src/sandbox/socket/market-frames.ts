import { bboShape, fundingShape, summaryShape, tradeShape } from '../shapes/market'
import type { BookView, ExchangeTrade, FundingObservation, MarketSummary, Quanta } from '../exchange/types'
import type { FundingSource } from '../funding-sources'
import type { Frame } from './subscriptions'

/** When a frame is told and its place in the exchange's stream. */
export interface Stamp {
  ts: number
  seq: number
}

/** One trade, on `trades.{market}`. */
export function tradeFrame(trade: ExchangeTrade, stamp: Stamp): Frame {
  return {
    data: tradeShape(trade),
    sbe: {
      name: 'trade',
      fields: {
        ...stamp,
        tradeId: BigInt(trade.id),
        side: trade.side,
        price: trade.price,
        size: trade.size,
        createdAt: trade.createdAtMs,
        tradeType: trade.kind,
      },
      data: { market: trade.market },
    },
  }
}

/** The best bid and ask, on `bbo.{market}`. */
export function bboFrame(view: BookView, ts: number): Frame {
  const [bid, ask] = [view.bids[0], view.asks[0]]
  return {
    data: bboShape(view),
    sbe: {
      name: 'bbo',
      fields: {
        ts,
        seq: view.seqNo,
        bidPrice: bid?.price ?? null,
        bidSize: bid?.size ?? null,
        askPrice: ask?.price ?? null,
        askSize: ask?.size ?? null,
      },
      data: { market: view.market },
    },
  }
}

/** A market's summary, on `markets_summary[.{market}]`. */
export function summaryFrame(summary: MarketSummary, stamp: Stamp): Frame {
  return {
    data: summaryShape(summary),
    sbe: {
      name: 'summary',
      fields: {
        ...stamp,
        markPrice: summary.markPrice,
        indexPrice: summary.indexPrice,
        lastPrice: summary.lastPrice,
        volumeUsd24h: summary.volume24h,
        openInterest: summary.openInterest,
        fundingRate: summary.fundingRate,
        bid: summary.bid,
        ask: summary.ask,
        totalVolume: summary.totalVolume,
        priceChangeRate24h: summary.priceChangeRate24h,
        bidSize: summary.bidSize,
        askSize: summary.askSize,
        fundingRatePrecise: summary.fundingRate * 10_000n,
      },
      data: { market: summary.market },
    },
  }
}

/** The hourly funding rate of a market on one venue, on `funding_rate_comparison.ALL@…`. */
export function comparisonFrame(funding: FundingObservation, source: FundingSource, hourly: Quanta): Frame {
  const { market, createdAtMs } = funding
  return {
    // The venue describes no JSON of this channel; this is served to binary sockets only.
    data: {},
    sbe: {
      name: 'fundingComparison',
      fields: {
        ts: createdAtMs,
        lastUpdatedAt: createdAtMs,
        hourlyFundingRate: hourly,
        assetKind: 'PERPETUAL_FUTURE',
        source,
      },
      data: { market },
    },
  }
}

/** A funding observation, on `funding_data.{market}`. */
export function fundingFrame(funding: FundingObservation, stamp: Stamp): Frame {
  return {
    data: fundingShape(funding),
    sbe: {
      name: 'funding',
      fields: {
        ...stamp,
        fundingRate: funding.fundingRate,
        fundingIndex: funding.fundingIndex,
        createdAt: funding.createdAtMs,
        fundingPremium: funding.fundingPremium,
        fundingRate8h: funding.fundingRate8h,
        fundingPeriodHours: funding.fundingPeriodHours,
      },
      data: { market: funding.market },
    },
  }
}
